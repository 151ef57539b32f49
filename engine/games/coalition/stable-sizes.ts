// Which sizes of a coalition of like players are stable.
//
// N players; k of them are members. Payoffs depend on the size alone: member(k) for k = 1 … N, outsider(k) for
// k = 0 … N − 1. A size is
//
//     internally stable   if no member gains by leaving:    member(k) ≥ outsider(k − 1)     (k = 0: always)
//     externally stable   if no outsider gains by joining:  outsider(k) ≥ member(k + 1)     (k = N: always)
//
// and stable if it is both. *Ties* are read three ways: `stay`, everybody stays where he is (the inequalities above, the
// usual reading); `in`, whoever is indifferent is a member (external: >); `out`, he is none (internal: >).
//
// *Exclusive membership*: an outsider can join only if no member loses by it, so that a size is externally stable also
// where member(k + 1) < member(k). *Minimum participation* m: with fewer than m members there is no treaty, and all are
// paid outsider(0).
//
// Source: C. d'Aspremont, A. Jacquemin, J. Jaskold Gabszewicz, J. Weymark (1983), On the stability of collusive price
// leadership, Canadian Journal of Economics 16; treaties: S. Barrett (1994), Self-enforcing international environmental
// agreements, Oxford Economic Papers 46. Exclusive membership by unanimous consent: assumption (cf. Finus and Rundshagen
// 2003 on membership rules).
//
// Cost: 2 N evaluations. Limits: one coalition; who leaves or joins expects all others to stay as they are, members and
// outsiders, and their choices to adapt to the new size.

/** How indifference is read. */
export type Ties = 'stay' | 'in' | 'out';

export interface MembershipRules {
  /** Default `stay`. */
  readonly ties?: Ties;
  /** `exclusive`: who wants to join needs the consent of all members. Default `open`. */
  readonly membership?: 'open' | 'exclusive';
  /** With fewer members there is no treaty. Default 0. */
  readonly minimum?: number;
}

export interface SizePayoffs {
  /** N. */
  readonly players: number;
  /** @param size from 1 to N */
  readonly payoffMember: (size: number) => number;
  /** @param size from 0 to N − 1 */
  readonly payoffOutsider: (size: number) => number;
}

/** A row of the table of sizes. */
export interface CoalitionSize {
  readonly size: number;
  /** Undefined of nobody. */
  readonly payoffMember: number | undefined;
  readonly payoffOutsider: number | undefined;
  readonly internal: boolean;
  readonly external: boolean;
  readonly stable: boolean;
  /** Everybody is paid what he is paid where there is no coalition: it does nothing. */
  readonly idle: boolean;
}

/** Most players of a table. */
const MOST_PLAYERS = 100_000;

/** Whether somebody keeps his place who is paid `here` and would be paid `there`. */
export const keepsPlace = (here: number, there: number, indifferentMoves: boolean): boolean =>
  indifferentMoves ? here > there : here >= there;

const checkCount = (name: string, value: number, least: number, most: number): void => {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new RangeError(`${name}: expected a whole number from ${least} to ${most}, got ${value}`);
};

const checked = (payoff: number, whose: string, size: number): number => {
  if (Number.isFinite(payoff)) return payoff;
  throw new RangeError(`${whose}: expected a finite payoff at size ${size}, got ${payoff}`);
};

/**
 * The table of all sizes 0 … N of a coalition of like players.
 *
 * @returns N + 1 rows, by size
 * @throws RangeError when N or the minimum is out of range, or a payoff is not finite
 */
export const stableSizes = (
  { players, payoffMember, payoffOutsider }: SizePayoffs,
  { ties = 'stay', membership = 'open', minimum = 0 }: MembershipRules = {},
): readonly CoalitionSize[] => {
  checkCount('players', players, 1, MOST_PLAYERS);
  checkCount('minimum', minimum, 0, players);
  const alone = checked(payoffOutsider(0), 'payoffOutsider', 0);
  const sizes = Array.from({ length: players + 1 }, (_, size) => size);
  const inForce = (size: number): boolean => size > 0 && size >= minimum;
  const members = sizes.map((size) => {
    if (size === 0) return Number.NaN;
    return inForce(size) ? checked(payoffMember(size), 'payoffMember', size) : alone;
  });
  const outsiders = sizes.map((size) => {
    if (size === players) return Number.NaN;
    return inForce(size) ? checked(payoffOutsider(size), 'payoffOutsider', size) : alone;
  });
  return sizes.map((size) => {
    const [member, outsider] = [members[size]!, outsiders[size]!];
    const internal = size === 0 || keepsPlace(member, outsiders[size - 1]!, ties === 'out');
    const refused = membership === 'exclusive' && size > 0 && size < players && members[size + 1]! < member;
    const external = size === players || refused || keepsPlace(outsider, members[size + 1]!, ties === 'in');
    return {
      size,
      payoffMember: size === 0 ? undefined : member,
      payoffOutsider: size === players ? undefined : outsider,
      internal,
      external,
      stable: internal && external,
      idle: (size === 0 || member === alone) && (size === players || outsider === alone),
    };
  });
};
