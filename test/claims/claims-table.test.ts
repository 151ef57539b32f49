import { expect, it } from 'vitest';
import { claimsTable } from './claims-table.ts';
import type { Library } from './equations.ts';
import { readClaim } from './read-claims.ts';
import type { ClaimResults } from './results.ts';

const content = `number: 1
claim: A claim.
arms: {none: frontier, pause: {extends: frontier, parameters: {hazard.peak: 1}}}
checks:
  F1: # the first
    says: Fewer.
    output: catastrophe
    expect: pause < none
  F1b:
    says: Alike.
    output: benefit
    same: pause - none
    within: 0.02
`;

const file = '01-claim.yaml';
const claims = [{ file, content, claim: readClaim(file, content) }];

const library: Library = {
  scenarios: new Map([['frontier', {}]]),
  modules: new Map([['hazard', 'hazard']]),
  declaring: new Map([
    ['catastrophe', ['hazard']],
    ['benefit', ['open-benefit']],
  ]),
};

const check = {
  ...{ unit: 'share', unanswered: 0, moved: 50, clear: 0.5, contrary: 0, levels: {} },
  ...{ mean: -0.1, lo: -0.2, hi: -0.05 },
};

const results: ClaimResults = {
  plan: { seed: 's', spread: 0.3, direction: { points: 64, runs: 512 }, band: { points: 12, runs: 4096 }, cell: 2048 },
  claims: [
    {
      ...{ number: 1, fingerprint: 'f', maps: [] },
      checks: [
        { ...check, id: 'F1', verdict: 'on average', points: 63, agreeing: 47 / 63 },
        { ...check, id: 'F1b', verdict: 'as stated', points: 12, agreeing: 1 },
      ],
    },
  ],
};

it('has a row for each claim, with its equations and the worlds in which its checks hold, each a link', () => {
  expect(claimsTable(claims, results, library)).toMatchInlineSnapshot(`
    "1 claim of public debate, in our words, asked of the model as 2 checks: 1 on average, 1 as stated.
    Each is played in 64 worlds (12 where nothing should happen), which have all assumptions moved at once by up to
    30 %. *On average*: in the mean of all worlds, but in fewer than nine of ten. A check shows what the model
    expresses; it is no evidence that a claim is true.

    | claim | equations: changed → looked at | worlds in which its checks hold |
    |---|---|---|
    | [A claim.](docs/claims/01-claim.yaml) | [hazard](scenarios/modules/hazard.yaml) → [open-benefit](scenarios/modules/open-benefit.yaml) | [47/63](docs/claims/01-claim.yaml#L5)&nbsp;*on&nbsp;average*, [12/12](docs/claims/01-claim.yaml#L9) |"
  `);
});

it('refuses a check that the file does not have', () => {
  const [claim] = claims;
  if (claim === undefined) throw new TypeError('expected a claim');
  const changed = { ...claim, content: content.replace('F1b:', 'F1c:') };
  expect(() => claimsTable([changed], results, library)).toThrow('expected a line with the check F1b');
});
