import { crc32 } from 'node:zlib';

/** A PNG as its signature and chunks (PNG specification, third edition, section 5). */
export type Chunk = { readonly type: string; readonly content: Uint8Array };

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/**
 * Splits a PNG into chunks.
 *
 * @throws Error when the bytes are no PNG, end too early, or a chunk fails its CRC
 */
export function readChunks(png: Uint8Array): Chunk[] {
  if (!SIGNATURE.every((byte, k) => png[k] === byte)) throw new Error('expected a PNG file, got other bytes');
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = at + 12 <= png.length ? view.getUint32(at) : Number.POSITIVE_INFINITY;
    if (at + 12 + length > png.length) throw new Error('expected a whole PNG file, got one that ends early');
    const body = png.subarray(at + 4, at + 8 + length);
    if (view.getUint32(at + 8 + length) !== crc32(body))
      throw new Error(`expected intact PNG chunks, got a damaged one at byte ${at}`);
    chunks.push({ type: String.fromCharCode(...body.subarray(0, 4)), content: body.subarray(4) });
    at += 12 + length;
  }
  return chunks;
}

/** The inverse of `readChunks`. */
export function writeChunks(chunks: readonly Chunk[]): Uint8Array {
  const size = chunks.reduce((sum, chunk) => sum + 12 + chunk.content.length, SIGNATURE.length);
  const png = new Uint8Array(size);
  const view = new DataView(png.buffer);
  png.set(SIGNATURE);
  let at = SIGNATURE.length;
  for (const { type, content } of chunks) {
    view.setUint32(at, content.length);
    png.set(new TextEncoder().encode(type), at + 4);
    png.set(content, at + 8);
    view.setUint32(at + 8 + content.length, crc32(png.subarray(at + 4, at + 8 + content.length)));
    at += 12 + content.length;
  }
  return png;
}

/** International text, uncompressed: keyword, two zero bytes of flags, no language, no translated keyword, UTF-8. */
function internationalText(keyword: string, text: string): Chunk {
  return { type: 'iTXt', content: new TextEncoder().encode(`${keyword}\0\0\0\0\0${text}`) };
}

/** Pixels per metre, both ways. */
function physicalSize(dpi: number): Chunk {
  const content = new Uint8Array(9);
  const view = new DataView(content.buffer);
  const perMetre = Math.round(dpi / 0.0254);
  view.setUint32(0, perMetre);
  view.setUint32(4, perMetre);
  view.setUint8(8, 1);
  return { type: 'pHYs', content };
}

/**
 * Gives a PNG its print size and its texts; a size or text of the same keyword that it had before is replaced.
 *
 * @param texts keyword (1 to 79 Latin letters) → text
 */
export function describePng(png: Uint8Array, dpi: number, texts: Readonly<Record<string, string>>): Uint8Array {
  const [header, ...rest] = readChunks(png);
  if (header === undefined) throw new Error('expected a PNG with a header, got no chunk');
  const kept = rest.filter((chunk) => chunk.type !== 'pHYs' && !(chunk.type === 'iTXt' && keywordOf(chunk) in texts));
  const written = Object.entries(texts).map(([keyword, text]) => internationalText(keyword, text));
  return writeChunks([header, physicalSize(dpi), ...written, ...kept]);
}

function keywordOf(chunk: Chunk): string {
  return new TextDecoder('latin1').decode(chunk.content.subarray(0, chunk.content.indexOf(0)));
}

/** The uncompressed international texts of a PNG, by keyword. */
export function readTexts(png: Uint8Array): Record<string, string> {
  const texts = readChunks(png).filter((chunk) => chunk.type === 'iTXt');
  return Object.fromEntries(
    texts.map((chunk) => {
      const keyword = keywordOf(chunk);
      const whole = new TextDecoder().decode(chunk.content.subarray(chunk.content.indexOf(0) + 3));
      return [keyword, whole.split('\0').slice(2).join('\0')];
    }),
  );
}
