import type { Crew } from '../batch/crew.ts';
import type { Journal } from '../batch/play-batch.ts';
import { type Item, playInOrder } from '../batch/play-shards.ts';
import { createRunFold, type RunSummary, runFoldSizes } from '../batch/run-summary.ts';
import { SHARD_RUNS, type Shard } from '../batch/shard.ts';
import type { PointValue } from './factor.ts';
import type { PointPlay, Programs } from './programs.ts';

/** One world of a design: values for its factors, and the runs it is played with. */
export type Point = {
  /** Its place in the design, from 0. */
  readonly index: number;
  /** One per factor. */
  readonly values: readonly PointValue[];
  /** The first of its runs: points with the same runs meet the same chances. */
  readonly first: number;
  readonly runs: number;
};

/** What a point came to. */
export type PlayedPoint = {
  readonly point: Point;
  readonly play: PointPlay;
  readonly shards: readonly Shard[];
  readonly summary: RunSummary;
};

export type PlayHooks = {
  readonly signal?: AbortSignal;
  readonly journal?: Journal;
  /** Told after every shard how many runs were played. */
  readonly progress?: (runs: number) => void;
};

/** Consecutive runs of one point, in the order in which they are numbered through the whole study. */
type Task = {
  readonly point: Point;
  readonly play: PointPlay;
  readonly index: number;
  readonly item: Item;
};

/** How many shards points are cut into; a journal numbers them through. */
export const tasksOf = (points: readonly { readonly runs: number }[]): number =>
  points.reduce((sum, { runs }) => sum + Math.ceil(runs / SHARD_RUNS), 0);

/** The shards of a point, by their runs. */
export function* jobsOf({
  first,
  runs,
}: Pick<Point, 'first' | 'runs'>): Generator<{ readonly first: number; readonly count: number }> {
  for (let from = 0; from < runs; from += SHARD_RUNS)
    yield { first: first + from, count: Math.min(SHARD_RUNS, runs - from) };
}

/**
 * Plays points, on all of a crew, and gives what they came to in their order.
 *
 * @param firstTask the number of the first shard in the journal
 * @throws the signal's reason when it is aborted
 */
export async function* playPoints(
  points: readonly Point[],
  programs: Programs,
  crew: Crew,
  { signal, journal, progress }: PlayHooks,
  firstTask = 0,
): AsyncGenerator<PlayedPoint, void, void> {
  const waiting: Task[] = [];
  async function* items(): AsyncGenerator<Item> {
    let index = firstTask;
    for (const point of points) {
      signal?.throwIfAborted();
      const play = await programs.of(point.values);
      for (const job of jobsOf(point)) {
        const item: Item = {
          program: play.program,
          job: { ...job, held: play.held },
          known: journal?.load(index, job),
        };
        waiting.push({ point, play, index, item });
        index += 1;
        yield item;
      }
    }
  }
  let shards: Shard[] = [];
  for await (const shard of playInOrder(crew, items(), () => () => signal?.throwIfAborted())) {
    signal?.throwIfAborted();
    const { point, play, index, item } = waiting.shift() as Task;
    if (item.known === undefined) journal?.save(index, shard);
    progress?.(shard.count);
    shards.push(shard);
    if (shard.first + shard.count < point.first + point.runs) continue;
    yield { point, play, shards, summary: foldOf(play, point, shards) };
    shards = [];
  }
}

/** All runs of a point, added up in their order and counted from 0. */
const foldOf = ({ kernel }: PointPlay, { first, runs }: Point, shards: readonly Shard[]): RunSummary => {
  const fold = createRunFold({ ...runFoldSizes(kernel), runs });
  for (const shard of shards)
    fold.add({ ...shard, first: shard.first - first, poison: shard.poison.map((run) => run - first) });
  return fold.finish();
};
