import type { Place } from '../document.ts';
import { mathematics } from './mathematics.ts';

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as HTML, in elements and in attributes. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);

export const code = (text: string): string => `<code>${escaped(text)}</code>`;

/** A sentence as a file has it: names between backticks, signs between dollars. */
export const prose = (text: string): string =>
  text
    .split(/(`[^`]*`|\$[^$]*\$)/)
    .map((part, k) => {
      if (k % 2 === 0) return escaped(part);
      return part.startsWith('`') ? code(part.slice(1, -1)) : mathematics(part.slice(1, -1), 'inline');
    })
    .join('');

export const paragraph = (text: string): string => `<p>${prose(text.replace(/\s+/g, ' ').trim())}</p>`;

/** A text of several paragraphs. */
export const paragraphs = (text: string): string =>
  text
    .split(/\n\s*\n/)
    .filter((one) => one.trim() !== '')
    .map(paragraph)
    .join('\n');

/** A long path may break after each folder. */
export const fileText = (file: string): string =>
  `<span class="place">${escaped(file).replaceAll('/', '/<wbr>')}</span>`;

export const placeText = ({ file, line }: Place): string => fileText(`${file}:${line}`);

export const list = (items: readonly string[]): string =>
  items.length === 0 ? '' : `<ul>\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</ul>`;

/** A row of a table: its cells as HTML, and where it can be found. */
export type Row = { readonly id?: string | undefined; readonly cells: readonly string[] };

/** A table; columns in which nothing stands are left out, and so is a table without rows. */
export const table = (heads: readonly string[], rows: readonly Row[]): string => {
  if (rows.length === 0) return '';
  const kept = heads.map((head, k) => head === '' || k === 0 || rows.some(({ cells }) => (cells[k] ?? '') !== ''));
  const line = (cells: readonly string[], name: 'th' | 'td'): string =>
    cells.flatMap((cell, k) => (kept[k] ? [`<${name}>${cell}</${name}>`] : [])).join('');
  const body = rows.map(
    ({ id, cells }) => `<tr${id === undefined ? '' : ` id="${escaped(id)}"`}>${line(cells, 'td')}</tr>`,
  );
  return `<div class="scroll"><table>\n<thead><tr>${line(heads, 'th')}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table></div>`;
};

/** A part of the page with its heading, and what stands under it; nothing where nothing does. */
export const section = (id: string, heading: string, parts: readonly string[]): string => {
  const there = parts.filter((part) => part !== '');
  return there.length === 0
    ? ''
    : `<section id="${escaped(id)}">\n<h2>${heading}</h2>\n${there.join('\n')}\n</section>`;
};
