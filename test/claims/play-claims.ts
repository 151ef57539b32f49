import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Crew } from '../../engine/experiment/batch/crew.ts';
import { withCrew } from '../../engine/experiment/batch/with-crew.ts';
import type { Plan } from './claim.ts';
import { type ClaimResult, judgeClaim } from './judge-claim.ts';
import { type OpenedClaim, openClaim } from './open-claim.ts';
import { claimsPart, withClaims } from './page.ts';
import type { Tell } from './play-arm.ts';
import { readClaims } from './read-claims.ts';
import { type ClaimResults, readResults, resultsText } from './results.ts';

/** What is published. Fixed before it was played; the tables say which seed they are of. */
export const PLAN: Plan = {
  seed: 'expressed',
  spread: 0.3,
  direction: { points: 60, runs: 400 },
  band: { points: 12, runs: 4000 },
  cell: 1024,
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

/** Whether results that are there are of the same equations, questions and plan. */
const isFresh = (before: ClaimResults | undefined, plan: Plan, { claim, fingerprint }: OpenedClaim): boolean =>
  before !== undefined &&
  isSame(before.plan, plan) &&
  before.claims.some((one) => one.number === claim.number && one.fingerprint === fingerprint);

/**
 * `npm run claims`: plays the claims whose results are not of the equations as they are, or those whose numbers are
 * given, and writes `docs/claims.json` and the tables of `docs/validation.md`.
 *
 *   npm run claims -- 2 3          some claims; the others stay as they are
 *   npm run claims -- --all        all of them again
 *   npm run claims -- --seed x     with other chances
 *   npm run claims -- --page       plays nothing: the page from the results that are there
 *   npm run claims -- --try 2      a few points with chances of their own, printed and kept nowhere
 */
export const playClaims = async (root: string, args: readonly string[]): Promise<void> => {
  const { values: flags, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      seed: { type: 'string' },
      all: { type: 'boolean', default: false },
      page: { type: 'boolean', default: false },
      try: { type: 'boolean', default: false },
    },
  });
  const claims = readClaims(join(root, 'docs/claims'));
  const numbers = positionals.map(Number);
  const [json, page] = [join(root, 'docs/claims.json'), join(root, 'docs/validation.md')];
  const plan = flags.try ? TRIAL : { ...PLAN, seed: flags.seed ?? PLAN.seed };
  const isAsked = numbers.length > 0 || flags.all || flags.try;
  let results = flags.try ? undefined : readResults(json);
  const tell = clock();
  const play = async (crew: Crew): Promise<void> => {
    for (const { claim } of claims) {
      if (numbers.length > 0 && !numbers.includes(claim.number)) continue;
      const opened = await openClaim(claim, plan.seed);
      if (!isAsked && isFresh(results, plan, opened)) continue;
      results = together(results, plan, [await judgeClaim(opened, plan, crew, tell)]);
      // Whoever stops it keeps what is done.
      if (!flags.try) writeFileSync(json, resultsText(results));
    }
  };
  if (!flags.page) await withCrew(availableParallelism(), undefined, play);
  if (results === undefined) throw new Error('docs/claims.json: there is none; npm run claims makes it');
  if (flags.try) console.log(claimsPart(claims, results));
  else writeFileSync(page, withClaims(readFileSync(page, 'utf8'), claimsPart(claims, readResults(json) ?? results)));
};
