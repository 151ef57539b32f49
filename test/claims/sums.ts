import { type ConditionName, conditionNames, writtenName } from '../../engine/analysis/condition-names.ts';
import { outputOf } from '../../engine/experiment/study/outputs.ts';
import type { PlayedPoint } from '../../engine/experiment/study/play-points.ts';
import type { Model } from '../../engine/language/model.ts';
import { pooledColumns } from '../../engine/run/columns.ts';

/** An output of the runs of a point in one arm: the quotient of two sums. Missing in a run: NaN in both. */
export type Sums = { readonly above: Float64Array; readonly below: Float64Array };

/** @throws Error where there is no such output, or several */
export const outputIn = (model: Model, name: string): ConditionName => {
  const found = conditionNames(model).filter((one) => writtenName(one) === name);
  const [first] = found;
  if (first === undefined || found.length > 1 || first.missing !== undefined)
    throw new Error(`${name}: expected one end or measure of "${model.title}" of that name, got ${found.length}`);
  return first;
};

const pooledOf = ({ shards, point }: PlayedPoint, index: number): Sums => {
  const of = (part: 0 | 1): Float64Array => {
    const all = new Float64Array(point.runs);
    for (const shard of shards) all.set(shard.pooled[2 * index + part] as Float64Array, shard.first - point.first);
    return all;
  };
  return { above: of(0), below: of(1) };
};

/** One number of each run, over 1; of measures that are one quotient of all runs, its two sums. */
export const sumsOf = (played: PlayedPoint, name: ConditionName): Sums => {
  const { model, program } = played.play.kernel;
  const pooled = pooledColumns(model, program.slots).findIndex(({ key }) => key === name.key);
  if (name.kind === 'measure' && pooled >= 0) return pooledOf(played, pooled);
  const above = outputOf(played, name);
  return { above, below: above.map((value) => (Number.isNaN(value) ? value : 1)) };
};
