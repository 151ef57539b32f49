import type { EvolutionResult } from '../../games/evolution/evolution-result.ts';
import { type Dynamic, type EvolveOptions, evolve } from '../../games/evolution/evolve.ts';
import { evolveGame } from '../../games/evolution/evolve-game.ts';
import type { Fitness } from '../../games/evolution/moran.ts';
import { pairRelations } from '../../games/evolution/pair-relations.ts';
import { type PhasePortrait, phasePortrait } from '../../games/evolution/phase-portrait.ts';
import { type PopulationGame, populationOfGame } from '../../games/evolution/population-game.ts';
import { PATH_DYNAMICS } from '../../games/evolution/shares-change.ts';
import { populationOf } from '../../games/files/encounter.ts';
import type { Setting } from '../../language/loading/settings.ts';
import { defined } from '../defined.ts';
import type { EvolveDocument } from './evolve-document.ts';
import { keepStrategies } from './keep-strategies.ts';
import type { OpenedFile } from './open-game.ts';
import type { OpenedGame } from './opened-game.ts';
import type { StageAsked } from './prepare-solve.ts';
import { askedOf, type Prepared } from './prepared.ts';
import { valuesOf } from './values-of.ts';

/** All flags of `evolve` that what is found depends on. */
export type EvolveFlags = StageAsked & {
  readonly dynamic?: Dynamic;
  /** Those that are played; without it all. */
  readonly strategies?: readonly string[];
  readonly population?: number;
  readonly selection?: number;
  readonly mutation?: number | 'small';
  readonly fitness?: Fitness;
  readonly start?: readonly number[];
  readonly horizon?: number;
};

/** A game that a population can play. */
export type Evolving = Extract<OpenedGame, { readonly kind: 'normal-form' | 'population' }>;

/** What is asked of a game, with the portrait where there is one. */
export type FoundEvolution = {
  readonly opened: Evolving;
  readonly options: EvolveOptions;
  readonly result: EvolutionResult;
  readonly portrait: PhasePortrait | undefined;
};

/** What the flags ask for, else what the file says. */
export const evolveOptions = (opened: Evolving, flags: EvolveFlags): EvolveOptions => {
  const own = opened.kind === 'population' ? opened.built.evolve : {};
  const { dynamic = own.dynamic ?? 'fermi' } = flags;
  const { start = own.start, horizon = own.horizon } = flags;
  // What else the file says of one dynamic means nothing to another.
  const { population, selection, mutation, fitness } =
    dynamic === (own.dynamic ?? 'fermi') ? { ...own, ...defined(flags) } : flags;
  // A path that cycles is drawn through its samples.
  const samples = PATH_DYNAMICS.some((one) => one === dynamic) ? 400 : undefined;
  return {
    dynamic,
    gradients: true,
    ...defined({ population, selection, mutation, fitness, start, horizon, samples }),
  };
};

/** Individuals of a finite population; undefined of a large one. */
export const individualsOf = ({ dynamic, population }: EvolveOptions): number | undefined => {
  if (PATH_DYNAMICS.some((one) => one === dynamic)) return undefined;
  return population ?? (dynamic === 'alpha-rank' ? 50 : 100);
};

const gameOf = (opened: Evolving): PopulationGame =>
  opened.kind === 'population' ? populationOf(opened.built) : populationOfGame(opened.game);

const titleOf = (opened: Evolving): string => {
  if (opened.kind === 'population') return opened.built.title;
  return opened.scenario?.model.name ?? opened.game.title;
};

/** Of profiles: whose actions stand in which place. */
export const playersOf = ({ opened, options }: FoundEvolution): readonly string[] | undefined =>
  options.dynamic === 'alpha-rank' && opened.kind === 'normal-form' ? opened.game.players : undefined;

/** A path that rests long before the horizon is told once more until then, so that its samples show the way there. */
const closer = (options: EvolveOptions, follow: (options: EvolveOptions) => EvolutionResult): EvolutionResult => {
  const first = follow(options);
  const rests = first.trajectory?.at(-1)?.time ?? 0;
  if (!first.complete || !(rests > 0) || rests > (options.horizon ?? 100) / 4) return first;
  const again = follow({ ...options, horizon: rests });
  return again.complete ? again : first;
};

/** @throws RangeError where the game is not one of a population, or an option is out of range */
export const findEvolution = (given: Evolving, flags: EvolveFlags): FoundEvolution => {
  const opened = flags.strategies === undefined ? given : keepStrategies(given, flags.strategies);
  const options = evolveOptions(opened, flags);
  const result = closer(options, (how) =>
    opened.kind === 'population' ? evolve(populationOf(opened.built), how) : evolveGame(opened.game, how),
  );
  const dynamic = PATH_DYNAMICS.find((one) => one === options.dynamic);
  const portrait = dynamic && phasePortrait(gameOf(opened), dynamic, options.selection);
  return { opened, options, result, portrait };
};

/** The game itself, where a population plays one. */
const gameFacts = (found: FoundEvolution): Pick<EvolveDocument, 'payoffs' | 'pairs' | 'values'> => {
  if (playersOf(found) !== undefined) return {};
  const game = gameOf(found.opened);
  const count = game.strategies.length;
  const payoffs = game.strategies.map((_, own) => [...game.payoffs.subarray(own * count, (own + 1) * count)]);
  return { payoffs, pairs: pairRelations(game), ...valuesOf(found.opened.built) };
};

export const evolveDocument = (found: FoundEvolution): EvolveDocument => ({
  ...{ title: titleOf(found.opened), ...gameFacts(found), ...found.result },
  ...defined({ population: individualsOf(found.options), players: playersOf(found), portrait: found.portrait }),
});

/**
 * @param file as opened with the same flags
 * @param opened what it holds
 */
export const prepareEvolve = (
  { archive, facts, seed }: OpenedFile,
  opened: Evolving,
  flags: EvolveFlags,
  set: readonly Setting[],
): Prepared<FoundEvolution> => ({
  plan: { analysis: 'evolve', scenario: facts.name, seed, set, asked: askedOf(flags), sources: archive.files },
  ...{ archive, facts },
  find: async () => findEvolution(opened, flags),
  findings: (found) => ({ document: evolveDocument(found), tables: [], runs: 0, failedRuns: 0 }),
});
