import type { Files } from '../../language/load.ts';
import { ResultsError } from '../results/results-error.ts';
import type { Solvable } from './answer.ts';
import { openGame } from './open-game.ts';
import { type Agreeable, type CoalitionFlags, prepareCoalition } from './prepare-coalition.ts';
import { type EvolveFlags, type Evolving, prepareEvolve } from './prepare-evolve.ts';
import { type PlayedFlags, preparePlayed } from './prepare-played.ts';
import { prepareSolve, type SolveFlags } from './prepare-solve.ts';
import {
  type MatchesFlags,
  type PlayedInTurns,
  prepareMatches,
  prepareRules,
  type RulesFlags,
} from './prepare-tournament.ts';
import type { Prepared } from './prepared.ts';
import type { SolutionPlan } from './solution-manifest.ts';

/** Somebody changed the manifest by hand. */
const unlike = (analysis: string, kind: string): ResultsError =>
  new ResultsError(
    'damaged-results',
    `${analysis}: its source is a game of the kind ${kind}`,
    'replace it with --force',
  );

/** What is done with what was prepared, whatever its findings are. */
type Then<Value> = <Found>(prepared: Prepared<Found>) => Promise<Value>;

/**
 * Prepares once more what was found, from its flags as they stand in the manifest.
 *
 * @throws DetenteError where the sources no longer make a game or scenario
 */
export const prepareAgain = async <Value>(
  { analysis, asked, seed, set, sources }: SolutionPlan,
  reference: string,
  files: Files,
  then: Then<Value>,
): Promise<Value> => {
  const isScenario = sources.some(({ role }) => role === 'scenario');
  const of = { reference, files, set, seed };
  if (analysis === 'tournament' && isScenario) {
    const { alpha, ...flags } = asked as RulesFlags;
    // Infinity is a text in JSON.
    const rules: RulesFlags = alpha === undefined ? flags : { ...flags, alpha: Number(alpha) };
    return then(await prepareRules(of, rules));
  }
  const { member } = asked;
  if (analysis === 'coalition' && typeof member === 'string') {
    const flags: PlayedFlags = { ...(asked as CoalitionFlags), member };
    return then(await preparePlayed(of, flags));
  }
  const file = await openGame(reference, { ...(asked as SolveFlags), seed, set }, files);
  const { opened } = file;
  switch (analysis) {
    case 'solve':
      if (opened.kind === 'treaty') throw unlike(analysis, opened.kind);
      return then(prepareSolve(file, opened satisfies Solvable, asked as SolveFlags, set));
    case 'tournament':
      if (opened.kind !== 'normal-form' && opened.kind !== 'population') throw unlike(analysis, opened.kind);
      return then(prepareMatches(file, opened satisfies PlayedInTurns, asked as MatchesFlags, set));
    case 'coalition':
      if (opened.kind !== 'normal-form' && opened.kind !== 'treaty') throw unlike(analysis, opened.kind);
      return then(prepareCoalition(file, opened satisfies Agreeable, asked as CoalitionFlags, set));
    case 'evolve': {
      if (opened.kind !== 'normal-form' && opened.kind !== 'population') throw unlike(analysis, opened.kind);
      const { selection, ...flags } = asked as EvolveFlags;
      // Infinity is a text in JSON.
      const asGiven: EvolveFlags = selection === undefined ? flags : { ...flags, selection: Number(selection) };
      return then(prepareEvolve(file, opened satisfies Evolving, asGiven, set));
    }
  }
};
