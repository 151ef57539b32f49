import { expect } from 'vitest';
import { payoffIndex, pureProfiles } from '../../../engine/games/profiles.ts';
import { type StageOptions, stageGame } from '../../../engine/games/stage/stage-game.ts';
import type { Model } from '../../../engine/language/model.ts';
import { medianStreams, streamsOf } from '../../reference/draws.ts';
import { stagePayoffs } from '../../reference/stage-payoffs.ts';

/** Both tell every payoff of every profile, bit for bit. */
export const stageAgrees = async (model: Model, options: StageOptions): Promise<void> => {
  const { game, decision, payoff } = await stageGame(model, options);
  const streams = options.run === undefined ? medianStreams : streamsOf(options.seed ?? '1', options.run);
  const told = stagePayoffs(model, streams, options.at ?? 0, decision, payoff);
  const shape = game.actions.map((labels) => labels.length);
  expect(shape.length).toBe(decision.owner.members.length);
  for (const profile of pureProfiles(shape)) {
    const ours = shape.map((_, player) => game.payoffs[player]![payoffIndex(shape, player, profile)]);
    // A game knows no sign of zero.
    expect(ours).toEqual(told(profile).map((payoff) => payoff + 0));
  }
};
