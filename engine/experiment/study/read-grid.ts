import { type ConditionName, conditionNames, plain, writtenName } from '../../analysis/condition-names.ts';
import type { Quantity } from '../../analysis/judge-condition.ts';
import type { Model } from '../../language/model.ts';
import { didYouMean } from '../../language/problem.ts';
import { defined } from '../defined.ts';
import { parseJson } from '../json.ts';
import { quantityOf } from '../results/quantity-of.ts';
import { damaged, readChecked } from '../results/read-checked.ts';
import { provenanceOf } from '../results/read-cited.ts';
import { changes } from '../results/read-results.ts';
import type { Results } from '../results/results.ts';
import { ResultsError } from '../results/results-error.ts';
import type { StudySummary } from './conduct-study.ts';
import { type Factor, type FactorValue, namedParameters } from './factor.ts';
import { gridDesign } from './grid-design.ts';
import { type GridQuantity, quantityFacts } from './quantity-facts.ts';
import { modelOf, type PointDocument, readPoints } from './read-points.ts';
import { headlineName } from './sweep-findings.ts';

export type { GridQuantity } from './quantity-facts.ts';

/** A parameter along an axis. */
export type GridAxis = {
  readonly path: string;
  /** In the scenario's words; the path where it has none. */
  readonly label: string;
  readonly doc?: string;
  /** `"1"` for a plain number. */
  readonly unit: string;
  /** Ascending, at least two. */
  readonly levels: readonly number[];
  /** The scenario's own value, where it is one number for all. */
  readonly own?: number;
};

/** What came of one point; estimate NaN and bounds infinite where no run has a number. */
export type GridCell = Quantity & { readonly runs: number; readonly failedRuns: number };

/** A sweep over one or two parameters, as a picture of it needs it: plain data. */
export type SweptGrid = {
  readonly quantity: GridQuantity;
  readonly x: GridAxis;
  /** Absent: one parameter is varied, and there is one row of cells. */
  readonly y?: GridAxis;
  /** `cells[row][column]`: at `y.levels[row]` and `x.levels[column]`. */
  readonly cells: readonly (readonly GridCell[])[];
  /** Parameters with one value at all points. */
  readonly held: readonly { readonly path: string; readonly value: FactorValue }[];
  /** Of each point. */
  readonly runs: number;
};

const numbersOf = ({ values }: Factor): readonly number[] =>
  values.kind === 'levels' ? values.levels.map(Number).toSorted((a, b) => a - b) : [];

/** The parameter of a path, and the scenario's own value where it is one number for all. */
export const standingOf = (path: string, own: Model): { readonly doc?: string; readonly own?: number } => {
  const found = [...namedParameters(own)].find(([name]) => plain(name) === plain(path))?.[1];
  const values = found?.parameter.values ?? [];
  const members = found?.member === undefined ? values : [values[found.member.index] ?? values[0]];
  const numbers = new Set(members.map((value) => (value?.kind === 'number' ? value.value : undefined)));
  const [value] = numbers;
  return defined({ doc: found?.parameter.doc, own: numbers.size === 1 ? value : undefined });
};

const axisOf = (factor: Factor, own: Model): GridAxis => {
  const { path, label, unit } = factor;
  return { ...{ path, label, unit, levels: numbersOf(factor) }, ...standingOf(path, own) };
};

/** @throws ResultsError where the scenario has no such number */
const quantityNamed = (directory: string, of: string | undefined, model: Model): ConditionName => {
  const names = conditionNames(model);
  const usable = names.filter(({ missing }) => missing === undefined).map(writtenName);
  const there = `there ${usable.length === 1 ? 'is' : 'are'} ${usable.join(', ')}`;
  const found = of === undefined ? headlineName(model) : names.find((one) => writtenName(one) === of);
  if (found === undefined && of === undefined)
    throw new ResultsError(
      'not-results',
      `${directory}: the scenario has no headline, end or measure`,
      'name one with --of',
    );
  if (found === undefined) {
    const near = didYouMean(of ?? '', usable);
    throw new ResultsError(
      'not-results',
      `--of ${of}: there is no such end or measure`,
      near === undefined ? there : `did you mean "${near}"? ${there}`,
    );
  }
  if (found.missing !== undefined)
    throw new ResultsError('not-results', `--of ${of}: it ${found.missing.message}`, found.missing.hint);
  return found;
};

const cellsOf = (
  points: readonly PointDocument[],
  name: ConditionName,
  { x, y }: Pick<SweptGrid, 'x' | 'y'>,
): SweptGrid['cells'] | undefined => {
  const placeOf = ({ parameters }: Pick<PointDocument, 'parameters'>): string =>
    [x, y].map((axis) => (axis === undefined ? '' : String(parameters[axis.path]))).join('|');
  const byPlace = new Map(points.map((point) => [placeOf(point), point]));
  const cellAt = (across: number, up: number | undefined): GridCell | undefined => {
    const parameters = { [x.path]: across, ...(y === undefined || up === undefined ? {} : { [y.path]: up }) };
    const point = byPlace.get(placeOf({ parameters }));
    if (point === undefined) return undefined;
    return { ...quantityOf(point, name), runs: point.runs, failedRuns: point.failedRuns };
  };
  const rows = (y?.levels ?? [undefined]).map((up) => x.levels.map((across) => cellAt(across, up)));
  return rows.some((row) => row.includes(undefined)) ? undefined : (rows as readonly (readonly GridCell[])[]);
};

/**
 * Reads a sweep over a grid of one or two parameters, and what a picture says around it.
 *
 * @param of the end or measure, as conditions name it; default: the scenario's headline, else its first harm, benefit, end
 *   or measure
 * @returns the grid, and results without the outcomes and series that only runs of one world have
 * @throws ResultsError where there are no finished results, damaged ones, or none that can be drawn
 */
export const readGrid = async (
  directory: string,
  of?: string,
): Promise<{ readonly results: Results; readonly grid: SweptGrid }> => {
  const { manifest, manifestSha256, model, points } = await readPoints(directory);
  const { design, x, y, held } = gridDesign(manifest.design, directory);
  const name = quantityNamed(directory, of, model);
  const own = await modelOf(directory, manifest.set);
  const axes = { x: axisOf(x, own), ...(y === undefined ? {} : { y: axisOf(y, own) }) };
  const cells = cellsOf(points, name, axes);
  if (cells === undefined) throw damaged(directory, 'points.parquet lacks points of its grid');
  const text = new TextDecoder().decode(readChecked(directory, manifest, 'summary.json'));
  const { scenario, runs, failedRuns } = parseJson(text) as StudySummary;
  const { seed, draft } = manifest;
  return {
    results: {
      scenario: { ...scenario, ...changes(directory, manifest) },
      ...{ runs: runs - failedRuns, failedRuns, seed, draft, outcomes: [], ticks: [] },
      sweep: { points: points.length, runs: design.runs },
      provenance: provenanceOf(directory, manifest, manifestSha256),
    },
    grid: {
      ...axes,
      quantity: quantityFacts(name, model),
      cells,
      held: held.map(({ path, values }) => ({ path, value: values.kind === 'levels' ? (values.levels[0] ?? '') : '' })),
      runs: design.runs,
    },
  };
};
