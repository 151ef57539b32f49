import { isUnexpected, type Judged } from './judge-row.ts';
import { commandOf } from './play-row.ts';
import type { Published, PublishedRow, Stated } from './published.ts';

/** A source with its rows as they came out. */
export type JudgedSource = {
  readonly published: Published;
  /** The title of its scenario or game. */
  readonly title: string;
  readonly rows: readonly Judged[];
};

const BEGIN =
  '<!-- literature: written by npm run literature from scenarios/literature/published; change those, not this -->';
const END = '<!-- end of literature -->';

/** Below it a difference is one of rounding, which no page tells. */
const ROUNDING = 1e-12;

const DIGITS = 8;

const numberText = (value: number | string): string =>
  (typeof value === 'string' ? value : `${Number(value.toPrecision(DIGITS))}`).replaceAll('-', '−');

const statedText = (stated: Stated): string =>
  typeof stated === 'object' ? stated.map(numberText).join(', ') : numberText(stated);

/** How far apart, in the unit of the row's tolerance. */
export const differenceText = (difference: number, { tolerance }: PublishedRow): string => {
  if (difference === 0) return '0';
  if (difference === Number.POSITIVE_INFINITY) return 'another number of them';
  if (tolerance.kind === 'standard errors') return `${difference.toFixed(1)} standard errors`;
  return difference < ROUNDING ? '< 1e−12' : difference.toExponential(1).replace('-', '−').replace('+', '');
};

const settingsText = ({ set, options }: PublishedRow): string =>
  [...Object.entries(set), ...Object.entries(options)].map(([name, value]) => `${name} ${value}`).join(', ');

const cells = (judged: Judged): readonly string[] => [
  settingsText(judged.row),
  judged.row.quantity,
  statedText(judged.row.published),
  statedText(judged.ours),
  differenceText(judged.difference, judged.row),
  judged.verdict,
];

const line = (columns: readonly string[]): string => `| ${columns.join(' | ')} |`;

/** What the terminal shows of a source: a line for each row. */
export const terminalLines = ({ published, rows }: JudgedSource): readonly string[] => {
  const head = ['source', 'settings', 'quantity', 'published', 'ours', 'difference', 'verdict'];
  const body = rows.map((judged) => [published.name, ...cells(judged)]);
  const widths = head.map((name, column) => Math.max(name.length, ...body.map((row) => row[column]!.length)));
  return [head, ...body].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
};

const counted = (rows: readonly Judged[]): string => {
  const known = rows.filter(({ verdict }) => verdict === 'deviates, known').length;
  const unexpected = rows.filter(isUnexpected).length;
  const agreeing = rows.length - known - unexpected;
  return [
    `${agreeing} of ${rows.length}`,
    ...(known > 0 ? [`${known} deviate, known`] : []),
    ...(unexpected > 0 ? [`**${unexpected} deviate**`] : []),
  ].join('; ');
};

/** The largest of those that agree. */
const largestText = (rows: readonly Judged[]): string => {
  const agreeing = rows.filter(({ verdict }) => verdict === 'agrees').sort((a, b) => b.difference - a.difference);
  const [first] = agreeing;
  return first === undefined ? '' : differenceText(first.difference, first.row);
};

const scenarioLink = ({ title, published }: JudgedSource): string =>
  `[${title}](../scenarios/literature/${published.file})`;

/** The line of the table of sources. */
export const sourceLine = (source: JudgedSource): string => {
  const { published, rows } = source;
  const numbers = `[${published.name}](../scenarios/literature/published/${published.name}.yaml)`;
  return line([scenarioLink(source), published.source, published.kind, numbers, counted(rows), largestText(rows)]);
};

const deviationLines = (rows: readonly Judged[]): readonly string[] => {
  const known = rows.filter(({ verdict }) => verdict === 'deviates, known').map(({ row }) => row.deviation);
  return [...new Set(known)].map((text) => `* ${text}`);
};

/** All rows of a source, folded away, with a command that plays the first. */
export const sourceRows = (source: JudgedSource): string => {
  const { published, rows } = source;
  const [first] = rows;
  const command = first === undefined ? '' : ['detente', ...commandOf(published, first.row), '--json'].join(' ');
  const deviations = deviationLines(rows);
  return [
    `<details><summary>${source.title} (${published.name}): ${rows.length} numbers</summary>`,
    `The first row: \`${command}\``,
    [
      line(['settings', 'quantity', 'published', 'ours', 'difference', 'verdict']),
      line(['---', '---', '---:', '---:', '---:', '---']),
      ...rows.map((judged) => line(cells(judged))),
    ].join('\n'),
    ...(deviations.length > 0 ? ['Known deviations:', deviations.join('\n')] : []),
    '</details>',
  ].join('\n\n');
};

const introduction = [
  'Every row is a command of the command line, run again: what its JSON says at a stated place is compared with the',
  'published number. Closed forms and exact results agree to 1e−6 of themselves, rational numbers are equal; a simulation',
  'agrees within four of its own standard errors. `npm run literature` plays them all, and ends with 1 where one deviates',
  'and nobody has said why. What is called published is a number that the source prints, or what its formulas give.',
].join('\n');

export const literaturePart = (sources: readonly JudgedSource[]): string =>
  [
    introduction,
    [
      line(['result', 'source', 'kind', 'numbers', 'agree', 'largest difference among them']),
      line(['---', '---', '---', '---', '---', '---:']),
      ...sources.map(sourceLine),
    ].join('\n'),
    ...sources.map(sourceRows),
  ].join('\n\n');

const partAt = (page: string): readonly [from: number, to: number] => {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`docs/validation.md: expected the lines ${BEGIN} and ${END}`);
  return [from, to];
};

/** @throws Error where the page has no place for it */
export const withLiterature = (page: string, part: string): string => {
  const [from, to] = partAt(page);
  return `${page.slice(0, from)}${BEGIN}\n\n${part}\n\n${page.slice(to)}`;
};

/** What the page has of published results. */
export const literatureOn = (page: string): string => page.slice(...partAt(page));
