import { isTruth } from '../../engine/language/truth.ts';
import { movesIn, waversIn } from './decisions.ts';
import { drawsIn, eventsIn, marksOf } from './happenings.ts';
import { linesIn } from './lines.ts';
import { numberTexts } from './numbers.ts';
import type { Happening, Telling } from './telling.ts';
import { capital, countedWord, unitWords, whenWords } from './words.ts';

/** Rows without a happening that are worth a sentence. */
const longQuiet = 6;

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** What moved most while nothing happened, of what is measured of the world each tick. */
const drift = ({ model, rows }: Telling, from: number, to: number): string => {
  const drifts = model.measures.flatMap(({ name, label, unit, tick: [column, ...others] }) => {
    if (!column || column.option !== undefined || column.member || others.length > 0 || isTruth(column.formula))
      return [];
    const values = rows.map((row) => row.measures[name] ?? Number.NaN);
    const range = Math.max(...values) - Math.min(...values);
    const [before = Number.NaN, after = Number.NaN] = [values[from], values[to]];
    const share = Math.abs(after - before) / range;
    return share > 0 ? [{ label, unit, before, after, share }] : [];
  });
  const [most] = drifts.sort((a, b) => b.share - a.share);
  if (!most) return '';
  const [before, after] = numberTexts([most.before, most.after], 2);
  return ` ("${most.label}" went from ${before} to ${after}${unitWords(most.unit, after ?? '')})`;
};

/** The sentences of a chapter, row by row, with the quiet between them. */
const passages = (telling: Telling, happenings: readonly Happening[], from: number, to: number, loud: boolean) => {
  const { time } = telling.model;
  const places = [...new Set(happenings.map(({ place }) => place))].sort((a, b) => a - b);
  const quiet = (after: number, before: number): readonly string[] => {
    const length = before - after - 1;
    if (length < longQuiet) return [];
    const nothing = loud ? 'nothing else changed' : 'nothing changed';
    return [`for ${countedWord(length, time.tick)} ${nothing}${drift(telling, after, before - 1)}`];
  };
  const sentences = places.flatMap((place, index) => {
    const texts = happenings.filter((one) => one.place === place).sort((a, b) => a.rank - b.rank);
    const [first, ...rest] = texts;
    const tick = telling.rows[place]?.tick ?? 0;
    const before = places[index - 1];
    return [
      ...(before === undefined ? [] : quiet(before, place)),
      first?.dated ? first.text : `${whenWords(time, tick)} ${first?.text}`,
      ...rest.map(({ text }) => text),
    ];
  });
  const last = places.at(-1) ?? from;
  return [...sentences, ...(places.length > 0 ? quiet(last, to) : [])];
};

const chapter = (telling: Telling, from: number, to: number, known: Set<string>): readonly string[] => {
  const moves = movesIn(telling, from, to, known);
  const wavers = waversIn(telling, from, to, known);
  const others = [...eventsIn(telling, from, to), ...linesIn(telling, from, to), ...drawsIn(telling, from, to)];
  const texts = passages(telling, [...moves, ...wavers, ...others], from, to, wavers.length > 0);
  return texts.length === 0 ? [] : [texts.map((text) => capital(sentence(text))).join(' ')];
};

/** The story by time: a paragraph for each stretch in which the world stays the same. */
export const chaptersOf = (telling: Telling): readonly string[] => {
  const { view, rows } = telling;
  const to = Math.min(view.to, rows.length);
  if (to < view.from) return [];
  const marks = marksOf(telling, view.from - 1, to);
  const known = new Set<string>();
  return marks.flatMap((from, index) => chapter(telling, from, marks[index + 1] ?? to, known));
};
