import { INK } from '../colour.ts';
import type { Definition } from '../figure.ts';
import type { ParameterFacts } from '../results.ts';
import { pageWords as say } from '../wording/page.ts';
import { plain, sentence } from '../words.ts';
import type { Measure, TextStyle } from './marks.ts';
import { meaningText, valueWithUnit } from './register-words.ts';
import { shorten, wrap } from './wrap.ts';

/** The type of the notes at the foot of a page. */
export const NOTE: TextStyle = { size: 35, weight: 400, colour: INK };

/** One line of the notes; an item of a list has a bullet before its first. */
export type NoteLine = { readonly text: string; readonly bullet: boolean };

export function noteLines(text: string, bullet: boolean, width: number, measure: Measure): NoteLine[] {
  return wrap(text, NOTE, width, measure).map((line, k) => ({ text: line, bullet: bullet && k === 0 }));
}

/** Items of a list as lines, whole ones only unless the first alone is too long: what does not fit is counted. */
function listLines(
  items: readonly string[],
  most: number,
  left: (count: number) => string,
  width: number,
  measure: Measure,
): NoteLine[] {
  const lines: NoteLine[] = [];
  for (const [k, item] of items.entries()) {
    const wrapped = noteLines(sentence(plain(item)), items.length > 1, width, measure);
    const remaining = items.length - k;
    const room = most - lines.length - (remaining > 1 ? 1 : 0);
    if (wrapped.length > room && k > 0) {
      lines.push({ text: left(remaining), bullet: false });
      return lines;
    }
    if (wrapped.length > room) {
      const texts = wrapped.map((line) => line.text);
      const kept = shorten(texts, room, NOTE, width, measure);
      lines.push(...kept.map((text, row) => ({ text, bullet: wrapped[row]?.bullet ?? false })));
      continue;
    }
    lines.push(...wrapped);
  }
  return lines;
}

/** How notes fill the room they have. */
export type NoteRoom = {
  /** Most lines. */
  readonly most: number;
  readonly width: number;
  /** Where the rest is, if it does not fit: `on the next page`. */
  readonly rest: string;
};

/** The limits, or that there are none. */
export function limitLines(limits: readonly string[], { most, width, rest }: NoteRoom, measure: Measure): NoteLine[] {
  if (limits.length === 0) return [{ text: say.noLimits, bullet: false }];
  const left = (count: number): string => say.moreLimits(count, rest);
  return listLines(limits, most, left, width, measure);
}

/** The parameters that the scenario shows first, or all of few, with their values. */
export function parameterLines(
  all: readonly ParameterFacts[],
  { most, width, rest }: NoteRoom,
  measure: Measure,
): NoteLine[] {
  const items = all.map((parameter) => say.value(meaningText(parameter), valueWithUnit(parameter)));
  const left = (count: number): string => say.more(count, rest);
  return listLines(items, most, left, width, measure);
}

/** The definitions as one paragraph of whole sentences: what does not fit is counted. */
export function definitionLines(all: readonly Definition[], room: NoteRoom, measure: Measure): NoteLine[] {
  return definitionTexts(all, room, NOTE, measure).map((text) => ({ text, bullet: false }));
}

/** The same as lines of text in some style. */
export function definitionTexts(
  all: readonly Definition[],
  { most, width, rest }: NoteRoom,
  style: TextStyle,
  measure: Measure,
): string[] {
  const items = all.map(({ term, meaning }) => say.meaning(term, sentence(meaning)));
  for (let kept = items.length; kept > 0; kept--) {
    const left = items.length - kept;
    const more = left === 0 ? '' : ` ${say.more(left, rest)}`;
    const lines = wrap(items.slice(0, kept).join(' ') + more, style, width, measure);
    if (lines.length <= most) return lines;
  }
  return shorten(wrap(items[0] ?? '', style, width, measure), most, style, width, measure);
}
