import type { Decision, Expression, Model, StoryLine } from '../../language/model.ts';
import { storyValues } from '../../language/story-values.ts';
import type { Node, Player, Slot } from '../graph/node.ts';
import type { Lowering } from './lowering.ts';
import { ownPlayer, scopeAt } from './moment.ts';
import { payoffTerms } from './payoff-terms.ts';
import type { Sink } from './sink.ts';
import { qualified, type Slots } from './slots.ts';

/** Where a traced run keeps whether a line holds. */
export const lineSlot = (slots: Slots, line: StoryLine): Slot =>
  slots.named(`trace/story/${qualified(line)}/when`, line.owner);

/** Where it keeps the values in its sentences, by their place. */
export const lineValueSlot = (slots: Slots, line: StoryLine, place: number): Slot =>
  slots.named(`trace/story/${qualified(line)}/value/${place}`, line.owner);

/** The option that others see of a decision, in this tick. */
const seenOf = (decision: Decision): Expression => ({
  kind: 'read',
  of: decision,
  player: { kind: 'me' },
  seen: true,
  span: decision.span,
});

/** What the words of a told run are made of, beyond its numbers: lines of the story, parts of payoffs, what others saw. */
export const storySinks = (model: Model, lowering: Lowering, slots: Slots): readonly Sink[] => {
  const { graph } = lowering;
  const keep = (slot: Slot, value: Node): Sink => ({ slot, player: ownPlayer(graph, slot.class), value });
  const ofLine = (line: StoryLine): readonly Sink[] => {
    const scope = scopeAt({ kind: 'after' }, ownPlayer(graph, line.owner));
    return [
      keep(lineSlot(slots, line), lowering.number(line.when, scope)),
      ...storyValues(line).map(({ formula }, place) =>
        keep(lineValueSlot(slots, line, place), lowering.number(formula, scope)),
      ),
    ];
  };
  const ofDecision = (decision: Decision): readonly Sink[] => {
    const viewer = ownPlayer(graph, decision.owner) as Player;
    const terms = decision.payoff === undefined ? [] : payoffTerms(decision.payoff, model.story.reasons);
    const imagined = (option: number) =>
      scopeAt(
        { kind: 'decide', stage: decision.stage, viewer, hypothesis: { decision, option, player: viewer } },
        viewer,
      );
    const seen = lowering.number(seenOf(decision), scopeAt({ kind: 'evolve' }, viewer));
    return [
      keep(slots.traced(decision, 'seen'), seen),
      ...terms.flatMap(({ formula }, term) =>
        decision.options.map((_, option) =>
          keep(slots.traced(decision, `term/${term}/${option}`), lowering.number(formula, imagined(option))),
        ),
      ),
    ];
  };
  return [...model.story.lines.flatMap(ofLine), ...model.decisions.flatMap(ofDecision)];
};
