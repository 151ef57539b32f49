import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Crew } from '../../engine/experiment/batch/crew.ts';
import { withCrew } from '../../engine/experiment/batch/with-crew.ts';
import type { Plan } from './claim.ts';
import { type ClaimResult, judgeClaim, type Tell } from './judge-claim.ts';
import { openClaim } from './open-claim.ts';
import { claimsPart, withClaims } from './page.ts';
import { readClaims } from './read-claims.ts';
import { type ClaimResults, readResults, resultsText } from './results.ts';

/** What is published. Fixed before it was played; the tables say which seed they are of. */
export const PLAN: Plan = {
  seed: 'expressed',
  spread: 0.3,
  direction: { points: 64, runs: 512 },
  band: { points: 12, runs: 4096 },
  cell: 2048,
};

const isSame = (a: Plan, b: Plan): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Results that were there, with the new ones in their places. */
const together = (before: ClaimResults | undefined, plan: Plan, news: readonly ClaimResult[]): ClaimResults => {
  const kept = before !== undefined && isSame(before.plan, plan) ? before.claims : [];
  const others = kept.filter(({ number }) => news.every((one) => one.number !== number));
  return { plan, claims: [...others, ...news].sort((a, b) => a.number - b.number) };
};

/** Tells what is done, and after how many seconds. */
const clock = (): Tell => {
  const began = performance.now();
  return (what) => console.error(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${what}`);
};

/** What is enough to see whether a new question is asked rightly. */
const TRIAL: Plan = {
  ...PLAN,
  seed: 'trial',
  direction: { points: 12, runs: 256 },
  band: { points: 4, runs: 512 },
  cell: 256,
};

/**
 * `npm run claims`: plays claims, all or those whose numbers are given, and writes `docs/claims.json` and the tables of
 * `docs/validation.md`.
 *
 *   npm run claims -- 2 3          some claims; the others stay as they are
 *   npm run claims -- --seed x     with other chances, all of them
 *   npm run claims -- --page       plays nothing: the page from the results that are there
 *   npm run claims -- --try 2      a few points with chances of their own, printed and kept nowhere
 */
export const playClaims = async (root: string, args: readonly string[]): Promise<void> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { seed: { type: 'string' }, page: { type: 'boolean' }, try: { type: 'boolean' } },
  });
  const claims = readClaims(join(root, 'docs/claims'));
  const wanted = claims.filter(
    ({ claim }) => positionals.length === 0 || positionals.map(Number).includes(claim.number),
  );
  const [json, page] = [join(root, 'docs/claims.json'), join(root, 'docs/validation.md')];
  const whole = { ...PLAN, seed: values.seed ?? PLAN.seed };
  const plan = values.try === true ? TRIAL : whole;
  const tell = clock();
  let results = values.try === true ? undefined : readResults(json);
  const play = async (crew: Crew): Promise<void> => {
    for (const { claim } of wanted) {
      results = together(results, plan, [await judgeClaim(await openClaim(claim, plan.seed), plan, crew, tell)]);
      // Whoever stops it keeps what is done.
      if (values.try !== true) writeFileSync(json, resultsText(results));
    }
  };
  if (values.page !== true) await withCrew(availableParallelism(), undefined, play);
  if (results === undefined) throw new Error('docs/claims.json: there is none; npm run claims makes it');
  if (values.try === true) console.log(claimsPart(claims, results));
  else writeFileSync(page, withClaims(readFileSync(page, 'utf8'), claimsPart(claims, readResults(json) ?? results)));
};
