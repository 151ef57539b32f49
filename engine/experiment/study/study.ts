import type { Crew } from '../batch/crew.ts';
import type { EstimatesDocument } from '../results/run-document.ts';
import type { PointValue } from './factor.ts';
import type { PlayedPoint, PlayHooks } from './play-points.ts';
import type { PointProgram, Programs } from './programs.ts';

/** A point as it is asked for; which number it has is the player's matter. */
export type PointRequest = { readonly values: readonly PointValue[]; readonly first: number; readonly runs: number };

/** A point and what came of it. */
export type PointResult = {
  readonly index: number;
  readonly request: PointRequest;
  readonly estimates: EstimatesDocument;
};

/**
 * Plays points and writes them into the tables.
 *
 * @param take sees every point in its turn, with its runs, before they are forgotten
 */
export type PlayRound = (
  requests: readonly PointRequest[],
  take?: (result: PointResult, played: PlayedPoint) => void,
) => Promise<void>;

/** What a study is: which points it plays, perhaps depending on those before, and what it concludes from them. */
export type Study = {
  /** All points, where they are known beforehand: then others can play them in any order. */
  readonly points: readonly PointRequest[] | undefined;
  /** @returns what `summary.json` holds beside what is so of all studies */
  readonly conduct: (play: PlayRound) => Promise<object>;
};

/** Who plays, and where finished shards are kept. */
export type StudyHooks = PlayHooks & { readonly crew: Crew; readonly programs: Programs; readonly base: PointProgram };
