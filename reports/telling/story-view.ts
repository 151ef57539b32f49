import { qualified } from '../../engine/compile/lower/slots.ts';
import type { Decision, Model, State } from '../../engine/language/model.ts';
import { titleOf } from '../../engine/language/title-of.ts';
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
      name: parameter.origin === 'rule' ? parameter.id : titleOf(parameter),
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

/** The state that remembers, player by player, which option others saw of a decision: `seemed: stance.seen`. */
const memoryOfSeen = (model: Model, decision: Decision): State | undefined =>
  model.states.find(
    ({ next }) => next?.kind === 'read' && next.of === decision && next.seen && next.player?.kind === 'me',
  );

/** The option that others saw of a choice in this tick, where the model remembers it. */
export const seenAs = (
  model: Model,
  row: TickStory,
  { decision, player }: TickStory['decisions'][number],
): number | undefined => {
  const memory = memoryOfSeen(model, decision);
  const index = decision.owner.members.findIndex(({ name }) => name === player);
  return memory && row.states[qualified(memory)]?.[index];
};

/** Without what the lines of the decisions say already. */
export const withoutMemoriesOfSeen = (model: Model): Model => ({
  ...model,
  states: model.states.filter((state) => !model.decisions.some((decision) => memoryOfSeen(model, decision) === state)),
});
