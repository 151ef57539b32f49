import { tableOffset } from './glyphs.ts';

/** Number of a glyph in its font → the character that it shows. */
export type GlyphCharacters = ReadonlyMap<number, string>;

/** The glyph of a character in a `cmap` subtable of format 12 (OpenType specification 1.9, cmap); 0 is none. */
function glyphFinder(font: DataView): (character: string) => number {
  const cmap = tableOffset(font, 'cmap');
  const subtables = Array.from(
    { length: font.getUint16(cmap + 2) },
    (_, k) => cmap + font.getUint32(cmap + 4 + 8 * k + 4),
  );
  const full = subtables.find((at) => font.getUint16(at) === 12);
  if (full === undefined) throw new Error('expected a font with a character map of format 12, got none');
  const groups = Array.from({ length: font.getUint32(full + 12) }, (_, k) => full + 16 + 12 * k);
  return (character) => {
    const code = character.codePointAt(0) ?? 0;
    const group = groups.find((at) => code >= font.getUint32(at) && code <= font.getUint32(at + 4));
    return group === undefined ? 0 : font.getUint32(group + 8) + code - font.getUint32(group);
  };
}

/** The glyphs of a coverage table in order (OpenType specification 1.9, common table formats). */
function covered(font: DataView, at: number): number[] {
  const count = font.getUint16(at + 2);
  if (font.getUint16(at) === 1) return Array.from({ length: count }, (_, k) => font.getUint16(at + 4 + 2 * k));
  return Array.from({ length: count }, (_, k) => at + 4 + 6 * k).flatMap((range) => {
    const [first, last] = [font.getUint16(range), font.getUint16(range + 2)];
    return Array.from({ length: last - first + 1 }, (_, k) => first + k);
  });
}

/** Each glyph and what one single substitution (GSUB lookup type 1) puts in its place. */
function substituted(font: DataView, at: number): [number, number][] {
  const glyphs = covered(font, at + font.getUint16(at + 2));
  if (font.getUint16(at) === 1) return glyphs.map((glyph) => [glyph, (glyph + font.getInt16(at + 4)) & 0xffff]);
  return glyphs.map((glyph, k) => [glyph, font.getUint16(at + 6 + 2 * k)]);
}

/** All single substitutions of a font, by whatever feature or context they are made. */
function substitutions(font: DataView): [number, number][] {
  const table = tableOffset(font, 'GSUB');
  const list = table + font.getUint16(table + 8);
  const lookups = Array.from({ length: font.getUint16(list) }, (_, k) => list + font.getUint16(list + 2 + 2 * k));
  return lookups
    .filter((lookup) => font.getUint16(lookup) === 1)
    .flatMap((lookup) => {
      const subtables = font.getUint16(lookup + 4);
      return Array.from({ length: subtables }, (_, k) => lookup + font.getUint16(lookup + 6 + 2 * k));
    })
    .flatMap((subtable) => substituted(font, subtable));
}

/**
 * Which characters the glyphs of a drawn text show. A font puts other glyphs in the place of a character's own: Inter,
 * higher brackets and dashes between digits; of these its character map says nothing, and a reader that copies `(0.3–9)`
 * from a page would get 0.39. Each is traced back to the character that it replaced.
 *
 * @param bytes a TrueType font with a character map of format 12
 * @param texts what was drawn
 */
export function glyphCharacters(bytes: Uint8Array, texts: Iterable<string>): GlyphCharacters {
  const font = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const glyphOf = glyphFinder(font);
  const characters = new Map<number, string>();
  for (const character of [...new Set([...texts].flatMap((text) => [...text]))].sort()) {
    const glyph = glyphOf(character);
    if (glyph !== 0 && !characters.has(glyph)) characters.set(glyph, character);
  }
  const steps = substitutions(font);
  // What replaces a replacement is found in the next round.
  for (let size = 0; size < characters.size; ) {
    size = characters.size;
    for (const [glyph, other] of steps) {
      const character = characters.get(glyph);
      if (character !== undefined && !characters.has(other)) characters.set(other, character);
    }
  }
  return characters;
}
