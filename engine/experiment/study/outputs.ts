import type { ConditionName } from '../../analysis/condition-names.ts';
import { conditionNames, writtenName } from '../../analysis/condition-names.ts';
import type { Model } from '../../language/model.ts';
import { eachOnce } from '../../run/column-names.ts';
import { runColumns } from '../../run/columns.ts';
import { outcomeName } from '../../run/simulate.ts';
import { ResultsError } from '../results/results-error.ts';
import type { PlayedPoint } from './play-points.ts';

/**
 * The number of each run of a point under a name: 1 or 0 for how it ended, or a measure of it.
 *
 * @returns NaN of failed runs, and of those that miss the measure
 */
export const outputOf = ({ play, shards }: PlayedPoint, { key, kind }: ConditionName): Float64Array => {
  const { model, program } = play.kernel;
  const size = shards.reduce((sum, { count }) => sum + count, 0);
  const numbers = new Float64Array(size);
  const keys = eachOnce(runColumns(model, program.slots).map((column) => column.key));
  let at = 0;
  for (const shard of shards) {
    if (kind === 'measure') numbers.set(shard.measures[keys.indexOf(key)] ?? missing(shard.count), at);
    else
      for (const [run, code] of shard.outcomes.entries())
        numbers[at + run] = shareIn(code, outcomeName(model, code), key);
    at += shard.count;
  }
  return numbers;
};

const missing = (count: number): Float64Array => new Float64Array(count).fill(Number.NaN);

const shareIn = (code: number, outcome: string, wanted: string): number => {
  if (wanted === 'failed') return Number(code === -1);
  return code === -1 ? Number.NaN : Number(outcome === wanted);
};

/**
 * What a study is about, by its name.
 *
 * @throws ResultsError `bad-design` where results have no such number, or none of each run
 */
export const outputNamed = (model: Model, name: string): ConditionName => {
  const names = conditionNames(model);
  const found = names.find((one) => writtenName(one) === name);
  const usable = names.filter((one) => one.missing === undefined && !isPooled(model, one));
  const hint = `there are ${usable.map(writtenName).join(', ')}`;
  if (name === '')
    throw new ResultsError(
      'bad-design',
      'no --output is given, and the scenario has neither output nor headline',
      hint,
    );
  if (found === undefined)
    throw new ResultsError('bad-design', `--output ${name}: there is no such end or measure`, hint);
  if (found.missing !== undefined)
    throw new ResultsError('bad-design', `--output ${name}: it ${found.missing.message}`, hint);
  if (isPooled(model, found))
    throw new ResultsError(
      'bad-design',
      `--output ${name}: it is one number of all runs together, and not of each`,
      hint,
    );
  return found;
};

const isPooled = (model: Model, { key, kind }: ConditionName): boolean =>
  kind === 'measure' && model.measures.some(({ name, pooled }) => name === key && pooled !== undefined);
