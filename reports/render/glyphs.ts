import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MISSING_SIGN } from '../missing-sign.ts';
import { FONT_FILES, fontFolder } from './fonts.ts';

type Range = { readonly first: number; readonly last: number };

/** The offset of a table in a TrueType file. */
export function tableOffset(font: DataView, tag: string): number {
  const tables = font.getUint16(4);
  for (let k = 0; k < tables; k++) {
    const record = 12 + 16 * k;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((byte) => font.getUint8(record + byte)));
    if (name === tag) return font.getUint32(record + 8);
  }
  throw new Error(`expected a font with a ${tag} table, got none`);
}

/**
 * The ranges of characters that a font maps to a glyph, from its `cmap` subtables of format 12 (all of Unicode) or else
 * 4 (the first 65,536). Source: OpenType specification 1.9, cmap.
 */
export function coveredRanges(bytes: Uint8Array): Range[] {
  const font = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const cmap = tableOffset(font, 'cmap');
  const subtables = Array.from(
    { length: font.getUint16(cmap + 2) },
    (_, k) => cmap + font.getUint32(cmap + 4 + 8 * k + 4),
  );
  const full = subtables.find((at) => font.getUint16(at) === 12);
  if (full !== undefined) {
    return Array.from({ length: font.getUint32(full + 12) }, (_, k) => ({
      first: font.getUint32(full + 16 + 12 * k),
      last: font.getUint32(full + 20 + 12 * k),
    }));
  }
  const basic = subtables.find((at) => font.getUint16(at) === 4);
  if (basic === undefined) throw new Error('expected a font with a Unicode character map, got none');
  const segments = font.getUint16(basic + 6) / 2;
  return Array.from({ length: segments }, (_, k) => ({
    first: font.getUint16(basic + 16 + 2 * segments + 2 * k),
    last: font.getUint16(basic + 14 + 2 * k),
  }));
}

let covered: readonly (readonly Range[])[] | undefined;

/** Whether all three weights have a glyph for the character. */
export function hasGlyph(character: string): boolean {
  covered ??= FONT_FILES.map((file) => coveredRanges(readFileSync(join(fontFolder(), file))));
  const code = character.codePointAt(0) ?? 0;
  return covered.every((ranges) => ranges.some((range) => code >= range.first && code <= range.last));
}

/** What is beyond ASCII, all of which the fonts have. */
const FOREIGN = /[^ -~]/gu;

/** Replaces what the fonts cannot show by □, so that nothing vanishes silently; line breaks and tabs become spaces. */
export function drawable(text: string): string {
  const line = text.normalize('NFC').replace(/\s+/g, ' ');
  return line.replace(FOREIGN, (character) => (hasGlyph(character) ? character : MISSING_SIGN));
}

/** A copy of plain data in which every string can be drawn with the bundled fonts. */
export function drawableCopy<T>(value: T): T {
  if (typeof value === 'string') return drawable(value) as T;
  if (Array.isArray(value)) return value.map(drawableCopy) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, drawableCopy(inner)])) as T;
}
