import type { ConditionName } from '../../analysis/condition-names.ts';
import { type MorrisTrajectory, morrisDesign } from '../../analysis/morris-design.ts';
import { type MorrisEffects, morrisEffects } from '../../analysis/morris-effects.ts';
import { type SobolIndices, saltelliRows, sobolIndices } from '../../analysis/sobol-indices.ts';
import { sobolPoints } from '../../designs/sobol.ts';
import type { Model } from '../../language/model.ts';
import { ResultsError } from '../results/results-error.ts';
import { asked } from './asked.ts';
import type { SensitivityDesign } from './design.ts';
import { type Factor, type FactorValue, factorQuantile } from './factor.ts';
import { outputNamed, outputOf } from './outputs.ts';
import type { PointRequest, Study } from './study.ts';

/** How much each factor matters, by the method of its design. */
export type Sensitivity =
  | { readonly method: 'morris'; readonly effects: MorrisEffects }
  | {
      readonly method: 'sobol';
      /** Of the factors, in their order. */
      readonly indices: SobolIndices;
      /** Of all levers together and all assumptions together, where there are both. */
      readonly groups?: { readonly names: readonly string[]; readonly indices: SobolIndices };
    };

/** What a study of sensitivity comes to. */
export type SensitivityResult = {
  /** The end or measure, as conditions write it. */
  readonly output: string;
  /** Of all runs that have a number; NaN where none has. */
  readonly mean: number;
  /** Runs without a number: failed ones, and those that miss the measure. */
  readonly missing: number;
  readonly sensitivity?: Sensitivity;
  /** Why there is none: too many runs have no number. */
  readonly unanswered?: string;
};

/** Rows that the methods need at least. */
const LEAST_ROWS = { morris: 2, sobol: 8 } as const;

/** The points of a design row by row, in the unit cube, and what the outputs of the rows tell. */
type Layout = {
  readonly rows: readonly (readonly Float64Array[])[];
  readonly conclude: (outputs: readonly (readonly Float64Array[])[]) => Sensitivity;
};

/** The place of a level among the others: of numbers by size, however they were listed. */
const placesOf = (levels: readonly FactorValue[]): readonly number[] => {
  const isOrdered = levels.every((level) => typeof level === 'number');
  const ascending = isOrdered ? levels.toSorted((a, b) => Number(a) - Number(b)) : levels;
  return levels.map((level) => ascending.indexOf(level));
};

/**
 * How far a factor moves, as a share of all that it can move: between two of m numbers by their places, between options
 * all the way, for from an option to any other there is no further to go.
 */
const changeOf = ({ values }: Factor, from: number, to: number): number => {
  if (values.kind !== 'levels' || values.levels.length < 2) return to - from;
  const { levels } = values;
  const places = placesOf(levels);
  const [before, after] = [from, to].map((u) => places[Math.floor(u * levels.length)] as number) as [number, number];
  const change = after - before;
  return levels.every((level) => typeof level === 'number') ? change / (levels.length - 1) : Math.sign(change);
};

/** Trajectories through levels move by whole levels, however far the unit numbers behind them are apart. */
const inLevels = ({ points, moves }: MorrisTrajectory, factors: readonly Factor[]): MorrisTrajectory => ({
  points,
  moves: moves.map(({ factor }, m) => {
    const [from, to] = [points[m], points[m + 1]].map((point) => point?.[factor] as number) as [number, number];
    return { factor, change: changeOf(factors[factor] as Factor, from, to) };
  }),
});

const morrisLayout = ({ rows, factors }: SensitivityDesign, seed: string): Layout => {
  const design = morrisDesign(rows, factors.length, seed).map((one) => inLevels(one, factors));
  return {
    rows: design.map(({ points }) => points),
    conclude: (outputs) => ({ method: 'morris', effects: morrisEffects(design, outputs, { seed }) }),
  };
};

/** Factors of each role, where both are varied. */
const rolesOf = ({ factors }: SensitivityDesign): { names: string[]; groups: number[][] } | undefined => {
  const of = (role: string): number[] => factors.flatMap((factor, index) => (factor.role === role ? [index] : []));
  const [levers, assumptions] = [of('lever'), of('assumption')];
  if (levers.length === 0 || assumptions.length === 0) return undefined;
  return { names: ['levers', 'assumptions'], groups: [levers, assumptions] };
};

const sobolLayout = (design: SensitivityDesign, seed: string): Layout => {
  const { rows, factors } = design;
  const roles = rolesOf(design);
  const groups = [...factors.map((_, index) => [index]), ...(roles?.groups ?? [])];
  const saltelli = saltelliRows(sobolPoints(rows, 2 * factors.length, seed), groups);
  const part = (outputs: readonly (readonly Float64Array[])[], from: number, to: number): SobolIndices =>
    sobolIndices(
      outputs.map(([a, b, ...ab]) => ({ a: a as Float64Array, b: b as Float64Array, ab: ab.slice(from, to) })),
      { seed },
    );
  return {
    rows: saltelli.map(({ a, b, ab }) => [a, b, ...ab]),
    conclude: (outputs) => {
      const indices = part(outputs, 0, factors.length);
      if (roles === undefined) return { method: 'sobol', indices };
      return {
        method: 'sobol',
        indices,
        groups: { names: roles.names, indices: part(outputs, factors.length, factors.length + 2) },
      };
    },
  };
};

const checkRows = ({ method, rows }: SensitivityDesign): void => {
  const least = LEAST_ROWS[method];
  if (rows < least)
    throw new ResultsError('bad-design', `--rows: the method ${method} needs at least ${least}, got ${rows}`);
};

/** Mean of the numbers there are, and how many are missing. */
const overall = (outputs: readonly Float64Array[]): Pick<SensitivityResult, 'mean' | 'missing'> => {
  let [sum, known, missing] = [0, 0, 0];
  for (const values of outputs)
    for (const value of values) {
      if (Number.isFinite(value)) [sum, known] = [sum + value, known + 1];
      else missing += 1;
    }
  return { mean: sum / known, missing };
};

/** What the analysis says of the outputs, or why it cannot: that is known only once they are played. */
const concluded = (conclude: () => Sensitivity): Pick<SensitivityResult, 'sensitivity' | 'unanswered'> => {
  try {
    return { sensitivity: conclude() };
  } catch (error) {
    if (error instanceof RangeError) return { unanswered: error.message };
    throw error;
  }
};

/**
 * The study of how an output depends on factors. Row j is played with runs j R to (j + 1) R − 1 at all of its points:
 * within a row the chances are the same, so that differences tell of the factors; between rows they are others, so that
 * what is left of chance can be told and taken off.
 *
 * @throws ResultsError `bad-design` where the output is none, or the design has no points
 */
export const sensitivityStudy = async (design: SensitivityDesign, seed: string, model: Model): Promise<Study> => {
  const { factors, runs, method } = design;
  const output: ConditionName = outputNamed(model, design.output);
  const salted = `${seed}/design`;
  checkRows(design);
  const { rows, conclude } = asked(() => (method === 'morris' ? morrisLayout : sobolLayout)(design, salted));
  const quantiles = await Promise.all(factors.map(factorQuantile));
  const requests = rows.map((points, row) =>
    points.map((point): PointRequest => {
      const values = quantiles.map((quantile, index) => quantile(point[index] as number));
      return { values, first: row * runs, runs };
    }),
  );
  return {
    points: requests.flat(),
    conduct: async (play) => {
      const outputs: Float64Array[] = [];
      await play(requests.flat(), (_, played) => outputs.push(outputOf(played, output)));
      let from = 0;
      const byRow = requests.map(({ length }) => {
        from += length;
        return outputs.slice(from - length, from);
      });
      const result: SensitivityResult = {
        output: design.output,
        ...overall(outputs),
        ...concluded(() => conclude(byRow)),
      };
      return result;
    },
  };
};
