import { qualified } from '../../engine/compile/lower/slots.ts';
import type {
  Lane,
  RunSeries,
  RunStoryFacts,
  Spell,
  StoryMark,
  Stretch,
} from '../../engine/experiment/story/run-story-facts.ts';
import type { Model } from '../../engine/language/model.ts';
import type { DecisionStory, Story } from '../../engine/run/story.ts';
import { summariesOf } from './closing.ts';
import { coursesOf } from './decisions.ts';
import { failureWords } from './failure-words.ts';
import { drawsIn, eventsIn } from './happenings.ts';
import { holdsOf, type LineHappening, lineCoursesOf, linesIn } from './lines.ts';
import { paragraphsOf } from './paragraphs.ts';
import { type Telling, tellingOf } from './telling.ts';

/** Of numbers in sentences. */
const DIGITS = 2;

const byHandIn = (turns: readonly DecisionStory[]): Pick<Lane, 'byHand'> => {
  const byHand = turns.flatMap((turn, place) => (turn.byHand ? [place] : []));
  return byHand.length === 0 ? {} : { byHand };
};

const lanesOf = (telling: Telling): readonly Lane[] =>
  coursesOf(telling).map(({ decision, player, turns }) => ({
    ...byHandIn(turns),
    decision: qualified(decision),
    label: decision.name.replaceAll('_', ' '),
    player,
    options: decision.options.map((option) => option.replaceAll('_', ' ')),
    choices: turns.map(({ choice }) => choice),
    seen: turns.map(({ choice, seen }) => (Number.isNaN(seen) ? choice : seen)),
  }));

const stretchesOf = (holds: readonly boolean[]): readonly Stretch[] =>
  holds.flatMap((value, place): Stretch[] => {
    if (!value || holds[place - 1]) return [];
    const end = holds.indexOf(false, place);
    return [{ from: place, to: end < 0 ? holds.length : end }];
  });

/** Lines of the world that say how they begin and end, and events that no line speaks of. */
const spellsOf = (telling: Telling): readonly Spell[] => {
  const lines = lineCoursesOf(telling)
    .filter(({ line }) => line.owner === undefined && line.begins !== undefined && line.ends !== undefined)
    .map((course): Spell => ({ label: course.line.name, stretches: stretchesOf(holdsOf(course)) }));
  const events = telling.model.events
    .filter(({ name }) => !telling.model.story.lines.some((line) => line.name === name && line.owner === undefined))
    .map(({ name, label }): Spell => {
      const active = telling.rows.map((row) => row.events.some((one) => one.name === name && one.active));
      return { label, stretches: stretchesOf(active) };
    });
  return [...lines, ...events]
    .filter(({ stretches }) => stretches.length > 0)
    .map(({ label, stretches }) => ({ label: label.replaceAll('_', ' '), stretches }));
};

/** What the story sums up tells most, and what is so for all rather than for one; what has been said before tells less. */
const weightOf = ({ line, begins, again }: LineHappening): number => {
  const told = (line.summary === undefined ? 1 : 3) + (line.owner === undefined ? 1 : 0);
  // That it is over tells less than that it began, but is no repetition.
  return begins ? Math.max(0, told - (again ? 2 : 0)) : Math.max(0, told - 1);
};

const marksOf = (telling: Telling): readonly StoryMark[] => {
  const to = telling.rows.length;
  const said = linesIn(telling, 0, to).map((one) => ({ ...one, weight: weightOf(one) }));
  const others = [...eventsIn(telling, 0, to), ...drawsIn(telling, 0, to)].map((one) => ({ ...one, weight: 1 }));
  return [...said, ...others]
    .sort((a, b) => a.place - b.place || a.rank - b.rank)
    .map(({ place, text, weight }) => ({ at: place, text: text.replace(/[.]$/, ''), weight }));
};

const seriesOf = ({ model, story }: Telling): readonly RunSeries[] =>
  model.measures.flatMap(({ name, tick }) =>
    tick.map(({ member, option }): RunSeries => {
      const key = [name, member?.name, option].filter((part) => part !== undefined).join('|');
      return {
        measure: name,
        ...(member === undefined ? {} : { player: member.name }),
        ...(option === undefined ? {} : { option }),
        values: [story.initial, ...story.rows].map(({ measures }) => measures[key] ?? Number.NaN),
      };
    }),
  );

const endOf = (story: Story, model: Model): RunStoryFacts['end'] => {
  if (story.failure)
    return { name: 'failed', label: 'failed', definition: failureWords(model, story.failure, story.ticks) };
  if (!story.ended) return { name: 'ongoing', label: 'goes on' };
  const end = model.ends.find(({ name }) => name === story.outcome);
  if (end === undefined) return { name: story.outcome, label: 'none of the ends' };
  const { name, label, definition } = end;
  return { name, label, ...(definition === undefined ? {} : { definition }) };
};

/** One run as plain data, with its sentences. */
export const runStoryFacts = (story: Story, model: Model): RunStoryFacts => {
  const telling = tellingOf(story, model, { player: undefined, from: 1, to: Number.POSITIVE_INFINITY }, DIGITS);
  return {
    kind: 'run-story',
    run: story.run,
    ticks: story.ticks,
    end: endOf(story, model),
    lanes: lanesOf(telling),
    spells: spellsOf(telling),
    marks: marksOf(telling),
    summaries: story.failure
      ? []
      : summariesOf(telling)
          .filter(({ came }) => came)
          .map(({ text }) => text.replace(/[.]$/, '')),
    series: seriesOf(telling),
    prose: paragraphsOf(telling),
  };
};
