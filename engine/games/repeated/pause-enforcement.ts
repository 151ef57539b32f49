// What it takes for a profile of a stage game to be kept when the game is played again and again.
//
// Of player i: R_i is his payoff where all keep, T_i that of his best deviation from it while the others keep, P_i his
// payoff in a breakdown. Who would gain most, would lose least or looks ahead least is the one whom the agreement fails
// with: the demands of the group are the largest of its members'.
//
// A breakdown is any profile, pure or mixed. Where it is an equilibrium of the stage game nobody gains by leaving it
// alone and the threat is credible; else the numbers hold only if the others carry it out against their interest.
//
// Cost: n · a payoffs and the solution of n short equations. Limits: those of `breakdown-cost.ts`.

import { ofNumber } from '../exact/of-number.ts';
import { add, compare, type Rational, ZERO } from '../exact/rational.ts';
import type { ExactProfile, Game, MixedProfile, PureProfile } from '../game.ts';
import { shapeOf } from '../game.ts';
import { asMixed, pureNashProfiles } from '../pure-equilibria.ts';
import { exactProfileValue, type ProfileValue } from '../regret.ts';
import type { Monitoring } from './agreement.ts';
import type { Quantity } from './arithmetic.ts';
import type { Critical } from './critical.ts';
import { criticalDetection } from './critical-detection.ts';
import { type CriticalDiscount, criticalDiscount } from './critical-discount.ts';
import { criticalPenalty } from './critical-penalty.ts';

/** What one player must be like, or be subject to, for keeping to be his best reply. */
export interface PlayerDemands {
  readonly player: number;
  /** T, R and P, exactly. */
  readonly temptation: Rational;
  readonly reward: Rational;
  readonly punishment: Rational;
  /** The action that tempts most: his best deviation while all others keep; absent where he has no other. */
  readonly deviation?: number;
  readonly discount: CriticalDiscount;
  /** At the discount given. */
  readonly detection?: Critical;
  readonly penalty?: Critical;
}

export interface Enforcement {
  readonly players: readonly PlayerDemands[];
  /** What is played in a breakdown. */
  readonly breakdown: ExactProfile;
  /** Nobody gains by leaving the breakdown alone: it is an equilibrium of the stage game. */
  readonly credible: boolean;
  /** The most demanding of the players': with this all keep. */
  readonly discount: Critical;
  readonly detection?: Critical;
  readonly penalty?: Critical;
}

export interface EnforcementOptions extends Monitoring {
  /** The profile of a breakdown; default: of the pure equilibria the one with the least sum of payoffs. */
  readonly breakdown?: PureProfile | MixedProfile | ExactProfile;
  /** δ, for the least detection and the least fine. */
  readonly discount?: Quantity;
}

const isPure = (profile: PureProfile | MixedProfile | ExactProfile): profile is PureProfile =>
  typeof profile[0] === 'number';

const exactly = (game: Game, profile: PureProfile | MixedProfile | ExactProfile): ExactProfile =>
  (isPure(profile) ? asMixed(shapeOf(game), profile) : profile).map((row) =>
    row.map((entry) => (typeof entry === 'number' ? ofNumber(entry) : entry)),
  );

const total = ({ payoffs }: ProfileValue): Rational => payoffs.reduce(add, ZERO);

/** The pure equilibrium that is worst for all together. */
const worstPureEquilibrium = (game: Game): ExactProfile => {
  const found = pureNashProfiles(game).map((pure) => {
    const profile = exactly(game, pure);
    return { profile, sum: total(exactProfileValue(game, profile)) };
  });
  const [first] = found;
  if (first === undefined)
    throw new RangeError('pauseEnforcement: expected a breakdown, since the game has no pure equilibrium; got none');
  return found.reduce((worst, one) => (compare(one.sum, worst.sum) < 0 ? one : worst), first).profile;
};

/** The best of the other actions, first of equals. */
const bestOther = (payoffs: readonly Rational[], own: number): number | undefined => {
  let best: number | undefined;
  for (const [action, payoff] of payoffs.entries())
    if (action !== own && (best === undefined || compare(payoff, payoffs[best]!) > 0)) best = action;
  return best;
};

const isMore = (a: Critical, b: Critical): boolean => {
  const rank = { always: 0, least: 1, never: 2 };
  if (a.kind !== 'least' || b.kind !== 'least') return rank[a.kind] > rank[b.kind];
  return a.exact && b.exact ? compare(a.exact, b.exact) > 0 : a.value > b.value;
};

/** The most demanding; of equals the first. */
const strictest = (demands: readonly Critical[]): Critical =>
  demands.reduce((most, demand) => (isMore(demand, most) ? demand : most));

const groupDemand = (demands: readonly (Critical | undefined)[]): Critical | undefined => {
  const known = demands.filter((demand) => demand !== undefined);
  return known.length === 0 ? undefined : strictest(known);
};

/**
 * What discount, detection and fine it takes for nobody to gain by leaving a profile of a repeated stage game.
 *
 * @param cooperate one action per player: what keeping the agreement is
 * @param options how cheating is found out, what follows, and the profile of a breakdown
 * @returns the demands of each player and of all together; detection and fine where a discount is given
 * @throws RangeError when a profile does not fit the game, a number is out of range, or no breakdown is given and the game
 *   has no pure equilibrium
 */
export const pauseEnforcement = (game: Game, cooperate: PureProfile, options: EnforcementOptions): Enforcement => {
  const kept = exactProfileValue(game, exactly(game, cooperate));
  const breakdown = options.breakdown ? exactly(game, options.breakdown) : worstPureEquilibrium(game);
  const broken = exactProfileValue(game, breakdown);
  const players = game.players.map((_, player): PlayerDemands => {
    const reward = kept.payoffs[player]!;
    const deviation = bestOther(kept.deviations[player]!, cooperate[player]!);
    const temptation = deviation === undefined ? reward : kept.deviations[player]![deviation]!;
    const stakes = { temptation, reward, punishment: broken.payoffs[player]! };
    return {
      player,
      ...stakes,
      ...(deviation === undefined ? {} : { deviation }),
      discount: criticalDiscount(stakes, options),
      ...(options.discount === undefined
        ? {}
        : {
            detection: criticalDetection(stakes, options, options.discount),
            penalty: criticalPenalty(stakes, options, options.discount),
          }),
    };
  });
  const detection = groupDemand(players.map((each) => each.detection));
  const penalty = groupDemand(players.map((each) => each.penalty));
  return {
    players,
    breakdown,
    credible: broken.regret.numerator === 0n,
    discount: strictest(players.map(({ discount }) => discount.discount)),
    ...(detection ? { detection } : {}),
    ...(penalty ? { penalty } : {}),
  };
};
