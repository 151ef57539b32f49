import type { Association } from '../../engine/experiment/study/sweep-findings.ts';
import { formatNumber } from '../format.ts';
import { subject } from '../plane/names.ts';
import type { SweepFacts, SweptNumber } from '../results.ts';
import { factorNames, factorQuoted } from '../study/names.ts';
import { ranks as words } from '../wording/sweep.ts';

/** Points that have the number. */
export function knownPoints({ cells }: SweptNumber): number {
  return cells.filter(({ estimate }) => Number.isFinite(estimate)).length;
}

/**
 * What rank correlations stay within, in 95 of 100 designs whose points are drawn, where nothing has an effect. A grid is
 * not drawn, and a table may be anything: there is no such limit.
 */
export function chanceLimit({ method }: SweepFacts, of: SweptNumber): number | undefined {
  const n = knownPoints(of);
  return (method === 'lhs' || method === 'sobol') && n > 2 ? Math.min(1, 1.96 / Math.sqrt(n - 1)) : undefined;
}

/** `0.89`, `−0.36`, `+0.89` never: a sign is shown where it is a minus. */
export function rhoText(rho: number): string {
  return Number.isNaN(rho) ? words.noRho : formatNumber(rho, 2);
}

/** Those that chance alone would hardly reach, and of a grid those that are not 0. */
export function clearRanks(facts: SweepFacts, of: SweptNumber): readonly Association[] {
  const limit = chanceLimit(facts, of) ?? 0.005;
  return of.associations.filter(({ spearman }) => Math.abs(spearman) > limit);
}

/** By how much the largest must be ahead, about, in designs whose points are drawn. */
function lead(facts: SweepFacts, of: SweptNumber, rho: number): number {
  if (chanceLimit(facts, of) === undefined) return 0.005;
  return (1.96 * Math.SQRT2 * (1 - rho * rho)) / Math.sqrt(knownPoints(of) - 1);
}

/** With which parameter a number rises or falls most steadily, and with which it may do so as steadily. */
export function ranksFinding(facts: SweepFacts, of: SweptNumber): string {
  const n = knownPoints(of);
  const [first, ...others] = clearRanks(facts, of);
  const what = subject(of.quantity);
  const estimates = new Set(of.cells.map(({ estimate }) => estimate).filter(Number.isFinite));
  if (estimates.size === 1) return words.constant(what, n);
  if (first === undefined) return words.none(what, n);
  const names = factorNames(facts.factors);
  const size = Math.abs(first.spearman);
  const near = others.filter(({ spearman }) => size - Math.abs(spearman) < lead(facts, of, size));
  const [next] = near;
  const told = [factorQuoted(names, first.path), rhoText(first.spearman)] as const;
  if (next === undefined) return words.strongest(what, first.spearman > 0 ? 'rises' : 'falls', ...told, n);
  const beside = near.length === 1 ? factorQuoted(names, next.path) : words.others(near.length);
  return words.tie(what, ...told, beside, n);
}
