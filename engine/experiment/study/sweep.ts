import { correlationMatrix } from '../../designs/correlation-matrix.ts';
import { grid } from '../../designs/grid.ts';
import { latinHypercube } from '../../designs/latin-hypercube.ts';
import { rankCorrelated } from '../../designs/rank-correlation.ts';
import { sobolPoints } from '../../designs/sobol.ts';
import { spearman } from '../../designs/spearman.ts';
import type { Table } from '../../designs/table.ts';
import { ResultsError } from '../results/results-error.ts';
import { asked } from './asked.ts';
import type { SweepDesign } from './design.ts';
import { type Factor, type FactorValue, factorQuantile } from './factor.ts';
import type { Study } from './study.ts';

/** Spearman's rank correlation of two inputs, over the points of a design. */
export type InputCorrelation = { readonly between: readonly [string, string]; readonly spearman: number };

/** The unit points of a design that fills the cube. */
const unitPoints = ({ method, points, factors, correlations }: SweepDesign, seed: string): readonly Float64Array[] => {
  const salted = `${seed}/design`;
  const make = method === 'lhs' ? latinHypercube : sobolPoints;
  const even = make(points, factors.length, salted);
  if (correlations === undefined || correlations.length === 0) return even;
  const names = factors.map(({ path }) => path);
  return rankCorrelated(even, correlationMatrix(names, correlations), names);
};

/** The values of a factor in a grid. @throws ResultsError `bad-design` where there are any number of them */
export const levelsOf = ({ path, values }: Factor): readonly FactorValue[] => {
  if (values.kind === 'levels') return values.levels;
  throw new ResultsError(
    'bad-design',
    `--vary ${path}: a grid needs values, and this is a range`,
    `write ${path}=lo:hi:n or ${path}=a,b,c, or take --design lhs`,
  );
};

const rowsOf = (factors: readonly Factor[], table: Table): readonly (readonly FactorValue[])[] => {
  const places = factors.map(({ path }) => table.columns.indexOf(path));
  return table.rows.map((row) =>
    places.map((place, index) => {
      const { values } = factors[index] as Factor;
      const text = row[place] as string;
      const level = values.kind === 'levels' ? values.levels.find((one) => String(one) === text) : undefined;
      return level ?? (Number.isFinite(Number(text)) ? Number(text) : text);
    }),
  );
};

/**
 * The values of all factors at every point of a sweep.
 *
 * @param table of a design that is one
 * @throws ResultsError `bad-design` where there are no such points
 */
export const sweepPoints = async (
  design: SweepDesign,
  seed: string,
  table: Table | undefined,
): Promise<readonly (readonly FactorValue[])[]> => {
  const { factors, method } = design;
  if (method === 'table') return rowsOf(factors, table as Table);
  if (method === 'grid') {
    const levels = factors.map(levelsOf);
    return asked(() => grid(levels.map(({ length }) => length))).map((places) =>
      places.map((place, index) => levels[index]?.[place] as FactorValue),
    );
  }
  const quantiles = await Promise.all(factors.map(factorQuantile));
  return asked(() => unitPoints(design, seed)).map((point) =>
    quantiles.map((quantile, index) => quantile(point[index] as number)),
  );
};

/** Rank correlations between inputs that are numbers, as they came out. */
const inputCorrelations = (
  factors: readonly Factor[],
  points: readonly (readonly FactorValue[])[],
): readonly InputCorrelation[] => {
  const columns = factors.map((_, index) => points.map((values) => values[index]));
  const numeric = columns.flatMap((column, index) =>
    column.every((value) => typeof value === 'number') && new Set(column).size > 1 ? [index] : [],
  );
  return numeric.flatMap((a, place) =>
    numeric.slice(place + 1).map((b): InputCorrelation => {
      const between = [a, b].map((index) => factors[index]?.path as string) as [string, string];
      return { between, spearman: spearman(columns[a] as number[], columns[b] as number[]) };
    }),
  );
};

/** The study that plays all points of a sweep, each with the same runs. */
export const sweepStudy = async (design: SweepDesign, seed: string, table: Table | undefined): Promise<Study> => {
  const points = await sweepPoints(design, seed, table);
  const requests = points.map((values) => ({ values, first: 0, runs: design.runs }));
  return {
    points: requests,
    conduct: async (play) => {
      await play(requests);
      // Of a grid there are none by construction.
      return design.method === 'grid' ? {} : { inputCorrelations: inputCorrelations(design.factors, points) };
    },
  };
};
