import type { Chance } from './chance.ts';

/** What a text is hurt with: pieces that mean something in it, and other texts of its kind. */
export type Weapons = { readonly pieces: readonly string[]; readonly others: readonly string[] };

type Mutation = (chance: Chance, text: string, weapons: Weapons) => string;

const LONGEST_CUT = 40;

const replaced = (text: string, from: number, length: number, by: string): string =>
  text.slice(0, from) + by + text.slice(from + length);

/** A stretch of a text, short more often than long. */
const stretch = (chance: Chance, text: string): readonly [from: number, length: number] => {
  const from = chance.below(text.length + 1);
  return [from, chance.below(chance.is(0.8) ? LONGEST_CUT : text.length - from + 1)];
};

/** The places of what looks like a name or a number. */
const wordsIn = (text: string): readonly (readonly [from: number, length: number])[] =>
  [...text.matchAll(/[\p{L}_][\p{L}\d_.-]*|\d[\d.e+-]*/gu)].map((found) => [found.index, found[0].length]);

const onLines = (text: string, change: (lines: string[]) => void): string => {
  const lines = text.split('\n');
  change(lines);
  return lines.join('\n');
};

const byPiece: Mutation = (chance, text, { pieces }) =>
  replaced(text, chance.below(text.length + 1), 0, chance.pick(pieces));

const overPiece: Mutation = (chance, text, { pieces }) => replaced(text, ...stretch(chance, text), chance.pick(pieces));

const overWord: Mutation = (chance, text, { pieces }) => {
  const words = wordsIn(text);
  if (words.length === 0) return text;
  const [from, length] = chance.pick(words);
  const [other, otherLength] = chance.pick(words);
  const by = chance.is(0.5) ? chance.pick(pieces) : text.slice(other, other + otherLength);
  return replaced(text, from, length, by);
};

const cut: Mutation = (chance, text) => replaced(text, ...stretch(chance, text), '');

const doubled: Mutation = (chance, text) => {
  const [from, length] = stretch(chance, text);
  return replaced(text, from, 0, text.slice(from, from + length));
};

const cutShort: Mutation = (chance, text) => text.slice(0, chance.below(text.length + 1));

const lineAway: Mutation = (chance, text) => onLines(text, (lines) => lines.splice(chance.below(lines.length), 1));

const lineMoved: Mutation = (chance, text) =>
  onLines(text, (lines) => {
    const [line = ''] = lines.splice(chance.below(lines.length), 1);
    lines.splice(chance.below(lines.length + 1), 0, line);
  });

const lineShifted: Mutation = (chance, text) =>
  onLines(text, (lines) => {
    const at = chance.below(lines.length);
    const line = lines[at] ?? '';
    lines[at] = chance.is(0.5) ? `  ${line}` : line.replace(/^ {1,2}/, '');
  });

const lineOfAnother: Mutation = (chance, text, { others }) =>
  onLines(text, (lines) => {
    const from = chance.pick(others).split('\n');
    const at = chance.below(from.length);
    lines.splice(chance.below(lines.length + 1), 0, ...from.slice(at, at + 1 + chance.below(4)));
  });

const otherCharacter: Mutation = (chance, text) =>
  replaced(text, chance.below(text.length + 1), 1, String.fromCodePoint(chance.below(chance.is(0.7) ? 128 : 0xd800)));

const mutations: readonly Mutation[] = [
  ...[byPiece, overPiece, overWord, overWord, cut, doubled, cutShort],
  ...[lineAway, lineMoved, lineShifted, lineOfAnother, otherCharacter],
];

const MOST_MUTATIONS = 4;

/** A text with one to four mutations. */
export const mutate = (chance: Chance, text: string, weapons: Weapons): string => {
  let hurt = text;
  for (let left = 1 + chance.below(MOST_MUTATIONS); left > 0; left--)
    hurt = chance.pick(mutations)(chance, hurt, weapons);
  return hurt;
};

/** Bytes with some of them changed, so that they need not be UTF-8 any more. */
export const mutateBytes = (chance: Chance, bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => {
  if (bytes.length === 0) return bytes;
  const hurt = bytes.slice();
  for (let left = 1 + chance.below(MOST_MUTATIONS); left > 0; left--) {
    const at = chance.below(hurt.length);
    hurt[at] = chance.is(0.5) ? (hurt[at] ?? 0) ^ (1 << chance.below(8)) : chance.below(256);
  }
  return chance.is(0.1) ? hurt.slice(0, chance.below(hurt.length)) : hurt;
};
