import type { Setting } from '../../language/loading/settings.ts';
import { type Answer, answer, answerDocument, type Solvable, type SolveAsked } from './answer.ts';
import type { OpenedFile } from './open-game.ts';
import { askedOf, type Prepared } from './prepared.ts';

/** Which moment of a scenario is played, as flags say it. */
export type StageAsked = {
  readonly decision?: string;
  readonly at?: number;
  readonly run?: number;
  readonly payoff?: string;
};

/** All flags of `solve` that what is found depends on. */
export type SolveFlags = SolveAsked & StageAsked;

/**
 * @param file as opened with the same flags
 * @param opened what it holds
 */
export const prepareSolve = (
  { archive, facts, seed }: OpenedFile,
  opened: Solvable,
  flags: SolveFlags,
  set: readonly Setting[],
): Prepared<Answer> => ({
  plan: { analysis: 'solve', scenario: facts.name, seed, set, asked: askedOf(flags), sources: archive.files },
  ...{ archive, facts },
  find: () => answer(opened, flags),
  findings: (found) => ({ document: answerDocument(found), tables: [], runs: 0, failedRuns: 0 }),
});
