// The published checks are of the equations as they are now, and the page is made from them. The strong ones are played
// here as well, small and with a fixed seed.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { soloCrew } from '../../engine/experiment/batch/crew.ts';
import { packageRoot } from '../../engine/experiment/package.ts';
import type { Claim, Plan } from './claim.ts';
import { judgeClaim } from './judge-claim.ts';
import { openClaim, presentFingerprint } from './open-claim.ts';
import { claimsPart, withClaims } from './page.ts';
import { PLAN } from './play-claims.ts';
import { readClaims } from './read-claims.ts';
import { type ClaimResults, readResults } from './results.ts';

const root = packageRoot();
const claims = readClaims(join(root, 'docs/claims'));
const none: ClaimResults = { plan: PLAN, claims: [] };
const results = readResults(join(root, 'docs/claims.json')) ?? none;

describe('docs/claims.json', () => {
  it('is of the equations of the scenarios and the questions of docs/claims as they are: else run npm run claims', async () => {
    const stale: string[] = [];
    for (const { claim } of claims) {
      const recorded = results.claims.find(({ number }) => number === claim.number)?.fingerprint;
      if (recorded !== (await presentFingerprint(claim))) stale.push(`claim ${claim.number}: run npm run claims again`);
    }
    expect(stale).toEqual([]);
  }, 240_000);

  it('was made as planned, and holds no other claim', () => {
    expect(results.plan).toEqual(PLAN);
    expect(results.claims.map(({ number }) => number)).toEqual(claims.map(({ claim }) => claim.number));
  });
});

describe('docs/validation.md', () => {
  it('shows what docs/claims.json holds (npm run claims -- --page)', () => {
    const page = readFileSync(join(root, 'docs/validation.md'), 'utf8');
    expect(withClaims(page, claimsPart(claims, results))).toBe(page);
  });

  it('keeps the four apart, with the sentence above the table', () => {
    const page = readFileSync(join(root, 'docs/validation.md'), 'utf8');
    const headings = [...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(['Verified', 'Reproduced', 'Expressed', 'Not validated']);
    expect(page).toMatch(
      /^## Expressed\n\nA check shows that the model expresses the claim under stated assumptions; it is no evidence that the claim is true\.$/m,
    );
  });

  it('says of every check that did not come out as stated why', () => {
    const unexplained = claims.flatMap(({ claim }) =>
      claim.checks
        .filter(({ id, remark }) => {
          const found = results.claims.flatMap(({ checks }) => checks).find((one) => one.id === id);
          return found?.verdict !== 'as stated' && remark === undefined;
        })
        .map(({ id }) => id),
    );
    expect(unexplained).toEqual([]);
  });
});

const SMALL: Plan = {
  ...{ seed: 'small', spread: 0.3, cell: 64 },
  direction: { points: 4, runs: 128 },
  band: { points: 2, runs: 128 },
};

describe('a few points, seed "small"', () => {
  /** Some checks of a claim, and the arms that they name. */
  const judge = async (number: number, ids: readonly string[]) => {
    const whole = claims.find(({ claim }) => claim.number === number)?.claim as Claim;
    const checks = whole.checks.filter(({ id }) => ids.includes(id));
    expect(checks.map(({ id }) => id)).toEqual(ids);
    const asked: Claim = { ...whole, checks, maps: [] };
    return judgeClaim(await openClaim(asked, SMALL.seed), SMALL, soloCrew(), () => undefined);
  };

  it('a verified pause lowers the share of runs that end in catastrophe', async () => {
    const [check] = (await judge(2, ['F2'])).checks;
    expect(check).toMatchObject({ id: 'F2', unit: 'share', verdict: 'as stated', points: 4, contrary: 0 });
  }, 240_000);

  it('hidden violation is more where nobody can verify, by the same numbers each time', async () => {
    const first = await judge(3, ['F3']);
    expect(first.checks[0]).toMatchObject({ id: 'F3', verdict: 'as stated', agreeing: 1, clear: 1 });
    expect(await judge(3, ['F3'])).toEqual(first);
  }, 240_000);
});
