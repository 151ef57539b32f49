import type { Measure, StoryLine } from '../../engine/language/model.ts';
import { isTruth } from '../../engine/language/truth.ts';
import { lineText } from './line-text.ts';
import { holdsOf, type LineCourse, lineCoursesOf } from './lines.ts';
import { numberText } from './numbers.ts';
import type { Telling } from './telling.ts';
import { andList, capital, countedWord, subjectWords, unitWords, untilWords, whenWords } from './words.ts';

/** `Leader and Entrant in month 13, Follower in month 15`: who, with the first time of each. */
const whoText = (telling: Telling, line: StoryLine, courses: readonly LineCourse[]): string => {
  const firsts = courses
    .map((course) => ({ player: course.player ?? '', first: holdsOf(course).indexOf(true) }))
    .filter(({ first }) => first >= 0);
  const times = [...new Set(firsts.map(({ first }) => first))].sort((a, b) => a - b);
  const members = line.owner?.members.map(({ name }) => name) ?? [];
  const texts = times.map((time) => {
    const names = firsts.filter(({ first }) => first === time).map(({ player }) => player);
    const who = subjectWords(names, members, line.owner?.name ?? '');
    return `${who} ${whenWords(telling.model.time, time + 1)}`;
  });
  return texts.length < 3 ? texts.join(', then ') : `${texts.slice(0, -1).join(', ')}, then ${texts.at(-1)}`;
};

/** `eight months, until month 20`: how long it held for anybody, and till when if that was at one stretch. */
const ticksText = ({ model: { time } }: Telling, rows: readonly boolean[]): string => {
  const [first, last] = [rows.indexOf(true), rows.lastIndexOf(true)];
  const count = rows.filter(Boolean).length;
  const text = countedWord(count, time.tick);
  if (last === rows.length - 1) return `${text}, to the end`;
  return last - first + 1 === count ? `${text}, until ${untilWords(time, last + 1)}` : text;
};

/** What a line comes to; `came`: it held at some time. */
type Summary = { readonly first: number; readonly text: string; readonly came: boolean };

const summaryOf = (telling: Telling, line: StoryLine): Summary | undefined => {
  const courses = lineCoursesOf(telling).filter((course) => course.line === line);
  const rows = telling.rows.map((_, place) => courses.some((course) => holdsOf(course)[place]));
  const first = rows.indexOf(true);
  if (first < 0) return line.never === undefined ? undefined : { first: rows.length, text: line.never, came: false };
  if (!line.summary) return undefined;
  const words = {
    who: whoText(telling, line, courses),
    when: whenWords(telling.model.time, first + 1),
    ticks: ticksText(telling, rows),
  };
  return { first, text: lineText(line.summary, words, [], 2), came: true };
};

/** What the lines of the story come to, over the whole run, by the time at which they began; last what never came. */
export const summariesOf = (telling: Telling): readonly Summary[] =>
  telling.model.story.lines.flatMap((line) => summaryOf(telling, line) ?? []).sort((a, b) => a.first - b.first);

const valueText = (value: number, measure: Measure, truth: boolean): string => {
  if (truth) return value === 0 ? 'no' : 'yes';
  const number = numberText(value, 2);
  return `${number}${unitWords(measure.unit, number)}`;
};

const pooledText = ([above, below]: readonly [number, number]): string =>
  Number.isInteger(above) && Number.isInteger(below)
    ? `${above} of ${below} (${numberText((100 * above) / below, 2)} per cent)`
    : `${numberText(above / below, 2)}`;

const foldName = { final: 'at the end', mean: 'on average', sum: 'in all', max: 'at most', first: 'first' } as const;

const measureTexts = ({ story, model }: Telling): readonly string[] =>
  model.measures.flatMap((measure) => {
    const several = measure.folds.length > 1;
    const folds = measure.folds.flatMap(({ fold, columns: [column, ...others] }) => {
      const value = story.measures[several ? `${measure.name}_${fold}` : measure.name];
      if (!column || others.length > 0 || value === undefined) return [];
      if (fold === 'first') return [Number.isNaN(value) ? 'never' : whenWords(model.time, value)];
      const text = valueText(value, measure, fold === 'final' && isTruth(column.formula));
      return [several ? `${text} ${foldName[fold]}` : text];
    });
    const sums = story.pooled[measure.name];
    const pooled = sums && sums[1] > 0 ? [pooledText(sums)] : [];
    const texts = [...folds, ...pooled];
    return texts.length === 0 ? [] : [`${measure.label}: ${andList(texts)}.`];
  });

/** The paragraphs after the end: in short, and what was measured. */
export const closingOf = (telling: Telling): readonly string[] => {
  const summaries = summariesOf(telling).map(({ text }) => `${capital(text).replace(/[.]$/, '')}.`);
  const measures = measureTexts(telling);
  return [
    ...(summaries.length > 0 ? [`In short. ${summaries.join(' ')}`] : []),
    ...(measures.length > 0 ? [`What was measured. ${measures.join(' ')}`] : []),
  ];
};
