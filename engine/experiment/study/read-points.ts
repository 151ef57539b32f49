import { type ConditionName, conditionNames } from '../../analysis/condition-names.ts';
import type { Setting } from '../../language/loading/settings.ts';
import type { Model } from '../../language/model.ts';
import { DetenteError } from '../../language/problem.ts';
import { defined } from '../defined.ts';
import { archivedFiles } from '../results/archived-files.ts';
import { examine } from '../results/examine.ts';
import { MANIFEST, type Manifest } from '../results/manifest.ts';
import { openResults } from '../results/open-results.ts';
import type { MeanQuantity, Quantities } from '../results/quantity-of.ts';
import { ResultsError } from '../results/results-error.ts';
import type { ShareDocument } from '../results/run-document.ts';
import { sha256 } from '../results/sink.ts';
import { readBytes } from '../results/verify-files.ts';
import { type Cell, openParquetBytes } from '../tables/parquet-file.ts';
import type { StudyDesign } from './design.ts';
import { type Factor, type FactorValue, settingText } from './factor.ts';

/** A mean over the runs of a point that have the number. */
export type PointMean = MeanQuantity & { readonly sd: number };

/** A point of a study and what came of it, as `points.parquet` has it. */
export type PointDocument = Quantities & {
  /** Its place in the design, from 0. */
  readonly point: number;
  /** Values by path; null: the scenario's own, which may be drawn in each run. */
  readonly parameters: Readonly<Record<string, FactorValue | null>>;
  /** The number of its first run: points with the same runs meet the same chances. */
  readonly firstRun: number;
  /** Runs played, failed ones among them. */
  readonly runs: number;
  readonly failedRuns: number;
  /** By the keys of `detente run --json`. */
  readonly measures: Readonly<Record<string, PointMean | ShareDocument>>;
};

/** The points of a finished study, and the model whose ends and measures they have. */
export type StudyPoints = {
  readonly manifest: Manifest & { readonly design: StudyDesign };
  readonly manifestSha256: string;
  /** The scenario at the first point. */
  readonly model: Model;
  readonly points: readonly PointDocument[];
};

/**
 * Reads the points of a sweep, a sensitivity analysis or a search for a threshold.
 *
 * @throws ResultsError where there are no finished results, none of a study, or damaged ones
 */
export const readPoints = async (directory: string): Promise<StudyPoints> => {
  const { manifest, sha256: manifestSha256 } = openResults(directory);
  const { design } = manifest;
  if (design.kind === 'replicates')
    throw new ResultsError(
      'not-results',
      `${directory}: holds runs of one world, and no points`,
      'detente sweep makes points: detente sweep <yaml> --vary path=lo:hi',
    );
  const rows = await pointsTable(directory, manifest);
  const first = design.factors.flatMap((factor, place): Setting[] => {
    const value = factorValue(factor, rows.cells[0]?.[place + 1] ?? null);
    return value === null ? [] : [{ path: factor.path, value: settingText(value) }];
  });
  const model = await modelOf(directory, [...manifest.set, ...first]);
  const names = conditionNames(model);
  const groups = groupsOf(rows.columns, names);
  return {
    manifest: { ...manifest, design },
    manifestSha256,
    model,
    points: rows.cells.map((row) => pointOf(row, design.factors, groups)),
  };
};

const damaged = (directory: string, what: string): ResultsError =>
  new ResultsError('damaged-results', `${directory}: ${what}`, 'detente verify tells what can be made again, and how');

type Rows = { readonly columns: readonly string[]; readonly cells: readonly (readonly Cell[])[] };

const pointsTable = async (directory: string, { files }: Manifest): Promise<Rows> => {
  const name = 'points.parquet';
  const written = files[name];
  if (written === undefined) throw damaged(directory, `its ${MANIFEST} lacks ${name}`);
  let bytes: ReturnType<typeof readBytes>;
  try {
    bytes = readBytes(directory, name);
  } catch {
    throw damaged(directory, `${name}: missing or unreadable`);
  }
  if (sha256(bytes) !== written.sha256) throw damaged(directory, `${name}: its bytes have changed`);
  const { columns, rows, read } = await openParquetBytes(bytes);
  return { columns, cells: await read(0, rows) };
};

/** The scenario of results, with these values. */
export const modelOf = async (directory: string, set: readonly Setting[]): Promise<Model> => {
  const { files, reference } = archivedFiles(directory);
  const { understood, problems } = await examine(reference, files, set);
  if (understood === undefined) throw new DetenteError(problems);
  return understood.model;
};

/** Columns of one end or measure, side by side. */
type Group = {
  readonly kind: 'outcome' | 'measure';
  readonly key: string;
  /** A share of runs: its count is whole. */
  readonly isShare: boolean;
  readonly isPooled: boolean;
  /** Where its first column stands. */
  readonly at: number;
};

const OUTCOME = 'outcome.';
const MEASURE = 'measure.';

/** What `points-table.ts` has put side by side; columns of a measure are named with dots between the parts of its key. */
const groupsOf = (columns: readonly string[], names: readonly ConditionName[]): readonly Group[] => {
  const measures = new Map(
    names.filter(({ kind }) => kind === 'measure').map((name) => [name.key.replaceAll('|', '.'), name]),
  );
  const groups: Group[] = [];
  for (let at = columns.indexOf('failed') + 1; at < columns.length; ) {
    const name = columns[at] as string;
    if (name.startsWith(OUTCOME)) {
      groups.push({ kind: 'outcome', key: name.slice(OUTCOME.length), isShare: true, isPooled: false, at });
      at += 3;
    } else {
      const dotted = name.slice(MEASURE.length);
      const known = measures.get(dotted);
      const isPooled = columns[at + 1] !== `${name}.sd`;
      const { key = dotted, isShare = false } = known ?? {};
      groups.push({ kind: 'measure', key, isShare, isPooled, at });
      at += isPooled ? 4 : 5;
    }
  }
  return groups;
};

/** A cell as the value that the point was given: levels of all kinds stand as texts where one of them is none. */
const factorValue = ({ values }: Factor, cell: Cell): FactorValue | null => {
  if (typeof cell !== 'string' || values.kind !== 'levels') return cell;
  return values.levels.find((level) => String(level) === cell) ?? cell;
};

const pointOf = (row: readonly Cell[], factors: readonly Factor[], groups: readonly Group[]): PointDocument => {
  const number = (at: number): number => (row[at] ?? Number.NaN) as number;
  const after = factors.length + 1;
  const [runs, failedRuns] = [number(after + 1), number(after + 2)];
  const ofKind = (kind: Group['kind']): readonly Group[] => groups.filter((group) => group.kind === kind);
  return {
    point: number(0),
    parameters: Object.fromEntries(
      factors.map((factor, place) => [factor.path, factorValue(factor, row[place + 1] ?? null)]),
    ),
    firstRun: number(after),
    runs,
    failedRuns,
    outcomes: Object.fromEntries(
      ofKind('outcome').map(({ key, at }) => {
        const [estimate, lo95, hi95] = [number(at), number(at + 1), number(at + 2)];
        return [key, { count: wholeOf(estimate, runs - failedRuns), estimate, lo95, hi95 }];
      }),
    ),
    measures: Object.fromEntries(ofKind('measure').map((group) => [group.key, measureOf(group, number)])),
  };
};

/** The count behind a share of n. */
const wholeOf = (share: number, n: number): number => (n === 0 ? 0 : Math.floor(share * n + 0.5));

const measureOf = (
  { isShare, isPooled, at }: Group,
  number: (at: number) => number,
): PointMean | (ShareDocument & { readonly n: number }) => {
  if (isPooled) return { estimate: number(at), lo95: number(at + 1), hi95: number(at + 2), n: number(at + 3) };
  const [mean, sd, lo95, hi95, n] = [number(at), number(at + 1), number(at + 2), number(at + 3), number(at + 4)];
  return { n, ...defined({ count: isShare && n > 0 ? wholeOf(mean, n) : undefined }), mean, sd, lo95, hi95 };
};
