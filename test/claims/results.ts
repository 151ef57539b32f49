import { existsSync, readFileSync } from 'node:fs';
import type { Plan } from './claim.ts';
import type { ClaimResult } from './judge-claim.ts';

/** What `docs/claims.json` holds. */
export type ClaimResults = { readonly plan: Plan; readonly claims: readonly ClaimResult[] };

/** Digits that are kept: far more than the intervals leave. */
const DIGITS = 6;

/** Numbers in short; infinite ones and those that are none as null. */
const rounded = (_: string, value: unknown): unknown => {
  if (typeof value !== 'number') return value;
  return Number.isFinite(value) ? Number(value.toPrecision(DIGITS)) : null;
};

export const resultsText = (results: ClaimResults): string => `${JSON.stringify(results, rounded, 1)}\n`;

export const readResults = (path: string): ClaimResults | undefined =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as ClaimResults) : undefined;
