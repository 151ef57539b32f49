import { commonProfile, firstCommonProfile, type RepeatedTerms } from '../../games/cooperation.ts';
import { needsSolver } from '../../games/correlated/correlated-equilibrium.ts';
import { encounterOf } from '../../games/files/encounter.ts';
import type { Method } from '../../games/find-equilibria.ts';
import { type Game, type PureProfile, profileCount, shapeOf } from '../../games/game.ts';
import { type InspectionSolution, inspectionGame } from '../../games/inspection.ts';
import { INFORMATION } from '../../games/race/rank-contest.ts';
import { type SafetyOutcome, solveSafetyContest } from '../../games/race/safety-contest.ts';
import { type RaceSolution, solveRace } from '../../games/race/solve-race.ts';
import { solve } from '../../games/solve.ts';
import type { TermValues } from '../../games/stage/stage-game.ts';
import { turning } from '../../games/stage/turning.ts';
import { FOR_EVER } from '../../language/check/declare/solving.ts';
import { loadSparseSolver } from '../load-sparse-solver.ts';
import type { Built, OpenedGame, OpenedNormalForm } from './opened-game.ts';
import { contestDocument, inspectionDocument, raceDocument } from './race-documents.ts';
import type { SolveDocument } from './solution-facts.ts';
import { type FoundOfGame, solveDocument } from './solve-document.ts';
import { valuesOf } from './values-of.ts';

/** What is asked of a game, as flags say it; what is left out a scenario says itself, or is as usual. */
export type SolveAsked = {
  readonly method?: Method;
  readonly all?: true;
  readonly mediator?: true;
  /** The action that all would have to keep. */
  readonly cooperate?: string;
  readonly discount?: number;
  readonly detection?: number;
  readonly falseAlarm?: number;
  readonly lag?: number;
  readonly snapBack?: number;
  readonly logit?: readonly number[];
};

/** Clocks, which an engine does not have. */
export type SolveClocks = {
  /** Whether the time of the search for equilibria is up. */
  readonly search?: () => boolean;
  /** Whether that of all else is. */
  readonly rest?: () => boolean;
  /** Of each linear program of a mediator. */
  readonly programSeconds?: number;
};

/** What was found, by the kind of game. */
export type Answer =
  | { readonly kind: 'normal-form'; readonly opened: OpenedNormalForm; readonly found: FoundOfGame }
  | { readonly kind: 'inspection'; readonly built: Built<'inspection'>; readonly solution: InspectionSolution }
  | { readonly kind: 'race'; readonly built: Built<'race'>; readonly solutions: readonly RaceSolution[] }
  | { readonly kind: 'contest'; readonly built: Built<'contest'>; readonly outcomes: readonly SafetyOutcome[] };

/** A game that can be solved: of a treaty among like players it is asked which sizes are stable. */
export type Solvable = Exclude<OpenedGame, { readonly kind: 'treaty' }>;

/** How the game would be watched, were it played again and again. */
export const termsOf = (asked: SolveAsked, own: TermValues = {}): RepeatedTerms => {
  const { discount = own.discount ?? 0.99, detection = own.detection ?? 1 } = asked;
  const { falseAlarm = own.falseAlarm ?? 0, lag = own.lag ?? 0, snapBack = own.snapBack } = asked;
  const trigger =
    snapBack === undefined || snapBack >= FOR_EVER
      ? ({ kind: 'grim' } as const)
      : ({ kind: 'snap-back', length: snapBack } as const);
  return { discount, detection, falseAlarm, lag, trigger };
};

/** A population's game as that of two who meet. */
export const asNormalForm = (
  opened: OpenedNormalForm | Extract<OpenedGame, { kind: 'population' }>,
): OpenedNormalForm =>
  opened.kind === 'normal-form' ? opened : { kind: 'normal-form', game: encounterOf(opened.built) };

/** The profile that all would have to keep: the one asked for, else everybody at his first action. */
const cooperativeProfile = (game: Game, cooperate: string | undefined): PureProfile | undefined => {
  if (cooperate === undefined) return firstCommonProfile(game);
  const profile = commonProfile(game, cooperate);
  if (profile === undefined)
    throw new RangeError(`cooperate: expected an action that everybody has, got "${cooperate}"`);
  return profile;
};

const UNLIMITED = Number.MAX_SAFE_INTEGER;

/** Most profiles of a bare game of which it is said unasked what a mediator could reach. */
const FEW_PROFILES = 49;

/** Of a scenario or a game in YAML always; of a large .nfg file only where it is asked for. */
const isMediated = ({ game, scenario, built }: OpenedNormalForm, { mediator, method = 'all' }: SolveAsked): boolean => {
  const told = scenario !== undefined || built !== undefined || profileCount(shapeOf(game)) <= FEW_PROFILES;
  return method === 'all' && (mediator === true || told);
};

const ofNormalForm = async (
  opened: OpenedNormalForm,
  asked: SolveAsked,
  { search, rest, programSeconds }: SolveClocks,
): Promise<FoundOfGame> => {
  const { game, scenario } = opened;
  const mediated = isMediated(opened, asked);
  const own = scenario?.model.experiment.solve;
  const profile = cooperativeProfile(game, asked.cooperate ?? own?.cooperate);
  const clock = rest === undefined ? {} : { expired: rest };
  const solved = solve(game, {
    method: asked.method ?? 'all',
    budget: { ...(search === undefined ? {} : { expired: search }), ...(asked.all ? { work: UNLIMITED } : {}) },
    mediated,
    ...clock,
    ...(mediated && needsSolver(game)
      ? { solver: await loadSparseSolver(programSeconds === undefined ? {} : { seconds: programSeconds }) }
      : {}),
    ...(asked.logit === undefined ? {} : { precisions: asked.logit }),
    ...(profile === undefined ? {} : { cooperate: { profile, terms: termsOf(asked, scenario?.stage.terms) } }),
  });
  const turned =
    scenario === undefined || profile === undefined
      ? undefined
      : await turning(scenario.model, profile, scenario.stage.where, scenario.options, clock);
  return { solved, turning: turned };
};

/**
 * All that is asked of a game.
 *
 * @throws RangeError where somebody lacks the action that all would have to keep, or terms are out of range; DetenteError
 *   as `turning`
 */
export const answer = async (opened: Solvable, asked: SolveAsked, clocks: SolveClocks = {}): Promise<Answer> => {
  switch (opened.kind) {
    case 'inspection': {
      const { built } = opened;
      const { n, m, b } = built;
      return { kind: 'inspection', built, solution: inspectionGame({ periods: n, inspections: m, penalty: b }) };
    }
    case 'contest':
      return { kind: 'contest', built: opened.built, outcomes: solveSafetyContest(opened.built.contest) };
    case 'race': {
      const { built } = opened;
      const solutions = INFORMATION.map((information) => solveRace(built.contest, information));
      return { kind: 'race', built, solutions };
    }
    default: {
      const asGame = asNormalForm(opened);
      return { kind: 'normal-form', opened: asGame, found: await ofNormalForm(asGame, asked, clocks) };
    }
  }
};

/** @param seconds how long it took; without it the document has no time in it */
export const answerDocument = (found: Answer, seconds?: number): SolveDocument => {
  switch (found.kind) {
    case 'inspection':
      return { ...inspectionDocument(found.built, found.solution), ...valuesOf(found.built) };
    case 'contest':
      return { ...contestDocument(found.built, found.outcomes), ...valuesOf(found.built) };
    case 'race':
      return { ...raceDocument(found.built, found.solutions), ...valuesOf(found.built) };
    case 'normal-form':
      return {
        ...solveDocument(found.opened, { ...found.found, ...(seconds === undefined ? {} : { seconds }) }),
        ...valuesOf(found.opened.built),
      };
  }
};
