import type { StoryForm, StoryPiece } from '../../engine/language/model.ts';
import { numberText } from './numbers.ts';
import { countWord, oddsWords } from './words.ts';

const formed = (value: number, form: StoryForm, digits: number): string => {
  if (!Number.isFinite(value)) return numberText(value, digits);
  if (form === 'odds') return oddsWords(value);
  if (form === 'percent') return `${numberText(100 * value, 2)} per cent`;
  if (form === 'whole') return countWord(Math.round(value)).replace(/^no$/, '0');
  return numberText(value, digits);
};

/** What the words of a sentence stand for. */
export type LineWords = Partial<Record<Extract<StoryPiece, { kind: 'word' }>['word'], string>>;

/**
 * A sentence with its words and values.
 *
 * @param values of the value pieces, in order
 */
export const lineText = (
  pieces: readonly StoryPiece[],
  words: LineWords,
  values: readonly number[],
  digits: number,
): string => {
  let next = 0;
  return pieces
    .map((piece) => {
      if (piece.kind === 'text') return piece.text;
      if (piece.kind === 'word') return words[piece.word] ?? '';
      const value = values[next++] ?? Number.NaN;
      return piece.options?.[value] ?? formed(value, piece.form, digits);
    })
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim();
};
