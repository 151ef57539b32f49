import { qualified } from '../../engine/compile/lower/slots.ts';
import type { Model } from '../../engine/language/model.ts';
import type { Story, TickStory } from '../../engine/run/story.ts';
import { dateOf } from '../../reports/telling/calendar.ts';
import {
  type Belonging,
  concerns,
  forcedBy,
  parametersOf,
  rowsIn,
  type StoryView,
  statesOf,
} from '../../reports/telling/story-view.ts';

type Named = {
  readonly name: string;
  readonly options: readonly string[] | undefined;
  readonly values: readonly Belonging[];
};

const plain = (options: readonly string[] | undefined, value: number): string | number => options?.[value] ?? value;

/** `{rate: 1, "labs.caution": {Leader: 0.3}}` */
const byName = (list: readonly Named[]): object =>
  Object.fromEntries(
    list.map(({ name, options, values }) => [
      name,
      values[0]?.player === undefined
        ? plain(options, values[0]?.value ?? Number.NaN)
        : Object.fromEntries(values.map(({ player, value }) => [player, plain(options, value)])),
    ]),
  );

const perOption = (options: readonly string[], values: readonly number[]): object =>
  Object.fromEntries(options.map((option, index) => [option, values[index]]));

const decision = (model: Model, row: TickStory, story: TickStory['decisions'][number]): object => {
  const { options } = story.decision;
  const event = forcedBy(model, row, story);
  return {
    decision: qualified(story.decision),
    player: story.player,
    decides: story.decides,
    payoffs: story.payoffs.length > 0 ? perOption(options, story.payoffs) : undefined,
    weights: perOption(options, story.weights),
    probabilities: perOption(options, story.probabilities),
    uniform: story.uniform,
    choice: options[story.choice],
    byHand: story.byHand || undefined,
    forcedBy: story.byHand ? undefined : event,
  };
};

const row = (model: Model, view: StoryView, story: TickStory): object => ({
  tick: story.tick,
  t: story.tick - 1,
  date: dateOf(model.time, story.tick - 1),
  events: story.events,
  decisions: story.decisions.filter(({ player }) => concerns(view, player)).map((one) => decision(model, story, one)),
  draws: story.draws
    .filter(({ player }) => concerns(view, player))
    .map((one) => ({
      draw: qualified(one.draw),
      player: one.player,
      distribution: one.draw.distribution,
      arguments: one.arguments,
      uniform: one.uniform,
      value: one.value,
    })),
  states: byName(statesOf(model, story.states, view)),
  measures: story.measures,
});

/** The same as the words, with every number in full. */
export const storyAsJson = (story: Story, model: Model, seed: string, view: StoryView): object => ({
  scenario: model.name,
  seed,
  run: story.run,
  outcome: story.outcome,
  ticks: story.ticks,
  parameters: byName(
    parametersOf(model, story, view).filter(({ origin }) => origin === 'declared' || origin === 'rule'),
  ),
  initial: { states: byName(statesOf(model, story.initial.states, view)), measures: story.initial.measures },
  rows: rowsIn(story, view).map((one) => row(model, view, one)),
  measures: story.measures,
  failure: story.failure,
});
