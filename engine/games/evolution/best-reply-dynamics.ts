// The best reply dynamic of a large population: at rate 1 individuals choose anew, each a best reply to the present shares,
//
//     ẋ ∈ BR(x) − x.
//
// Source: I. Gilboa, A. Matsui (1991), Social stability and equilibrium, Econometrica 59; J. Hofbauer, K. Sigmund (1998),
// Evolutionary games and population dynamics, section 8.4.
//
// Method: no integration. While one reply b is best the path is the straight line x(t) = b + (x − b) e^{−t} towards it, along
// which payoffs are linear in e^{−t}; the next strategy to become as good comes at a root of a linear function. Where all who
// play do as well as they can, nobody moves. Where otherwise several are best, those who choose play a symmetric equilibrium
// of the game among these alone, the one of smallest support: from every x at least one path goes on so (Hofbauer and
// Sigmund), where there are more this is a choice.
// Cost: m² per change of the best reply, 2^ties where several are best. Limits: at most eight ties; ties are judged within 1e-12 of the range of
// payoffs; in cycles that shrink to a point, as of rock, paper, scissors, the changes come ever faster, and after 10,000 (the
// budget's unit) the path ends with the shares it has reached.

import { exp } from '../../compile/elementary/exp.ts';
import { log } from '../../compile/elementary/log.ts';
import { scalarAlgebra } from '../../compile/elementary/scalar.ts';
import type { EvolutionResult, TrajectoryPoint } from './evolution-result.ts';
import { pathResult } from './path-result.ts';
import { meanPayoffs, type PopulationGame } from './population-game.ts';
import { restPoints } from './rest-points.ts';
import { type PathOptions, payoffRange, startOf } from './start.ts';

const TIE = 1e-12;
const CHANGES = 10_000;
/** Of ties of up to eight. */
const MOST_SUPPORTS = 255;

/** The game among some of the strategies. */
const among = (game: PopulationGame, strategies: readonly number[]): PopulationGame => {
  const count = game.strategies.length;
  const cells = strategies.flatMap((own) => strategies.map((other) => own * count + other));
  return {
    title: game.title,
    strategies: strategies.map((strategy) => game.strategies[strategy]!),
    payoffs: Float64Array.from(cells, (cell) => game.payoffs[cell]!),
    exact: { numerators: cells.map((cell) => game.exact.numerators[cell]!), denominator: game.exact.denominator },
  };
};

/** What those who choose play among the best replies; undefined when their game has none that is isolated. */
const replyAmong = (game: PopulationGame, shares: Float64Array, best: readonly number[]): Float64Array | undefined => {
  if (shares.every((share, strategy) => share <= TIE || best.includes(strategy))) return shares;
  const reply = new Float64Array(game.strategies.length);
  if (best.length === 1) {
    reply[best[0]!] = 1;
    return reply;
  }
  const point = restPoints(among(game, best), { work: MOST_SUPPORTS }).points.find(({ equilibrium }) => equilibrium);
  for (const [k, strategy] of best.entries()) reply[strategy] = point?.shares[k] ?? 0;
  return point && reply;
};

/** The factor e^{−t} at which another strategy becomes as good as the reply; 0 when none ever does. */
const nextChange = (
  now: Float64Array,
  then: Float64Array,
  best: readonly number[],
  leader: number,
  tie: number,
): number => {
  let factor = 0;
  for (let strategy = 0; strategy < now.length; strategy++) {
    const ahead = then[strategy]! - then[leader]!;
    const behind = now[leader]! - now[strategy]!;
    if (ahead > tie && !best.includes(strategy)) factor = Math.max(factor, ahead / (ahead + behind));
  }
  return factor;
};

/** One straight piece: from x at a time towards the reply, as long as it is best. */
interface Piece {
  readonly from: Float64Array;
  readonly towards: Float64Array;
  readonly time: number;
}

const along = ({ from, towards }: Piece, factor: number): Float64Array =>
  from.map((share, k) => towards[k]! + (share - towards[k]!) * factor);

const isSame = (a: Float64Array, b: Float64Array): boolean => a.every((share, k) => Math.abs(share - b[k]!) <= TIE);

/**
 * The path of the best reply dynamic from given shares.
 *
 * @returns `stationary`: the point to which it tends, or the last shares when it was stopped, or else the time average of the
 * later half of the path; `trajectory`: even in time, and where it was stopped
 * @throws RangeError when start, horizon or samples are out of range
 */
export const bestReplyDynamics = (game: PopulationGame, options: PathOptions = {}): EvolutionResult => {
  const { horizon = 100, samples = 100, budget = {} } = options;
  const tie = TIE * payoffRange(game);
  const trajectory: TrajectoryPoint[] = [];
  const record = (piece: Piece, until: number): void => {
    for (let time = (horizon * trajectory.length) / samples; time <= until && trajectory.length <= samples; ) {
      trajectory.push({ time, shares: [...along(piece, exp(scalarAlgebra, piece.time - time))] });
      time = (horizon * trajectory.length) / samples;
    }
  };
  let shares = startOf(game, options);
  let time = 0;
  let rest: readonly number[] | undefined;
  let stopped: string | undefined;
  for (let changes = 0; time < horizon && rest === undefined && stopped === undefined; changes++) {
    const payoffs = meanPayoffs(game, shares);
    const most = payoffs.reduce((a, b) => Math.max(a, b));
    const best = [...payoffs.keys()].filter((strategy) => payoffs[strategy]! >= most - tie);
    const towards = replyAmong(game, shares, best);
    const piece = { from: shares, towards: towards ?? shares, time };
    const leader = best.find((strategy) => piece.towards[strategy]! > 0) ?? best[0]!;
    const factor = isSame(shares, piece.towards)
      ? 0
      : nextChange(payoffs, meanPayoffs(game, piece.towards), best, leader, tie);
    if (towards === undefined) stopped = `no isolated reply among equals at time ${time.toPrecision(4)}`;
    else if (changes >= (budget.work ?? CHANGES))
      stopped = `${changes} changes of the best reply by time ${time.toPrecision(4)}`;
    else if (budget.expired?.() === true) stopped = `out of time at time ${time.toPrecision(4)}`;
    else if (factor === 0) rest = [...towards];
    const until = factor === 0 ? horizon : time - log(scalarAlgebra, factor);
    if (stopped !== undefined) break;
    record(piece, Math.min(until, horizon));
    shares = along(piece, factor);
    time = until;
  }
  if (stopped !== undefined) trajectory.push({ time, shares: [...shares] });
  return pathResult(game, {
    dynamic: 'best reply',
    method: 'straight pieces between changes of the best reply, exactly',
    trajectory,
    rest,
    stopped,
    // Changes without end come where the path closes in on a point: a mean over the way there would say less.
    end: stopped === undefined ? undefined : [...shares],
  });
};
