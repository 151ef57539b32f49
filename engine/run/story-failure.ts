import { PROBABILITY_SLACK } from '../compile/lower/program.ts';
import { qualified } from '../compile/lower/slots.ts';
import type { Model } from '../language/model.ts';
import type { DecisionStory, DrawStory, Failure, TickStory } from './story.ts';

/** The first value that is not as it must be, in the order of docs/meaning.md, "Tick k", 6. */
export const failureOf = (model: Model, row: TickStory): Failure => {
  const candidates = [
    ...row.decisions.flatMap(decisionFailures),
    ...row.draws.flatMap(drawFailures),
    ...stateFailures(model, row),
  ];
  const [first] = candidates;
  if (first === undefined) throw new Error('run: expected a reason for a failed run, got none');
  return first;
};

const decisionFailures = (story: DecisionStory): readonly Failure[] => {
  const name = qualified(story.decision);
  const bad = story.payoffs.findIndex((payoff) => !Number.isFinite(payoff));
  const failure = (kind: 'payoff' | 'weights', option: number, value: number): Failure => ({
    kind,
    name,
    player: story.player,
    option: story.decision.options[option],
    value,
  });
  if (bad >= 0) return [failure('payoff', bad, story.payoffs[bad] as number)];
  const total = story.weights.reduce((sum, weight) => sum + weight);
  if (story.weights.every((weight) => weight >= 0) && total > 0 && Number.isFinite(total)) return [];
  const worst = Math.max(
    0,
    story.weights.findIndex((weight) => !(weight >= 0) || !Number.isFinite(weight)),
  );
  return [failure('weights', worst, story.weights[worst] as number)];
};

const drawFailures = (story: DrawStory & { readonly player: string | undefined }): readonly Failure[] => {
  const probability = story.arguments[0] as number;
  const bernoulli = story.draw.distribution === 'bernoulli';
  const good = bernoulli
    ? probability >= -PROBABILITY_SLACK && probability <= 1 + PROBABILITY_SLACK
    : !Number.isNaN(story.value);
  if (good) return [];
  return [
    {
      kind: 'draw',
      name: qualified(story.draw),
      player: story.player,
      option: undefined,
      value: bernoulli ? probability : story.value,
    },
  ];
};

const stateFailures = (model: Model, row: TickStory): readonly Failure[] =>
  model.states.flatMap((state) =>
    (row.states[qualified(state)] ?? []).flatMap((value, player): readonly Failure[] =>
      Number.isFinite(value)
        ? []
        : [
            {
              kind: 'state',
              name: qualified(state),
              player: state.owner?.members[player]?.name,
              option: undefined,
              value,
            },
          ],
    ),
  );
