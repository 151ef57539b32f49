import type { Decision } from '../../engine/language/model.ts';
import type { DecisionStory } from '../../engine/run/story.ts';
import { type Reason, reasonWords } from './reasons.ts';
import { concerns, forcedBy } from './story-view.ts';
import { changesOf, type Happening, type Telling } from './telling.ts';
import { andList, subjectWords, untilWords } from './words.ts';

/** One player's choices over all rows of the run. */
type Course = { readonly decision: Decision; readonly player: string; readonly turns: readonly DecisionStory[] };

/** From this many changes between two marks on, a player's choices are counted instead of told one by one. */
export const wavering = 4;

export const coursesOf = ({ model, rows, view }: Telling): readonly Course[] =>
  model.decisions.flatMap((decision) =>
    decision.owner.members
      .filter(({ name }) => concerns(view, name))
      .map(({ name }) => ({
        decision,
        player: name,
        turns: rows.flatMap((row) => row.decisions.filter((one) => one.decision === decision && one.player === name)),
      })),
  );

const optionsOf = ({ model }: Telling, decision: Decision) => {
  const words = model.story.choices.find((one) => one.decision === decision)?.words;
  const several = model.decisions.filter(({ owner }) => owner === decision.owner).length > 1;
  const what = several ? ` for ${decision.name.replaceAll('_', ' ')}` : '';
  return (option: number): string =>
    words?.[option] ?? `chose ${(decision.options[option] ?? String(option)).replaceAll('_', ' ')}${what}`;
};

const nameOfCourse = ({ choice, seen }: DecisionStory): string => `${choice}/${seen}`;

const isMasked = ({ choice, seen }: DecisionStory): boolean => seen !== choice && !Number.isNaN(seen);

const subject = (decision: Decision, names: readonly string[]): string =>
  subjectWords(
    names,
    decision.owner.members.map(({ name }) => name),
    decision.owner.name,
  );

/** `in secret, while to the others it seemed that it paused`; what it seemed is said once. */
const maskWords = (
  option: (option: number) => string,
  { decision, turn }: Pick<Move, 'turn'> & { decision: Decision },
  count: number,
  known: Set<string>,
): string => {
  if (!isMasked(turn)) return '';
  const key = `${decision.owner.name}/${decision.id}/seen/${turn.seen}`;
  if (known.has(key)) return ' in secret';
  known.add(key);
  return ` in secret, while to the others it seemed that ${count === 1 ? 'it' : 'they'} ${option(turn.seen)}`;
};

type Move = { readonly course: Course; readonly turn: DecisionStory; readonly reason: Reason | undefined };

const grouped = <Item>(items: readonly Item[], key: (item: Item) => string): readonly (readonly Item[])[] =>
  [...new Set(items.map(key))].map((each) => items.filter((item) => key(item) === each));

/** `: the market weighed most`; where players differ: `: for Leader the market weighed most; for Entrant it was chance (…)`. */
const reasonsOf = (moves: readonly Move[], decision: Decision): string => {
  const groups = grouped(
    moves.filter(({ reason }) => reason !== undefined),
    ({ reason }) => reason?.among('') ?? '',
  );
  const [only] = groups;
  if (groups.length === 1 && only?.length === moves.length) return only[0]?.reason?.alone(moves.length) ?? '';
  const parts = groups.map((group) => {
    const players = group.map(({ course }) => course.player);
    return group[0]?.reason?.among(subject(decision, players)) ?? '';
  });
  return parts.length === 0 ? '' : `: ${parts.join('; ')}`;
};

const moveText = (telling: Telling, moves: readonly Move[], place: number, known: Set<string>): string => {
  const [{ course, turn }] = moves as readonly [Move, ...Move[]];
  const option = optionsOf(telling, course.decision);
  const who = subject(
    course.decision,
    moves.map((move) => move.course.player),
  );
  const row = telling.rows[place];
  const event = row && forcedBy(telling.model, row, turn);
  const mask = maskWords(option, { decision: course.decision, turn }, moves.length, known);
  if (turn.byHand) return `${who} ${option(turn.choice)}${mask}, by hand`;
  if (event !== undefined) {
    const held = `${moves.length === 1 ? 'was' : 'were'} held to ${course.decision.options[turn.choice]} by ${event}`;
    return `${who} ${held}${mask}`;
  }
  return `${who} ${option(turn.choice)}${mask}${reasonsOf(moves, course.decision)}`;
};

const placesTold = (course: Course, from: number, to: number): readonly number[] => {
  const names = course.turns.map(nameOfCourse);
  const changes = changesOf(names, from, to);
  const opens = from === 0 || names[from] !== names[from - 1] ? [from] : [];
  return changes.length >= wavering ? opens : [...opens, ...changes];
};

/**
 * Moves between two marks, those of one row and kind in one sentence.
 *
 * @param known what has been said of why: nobody is told the same reason for the same move twice
 */
export const movesIn = (telling: Telling, from: number, to: number, known: Set<string>): readonly Happening[] => {
  const courses = coursesOf(telling);
  const told = courses.map((course) => ({ course, places: placesTold(course, from, to) }));
  const places = [...new Set(told.flatMap(({ places }) => places))].sort((a, b) => a - b);
  return places.flatMap((place) => {
    const moves = told
      .filter((one) => one.places.includes(place))
      .map(({ course }): Move => {
        const turn = course.turns[place] as DecisionStory;
        const why = turn.byHand ? undefined : reasonWords(turn, course.turns[place - 1]?.choice);
        const key = `${course.decision.id}/${course.player}/${turn.choice}/${why?.among('')}`;
        const reason = known.has(key) ? undefined : why;
        known.add(key);
        return { course, turn, reason };
      });
    return grouped(moves, ({ course, turn }) => `${course.decision.id}/${nameOfCourse(turn)}/${turn.byHand}`).map(
      (group): Happening => ({ place, rank: 2, text: moveText(telling, group, place, known) }),
    );
  });
};

/** `slowed down in 57 and paused in 17, in secret in 57`. */
const countsText = (telling: Telling, { decision, turns }: Course): string => {
  const option = optionsOf(telling, decision);
  const counts = decision.options
    .map((_, index) => ({ index, count: turns.filter(({ choice }) => choice === index).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || a.index - b.index)
    .map(({ index, count }) => `${option(index)} in ${count}`);
  const secret = turns.filter(isMasked).length;
  return `${andList(counts)}${secret === 0 ? '' : `, in secret in ${secret}`}`;
};

/** Those whose choices changed too often to be told one by one: how often they took which option, from the first change on. */
export const waversIn = (telling: Telling, from: number, to: number, known: Set<string>): readonly Happening[] =>
  telling.model.decisions.flatMap((decision) => {
    const courses = coursesOf(telling).filter(
      (course) =>
        course.decision === decision && changesOf(course.turns.map(nameOfCourse), from, to).length >= wavering,
    );
    if (courses.length === 0) return [];
    const place = Math.min(...courses.flatMap(({ turns }) => changesOf(turns.map(nameOfCourse), from, to)));
    const within = courses.map((course) => ({ ...course, turns: course.turns.slice(place, to) }));
    const sentences = [waverText(telling, within, place, to), ...masksText(telling, within, known)];
    return sentences.map((text) => ({ place, rank: 5, text, dated: true as const }));
  });

const waverText = (telling: Telling, courses: readonly Course[], from: number, to: number): string => {
  const { time } = telling.model;
  const [{ decision }] = courses as readonly [Course, ...Course[]];
  const who = subject(
    decision,
    courses.map(({ player }) => player),
  );
  const counts = courses.map((course) => `${course.player} ${countsText(telling, course)}`);
  const when = `from ${untilWords(time, from + 1)} to ${untilWords(time, to)}`;
  return `${when} ${who} wavered: of these ${to - from} ${time.tick}s ${counts.join('; ')}`;
};

/** What was seen of secret choices, where that has not been said. */
const masksText = (telling: Telling, courses: readonly Course[], known: Set<string>): readonly string[] => {
  const [{ decision }] = courses as readonly [Course, ...Course[]];
  const masks = courses.flatMap(({ turns }) => turns.filter(isMasked).map(({ seen }) => seen));
  const seen = [...new Set(masks)].filter((one) => !known.has(`${decision.owner.name}/${decision.id}/seen/${one}`));
  if (seen.length === 0) return [];
  const they = courses.length === 1 ? 'it' : 'they';
  const options = seen.map(optionsOf(telling, decision));
  return [`whenever ${they} did so in secret, it seemed to the others that ${they} ${andList(options, 'or')}`];
};
