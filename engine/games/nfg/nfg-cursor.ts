import { DetenteError } from '../../language/problem.ts';
import type { Source } from '../../language/source.ts';

/** A piece of a `.nfg` text. `text` is what a quoted one says, or the word itself. */
export type NfgToken = {
  readonly kind: 'open' | 'close' | 'quoted' | 'word' | 'end';
  readonly text: string;
  readonly start: number;
  readonly end: number;
};

/** Reads a `.nfg` text piece by piece: files of millions of payoffs are never held as a list of pieces. */
export type NfgCursor = {
  /** The next piece, left where it is. */
  readonly peek: () => NfgToken;
  readonly take: () => NfgToken;
  /** Takes a piece of that kind. @throws DetenteError that names what was expected, where something else stands */
  readonly expect: (kind: NfgToken['kind'], what: string) => NfgToken;
  /** @param got - What stands there in other words than its own. */
  readonly refuse: (token: NfgToken, expected: string, hint?: string, got?: string) => never;
};

const longestShown = 40;

const shown = (token: NfgToken): string => {
  if (token.kind === 'end') return 'the end of the file';
  if (token.kind === 'open') return '{';
  if (token.kind === 'close') return '}';
  const text = token.text.length > longestShown ? `${token.text.slice(0, longestShown - 1)}…` : token.text;
  return token.kind === 'quoted' ? `the text "${text}"` : text;
};

/** Commas may stand between payoffs of an outcome; they say nothing. */
const isBlank = (code: number): boolean =>
  code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0x2c || code === 0xfeff;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;

const endsWord = (code: number): boolean => isBlank(code) || code === QUOTE || code === OPEN || code === CLOSE;

export const nfgCursor = (source: Source): NfgCursor => {
  const { text } = source;
  let at = 0;
  let waiting: NfgToken | undefined;

  const refuseAt = (start: number, end: number, message: string, hint?: string): never => {
    throw new DetenteError([
      {
        code: 'nfg-syntax',
        severity: 'error',
        message,
        span: { source, start, end },
        ...(hint === undefined ? {} : { hint }),
      },
    ]);
  };
  const refuse: NfgCursor['refuse'] = (token, expected, hint, got = shown(token)) =>
    refuseAt(token.start, token.end, `expected ${expected}, got ${got}`, hint);

  /** `\"` and `\\` stand for the mark; any other backslash for itself. */
  const quoted = (start: number): NfgToken => {
    const pieces: string[] = [];
    let from = start + 1;
    for (let next = from; next < text.length; next++) {
      const code = text.charCodeAt(next);
      if (code === QUOTE) {
        pieces.push(text.slice(from, next));
        return { kind: 'quoted', text: pieces.join(''), start, end: next + 1 };
      }
      if (code !== BACKSLASH) continue;
      const escaped = text.charCodeAt(next + 1);
      if (escaped !== QUOTE && escaped !== BACKSLASH) continue;
      pieces.push(text.slice(from, next));
      from = next + 1;
      next++;
    }
    return refuseAt(start, start + 1, 'expected a closing quotation mark, got the end of the file');
  };

  const next = (): NfgToken => {
    while (at < text.length && isBlank(text.charCodeAt(at))) at++;
    const start = at;
    if (start >= text.length) return { kind: 'end', text: '', start, end: start };
    const code = text.charCodeAt(start);
    if (code === OPEN || code === CLOSE)
      return { kind: code === OPEN ? 'open' : 'close', text: '', start, end: start + 1 };
    if (code === QUOTE) return quoted(start);
    let end = start + 1;
    while (end < text.length && !endsWord(text.charCodeAt(end))) end++;
    return { kind: 'word', text: text.slice(start, end), start, end };
  };

  const peek = (): NfgToken => {
    if (waiting === undefined) {
      waiting = next();
      at = waiting.end;
    }
    return waiting;
  };
  const take = (): NfgToken => {
    const token = peek();
    waiting = undefined;
    return token;
  };
  return {
    peek,
    take,
    refuse,
    expect: (kind, what) => {
      const token = take();
      return token.kind === kind ? token : refuse(token, what);
    },
  };
};
