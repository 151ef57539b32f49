import { qualified } from '../../engine/compile/lower/slots.ts';
import type { Model } from '../../engine/language/model.ts';
import type { Story, TickStory } from '../../engine/run/story.ts';

/** Which part of a run is told. */
export type StoryView = {
  /** Only this player's decisions, draws and states, besides the world's. */
  readonly player: string | undefined;
  /** Ticks, 1 being the first; both ends included. */
  readonly from: number;
  readonly to: number;
};

export const rowsIn = (story: Story, view: StoryView): readonly TickStory[] =>
  story.rows.filter(({ tick }) => tick >= view.from && tick <= view.to);

export const concerns = (view: StoryView, player: string | undefined): boolean =>
  view.player === undefined || player === undefined || player === view.player;

/** A number that belongs to a player, or to the world. */
export type Belonging = { readonly player: string | undefined; readonly value: number };

/** Lists per member as numbers with their owners. */
export const belongings = (
  members: readonly { readonly name: string }[] | undefined,
  values: readonly number[],
): readonly Belonging[] => values.map((value, index) => ({ player: members?.[index]?.name, value }));

/** States by qualified name, each with its options if it holds one, and a number per player. */
export const statesOf = (model: Model, states: TickStory['states'], view: StoryView) =>
  model.states
    .map((state) => ({
      name: qualified(state),
      short: state.name,
      options: state.holds?.options,
      values: belongings(state.owner?.members, states[qualified(state)] ?? []).filter(({ player }) =>
        concerns(view, player),
      ),
    }))
    .filter(({ values }) => values.length > 0);

export const parametersOf = (model: Model, story: Story, view: StoryView) =>
  model.parameters
    .map((parameter) => ({
      // A rule's parameter has its class and decision in its identity already.
      name: parameter.origin === 'rule' ? parameter.id : qualified(parameter),
      options: parameter.options,
      unit: parameter.unit,
      origin: parameter.origin,
      values: belongings(parameter.owner?.members, story.parameters[qualified(parameter)] ?? []).filter(({ player }) =>
        concerns(view, player),
      ),
    }))
    .filter(({ values }) => values.length > 0);

/** The event that held a player to an option in this tick, if one did. */
export const forcedBy = (model: Model, row: TickStory, story: TickStory['decisions'][number]): string | undefined =>
  model.events.find(
    ({ name, sets }) =>
      row.events.some((event) => event.name === name && event.active) &&
      sets.some(
        ({ target, member }) => target === story.decision && (member === undefined || member.name === story.player),
      ),
  )?.label;
