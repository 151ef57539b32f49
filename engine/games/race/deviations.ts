// Regret, by computing payoffs and not by the equations that solvers solved: what the best deviation would gain.
//
// Private information: on a grid of types, each may act as any other type of the grid does, within its actions; beyond
// the lowest and highest score nothing is gained. U(c, t) = W(r c − x(t)) F(t)^{n−1} + ∫_t L(s(u)) dF(u)^{n−1}.
// No information: all actions of a grid, U(s) = W(s) P(s) + L(s*) (1 − P(s)).
// Public: the runner-up's best undercut W(s − r y) − L(s), where he has one.
// What is found is a lower bound of the gain, on grids of 129 types or 257 actions.

import { pow } from '../../compile/elementary/pow.ts';
import { scalarAlgebra } from '../../compile/elementary/scalar.ts';
import type { PrivateStrategy } from './private-information.ts';
import type { LeaderStrategy } from './public-information.ts';
import { gauss, integrate } from './quadrature.ts';
import { exchange, type RankContest, valueOn } from './rank-contest.ts';

const TYPES = 129;
const ACTIONS = 257;

const grid = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, place) => from + ((to - from) * place) / (count - 1));

/** What the best imitation of another type would gain any type. */
export const privateRegret = (contest: RankContest, { at, knots }: PrivateStrategy): number => {
  const { players, types, actions, win, lose } = contest;
  const rate = exchange(contest);
  const chance = (type: number): number => pow(scalarAlgebra, types.cumulative(type), players - 1);
  const chanceDensity = (type: number): number =>
    (players - 1) * pow(scalarAlgebra, types.cumulative(type), players - 2) * types.density(type);
  const all = [...grid(types.low, types.high, TYPES), ...knots].sort((a, b) => a - b);
  const points = all.map((type) => ({ type, score: rate * type - at(type), chance: chance(type), lost: 0 }));
  for (let place = points.length - 2; place >= 0; place--) {
    const [here, above] = [points[place]!, points[place + 1]!];
    const part = gauss((type) => valueOn(lose, at(type)) * chanceDensity(type), here.type, above.type);
    here.lost = above.lost + (here.type < above.type ? part : 0);
  }
  let regret = 0;
  for (const { type, chance: own, lost } of points) {
    const value = valueOn(win, at(type)) * own + lost;
    for (const other of points) {
      const action = rate * type - other.score;
      if (action < actions[0] || action > actions[1]) continue;
      regret = Math.max(regret, valueOn(win, action) * other.chance + other.lost - value);
    }
  }
  return regret;
};

/** P(s): the chance to win with action `own` where all others are at `common`. */
export const winChance = (contest: RankContest, own: number, common: number): number => {
  const { players, types } = contest;
  const { low, high, cumulative, density } = types;
  const shift = (common - own) / exchange(contest);
  const at = (type: number): number =>
    pow(scalarAlgebra, cumulative(Math.min(type + shift, high)), players - 1) * density(type);
  // Surely last below; surely first above.
  const from = Math.min(Math.max(low, low - shift), high);
  const to = Math.max(from, Math.min(high, high - shift));
  return integrate(at, from, to) + (shift > 0 ? 1 - cumulative(Math.max(to, low)) : 0);
};

/** What another action would gain, where all others are at `common`. */
export const commonRegret = (contest: RankContest, common: number): number => {
  const { players, win, lose, actions } = contest;
  const loss = valueOn(lose, common);
  const value = valueOn(win, common) / players + (loss * (players - 1)) / players;
  let regret = 0;
  for (const action of grid(actions[0], actions[1], ACTIONS)) {
    const chance = winChance(contest, action, common);
    regret = Math.max(regret, valueOn(win, action) * chance + loss * (1 - chance) - value);
  }
  return regret;
};

/** What the runner-up would gain by undercutting, or the strongest by losing, at any lead. */
export const publicRegret = (contest: RankContest, { at, knots }: LeaderStrategy): number => {
  const { types, actions, win, lose } = contest;
  const rate = exchange(contest);
  const leads = [...grid(0, types.high - types.low, TYPES), ...knots];
  let regret = 0;
  for (const lead of leads) {
    const action = at(lead);
    const tie = action - rate * lead;
    const undercut = valueOn(win, tie) - valueOn(lose, action);
    if (tie > actions[0] + 1e-12) regret = Math.max(regret, undercut);
    const runnerUp = Math.max(tie, actions[0]);
    if (action < actions[1] - 1e-12) regret = Math.max(regret, valueOn(lose, runnerUp) - valueOn(win, action));
  }
  return regret;
};
