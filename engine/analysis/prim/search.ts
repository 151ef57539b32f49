import { type Limit, limitsOf } from './limits.ts';
import { paste } from './paste.ts';
import { peel, type Step } from './peel.ts';
import { quasiPs, withoutLimit } from './quasi-p.ts';
import { explained, placesOf, type Region, type Tally, tallyOf } from './region.ts';
import type { Table } from './table.ts';

/** A limit with its quasi-p-value. */
export type TestedLimit = Limit & { readonly p: number };

/** A box in ranks and in limits; `lifted` are limits that did not do enough, as they were when they were lifted. */
export type Tested = {
  readonly region: Region;
  readonly tally: Tally;
  readonly limits: readonly TestedLimit[];
  readonly lifted: readonly TestedLimit[];
};

/**
 * A box as it stands, its limits as they are printed and tested. The tests are of the ranks, not of the rounded limits:
 * so the digits of a limit decide nothing.
 */
export const tested = (table: Table, { region, tally }: Step): Tested => {
  const limits = limitsOf(table, region);
  const p = quasiPs(table, region, tally, limits);
  return { region, tally, limits: limits.map((limit, index) => ({ ...limit, p: p[index] as number })), lifted: [] };
};

/** The box of a trajectory that explains most of the variance of y; of equals the earliest, which restricts least. */
export const pickOf = (table: Table, steps: readonly Step[]): number => {
  const shares = steps.map(({ tally }) => explained(table, tally));
  return shares.reduce((best, share, k) => (share > (shares[best] as number) ? k : best), 0);
};

/**
 * Pastes a box, lifts the limit with the largest quasi-p-value if that is too large (of equals the last by name), and
 * again, until all limits that are left do enough.
 */
export const refine = (table: Table, step: Step, largestP: number): Tested => {
  const lifted: TestedLimit[] = [];
  for (let now = step; ; ) {
    const found = tested(table, paste(table, now));
    const worst = found.limits.reduce<TestedLimit | undefined>((a, b) => (a && a.p > b.p ? a : b), undefined);
    if (!worst || worst.p <= largestP) return { ...found, lifted };
    lifted.push(worst);
    const region = withoutLimit(table, found.region, worst);
    now = { region, tally: tallyOf(table, placesOf(table, region)) };
  }
};

/** The refined box of a table: peeled, picked, pasted, with limits that all do enough. */
export const search = (table: Table, alpha: number, largestP: number): Tested => {
  const steps = peel(table, alpha);
  return refine(table, steps[pickOf(table, steps)] as Step, largestP);
};
