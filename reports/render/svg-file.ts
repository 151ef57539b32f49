import { createHash } from 'node:crypto';
import { shortened } from './svg-path.ts';

/** What a file says about itself, by keyword, and what is wrong with it. */
export type FileTexts = { readonly texts: Readonly<Record<string, string>>; readonly damage?: 'cut' | 'changed' };

/** The print size of a picture, millimetres. */
export type Paper = { readonly width: number; readonly height: number };

const HEAD = /^<\?xml [^>]*\?>\s*<svg ([^>]*)>/;
const CHECKSUM = /<!-- sha256 ([0-9a-f]{64}) -->\n$/;

/** What XML 1.0 cannot hold in any form (section 2.2): most control characters, lone surrogates, U+FFFE and U+FFFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

const escaped = (text: string): string =>
  text.replace(UNWRITABLE, '\uFFFD').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/**
 * Names of clips in their order, since the canvas counts them on from picture to picture; and apart from those of other
 * pictures that are put in the same page.
 */
const withOwnNames = (svg: string): string => {
  const names = new Map<string, string>();
  const numbered = (own: string): string =>
    svg.replace(/(?<= id="|url\(#)[\w-]+/g, (name) => {
      names.set(name, names.get(name) ?? `${names.size + 1}`);
      return `${own}-${names.get(name)}`;
    });
  return numbered(`d${sha256(numbered('d')).slice(0, 8)}`);
};

const millimetres = (size: number): string => `${Math.round(size * 1000) / 1000}mm`;

/**
 * Gives an SVG as the canvas writes it its print size, title and description for screen readers, further texts in
 * `<metadata>`, and a checksum behind its end.
 *
 * @param texts keyword → text; `Title` and `Description` become `<title>` and `<desc>`
 * @throws Error when the canvas has written something else than expected
 */
export function describeSvg(svg: string, paper: Paper, texts: Readonly<Record<string, string>>): string {
  const plain = withOwnNames(svg.replace(/ d="([^"]*)"/g, (_, path: string) => ` d="${shortened(path)}"`));
  const [head, attributes = ''] = HEAD.exec(plain) ?? [];
  const [, width, height] = / width="(\d+)" height="(\d+)"$/.exec(attributes) ?? [];
  if (head === undefined || width === undefined)
    throw new Error('expected an SVG with a size at the end of its first tag, got another');
  const { Title: title = '', Description: description = '', ...others } = texts;
  const size = ` width="${millimetres(paper.width)}" height="${millimetres(paper.height)}" viewBox="0 0 ${width} ${height}"`;
  const opening = `${attributes.replace(/ width="\d+" height="\d+"$/, size)} role="img" xml:lang="en"`;
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<svg ${opening}>`,
    `<title>${escaped(title)}</title>`,
    `<desc>${escaped(description)}</desc>`,
    ...Object.entries(others).map(([key, text]) => `<metadata data-keyword="${key}">${escaped(text)}</metadata>`),
  ];
  const whole = `${lines.join('\n')}${plain.slice(head.length).trimEnd()}\n`;
  return `${whole}<!-- sha256 ${sha256(whole)} -->\n`;
}

/** Whether bytes begin as an SVG does. */
export function isSvg(bytes: Uint8Array): boolean {
  return /^\uFEFF?\s*<(?:svg[\s>]|\?xml[^>]*>\s*(?:<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>])/.test(
    new TextDecoder().decode(bytes.subarray(0, 4096)),
  );
}

/** The texts that `describeSvg` gave an SVG; of one by somebody else there are none. */
export function readSvg(bytes: Uint8Array): FileTexts {
  const svg = new TextDecoder().decode(bytes);
  const kept = [...svg.matchAll(/<metadata data-keyword="(\w+)">([^<]*)<\/metadata>/g)];
  const texts = Object.fromEntries(kept.map(([, key = '', text = '']) => [key, unescaped(text)]));
  const named = (tag: string): string => unescaped(new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(svg)?.[1] ?? '');
  const all = { ...texts, Title: named('title'), Description: named('desc') };
  const [line = '', checksum] = CHECKSUM.exec(svg) ?? [];
  if (checksum === sha256(bytes.subarray(0, bytes.length - line.length))) return { texts: all };
  return { texts: all, damage: line === '' && !svg.includes('</svg>') ? 'cut' : 'changed' };
}
