import { groupRows } from '../batch/row-groups.ts';
import { jsonText } from '../json.ts';
import { estimatesDocument } from '../results/run-document.ts';
import { type OpenSink, type Written, writeText } from '../results/sink.ts';
import { estimatesOf, scenarioFacts } from '../results/summary.ts';
import { csvLines } from '../tables/csv.ts';
import { dataDictionary } from '../tables/data-dictionary.ts';
import { openParquet } from '../tables/parquet.ts';
import { RUNS_GROUP_ROWS, runsCells, runsColumns } from '../tables/runs-table.ts';
import type { Cells } from '../tables/table.ts';
import type { StudyDesign } from './design.ts';
import { playPoints, tasksOf } from './play-points.ts';
import { type PointRow, pointsTable, rowsOf } from './points-table.ts';
import type { PlayRound, Study, StudyHooks } from './study.ts';

/** Rows of a row group of `points.parquet`, and points held at once. */
const POINTS_GROUP_ROWS = 4096;
const POINTS_PIECE = 64;

/** A run that ended whoever played it. */
export type CrashedRun = { readonly point: number; readonly run: number };

/** What is so of every study: `summary.json` begins with it. */
export type StudySummary = {
  readonly schemaVersion: 1;
  readonly kind: StudyDesign['kind'];
  readonly scenario: ReturnType<typeof scenarioFacts>;
  readonly seed: string;
  /** Points played. */
  readonly points: number;
  /** Runs of all of them, failed ones among them. */
  readonly runs: number;
  readonly failedRuns: number;
  /** Of these, the ones that ended whoever played them, by point and run; left out where there are none. */
  readonly crashed?: readonly CrashedRun[];
  readonly design: StudyDesign;
  /** Numbers that models of other points have and that of the first has not: they are in no table. */
  readonly notInTables?: readonly string[];
};

export type Conducted = { readonly summary: StudySummary; readonly files: Readonly<Record<string, Written>> };

/**
 * Plays a study and writes its tables: `points.parquet`, `points.csv`, `runs.parquet`, `summary.json`,
 * `data-dictionary.csv`. Points are numbered in the order in which they are asked for, and so are their shards: whoever
 * played them, and when, leaves no trace.
 *
 * @throws the signal's reason when it is aborted
 */
export const conductStudy = async (
  study: Study,
  design: StudyDesign,
  seed: string,
  open: OpenSink,
  hooks: StudyHooks,
): Promise<Conducted> => {
  const { kernel, columns } = hooks.base;
  const table = pointsTable(kernel, design.factors);
  const perRun = runsColumns(kernel, columns.drawn);
  const pointsParquet = groupRows(
    await openParquet(table.columns, open('points.parquet')),
    POINTS_GROUP_ROWS,
    hooks.crew,
  );
  const runsParquet = groupRows(await openParquet(perRun, open('runs.parquet')), RUNS_GROUP_ROWS, hooks.crew);
  const pointsCsv = open('points.csv');
  const encoder = new TextEncoder();
  pointsCsv.write(encoder.encode(csvLines([table.columns.map(({ name }) => name)])));
  const known = new Set([...table.columns, ...perRun].map(({ name }) => name));
  const missed = new Set<string>();
  const totals = { points: 0, tasks: 0, runs: 0, failedRuns: 0 };
  const crashed: CrashedRun[] = [];

  const append = async (rows: readonly PointRow[]): Promise<void> => {
    const cells = table.cells(rows);
    await pointsParquet.append(cells);
    pointsCsv.write(encoder.encode(csvLines(rowsOf(cells))));
  };

  const play: PlayRound = async (requests, take) => {
    const points = requests.map((request, at) => ({ ...request, index: totals.points + at }));
    const from = totals.tasks;
    totals.points += points.length;
    totals.tasks += tasksOf(points);
    let waiting: PointRow[] = [];
    for await (const played of playPoints(points, hooks.programs, hooks.crew, hooks, from)) {
      const { point, play: by, shards, summary } = played;
      const estimates = estimatesOf(by.kernel, summary);
      if (by.kernel !== kernel)
        for (const { name } of pointsTable(by.kernel, design.factors).columns) if (!known.has(name)) missed.add(name);
      totals.runs += summary.runs;
      totals.failedRuns += summary.failedRuns;
      crashed.push(...summary.poison.map((run) => ({ point: point.index, run })));
      for (const shard of shards) {
        const cells = runsCells(by.kernel, shard, { arm: 'base', point: point.index, seed });
        const isFirst = by.kernel === kernel;
        await runsParquet.append(
          isFirst ? cells : sameColumns(perRun, runsColumns(by.kernel, by.columns.drawn), cells),
        );
      }
      take?.({ index: point.index, request: point, estimates: estimatesDocument(estimates) }, played);
      waiting.push({ point, estimates });
      if (waiting.length === POINTS_PIECE) {
        await append(waiting);
        waiting = [];
      }
    }
    await append(waiting);
  };

  const conclusion = await study.conduct(play);
  const summary: StudySummary = {
    schemaVersion: 1,
    kind: design.kind,
    scenario: scenarioFacts(kernel.model),
    seed,
    points: totals.points,
    runs: totals.runs,
    failedRuns: totals.failedRuns,
    ...(crashed.length === 0 ? {} : { crashed }),
    design,
    ...(missed.size === 0 ? {} : { notInTables: [...missed].sort() }),
    ...conclusion,
  };
  const dictionary = dataDictionary({ points: table.columns, runs: perRun });
  return {
    summary,
    files: {
      'runs.parquet': await runsParquet.close(),
      'points.parquet': await pointsParquet.close(),
      'points.csv': pointsCsv.close(),
      'summary.json': writeText(open('summary.json'), jsonText(summary)),
      'data-dictionary.csv': writeText(open('data-dictionary.csv'), dictionary),
    },
  };
};

type Named = readonly { readonly name: string; readonly type: string }[];

/** Cells of another model under the columns of the first: what it does not have is missing. */
const sameColumns = (wanted: Named, there: Named, cells: readonly Cells[]): readonly Cells[] => {
  const rows = cells[0]?.length ?? 0;
  return wanted.map(({ name, type }) => {
    const at = there.findIndex((column) => column.name === name);
    return cells[at] ?? (type === 'text' ? new Array<null>(rows).fill(null) : new Float64Array(rows).fill(Number.NaN));
  });
};
