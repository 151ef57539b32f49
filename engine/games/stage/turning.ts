// From which value of one parameter on a profile of the stage game is an equilibrium, or is one no longer.
//
// Definition. The margin of a profile is minus the most that anybody gains by deviating alone: it is not negative exactly
// where the profile is an equilibrium. Each parameter with a range is moved alone, for all members of its class at once;
// where the answer at an end of the range is another than now, the turn is found by bisection until nine digits stand.
// One compilation serves all: parameters are numbers in the kernel's memory.
//
// Unit of work: one parameter. Cost: for each parameter two evaluations of n (a − 1) + 1 profiles, about 40 more for each
// turn, each after the ticks up to the state. Limits: what turns and turns back within the range is not seen; parameters
// without a range, those whose members differ and those given by a formula or a list are left out.

import { distributionQuantile } from '../../compile/elementary/quantiles/distribution.ts';
import { scalarAlgebra } from '../../compile/elementary/scalar.ts';
import type { Model, Parameter } from '../../language/model.ts';
import { DetenteError } from '../../language/problem.ts';
import { type Fixed, heldNumbers } from '../../run/image.ts';
import { type Instance, instantiate } from '../../run/instance.ts';
import type { Budget } from '../budget.ts';
import type { PureProfile } from '../game.ts';
import { type StageOptions, stageKernel, stagePayoff } from './stage-game.ts';
import { weighProfiles } from './weigh-profiles.ts';
import { playTo, spread, type Where } from './world-at.ts';

export interface Turn {
  readonly parameter: Parameter;
  /** The value it has; of a drawn one the median. */
  readonly now: number;
  /** The value nearest to that with which the answer is the other one. */
  readonly at: number;
  /** Which way it has to move. */
  readonly direction: 'up' | 'down';
  /** The way there as a share of the range. */
  readonly share: number;
}

export interface Turning {
  /** Whether the profile is an equilibrium as things stand. */
  readonly holds: boolean;
  /** The parameters that would turn the answer alone, the shortest way first. */
  readonly turns: readonly Turn[];
  /** How many were moved. */
  readonly moved: number;
  /** All that can be moved were. */
  readonly complete: boolean;
  /** Why not, in words. */
  readonly reason?: string;
}

type Move = { readonly parameter: Parameter; readonly now: number; readonly range: readonly [number, number] };

/** Bisection ends at this relative distance. */
const CLOSE = 1e-9;
const MOST_STEPS = 100;
/** A turn this near to the end of the range, as a share of it, is at the end. */
const NEAR_END = 1e-6;

const valueNow = ({ values, range }: Parameter): number | undefined => {
  const numbers = values.map((value) => {
    if (value.kind === 'number') return value.value;
    if (value.kind === 'formula' || value.distribution.dist === 'beta') return Number.NaN;
    return distributionQuantile(scalarAlgebra, value.distribution, range, 0.5);
  });
  const [first] = numbers;
  return first !== undefined && numbers.every((value) => value === first) ? first : undefined;
};

const movesOf = ({ parameters }: Model): Move[] =>
  parameters.flatMap((parameter) => {
    const now = valueNow(parameter);
    const { range, options, schedule, origin } = parameter;
    const movable = range !== undefined && options === undefined && schedule === undefined && origin === 'declared';
    return movable && now !== undefined && range[1] > range[0] ? [{ parameter, now, range }] : [];
  });

const isClose = (near: number, far: number, [low, high]: Move['range']): boolean =>
  Math.abs(far - near) <= CLOSE * Math.max(Math.abs(near), Math.abs(far), CLOSE * (high - low));

/** The profile and all that differ from it in one player's action. */
const neighbours = (profile: PureProfile, options: number): PureProfile[] => [
  profile,
  ...profile.flatMap((own, player) =>
    Array.from({ length: options }, (_, option) => option)
      .filter((option) => option !== own)
      .map((option) => profile.map((action, other) => (other === player ? option : action))),
  ),
];

/** The most that anybody gains by leaving the profile, in the world that stands in the instance. */
const largestGain = (
  instance: Instance,
  decision: Parameters<typeof weighProfiles>[1],
  tick: number,
  profile: PureProfile,
): number => {
  const kept = profile.map(() => 0);
  let gain = Number.NEGATIVE_INFINITY;
  weighProfiles(instance, decision, tick, neighbours(profile, decision.options.length), (played, player, payoff) => {
    const differs = played.findIndex((action, other) => action !== profile[other]);
    if (differs < 0) kept[player] = payoff;
    else if (differs === player) gain = Math.max(gain, payoff - kept[player]!);
  });
  return gain;
};

/**
 * The parameters that would make a profile an equilibrium of the stage game, or no longer one, each moved alone.
 *
 * @param model a checked model
 * @param profile one option per member of the decision's class
 * @param where the world of the stage game, as `stageGame` returned it
 * @param budget `work`: parameters, all unless told
 * @throws DetenteError as `stageGame`
 */
export const turning = async (
  model: Model,
  profile: PureProfile,
  where: Where,
  options: StageOptions = {},
  budget: Budget = {},
): Promise<Turning> => {
  const payoff = stagePayoff(model, options);
  const kernel = stageKernel(model, payoff, where.run === undefined);
  const held = options.fixed ?? [];
  const instance = await instantiate(kernel, where.seed ?? '1', held);
  const holdsAt = (fixed: readonly Fixed[]): boolean | undefined => {
    instance.hold(heldNumbers(kernel, [...held, ...fixed]));
    try {
      playTo(instance, where);
    } catch (error) {
      // The run ends before the tick: with this value there is no such stage game.
      if (error instanceof DetenteError) return undefined;
      throw error;
    }
    spread(instance);
    const gain = largestGain(instance, payoff.decision, where.tick, profile);
    return Number.isNaN(gain) ? undefined : gain <= 0;
  };
  const holds = holdsAt([]) ?? false;
  const moves = movesOf(model);
  const turnsOf = ({ parameter, now, range }: Move): Turn[] => {
    const at = (value: number): boolean | undefined => holdsAt([{ parameter, member: undefined, value }]);
    return range.flatMap((end, side): Turn[] => {
      if (end === now || at(end) !== !holds) return [];
      let [near, far] = [now, end];
      for (let step = 0; step < MOST_STEPS && !isClose(near, far, range); step++) {
        const middle = near + (far - near) / 2;
        if (at(middle) === !holds) far = middle;
        else near = middle;
      }
      const width = range[1] - range[0];
      const turned = Math.abs(far - end) < NEAR_END * width ? end : far;
      const share = Math.abs(turned - now) / width;
      return [{ parameter, now, at: turned, direction: side === 1 ? 'up' : 'down', share }];
    });
  };
  const turns: Turn[] = [];
  const most = Math.min(moves.length, budget.work ?? moves.length);
  let moved = 0;
  for (; moved < most && !budget.expired?.(); moved++) turns.push(...turnsOf(moves[moved]!));
  const found = { holds, turns: turns.sort((a, b) => a.share - b.share), moved };
  if (moved === moves.length) return { ...found, complete: true };
  return { ...found, complete: false, reason: `the budget ended after ${moved} of ${moves.length} parameters` };
};
