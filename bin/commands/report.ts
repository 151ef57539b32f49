import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { armFolder, findComparison, isComparison } from '../../engine/experiment/compare/comparison-manifest.ts';
import { readResults } from '../../engine/experiment/results/read-results.ts';
import { shellWord } from '../../engine/experiment/shell-word.ts';
import { type BriefFormat, figures, renderBrief, renderFigure } from '../../reports/index.ts';
import type { Results } from '../../reports/results.ts';
import { type CommonFlags, jsonFlag, noColorFlag, oneOf, quietFlag } from '../flags.ts';
import { Refusal } from '../refusal.ts';
import type { Session } from '../session.ts';
import { jsonDocument } from '../terminal/json.ts';

const pageKinds = ['a4', '16x9', 'figures'] as const;

type PageKind = (typeof pageKinds)[number];

type ReportFlags = CommonFlags & { readonly page?: readonly PageKind[]; readonly quiet?: true };

type Written = { readonly results: string; readonly pages: string[]; readonly figures: string[] };

/** A reader never meets half a picture: it is written aside and renamed. */
const publish = (path: string, content: Uint8Array | string): void => {
  const draft = `${path}.${process.pid}.tmp`;
  writeFileSync(draft, content);
  renameSync(draft, path);
};

/** Each figure's picture, its numbers and its description. */
const writeFigures = async (results: Results, folder: string): Promise<string[]> => {
  const written: string[] = [];
  for (const figure of figures(results)) {
    const stem = join(folder, figure.name);
    publish(`${stem}.png`, await renderFigure(results, figure));
    publish(`${stem}.csv`, figure.csv);
    publish(`${stem}.alt.txt`, `${figure.altText}\n`);
    written.push(`${stem}.png`, `${stem}.csv`, `${stem}.alt.txt`);
  }
  return written;
};

/** Each page's picture and its description; what an earlier report had more of is taken away. */
const writeBrief = async (results: Results, format: BriefFormat, folder: string): Promise<string[]> => {
  const pages = await renderBrief(results, format);
  for (const { name, png, altText } of pages) {
    publish(join(folder, `${name}.png`), png);
    publish(join(folder, `${name}.alt.txt`), `${altText}\n`);
  }
  removeFurtherPages(folder, format, pages.length);
  return pages.map(({ name }) => join(folder, `${name}.png`));
};

const removeFurtherPages = (folder: string, format: BriefFormat, pages: number): void => {
  for (let page = pages + 1; existsSync(join(folder, `brief-${format}-${page}.png`)); page++) {
    for (const ending of ['png', 'alt.txt']) rmSync(join(folder, `brief-${format}-${page}.${ending}`), { force: true });
  }
};

/** A comparison has no page of its own yet; each of its arms has. */
const refuseComparison = (directory: string): void => {
  const arms = isComparison(directory) ? (findComparison(directory)?.manifest.arms ?? []) : [];
  if (arms.length === 0) return;
  const folders = arms.map(({ name }) => shellWord(armFolder(directory, name)));
  throw new Refusal(
    'not-results',
    `${directory}: this is a comparison, and there is no page of a comparison yet`,
    `pages of its arms: detente report ${folders.join(' ')}`,
  );
};

const writeReport = async (directory: string, kinds: readonly PageKind[]): Promise<Written> => {
  refuseComparison(directory);
  const results = await readResults(directory);
  const folder = join(directory, 'report');
  mkdirSync(folder, { recursive: true });
  const drawn = await writeFigures(results, folder);
  const pages: string[] = [];
  for (const kind of kinds) if (kind !== 'figures') pages.push(...(await writeBrief(results, kind, folder)));
  return { results: directory, pages, figures: drawn };
};

const pageKind = oneOf('--page', pageKinds);

/** `a4,16x9`, and the flag given twice: each page once, in the order first named. */
const pageList = (value: string, before: readonly PageKind[] = []): readonly PageKind[] => [
  ...new Set([...before, ...value.split(',').map((word) => pageKind(word.trim()))]),
];

export const describeReport = (command: Command, { terminal }: Session): void => {
  command
    .argument('<dir...>', 'results directories')
    .option(
      '--page <kind>',
      'a4 (default): the brief for print; 16x9: the brief for a screen; figures: these alone, each 16:9 for a slide (every page comes with them); several with commas',
      pageList,
    )
    .addOption(jsonFlag())
    .addOption(quietFlag('print only the paths of the pages'))
    .addOption(noColorFlag());
  command.action(async (directories: readonly string[], flags: ReportFlags) => {
    const reports: Written[] = [];
    for (const directory of new Set(directories)) reports.push(await writeReport(directory, flags.page ?? ['a4']));
    if (flags.json) return terminal.out(jsonDocument({ ok: true, reports }));
    const paths = reports.flatMap((report) => (flags.quiet ? report.pages : [...report.pages, ...report.figures]));
    terminal.out(paths.map((path) => `${path}\n`).join(''));
  });
};
