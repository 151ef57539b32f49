// All know all types: the strongest wins, and the runner-up, at its heels, sets his safety.
//
// Let y be the strongest's lead in type. The runner-up ties with him at the action s − r y, and the strongest wins the tie,
// for he could always hold back a little less. No-undercutting: the runner-up does not want to hold back less still,
//
//     W(s − r y) ≤ L(s),    or    s − r y ≤ s_low: he cannot.
//
// The strongest takes the highest such action. With W = s, L = (1 − e) s: s = min(1, y / e). Less safe equilibria exist
// as well, in which the runner-up holds back less; this is the safest, and the one of Armstrong, Bostrom, Shulman (2016).
//
// Risk = 1 − E s(y): s is made of straight pieces, so E s = s(0) + Σ slope ∫ P(lead > y) dy + Σ jump · P(lead > y), with
// P(lead > y) = n ∫ F(c − y)^{n−1} dF(c).

import { pow } from '../../compile/elementary/pow.ts';
import { scalarAlgebra } from '../../compile/elementary/scalar.ts';
import { integrate } from './quadrature.ts';
import { exchange, type RankContest, stakes } from './rank-contest.ts';

export interface LeaderStrategy {
  /** The strongest player's action, by his lead in type over the next. */
  readonly at: (lead: number) => number;
  /** The leads at which a piece ends, 0 and the largest included. */
  readonly knots: readonly number[];
  /** The winner's action, on average. */
  readonly winner: number;
}

/** P(lead > y): the strongest type exceeds the second by more than y. */
export const leadProbability = ({ players, types }: RankContest, lead: number): number => {
  const { low, high, cumulative, density } = types;
  const at = (type: number): number =>
    players * pow(scalarAlgebra, cumulative(type - lead), players - 1) * density(type);
  return integrate(at, low + lead, high);
};

/** What the strongest can afford: the highest action that nobody undercuts. */
const affordable = (contest: RankContest, lead: number): number => {
  const [least, most] = contest.actions;
  const gain = stakes(contest);
  const room = contest.win.slope * exchange(contest) * lead - gain.base;
  const unreachable = least + exchange(contest) * lead;
  const unwanted = gain.slope > 0 ? room / gain.slope : room - gain.slope * most >= 0 ? most : least;
  return Math.min(Math.max(unreachable, unwanted, least), most);
};

/** Leads at which the action may bend or jump. */
const bends = (contest: RankContest): number[] => {
  const [least, most] = contest.actions;
  const gain = stakes(contest);
  const rate = exchange(contest);
  const worth = contest.win.slope * rate;
  const candidates = [
    (most - least) / rate,
    (gain.base + gain.slope * most) / worth,
    (gain.base + gain.slope * least) / worth,
    // Where the two lines meet: least + r y = (w r y − base) / slope.
    (gain.base + gain.slope * least) / (worth - gain.slope * rate),
  ];
  const largest = contest.types.high - contest.types.low;
  const inside = candidates.filter((lead) => lead > 0 && lead < largest).sort((a, b) => a - b);
  return [...new Set([0, ...inside, largest])];
};

/** The safest equilibrium where all know all types. */
export const leaderStrategy = (contest: RankContest): LeaderStrategy => {
  const at = (lead: number): number => affordable(contest, lead);
  const knots = bends(contest);
  let winner = at(0);
  for (const [place, from] of knots.slice(0, -1).entries()) {
    const to = knots[place + 1]!;
    // Inside the piece it is straight; its ends may belong to a jump.
    const [first, second] = [at(from + (to - from) / 4), at(from + (3 * (to - from)) / 4)];
    const slope = (2 * (second - first)) / (to - from);
    const before = first - (slope * (to - from)) / 4;
    const after = second + (slope * (to - from)) / 4;
    if (place === 0) winner = before;
    if (Math.abs(slope) > 1e-15) winner += slope * integrate((lead) => leadProbability(contest, lead), from, to);
    const next = knots[place + 2];
    if (next !== undefined) winner += jumpAt(contest, after, at(to + (next - to) / 4), to, next, at);
  }
  return { at, knots, winner };
};

/** What a jump at `lead` adds, seen from the straight piece behind it. */
const jumpAt = (
  contest: RankContest,
  before: number,
  quarter: number,
  lead: number,
  next: number,
  at: (lead: number) => number,
): number => {
  const slope = (2 * (at(lead + (3 * (next - lead)) / 4) - quarter)) / (next - lead);
  const jump = quarter - (slope * (next - lead)) / 4 - before;
  return Math.abs(jump) > 1e-12 ? jump * leadProbability(contest, lead) : 0;
};
