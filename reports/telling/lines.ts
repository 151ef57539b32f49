import type { StoryLine } from '../../engine/language/model.ts';
import { storyValues } from '../../engine/language/story-values.ts';
import type { LineStory } from '../../engine/run/story.ts';
import { wavering } from './decisions.ts';
import { lineText } from './line-text.ts';
import { concerns } from './story-view.ts';
import { changesOf, type Happening, type Telling } from './telling.ts';
import { countedWord, subjectWords } from './words.ts';

/** One line of the story over all rows of a run, for one player or the world. */
export type LineCourse = {
  readonly line: StoryLine;
  readonly player: string | undefined;
  readonly turns: readonly LineStory[];
};

export const lineCoursesOf = ({ model, view, rows }: Telling): readonly LineCourse[] =>
  model.story.lines.flatMap((line) =>
    (line.owner?.members ?? [undefined])
      .filter((member) => concerns(view, member?.name))
      .map((member) => ({
        line,
        player: member?.name,
        turns: rows.flatMap((row) => row.lines.filter((one) => one.line === line && one.player === member?.name)),
      })),
  );

export const holdsOf = ({ turns }: LineCourse): readonly boolean[] => turns.map(({ holds }) => holds);

/** Where it begins or ceases to hold. It may hold from the first row on. */
export const turningsOf = (course: LineCourse, from: number, to: number): readonly number[] => {
  const holds = holdsOf(course);
  const opens = (from === 0 ? holds[0] : holds[from] !== holds[from - 1]) ? [from] : [];
  return [...opens, ...changesOf(holds, from, to)];
};

/** On and off too often in the run: only the first time is told. */
const placesTold = (course: LineCourse, from: number, to: number): readonly number[] => {
  const all = turningsOf(course, 0, course.turns.length);
  return (all.length > wavering ? all.slice(0, 1) : all).filter((place) => place >= from && place < to);
};

const lasted = (course: LineCourse, place: number): number => {
  const holds = holdsOf(course);
  let first = place;
  while (first > 0 && holds[first - 1]) first -= 1;
  return place - first;
};

type Said = { readonly course: LineCourse; readonly place: number; readonly begins: boolean };

const textOf = (telling: Telling, { course, place, begins }: Said, name: string): string | undefined => {
  const { line, turns } = course;
  const pieces = begins ? line.begins : line.ends;
  if (!pieces) return undefined;
  const values = turns[place]?.values ?? [];
  const ofBegins = storyValues({ ...line, ends: undefined }).length;
  const ticks = countedWord(lasted(course, place), telling.model.time.tick);
  return lineText(pieces, { name, ticks }, begins ? values : values.slice(ofBegins), telling.digits);
};

/** A sentence of a line: whether it says that something begins, and whether it has been said of these before. */
export type LineHappening = Happening & {
  readonly line: StoryLine;
  readonly begins: boolean;
  readonly again: boolean;
};

/** What the lines of the story say between two marks; players of whom the same is said share a sentence. */
export const linesIn = (telling: Telling, from: number, to: number): readonly LineHappening[] => {
  const said = lineCoursesOf(telling).flatMap((course) =>
    placesTold(course, from, to).map((place): Said => ({ course, place, begins: holdsOf(course)[place] ?? false })),
  );
  const keyOf = (one: Said): string =>
    `${one.place}/${one.course.line.owner?.name}/${one.course.line.id}/${textOf(telling, one, '')}`;
  return [...new Set(said.map(keyOf))].flatMap((key): LineHappening[] => {
    const group = said.filter((one) => keyOf(one) === key);
    const [first] = group;
    if (!first) return [];
    const { owner } = first.course.line;
    const members = owner?.members.map(({ name }) => name) ?? [];
    const names = group.flatMap(({ course }) => course.player ?? []);
    const text = textOf(telling, first, subjectWords(names, members, owner?.name ?? ''));
    const rank = owner ? 3 : first.begins ? 1 : 0;
    const again = group.every(({ course, place }) => holdsOf(course).indexOf(true) < place);
    const { line } = first.course;
    return text === undefined ? [] : [{ place: first.place, rank, text, line, begins: first.begins, again }];
  });
};
