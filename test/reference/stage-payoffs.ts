import type { Decision, Let, Member, Model } from '../../engine/language/model.ts';
import type { Streams } from './draws.ts';
import { evaluate } from './evaluate.ts';
import { type LastFired, settleEvents } from './events.ts';
import { type Tick, tickMoment } from './moments.ts';
import { entry, plainScope, playersOf, tabulate } from './scope.ts';
import { initialWorld, startRun } from './start.ts';
import { playTick } from './tick.ts';

/**
 * What a member gets in each of some profiles of a decision, at the start of tick `at`: docs/meaning.md, "Stage games".
 *
 * @param payoff a `let` instead of the payoff
 */
export const stagePayoffs = (
  model: Model,
  streams: Streams,
  at: number,
  decision: Decision,
  payoff: Let | undefined = undefined,
): ((profile: readonly number[]) => readonly number[]) => {
  const start = startRun(model, streams, new Map());
  let world = initialWorld(start);
  let fired: LastFired = new Map();
  for (let k = 0; k < at; k++) {
    const played = playTick(start, streams, k, world, fired);
    if (played.failure) throw new Error(`the run fails in tick ${k}`);
    ({ world } = played);
    fired = played.events.lastFired;
  }
  const events = settleEvents(start, at, world, fired);
  const standing = tabulate(
    model.decisions,
    (of, player) => events.forced(of, player) ?? entry(world.choices, of, player),
  );
  const tick: Tick = {
    t: at,
    settled: events,
    states: events.states,
    lastChoices: standing,
    taken: standing,
    decided: world.decided,
    memories: world.memories,
    pasts: world.pasts,
    draw: () => {
      throw new RangeError('a stage game has no draws of a tick');
    },
  };
  const moment = tickMoment(start, tick);
  return (profile) => {
    const choices = new Map(
      decision.owner.members.map((member, place): [Member, () => number] => [member, () => profile[place] as number]),
    );
    return playersOf(decision.owner).map((player) => {
      const scope = {
        ...plainScope(model, moment, player),
        viewer: player,
        stage: Number.POSITIVE_INFINITY,
        whatIfs: [new Map([[decision, choices]])],
      };
      const { span } = decision;
      return payoff === undefined
        ? evaluate(decision.payoff!, scope)
        : evaluate({ kind: 'read', of: payoff, player: { kind: 'me' }, seen: false, span }, scope);
    });
  };
};
