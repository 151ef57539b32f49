import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { readResults } from '../../engine/experiment/read-results.ts';
import { a4AltText, figures, renderA4, renderFigure } from '../../reports/index.ts';
import type { Results } from '../../reports/results.ts';
import { type CommonFlags, jsonFlag, noColorFlag, oneOf, quietFlag } from '../flags.ts';
import type { Session } from '../session.ts';
import { jsonDocument } from '../terminal/json.ts';

type ReportFlags = CommonFlags & { readonly page: 'a4' | 'figures'; readonly quiet?: true };

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

const writeReport = async (directory: string, page: ReportFlags['page']): Promise<Written> => {
  const results = await readResults(directory);
  const folder = join(directory, 'report');
  mkdirSync(folder, { recursive: true });
  const written: Written = { results: directory, pages: [], figures: await writeFigures(results, folder) };
  if (page === 'figures') return written;
  const path = join(folder, 'brief-a4.png');
  publish(path, await renderA4(results));
  publish(join(folder, 'brief-a4.alt.txt'), `${a4AltText(results)}\n`);
  return { ...written, pages: [path] };
};

export const describeReport = (command: Command, { terminal }: Session): void => {
  command
    .argument('<dir...>', 'results directories')
    .option(
      '--page <kind>',
      'a4: the briefing page with its figures; figures: these alone',
      oneOf('--page', ['a4', 'figures']),
      'a4',
    )
    .addOption(jsonFlag())
    .addOption(quietFlag('print only the path of the page'))
    .addOption(noColorFlag());
  command.action(async (directories: readonly string[], flags: ReportFlags) => {
    const reports: Written[] = [];
    for (const directory of new Set(directories)) reports.push(await writeReport(directory, flags.page));
    if (flags.json) return terminal.out(jsonDocument({ ok: true, reports }));
    const paths = reports.flatMap((report) => (flags.quiet ? report.pages : [...report.pages, ...report.figures]));
    terminal.out(paths.map((path) => `${path}\n`).join(''));
  });
};
