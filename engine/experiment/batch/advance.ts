import type { Model } from '../../language/model.ts';
import { outcomeName } from '../../run/simulate.ts';
import type { RunFoldState } from './run-summary.ts';
import type { Breath } from './shard.ts';

/** How far a batch has come. */
export type Advance = {
  readonly done: number;
  readonly total: number;
  /** Those runs by how they ended. */
  readonly outcomes: Readonly<Record<string, number>>;
};

/** Adds up how far the shards being played have come. */
export type AdvanceCount = {
  /** The runs of a shard so far. A shard that is played again begins anew. */
  readonly of: (first: number) => Breath;
  /** Runs of earlier results. */
  readonly earlier: (fold: RunFoldState) => void;
  /** The runs of a shard that is finished. */
  readonly finish: (first: number, outcomes: Int32Array) => void;
};

export const countAdvance = (
  model: Model,
  total: number,
  progress: ((advance: Advance) => void) | undefined,
): AdvanceCount => {
  const counts = new Map<number, number>();
  const played = new Map<number, Int32Array>();
  const count = (outcomes: Int32Array, weight: 1 | -1, from = 0): void => {
    for (const code of outcomes.subarray(from)) counts.set(code, (counts.get(code) ?? 0) + weight);
  };
  const tell = (): void => {
    if (progress === undefined) return;
    const outcomes: Record<string, number> = {};
    let done = 0;
    for (const [code, runs] of [...counts].sort(([a], [b]) => a - b)) {
      if (runs > 0) outcomes[outcomeName(model, code)] = runs;
      done += runs;
    }
    progress({ done, total, outcomes });
  };
  return {
    of: (first) => (outcomes, until) => {
      const before = played.get(first) ?? new Int32Array();
      const now = outcomes.slice(0, until);
      if (now.length < before.length) count(before, -1);
      count(now, 1, now.length < before.length ? 0 : before.length);
      played.set(first, now);
      tell();
    },
    earlier: ({ endings, failedRuns }) => {
      for (const [index, ended] of endings.entries())
        counts.set(
          index + 1,
          ended.reduce((sum, runs) => sum + runs, 0),
        );
      counts.set(-1, failedRuns);
    },
    finish: (first, outcomes) => {
      const before = played.get(first);
      played.delete(first);
      if (before?.length === outcomes.length) return;
      if (before !== undefined) count(before, -1);
      count(outcomes, 1);
      tell();
    },
  };
};
