import type { Crew } from '../../engine/experiment/batch/crew.ts';
import type { Plan } from './claim.ts';
import { type CheckResult, judgeChecks } from './judge-checks.ts';
import { judgeMaps, type MapResult } from './judge-maps.ts';
import type { OpenedClaim } from './open-claim.ts';
import type { Tell } from './play-arm.ts';

export type ClaimResult = {
  readonly number: number;
  readonly fingerprint: string;
  readonly checks: readonly CheckResult[];
  readonly maps: readonly MapResult[];
};

/** @throws Error where a claim lists a number that its arms do not have */
const checkListed = ({ claim, arms }: OpenedClaim): void => {
  const paths = new Set([...arms.values()].flatMap(({ moves }) => [...moves.keys()]));
  const lost = [...claim.move, ...claim.keep].find((path) => !paths.has(path));
  if (lost !== undefined) throw new Error(`claim ${claim.number}: expected a number of its arms, got ${lost}`);
};

/** Plays all that is asked of a claim. */
export const judgeClaim = async (opened: OpenedClaim, plan: Plan, crew: Crew, tell: Tell): Promise<ClaimResult> => {
  checkListed(opened);
  return {
    number: opened.claim.number,
    fingerprint: opened.fingerprint,
    checks: await judgeChecks(opened, plan, crew, tell),
    maps: await judgeMaps(opened, plan.cell, crew, tell),
  };
};
