// What it takes for a profile of a stage game to be kept when the game is played again and again.
//
// Of player i: R_i is his payoff where all keep, T_i that of his best deviation from it while the others keep, P_i his
// payoff in a breakdown. Who would gain most, would lose least or looks ahead least is the one whom the agreement fails
// with: the demands of the group are the largest of its members'.
//
// A breakdown is any profile, pure or mixed. Where it is an equilibrium of the stage game nobody gains by leaving it
// alone and the threat is credible; else the numbers hold only if the others carry it out against their interest. An
// alarm does not tell who cheated, so one breakdown has to deter everybody: unless one is given, each pure equilibrium is
// weighed, and each other one that is handed in, and the one taken with which the least patience suffices.
//
// Cost: n · a payoffs and the solution of n short equations, for each breakdown that is weighed. Limits: those of
// `breakdown-cost.ts`; of more than 50 equilibria of which none pays everybody at most what another does, the 50 of least sum
// are weighed. Punishments that change from tick to tick may need less: these are the demands of one threat.

import { ofNumber } from '../exact/of-number.ts';
import { add, compare, type Rational, ZERO } from '../exact/rational.ts';
import type { ExactProfile, Game, MixedProfile, PureProfile } from '../game.ts';
import { shapeOf } from '../game.ts';
import { asMixed, pureNashProfiles } from '../pure-equilibria.ts';
import { exactProfileValue, type ProfileValue } from '../regret.ts';
import type { Monitoring } from './agreement.ts';
import type { Quantity } from './arithmetic.ts';
import { always, type Critical } from './critical.ts';
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
  /**
   * The profile of a breakdown; default: the equilibrium that demands the least discount, of equals that with the least
   * sum of payoffs.
   */
  readonly breakdown?: PureProfile | MixedProfile | ExactProfile;
  /** Equilibria that are weighed beside the pure ones; others than equilibria are left out. */
  readonly equilibria?: readonly ExactProfile[];
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

/** Most breakdowns that are weighed. */
const MOST_BREAKDOWNS = 50;

type Breakdown = { readonly profile: ExactProfile; readonly value: ProfileValue };

const isNowhereMore = (a: ProfileValue, b: ProfileValue): boolean =>
  a.payoffs.every((payoff, player) => compare(payoff, b.payoffs[player]!) <= 0);

/** The equilibria, the least sum first, without those that pay everybody at least what another one does. */
const harshestEquilibria = (game: Game, others: readonly ExactProfile[]): Breakdown[] => {
  const pure = pureNashProfiles(game).map((profile) => exactly(game, profile));
  const found = [...pure, ...others]
    .map((profile) => ({ profile, value: exactProfileValue(game, profile) }))
    .filter(({ value }) => value.regret.numerator === 0n)
    .map((one) => ({ ...one, sum: total(one.value) }));
  if (found.length === 0)
    throw new RangeError('pauseEnforcement: expected a breakdown, since the game has no pure equilibrium; got none');
  const kept: Breakdown[] = [];
  for (const one of found.sort((a, b) => compare(a.sum, b.sum))) {
    if (kept.length === MOST_BREAKDOWNS) break;
    if (!kept.some(({ value }) => isNowhereMore(value, one.value))) kept.push(one);
  }
  return kept;
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

const NOTHING_ELSE = 'there is nothing else to do: he has one action';

const demandsUnder = (
  game: Game,
  cooperate: PureProfile,
  { kept, broken }: { readonly kept: ProfileValue; readonly broken: ProfileValue },
  options: EnforcementOptions,
): PlayerDemands[] =>
  game.players.map((_, player): PlayerDemands => {
    const reward = kept.payoffs[player]!;
    const punishment = broken.payoffs[player]!;
    const deviation = bestOther(kept.deviations[player]!, cooperate[player]!);
    if (deviation === undefined) {
      const none = always(NOTHING_ELSE);
      const atDiscount = options.discount === undefined ? {} : { detection: none, penalty: none };
      const discount = { discount: none, oneShot: none };
      return { player, temptation: reward, reward, punishment, discount, ...atDiscount };
    }
    const stakes = { temptation: kept.deviations[player]![deviation]!, reward, punishment };
    return {
      player,
      ...stakes,
      deviation,
      discount: criticalDiscount(stakes, options),
      ...(options.discount === undefined
        ? {}
        : {
            detection: criticalDetection(stakes, options, options.discount),
            penalty: criticalPenalty(stakes, options, options.discount),
          }),
    };
  });

const groupDiscount = (players: readonly PlayerDemands[]): Critical =>
  strictest(players.map(({ discount }) => discount.discount));

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
  const given = options.breakdown && exactly(game, options.breakdown);
  const breakdowns = given
    ? [{ profile: given, value: exactProfileValue(game, given) }]
    : harshestEquilibria(game, options.equilibria ?? []);
  const under = ({ value }: Breakdown, asked: EnforcementOptions): PlayerDemands[] =>
    demandsUnder(game, cooperate, { kept, broken: value }, asked);
  const { discount: _, ...undiscounted } = options;
  const weighed = breakdowns.map((one) => ({ ...one, discount: groupDiscount(under(one, undiscounted)) }));
  const best = weighed.reduce((least, one) => (isMore(least.discount, one.discount) ? one : least));
  const players = under(best, options);
  const detection = groupDemand(players.map((each) => each.detection));
  const penalty = groupDemand(players.map((each) => each.penalty));
  return {
    players,
    breakdown: best.profile,
    credible: best.value.regret.numerator === 0n,
    discount: best.discount,
    ...(detection ? { detection } : {}),
    ...(penalty ? { penalty } : {}),
  };
};
