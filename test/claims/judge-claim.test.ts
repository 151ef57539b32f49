// A model of which all is known: labs that race without chance, so that capability grows by rate × 2 years.

import { beforeAll, describe, expect, it } from 'vitest';
import { soloCrew } from '../../engine/experiment/batch/crew.ts';
import type { Plan } from './claim.ts';
import { type ClaimResult, judgeClaim } from './judge-claim.ts';
import { openClaim } from './open-claim.ts';
import { readClaim } from './read-claims.ts';

const claim = readClaim(
  '99.yaml',
  `
number: 99
claim: Who is faster gets further.
keep: [Leader.capability, Follower.capability]
measures:
  reach_in_all: {unit: OOM, final: Leader.capability}
  reach: {unit: OOM, final: Leader.capability, max: Leader.capability}
  per_month: {unit: OOM/month, pooled: [Leader.capability, "if(t > 0, 1, 0)"]}
arms:
  slow: {extends: test/fixtures/two-labs.yaml, decisions: {labs: {stance: {rule: {fixed: {play: race}}}}}}
  fast: {extends: test/fixtures/two-labs.yaml, decisions: {labs: {stance: {rule: {fixed: {play: race}}}}}, parameters: {rate: 2}}
checks:
  A: {says: Further., output: reach_final, without: [catastrophe], expect: fast > slow}
  B: {says: Not twice as far., output: reach_final, without: [catastrophe], expect: fast > 2 * slow}
  C: {says: By 80 %., output: reach_final, without: [catastrophe], same: fast - slow - 2, within: 0.001, relative: slow}
  D: {says: The same., output: catastrophe, same: fast - slow, within: 0.01}
maps:
  M:
    says: By rate and start.
    output: reach_in_all
    value: fast - slow
    rows: {label: rate, path: rate, values: [1, 3], arms: [fast]}
    columns: {label: start, path: labs.capability, times: [1, 3]}
`,
);

const PLAN: Plan = {
  ...{ seed: 'known', spread: 0.3, cell: 16 },
  direction: { points: 4, runs: 64 },
  band: { points: 2, runs: 1024 },
};

describe('a claim about what is known', () => {
  let result: ClaimResult;
  const told: string[] = [];
  beforeAll(async () => {
    result = await judgeClaim(await openClaim(claim, PLAN.seed), PLAN, soloCrew(), (what) => told.push(what));
  }, 60_000);
  const check = (id: string) => result.checks.find((one) => one.id === id);

  it('has the effect in runs that play to the end, the same at all points', () => {
    expect(check('A')).toMatchObject({ unit: 'OOM', verdict: 'as stated', points: 4, agreeing: 1, clear: 1 });
    expect(check('A')?.mean).toBeCloseTo(2, 9);
    expect(check('A')?.levels.slow).toBeCloseTo(2.5, 9);
    expect(check('B')).toMatchObject({ verdict: 'opposite', contrary: 1 });
    expect(check('B')?.mean).toBeCloseTo(4.5 - 5, 9);
  });

  it('has the same band relative to an arm, and no unit', () => {
    expect(check('C')).toMatchObject({ unit: '1', verdict: 'as stated', points: 2 });
    expect(check('C')?.mean).toBeCloseTo(0, 9);
  });

  it('meets the same chances in both arms', () => {
    expect(check('D')).toMatchObject({ unit: 'share', mean: 0, verdict: 'as stated' });
    expect(check('D')?.levels.slow).toBeGreaterThan(0);
  });

  it('has a map with the rate of one arm and the start of both', () => {
    const cells = result.maps[0]?.cells.flatMap((row) => row.map(({ estimate }) => estimate)) ?? [];
    for (const [at, wanted] of [0, 0, 4, 4].entries()) expect(cells[at]).toBeCloseTo(wanted, 9);
  });

  it('refuses to keep what is not there', async () => {
    const opened = await openClaim({ ...claim, keep: ['Leader.capabilty'] }, PLAN.seed);
    await expect(judgeClaim(opened, PLAN, soloCrew(), () => undefined)).rejects.toThrow('got Leader.capabilty');
  });

  it('moves what is not compared, and tells what is played', () => {
    // The caution of all; the rate is compared.
    expect(result.checks.map(({ moved }) => moved)).toEqual([1, 1, 1, 1]);
    expect(told).toContain('claim 99: fast, 4 points of 64 runs');
  });
});
