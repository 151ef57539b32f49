import { DT, type Given } from './given.ts';
import type { Lab } from './lab.ts';

/** What the world remembers of the agreement. */
export type Ledger = {
  readonly suspended: number;
  /** Ticks since the first entry into force, that one included. */
  readonly since: number;
  readonly held: number;
  readonly memberTicks: number;
  readonly hiddenTicks: number;
};

/** Who a treaty binds: signatories, or in a conference who has joined. */
export type Membership = (lab: Lab, index: number) => boolean;

export const inForce = (given: Given, t: number, suspended: number): boolean =>
  t >= given('treaty.start') && t < given('treaty.stop') && suspended === 0;

/** A member that goes beyond its promise is seen to keep it. */
export const claimed = (given: Given, bound: boolean, stance: number): number =>
  bound ? Math.min(stance, given('treaty.obligation')) : stance;

const termOf = (given: Given): number => Math.ceil(given('treaty.term') / DT - 0.5);

/** After tick t: suspension runs down, proof starts it; months and violations are counted over the term from first entry. */
export const nextLedger = (
  given: Given,
  ledger: Ledger,
  tick: { active: boolean; proven: boolean; bound: number; hidden: number },
): Ledger => {
  const since = tick.active || ledger.since > 0 ? ledger.since + 1 : 0;
  const due = since > 0 && since <= termOf(given);
  return {
    suspended: tick.active && tick.proven ? given('treaty.snap_back') : Math.max(0, ledger.suspended - 1),
    since,
    held: ledger.held + (due && tick.active ? 1 : 0),
    memberTicks: ledger.memberTicks + (due ? tick.bound : 0),
    hiddenTicks: ledger.hiddenTicks + (due ? tick.hidden : 0),
  };
};

/** In force in every month of the term, at most a tenth of members' months in hidden violation. */
export const hasHeld = (given: Given, ledger: Ledger): boolean =>
  ledger.held >= termOf(given) && ledger.memberTicks > 0 && ledger.hiddenTicks <= 0.1 * ledger.memberTicks;
