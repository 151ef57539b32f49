import { createHash } from 'node:crypto';
import { escaped } from '../explain/html/parts.ts';
import type { FileTexts } from '../render/svg-file.ts';

const CHECKSUM = /<!-- sha256 ([0-9a-f]{64}) -->\n$/;

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** What a page says about itself, in its head. */
export function metaTags(texts: Readonly<Record<string, string>>): string[] {
  return Object.entries(texts)
    .filter(([key]) => key !== 'Title')
    .map(([key, text]) => `<meta name="${escaped(key.toLowerCase())}" content="${escaped(text)}">`);
}

/** A page with a checksum behind its end. */
export function sealed(html: string): string {
  return `${html}<!-- sha256 ${sha256(html)} -->\n`;
}

/** Whether bytes begin as a page of HTML does. */
export function isHtml(bytes: Uint8Array): boolean {
  return /^\uFEFF?\s*<!doctype html>/i.test(new TextDecoder().decode(bytes.subarray(0, 256)));
}

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** The texts that `metaTags` gave a page; of one by somebody else there are none. */
export function readHtml(bytes: Uint8Array): FileTexts {
  const html = new TextDecoder().decode(bytes);
  const named = (name: string): string | undefined =>
    new RegExp(`<meta name="${name}" content="([^"]*)">`).exec(html)?.[1];
  const [detente, description] = [named('detente'), named('description')];
  const texts = {
    Title: unescaped(/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? ''),
    ...(description === undefined ? {} : { Description: unescaped(description) }),
    ...(detente === undefined ? {} : { detente: unescaped(detente) }),
  };
  const [line = '', checksum] = CHECKSUM.exec(html) ?? [];
  if (checksum === sha256(bytes.subarray(0, bytes.length - line.length))) return { texts };
  return { texts, damage: line === '' && !html.includes('</html>') ? 'cut' : 'changed' };
}
