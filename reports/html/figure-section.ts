import { escaped, table } from '../explain/html/parts.ts';
import type { Figure } from '../figure.ts';
import { formatCount, formatNumber } from '../format.ts';
import type { Layout, Mark, Measure } from '../page/marks.ts';
import { panel } from '../page/panel.ts';
import { topOf } from '../page/top-of.ts';
import { htmlWords as say } from '../wording/html.ts';
import { csvTable, type TextTable } from './csv-table.ts';

/** A figure between paragraphs: its title and its method line are text of the page. */
const FRAME = { width: 2000, height: 960 } as const;
const MARGIN = { across: 30, above: 44, below: 30 } as const;

/** The picture of a figure without its title. */
export function figureLayout(figure: Figure, stamp: string | undefined, measure: Measure): Layout {
  const marksFrom = (y: number): Mark[] =>
    panel({ ...figure, method: '' }, { title: '', stamp }, { x: MARGIN.across, y, ...FRAME }, measure);
  const empty = topOf(marksFrom(0));
  return {
    width: FRAME.width + 2 * MARGIN.across,
    height: Math.round(FRAME.height + MARGIN.above + MARGIN.below - empty),
    marks: marksFrom(MARGIN.above - empty),
  };
}

/** Longer tables are in the file beside the page. */
const MOST_ROWS = 400;

/** What the page says once. */
const SAID = new Set(['scenario', 'changed']);

/** A number in as many digits as one reads. */
function cellText(text: string): string {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number) || Number.isInteger(number)) return text.replace(/^-(?=\d)/, '−');
  const short = Number(number.toPrecision(4));
  return formatNumber(short, Math.min(12, `${short}`.split('.')[1]?.replace(/e.*/, '').length ?? 0));
}

function tableHtml({ columns, rows }: TextTable, name: string): string {
  const kept = columns.flatMap((column, k) => (SAID.has(column) ? [] : [k]));
  const pick = (row: readonly string[]): string[] => kept.map((k) => row[k] ?? '');
  const shown = rows.slice(0, MOST_ROWS).map((row) => ({ cells: pick(row).map((cell) => escaped(cellText(cell))) }));
  const left = rows.length - shown.length;
  const more = left === 0 ? '' : `<p>${say.moreRows(formatCount(left))} <code>${escaped(name)}.csv</code>.</p>`;
  return `${table(pick(columns).map(escaped), shown)}${more}`;
}

/**
 * A figure with its title, its method and its numbers as a table.
 *
 * @param svg its picture, an SVG document
 */
export function figureSection(figure: Figure, svg: string): string {
  const { name, title, method, altText, csv } = figure;
  const drawn = svg.replace(/^<\?xml[^>]*>\s*/, '').replace(/<!-- sha256 [0-9a-f]+ -->\s*$/, '');
  const numbers = csvTable(csv);
  return `<section id="${escaped(name)}">
<h2>${escaped(title)}</h2>
<figure>
${drawn.trim()}
<figcaption>${escaped(method)}</figcaption>
</figure>
<details><summary>${say.inWords}</summary><p>${escaped(altText)}</p></details>
<details><summary>${say.numbers(formatCount(numbers.rows.length))}</summary>
${tableHtml(numbers, name)}
</details>
</section>`;
}
