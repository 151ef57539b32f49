import { openScenario } from '../../engine/experiment/open-scenario.ts';
import { scenarioFacts } from '../../engine/experiment/results/summary.ts';
import { movesLogText } from '../../engine/experiment/story/moves-log.ts';
import { storyDigest } from '../../engine/experiment/story/story-digest.ts';
import type { Files } from '../../engine/language/load.ts';
import type { Model } from '../../engine/language/model.ts';
import { isTruth } from '../../engine/language/truth.ts';
import { readMove } from '../../engine/run/move.ts';
import { openTeller, type Story } from '../../engine/run/story.ts';
import { closingOf } from '../telling/closing.ts';
import { numberText } from '../telling/numbers.ts';
import { endText } from '../telling/paragraphs.ts';
import { runStoryFacts } from '../telling/run-story-facts.ts';
import type { StoryView } from '../telling/story-view.ts';
import { tellingOf } from '../telling/telling.ts';
import { happens, tickParagraph } from '../telling/tick-paragraph.ts';
import { capital, unitWords, untilWords } from '../telling/words.ts';
import type { Hand } from './hand.ts';
import type { Coming, Staged, Wanted } from './messages.ts';

/** One scenario, of which single worlds are stepped by hand. */
export type Stage = {
  readonly show: (hand: Hand) => Promise<Staged>;
  /** After how many ticks something will have happened that the story tells; else how many there are. */
  readonly next: (hand: Hand) => Promise<number>;
  /**
   * The world as a file that `detente trace --moves` plays again, with what happened as comments.
   *
   * @param reference the name or the file of the scenario
   */
  readonly log: (hand: Hand, reference: string) => Promise<string>;
};

/** Numbers of the world that are shown beside the story. */
const MOST_GAUGES = 5;
const DIGITS = 2;

const WHOLE: StoryView = { player: undefined, from: 1, to: Number.POSITIVE_INFINITY };

/**
 * @param wanted scenario, settings and seed; its number of runs is of no matter
 * @throws DetenteError where the scenario or a setting is wrong
 */
export const openStage = async ({ scenario, set, seed }: Wanted, files: Files, version: string): Promise<Stage> => {
  const { model } = await openScenario(scenario, files, set);
  const { tell } = openTeller(model);
  const told = ({ run, ticks, moves }: Hand): Promise<Story> =>
    tell({ seed, run, moves: moves.filter(({ tick }) => tick <= ticks), ticks });
  /** The same world without choices by hand; undefined: it is without them. */
  const freely = async ({ run, moves }: Hand): Promise<Story | undefined> =>
    moves.length === 0 ? undefined : tell({ seed, run });
  return {
    show: async (asked) => {
      const { hand, refused } = playable(model, asked);
      const story = await told(hand);
      const next = story.ended ? undefined : await told({ ...hand, ticks: hand.ticks + 1 });
      return {
        ...{ hand: { ...hand, ticks: story.rows.length }, refused },
        ...clock(model, story),
        told: toldOf(story, model),
        coming: next === undefined ? [] : comingIn(next),
        closing: story.ended ? closingTexts(story, model, await freely(hand)) : [],
        gauges: gaugesOf(model, story),
        results: resultsOf(model, story, { set, seed, version }),
      };
    },
    next: async (hand) => {
      const story = await tell({ seed, run: hand.run, moves: hand.moves });
      const later = story.rows.slice(hand.ticks).find(({ tick }) => happens(story, model, tick));
      return later?.tick ?? story.rows.length;
    },
    log: async (hand, reference) => {
      const story = await told(hand);
      const { rows, outcome } = story;
      return movesLogText(
        {
          ...{ version, scenario: reference, seed, run: hand.run, set },
          moves: hand.moves.filter(({ tick }) => tick <= rows.length),
          cameTo: { ticks: rows.length, outcome, digest: storyDigest(story, rows.length) },
        },
        rows.filter(({ tick }) => happens(story, model, tick)).map(({ tick }) => tickParagraph(story, model, tick)),
      );
    },
  };
};

const clock = (model: Model, story: Story): Pick<Staged, 'when' | 'next' | 'end'> => {
  const { time } = model;
  const played = story.rows.length;
  const end = model.ends.find(({ name }) => name === story.outcome);
  const label = end?.label ?? (story.failure ? 'The run failed' : 'Time is up');
  return {
    when: played === 0 ? `Before ${untilWords(time, 1)}` : capital(untilWords(time, played)),
    next: untilWords(time, played + 1),
    ...(story.ended
      ? { end: { label, ...(end?.definition === undefined ? {} : { definition: end.definition }) } }
      : {}),
  };
};

const toldOf = (story: Story, model: Model): string => {
  const last = story.rows.length;
  if (last === 0) return '';
  if (!story.ended) return tickParagraph(story, model, last);
  // An end is something, even where nothing else is.
  const tick = happens(story, model, last) ? [tickParagraph(story, model, last)] : [];
  return [...tick, endText(story, model)].join(' ');
};

const closingTexts = (story: Story, model: Model, free: Story | undefined): readonly string[] => {
  const otherwise = free === undefined ? [] : [`Without the choices by hand: ${lowerFirst(endText(free, model))}`];
  return [...otherwise, ...(story.failure ? [] : closingOf(tellingOf(story, model, WHOLE, DIGITS)))];
};

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Without moves that are of no player, decision, option or tick of the model: a link is from anybody. */
const playable = (model: Model, hand: Hand): Pick<Staged, 'hand' | 'refused'> => {
  const read = hand.moves.map((move) => ({ move, found: readMove(model, move) }));
  return {
    hand: { ...hand, moves: read.filter(({ found }) => !('message' in found)).map(({ move }) => move) },
    refused: read.flatMap(({ move, found }) =>
      'message' in found ? [`the move of tick ${move.tick}: ${found.message}`] : [],
    ),
  };
};

const comingIn = ({ rows }: Story): readonly Coming[] =>
  (rows.at(-1)?.decisions ?? []).map(({ decision, player, probabilities, decides }) => ({
    ...{ player, decision: decision.name, options: decision.options, probabilities, decides },
  }));

const gaugesOf = ({ measures }: Model, { rows, initial }: Story): Staged['gauges'] => {
  const values = rows.at(-1)?.measures ?? initial.measures;
  // The scenario's own before those of its modules.
  const ordered = [...measures].sort((a, b) => Number(a.module !== undefined) - Number(b.module !== undefined));
  return ordered
    .flatMap(({ name, label, unit, tick: [column, ...others] }) => {
      if (column === undefined || column.member || column.option !== undefined || others.length > 0) return [];
      const value = values[name] ?? Number.NaN;
      if (isTruth(column.formula)) return [{ label, value: value === 0 ? 'no' : 'yes' }];
      const text = numberText(value, DIGITS);
      return [{ label, value: `${text}${unitWords(unit, text)}` }];
    })
    .slice(0, MOST_GAUGES);
};

/** One world by itself: nothing is counted over many. */
const resultsOf = (
  model: Model,
  story: Story,
  { set, seed, version }: Pick<Wanted, 'set' | 'seed'> & { readonly version: string },
): Staged['results'] => ({
  ...{ runs: 0, failedRuns: 0, seed, outcomes: [], measures: [], ticks: [], draft: false },
  scenario: { ...scenarioFacts(model), set },
  subject: runStoryFacts(story, model),
  provenance: { version, scenarioHash: '', resultsHash: '', directory: '', replay: '' },
});
