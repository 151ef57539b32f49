import type { Budget } from '../budget.ts';
import { type Equilibrium, type EquilibriumList, numericEquilibrium } from '../equilibrium.ts';
import type { Game } from '../game.ts';
import { asMixed, pureEquilibria } from '../pure-equilibria.ts';
import type { Box } from './box.ts';
import { searchSupport } from './branch-and-prune.ts';
import type { CertifiedZero } from './certified-zero.ts';
import { type PayoffDifferences, payoffDifferences } from './payoff-differences.ts';
import { type SupportSystem, supportSystem } from './support-system.ts';
import { type Support, supportsOf } from './supports.ts';
import { workMeter } from './work-meter.ts';

/** A part of the space of profiles of which it is not known whether it holds equilibria that are not listed. */
export interface UnresolvedBox {
  /** `support[player]`: the actions played. */
  readonly support: Support;
  /** `low[player][action]`, `high[player][action]`: the smallest box around it. */
  readonly low: readonly (readonly number[])[];
  readonly high: readonly (readonly number[])[];
}

export interface CompleteEquilibria extends EquilibriumList {
  /** Boxes looked at, and nodes of the search for supports. */
  readonly boxes: number;
  readonly unresolved: readonly UnresolvedBox[];
}

const spread = (system: SupportSystem, numbers: Float64Array, shape: readonly number[]): number[][] =>
  shape.map((count, player) => {
    const row = new Array<number>(count).fill(0);
    const set = system.support[player]!;
    const block = system.blocks.find((candidate) => candidate.player === player);
    for (const [k, action] of set.entries()) row[action] = block === undefined ? 1 : numbers[block.first + k]!;
    return row;
  });

const boxOf = (system: SupportSystem, { low, high }: Box, shape: readonly number[]): UnresolvedBox => ({
  support: system.support,
  low: spread(system, low, shape),
  high: spread(system, high, shape),
});

const equilibriumOf = (
  game: Game,
  system: SupportSystem,
  zero: CertifiedZero,
  shape: readonly number[],
): Equilibrium => {
  let radius = 0;
  for (const [c, x] of zero.point.entries()) {
    radius = Math.max(radius, zero.enclosure.high[c]! - x, x - zero.enclosure.low[c]!);
  }
  return numericEquilibrium(game, spread(system, zero.point, shape), radius);
};

export const completeEquilibria = (game: Game, budget: Budget = {}): CompleteEquilibria => {
  const differences: PayoffDifferences = payoffDifferences(game);
  const { shape } = differences;
  const meter = workMeter(budget, 'boxes', 2_000_000);
  const equilibria: Equilibrium[] = pureEquilibria(game);
  const unresolved: UnresolvedBox[] = [];
  let ties = 0;
  for (const support of supportsOf(differences, meter)) {
    const system = supportSystem(differences, support);
    if (system.blocks.length === 0) {
      if (system.outside.some(({ values }) => values[0] === 0)) ties++;
      continue;
    }
    const search = searchSupport(system, meter);
    for (const zero of search.zeros) {
      if (zero.verdict === 'equilibrium') equilibria.push(equilibriumOf(game, system, zero, shape));
      if (zero.verdict === 'tie') unresolved.push(boxOf(system, zero.enclosure, shape));
    }
    if (search.unresolved !== undefined) unresolved.push(boxOf(system, search.unresolved, shape));
  }
  const complete = meter.exhausted() === undefined && ties === 0 && unresolved.length === 0;
  return {
    equilibria,
    complete,
    ...(complete ? {} : { reason: meter.exhausted() ?? `${ties} ties ${unresolved.length} unresolved` }),
    method: 'x',
    boxes: meter.spent(),
    unresolved,
  };
};
void asMixed;
