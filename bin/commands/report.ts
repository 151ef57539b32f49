import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Command } from 'commander';
import { isComparison } from '../../engine/experiment/compare/comparison-manifest.ts';
import { defined } from '../../engine/experiment/defined.ts';
import { isSweep, readForReport } from '../../engine/experiment/read-for-report.ts';
import { isStudy } from '../../engine/experiment/results/open-results.ts';
import { isSolution } from '../../engine/experiment/solutions/solution-manifest.ts';
import { hasUnfinishedSweep, readUnfinishedSweep } from '../../engine/experiment/unfinished/unfinished-sweep.ts';
import { visible } from '../../engine/language/problem.ts';
import {
  type BriefFormat,
  figures,
  type PictureFormat,
  renderBriefFiles,
  renderFigure,
  renderHtml,
} from '../../reports/index.ts';
import type { Results } from '../../reports/results.ts';
import { stamped, stampOf } from '../../reports/stamp.ts';
import { type CommonFlags, jsonFlag, noColorFlag, oneOf, quietFlag, someText, wholeNumber } from '../flags.ts';
import { Interruption, whileInterruptible } from '../interrupt.ts';
import { formatList } from '../picture-formats.ts';
import { publish } from '../publish.ts';
import { readRunStory } from '../read-run-story.ts';
import { Refusal } from '../refusal.ts';
import type { Session } from '../session.ts';
import { readLines, type SweptFlags, sweptResults } from '../swept-results.ts';
import { jsonDocument } from '../terminal/json.ts';

const pageKinds = ['a4', '16x9', 'html', 'figures'] as const;

type PageKind = (typeof pageKinds)[number];

type ReportFlags = CommonFlags &
  SweptFlags & {
    readonly format?: Formats;
    readonly page?: readonly PageKind[];
    readonly run?: number;
    readonly quiet?: true;
  };

type Formats = readonly PictureFormat[];

type Written = {
  readonly results: string;
  readonly pages: string[];
  readonly figures: string[];
  /** Where these are the beginning of something unfinished. */
  readonly incomplete?: NonNullable<Results['incomplete']>;
};

/** Each figure's picture in each format, its numbers and its description. */
const writeFigures = async (
  results: Results,
  folder: string,
  formats: Formats,
  signal: AbortSignal,
): Promise<string[]> => {
  const written = figures(results).map(async (figure): Promise<string[]> => {
    const stem = join(folder, figure.name);
    const draw = async (format: PictureFormat): Promise<void> => {
      await nextTurn();
      signal.throwIfAborted();
      const picture = await renderFigure(results, figure, format);
      signal.throwIfAborted();
      publish(`${stem}.${format}`, picture);
    };
    await Promise.all(formats.map(draw));
    publish(`${stem}.csv`, figure.csv);
    publish(`${stem}.alt.txt`, `${stamped(results, figure.altText)}\n`);
    return [...formats.map((format) => `${stem}.${format}`), `${stem}.csv`, `${stem}.alt.txt`];
  });
  return (await Promise.all(written)).flat();
};

/** The pages in each format, and their descriptions; what an earlier report had more of is taken away. */
const writeBrief = async (
  results: Results,
  kind: BriefFormat,
  folder: string,
  formats: Formats,
  signal: AbortSignal,
): Promise<string[]> => {
  const { pictures, altTexts } = await renderBriefFiles(results, kind, formats);
  await nextTurn();
  signal.throwIfAborted();
  for (const { name, content } of [...pictures, ...altTexts]) publish(join(folder, name), content);
  removeFurtherPages(folder, kind, altTexts.length);
  return pictures.map(({ name }) => join(folder, name));
};

/** All figures with their numbers in one page for a browser. */
const writeHtml = async (results: Results, folder: string, signal: AbortSignal): Promise<string> => {
  const path = join(folder, 'report.html');
  const page = await renderHtml(results);
  await nextTurn();
  signal.throwIfAborted();
  publish(path, page);
  return path;
};

const removeFurtherPages = (folder: string, kind: BriefFormat, pages: number): void => {
  for (let page = pages + 1; ; page++) {
    const stem = join(folder, `brief-${kind}-${page}`);
    const files = ['png', 'svg', 'alt.txt'].map((ending) => `${stem}.${ending}`).filter((file) => existsSync(file));
    if (files.length === 0) return;
    for (const file of files) rmSync(file, { force: true });
  }
};

const heldIn = (directory: string): string => {
  if (isComparison(directory)) return 'a comparison';
  if (isSolution(directory)) return 'what was found of a game';
  return isStudy(directory) ? 'a study of another kind' : 'runs of one world';
};

const figuresIn = (directory: string): string => {
  if (isComparison(directory)) return 'its figures are of all its arms';
  if (isSolution(directory)) return 'its figures are of all that was found';
  return isStudy(directory) ? 'its figures are of its output or its condition' : 'its figures are of all its measures';
};

const refuseSweptFlags = (directory: string, { of, line }: SweptFlags): void => {
  if (of === undefined && line === undefined) return;
  throw new Refusal(
    'bad-value',
    `${of === undefined ? '--line' : '--of'} goes with a sweep, and ${directory} holds ${heldIn(directory)}`,
    figuresIn(directory),
  );
};

/** What is being drawn side by side ends when one part of it fails, or somebody stops it. */
const sideBySide = async <Value>(act: (signal: AbortSignal) => Promise<Value>, stop: AbortSignal): Promise<Value> => {
  const failed = new AbortController();
  try {
    return await act(AbortSignal.any([stop, failed.signal]));
  } catch (error) {
    failed.abort(error);
    if (!(stop.aborted && stop.reason instanceof Interruption)) throw error;
    throw new Refusal(
      'interrupted',
      'interrupted while it was drawn; every file that is there is whole',
      'the same command again draws all of it',
      stop.reason.exitCode,
    );
  }
};

/** @param begun whether a part is all there is of it */
const readSwept = (directory: string, flags: SweptFlags, begun: boolean, signal: AbortSignal): Promise<Results> =>
  begun
    ? readUnfinishedSweep(directory, { signal }, (folder) => sweptResults(folder, flags, directory))
    : sweptResults(directory, flags);

/** Draws results of any kind, with their numbers and descriptions. */
export const writeReport = async (directory: string, flags: ReportFlags, stop: AbortSignal): Promise<Written> => {
  const { run } = flags;
  const begun = run === undefined && hasUnfinishedSweep(directory);
  const isSwept = begun || (run === undefined && isSweep(directory));
  if (!isSwept) refuseSweptFlags(directory, flags);
  const kinds = flags.page ?? ['a4'];
  const results =
    run !== undefined
      ? await readRunStory(directory, run)
      : await (isSwept ? readSwept(directory, flags, begun, stop) : readForReport(directory, { signal: stop }));
  const folder = join(directory, 'report', ...(run === undefined ? [] : [`run-${run}`]));
  mkdirSync(folder, { recursive: true });
  const formats = flags.format ?? ['png'];
  const writePages = async (kind: PageKind, signal: AbortSignal): Promise<string[]> => {
    if (kind === 'html') return [await writeHtml(results, folder, signal)];
    return kind === 'figures' ? [] : writeBrief(results, kind, folder, formats, signal);
  };
  // Side by side: while some pictures are compressed others are drawn.
  const [pages, drawn] = await sideBySide(
    (signal) =>
      Promise.all([
        Promise.all(kinds.map((kind) => writePages(kind, signal))),
        writeFigures(results, folder, formats, signal),
      ]),
    stop,
  );
  return { results: directory, pages: pages.flat(), figures: drawn, ...defined({ incomplete: results.incomplete }) };
};

const pageKind = oneOf('--page', pageKinds);

/** `a4,16x9`, and the flag given twice: each page once, in the order first named. */
const pageList = (value: string, before: readonly PageKind[] = []): readonly PageKind[] => [
  ...new Set([...before, ...value.split(',').map((word) => pageKind(word.trim()))]),
];

/** The pages; where none were asked for the pictures. */
const shortOf = ({ pages, figures: drawn }: Written): readonly string[] =>
  pages.length > 0 ? pages : drawn.filter((path) => !/\.(csv|txt)$/.test(path));

/** `results/frontier-8d21f090: INCOMPLETE: 12,288 of 100,000 runs; …` */
const incompleteLine = ({ results }: Written, incomplete: NonNullable<Results['incomplete']>): string =>
  `${visible(results)}: ${stampOf({ draft: false, incomplete })?.corner}, as every picture says; the rest is still to be played\n`;

export const describeReport = (command: Command, { terminal }: Session): void => {
  command
    .argument(
      '<dir...>',
      'results directories; of a batch that is not finished what is there is drawn, and says INCOMPLETE',
    )
    .option(
      '--page <kind>',
      'a4 (default): the brief for print; 16x9: the brief for a screen; html: everything with tables, for a browser; figures: these alone, each 16:9 for a slide (every page comes with them); several with commas',
      pageList,
    )
    .option(
      '--format <kind>',
      'png (default): pixels; svg: lines and areas, each page a file; pdf: the same with text that can be searched, all pages in one file; several with commas',
      formatList,
    )
    .option('--of <name>', 'of a sweep: the end or measure that it is about; default: the headline', someText('--of'))
    .option(
      '--line <number>',
      'of a sweep over one or two parameters: where a line is drawn; repeatable, or with commas; default: 0.5 of a share',
      readLines,
    )
    .option(
      '--run <number>',
      'of runs of one scenario: the story of this run instead, 0 being the first, below report/run-<number>',
      wholeNumber('--run', 0, Number.MAX_SAFE_INTEGER),
    )
    .addOption(jsonFlag())
    .addOption(quietFlag('print only the paths of the pages, or where none is asked for of the pictures'))
    .addOption(noColorFlag());
  const draw = async (directories: readonly string[], flags: ReportFlags, stop: AbortSignal): Promise<void> => {
    const reports: Written[] = [];
    for (const directory of new Set(directories)) {
      const written = await writeReport(directory, flags, stop);
      if (written.incomplete !== undefined) terminal.err(incompleteLine(written, written.incomplete));
      reports.push(written);
    }
    if (flags.json) return terminal.out(jsonDocument({ ok: true, reports }));
    const paths = reports.flatMap((report) => (flags.quiet ? shortOf(report) : [...report.pages, ...report.figures]));
    terminal.out(paths.map((path) => `${path}\n`).join(''));
  };
  command.action((directories: readonly string[], flags: ReportFlags) =>
    whileInterruptible((stop) => draw(directories, flags, stop)),
  );
};
