import type { Decision } from '../../language/model.ts';
import type { Instance } from '../../run/instance.ts';
import type { PureProfile } from '../game.ts';

/**
 * Weighs profiles of a decision in the world that stands in all lanes, as many at a time as there are lanes.
 *
 * @param tick that begins
 * @param each what is done with a player's payoff in a profile; the profile is the caller's own no longer than the call
 */
export const weighProfiles = (
  instance: Instance,
  decision: Decision,
  tick: number,
  profiles: Iterable<PureProfile>,
  each: (profile: PureProfile, player: number, payoff: number) => void,
): void => {
  const { slots } = instance.kernel.program;
  const { members } = decision.owner;
  const choices = members.map((_, player) => instance.place(slots.profile(decision), player));
  const results = members.map((_, player) => instance.place(slots.profilePayoff(decision), player));
  let waiting: PureProfile[] = [];
  const flush = (): void => {
    instance.profile(tick);
    for (const [lane, profile] of waiting.entries())
      for (const [player, place] of results.entries()) each(profile, player, instance.numbers[place + lane] as number);
    waiting = [];
  };
  for (const profile of profiles) {
    for (const [player, place] of choices.entries()) instance.numbers[place + waiting.length] = profile[player]!;
    waiting.push([...profile]);
    if (waiting.length === instance.lanes) flush();
  }
  if (waiting.length > 0) flush();
};
