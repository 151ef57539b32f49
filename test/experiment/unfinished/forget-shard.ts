import { openJournal } from '../../../engine/experiment/batch/journal.ts';
import type { PlannedShard } from '../../../engine/experiment/pieces/planned-shards.ts';
import { planIdentity, readPlan } from '../../../engine/experiment/results/plan-file.ts';

/** Takes one shard of those that a directory keeps away. */
export const forgetShard = (directory: string, shards: readonly PlannedShard[], forgotten: number): void => {
  const plan = readPlan(directory);
  if (plan === undefined) throw new Error(`${directory}: expected a plan, got none`);
  const journal = openJournal(directory, planIdentity(plan, plan.trace));
  const kept = shards.flatMap((one) => {
    const shard = one.index === forgotten ? undefined : journal.load(one.index, one);
    return shard === undefined ? [] : [{ index: one.index, shard }];
  });
  journal.clear();
  for (const { index, shard } of kept) journal.save(index, shard);
};
