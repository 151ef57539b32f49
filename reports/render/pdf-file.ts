import { createHash } from 'node:crypto';
import type { GlyphCharacters } from './glyph-characters.ts';
import type { FileTexts } from './svg-file.ts';

/** A page as large as this, in points (1/72 inch). */
export type PageSize = { readonly width: number; readonly height: number };

type Objects = ReadonlyMap<number, string>;

/** Bytes and characters 0 to 255 stand for each other, so that offsets are places in a text. */
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

const digest = (text: string): string =>
  createHash('sha256').update(text, 'latin1').digest('hex').slice(0, 32).toUpperCase();

/** A text string: as it is where it is printable ASCII, else UTF-16 with a byte order mark (ISO 32000-1, 7.9.2.2). */
function written(text: string): string {
  if (/^[ -~\n]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&').replaceAll('\n', '\\n')})`;
  const units = Array.from({ length: text.length }, (_, k) => text.charCodeAt(k).toString(16).padStart(4, '0'));
  return `<FEFF${units.join('').toUpperCase()}>`;
}

/** The inverse of `written`. */
function read(string: string): string {
  if (string.startsWith('('))
    return string
      .slice(1, -1)
      .replaceAll('\\n', '\n')
      .replace(/\\([\\()])/g, '$1');
  const units = string.slice(5, -1).match(/.{4}/g) ?? [];
  return units.map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');
}

/** The objects of a file with one cross-reference table (ISO 32000-1, 7.5.4), by their numbers, without their ends. */
function objectsOf(pdf: string): { objects: Objects; root: number; info: number } {
  const at = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf)?.[1]);
  const [, count] = /^xref\n0 (\d+)\n/.exec(pdf.slice(at)) ?? [];
  const trailer = pdf.slice(pdf.lastIndexOf('trailer'));
  const reference = (key: string): number => Number(new RegExp(`/${key} (\\d+) 0 R`).exec(trailer)?.[1]);
  const [root, info] = [reference('Root'), reference('Info')];
  if (count === undefined || !(root > 0) || !(info > 0))
    throw new Error('expected a PDF with one cross-reference table, got another');
  const table = pdf.indexOf('\n', pdf.indexOf('\n', at) + 1) + 1;
  const places = Array.from({ length: Number(count) - 1 }, (_, k) => ({
    number: k + 1,
    place: Number(pdf.slice(table + 20 * (k + 1), table + 20 * (k + 1) + 10)),
  })).sort((a, b) => a.place - b.place);
  const objects = places.map(({ number, place }, k): [number, string] => {
    const whole = pdf.slice(place, places[k + 1]?.place ?? at);
    const head = `${number} 0 obj\n`;
    if (!whole.startsWith(head)) throw new Error(`expected object ${number} of a PDF at byte ${place}, got another`);
    return [number, whole.slice(head.length)];
  });
  return { objects: new Map(objects), root, info };
}

/** A file of these objects, its texts first; the file's identifier is a digest of all before it. */
function fileOf(header: string, objects: Objects, root: number, info: number): string {
  const places = new Map<number, number>();
  let pdf = header;
  for (const number of [info, ...[...objects.keys()].filter((other) => other !== info)]) {
    places.set(number, pdf.length);
    pdf += `${number} 0 obj\n${objects.get(number)}`;
  }
  const start = pdf.length;
  const size = objects.size + 1;
  pdf += `xref\n0 ${size}\n0000000000 65535 f \n`;
  for (let number = 1; number < size; number++)
    pdf += `${String(places.get(number) ?? 0).padStart(10, '0')} 00000 n \n`;
  pdf += `trailer\n<</Size ${size} /Root ${root} 0 R /Info ${info} 0 R /ID `;
  const identifier = digest(pdf);
  return `${pdf}[<${identifier}> <${identifier}>]>>\nstartxref\n${start}\n%%EOF\n`;
}

/** Lines of a character map come in sections of at most so many (Adobe technical note 5014). */
const SECTION = 100;

/** What a reader takes for the text of a font's glyphs (ISO 32000-1, 9.10.3), uncompressed. */
function characterMap(characters: GlyphCharacters): string {
  const hex = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0');
  const lines = [...characters]
    .sort(([a], [b]) => a - b)
    .map(([glyph, text]) => {
      const units = Array.from({ length: text.length }, (_, k) => hex(text.charCodeAt(k)));
      return `<${hex(glyph)}> <${units.join('')}>`;
    });
  const sections = Array.from({ length: Math.ceil(lines.length / SECTION) }, (_, k) => {
    const part = lines.slice(SECTION * k, SECTION * (k + 1));
    return `${part.length} beginbfchar\n${part.join('\n')}\nendbfchar\n`;
  });
  const map = [
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n',
    '/CIDSystemInfo\n<</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n',
    '/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n',
    '1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n',
    ...sections,
    'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend',
  ].join('');
  return `<</Length ${map.length}>> stream\n${map}\nendstream\nendobj\n`;
}

/** The character maps of the fonts, each by the number of its object. */
function characterMaps(objects: Objects, charactersOf: (font: string) => GlyphCharacters): Map<number, string> {
  const maps = new Map<number, string>();
  for (const body of objects.values()) {
    const [, font, number] =
      /^<<\/Type \/Font\n[\s\S]*\/BaseFont \/[A-Z]{6}\+(\S+)\n[\s\S]*\/ToUnicode (\d+) 0 R/.exec(body) ?? [];
    if (font !== undefined) maps.set(Number(number), characterMap(charactersOf(font)));
  }
  return maps;
}

const decimals = (points: number): string => String(Math.round(points * 10_000) / 10_000);

/**
 * Gives a PDF as the canvas writes it the true size of its pages, whose canvas is in whole points, its language, its
 * texts, and for each font what its glyphs say; and no date. The same pages and texts give the same bytes.
 *
 * @param size of every page; the canvas of each is as large or up to a point larger, below and to the right
 * @param charactersOf the characters of the glyphs of a font, by its name (`Inter-Bold`)
 * @param texts keyword → text; `Title`, `Description` and `Software` become title, subject and creator
 * @throws Error when the canvas has written something else than expected
 */
export function describePdf(
  pdf: Uint8Array,
  size: PageSize,
  charactersOf: (font: string) => GlyphCharacters,
  texts: Readonly<Record<string, string>>,
): Uint8Array {
  const whole = textOf(pdf);
  const { objects, root, info } = objectsOf(whole);
  const [producer = ''] = /\/Producer \([^)]*\)/.exec(objects.get(info) ?? '') ?? [];
  const { Title = '', Description = '', Software = '', ...others } = texts;
  const entries = Object.entries({ Title, Subject: Description, Creator: Software, ...others });
  const maps = characterMaps(objects, charactersOf);
  const described = new Map(
    [...objects].map(([number, body]): [number, string] => {
      const map = maps.get(number);
      if (map !== undefined) return [number, map];
      if (number === info)
        return [
          number,
          `<<${entries.map(([key, text]) => `/${key} ${written(text)}\n`).join('')}${producer}>>\nendobj\n`,
        ];
      if (number === root) return [number, body.replace('<</Type /Catalog\n', '<</Type /Catalog\n/Lang (en)\n')];
      if (!body.startsWith('<</Type /Page\n')) return [number, body];
      const box = (_: string, height: string): string =>
        `/MediaBox [0 ${decimals(Number(height) - size.height)} ${decimals(size.width)} ${height}]`;
      return [number, body.replace(/\/MediaBox \[0 0 \d+ (\d+)\]/, box)];
    }),
  );
  return bytesOf(fileOf(whole.slice(0, whole.indexOf('1 0 obj')), described, root, info));
}

/** Whether bytes begin as a PDF does. */
export function isPdf(bytes: Uint8Array): boolean {
  return textOf(bytes.subarray(0, 5)) === '%PDF-';
}

/** What `fileOf` ends with. */
const END = /(trailer\n<<[^>]*\/ID )\[<([0-9A-F]{32})> <\2>\]>>\nstartxref\n(\d+)\n%%EOF\n$/;

const STRING = String.raw`\([^\\()]*(?:\\[\\()n][^\\()]*)*\)|<FEFF[0-9A-F]*>`;

/** The texts that `describePdf` gave a PDF; of one by somebody else there may be some. */
export function readPdf(bytes: Uint8Array): FileTexts {
  const pdf = textOf(bytes);
  const [, dictionary = ''] = /^%PDF[^\n]*\n%[^\n]*\n\d+ 0 obj\n<<([\s\S]*?)>>\nendobj\n/.exec(pdf) ?? [];
  const found = [...dictionary.matchAll(new RegExp(`/(\\w+) (${STRING})\\n?`, 'gy'))];
  const texts: Record<string, string> = {};
  for (const [, key = '', string = ''] of found) texts[key] = read(string);
  const { Subject = '', Creator = '', Producer: _, ...others } = texts;
  const all = { ...others, Description: Subject, Software: Creator };
  const end = END.exec(pdf);
  if (end === null) return { texts: all, damage: pdf.trimEnd().endsWith('%%EOF') ? 'changed' : 'cut' };
  const [whole, opening = '', identifier, start] = end;
  const before = pdf.slice(0, pdf.length - whole.length);
  const isWhole = digest(before + opening) === identifier && Number(start) === before.lastIndexOf('xref\n0 ');
  return { texts: all, ...(isWhole ? {} : { damage: 'changed' as const }) };
}
