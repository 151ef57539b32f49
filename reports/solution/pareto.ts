import { formatCount } from '../format.ts';
import * as wording from '../wording/solution.ts';
import type { SolvedGame } from './facts.ts';
import { type Left, rowOf } from './leaving.ts';
import { profileText, pureText } from './profile-text.ts';

/** Rounding errors are no gain. */
const LEAST = 1e-9;

/** Whether everybody is paid more there than here; payoffs of a solved game are computed, so that no interval is asked for. */
function paysAllMore(there: readonly number[], here: readonly number[]): boolean {
  return there.every((payoff, player) => {
    const other = here[player] ?? Number.NaN;
    return payoff - other > LEAST * Math.max(1, Math.abs(payoff), Math.abs(other));
  });
}

/** The profile that would pay everybody more than each of the equilibria found, the one whose least gain is largest. */
function betterForAll({ table = [], equilibria }: SolvedGame): readonly string[] | undefined {
  const leastGain = (payoffs: readonly number[]): number =>
    Math.min(...equilibria.flatMap((one) => payoffs.map((payoff, player) => payoff - (one.payoffs[player] ?? 0))));
  const better = table.filter(
    ({ payoffs, best }) => !best.every(Boolean) && equilibria.every((one) => paysAllMore(payoffs, one.payoffs)),
  );
  return better.toSorted((a, b) => leastGain(b.payoffs) - leastGain(a.payoffs))[0]?.profile;
}

/**
 * Whether everybody is paid more by what is no equilibrium than by the equilibria, or the other way round.
 *
 * @param left the profile that the page is about
 * @returns undefined where neither is so of everybody
 */
export function paretoFinding(facts: SolvedGame, left: Left | undefined): string | undefined {
  const { table, equilibria, players } = facts;
  const [first] = equilibria;
  if (table === undefined || first === undefined || players.length < 2) return undefined;
  const name =
    equilibria.length === 1
      ? wording.theEquilibrium(profileText(facts, first.profile))
      : wording.eachEquilibrium(formatCount(equilibria.length));
  const kept = left?.asked && !left.equilibrium ? table[rowOf(facts, left.profile)]?.payoffs : undefined;
  if (left !== undefined && kept !== undefined) {
    if (equilibria.every((one) => paysAllMore(kept, one.payoffs)))
      return wording.wouldPayMore(left.text, name, players.length);
    if (equilibria.every((one) => paysAllMore(one.payoffs, kept)))
      return wording.paysMore(name, left.text, players.length);
  }
  const better = betterForAll(facts);
  return better === undefined ? undefined : wording.wouldPayMore(pureText(facts, better), name, players.length);
}
