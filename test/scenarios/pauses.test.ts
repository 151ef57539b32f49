// What the two pauses are to express (claims 2 to 4): paired runs, common random numbers, a fixed seed. This shows what
// follows from the assumptions; it is no evidence that the claims are true. Every difference is asked to be at least
// four standard errors away from where the claim would fail.

import { beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../engine/compile/compile.ts';
import { pooledColumns, runColumns } from '../../engine/run/columns.ts';
import { type RunResult, simulate } from '../../engine/run/simulate.ts';
import { openWith } from './open-with.ts';

const RUNS = 1000;
const SEED = 'claims';

type World = {
  readonly runs: readonly RunResult[];
  /** A measure of each run. */
  readonly measure: (key: string) => readonly number[];
  /** Numerators and denominators of a pooled measure. */
  readonly pooled: (name: string) => readonly (readonly [number, number])[];
};

const play = async (scenario: string, set: Readonly<Record<string, number>> = {}): Promise<World> => {
  const model = await openWith(scenario, set);
  const { slots } = compile(model).program;
  const keys = runColumns(model, slots).map(({ key }) => key);
  const pools = pooledColumns(model, slots).map(({ measure }) => measure.name);
  const runs: RunResult[] = [];
  for await (const run of simulate(model, { seed: SEED, runs: RUNS })) runs.push(run);
  return {
    runs,
    measure: (key) => runs.map(({ measures }) => measures[keys.indexOf(key)] as number),
    pooled: (name) =>
      runs.map(({ pooled }) => [0, 1].map((part) => pooled[2 * pools.indexOf(name) + part]) as [number, number]),
  };
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const standardError = (values: readonly number[]): number => {
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1) / values.length);
};

const differences = (left: readonly number[], right: readonly number[], factor = 1): readonly number[] =>
  left.map((value, run) => value - factor * (right[run] as number));

/** Mean over standard error. */
const clarity = (values: readonly number[]): number => {
  expect(values.length).toBeGreaterThan(100);
  return mean(values) / standardError(values);
};

const hiddenShare = (world: World): readonly number[] =>
  world.pooled('hidden_violation').map(([hidden, due]) => (due > 0 ? hidden / due : 0));

const beliefs = (world: World): readonly number[] =>
  world.pooled('arriver_belief').flatMap(([belief, count]) => (count > 0 ? [belief] : []));

describe('1,000 paired runs, seed "claims"', () => {
  let none: World;
  let verified: World;
  let unverified: World;

  beforeAll(async () => {
    none = await play('pause-verified', { 'treaty.start': 1e9 });
    verified = await play('pause-verified');
    unverified = await play('pause-unverified');
  }, 60_000);

  it('never fails', () => {
    for (const { runs } of [none, verified, unverified])
      expect(runs.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  });

  it('without entry into force is the frontier, run by run', async () => {
    const frontier = await play('frontier');
    expect(none.runs.map(({ outcome, ticks }) => [outcome, ticks])).toEqual(
      frontier.runs.map(({ outcome, ticks }) => [outcome, ticks]),
    );
    expect(none.measure('frontier')).toEqual(frontier.measure('frontier'));
  });

  it('F2: under a verified pause catastrophes are fewer than without', () => {
    const change = differences(verified.measure('catastrophe'), none.measure('catastrophe'));
    expect(clarity(change)).toBeLessThan(-4);
    expect(mean(change)).toBeLessThan(-0.1);
  });

  it('F2b: with the rival bloc outside more than half of that is lost', async () => {
    const outside = await play('pause-verified', { 'Challenger.member': 0, 'Follower.member': 0 });
    const kept = differences(none.measure('catastrophe'), outside.measure('catastrophe'));
    const gain = differences(none.measure('catastrophe'), verified.measure('catastrophe'));
    expect(clarity(differences(kept, gain, 0.5))).toBeLessThan(-4);
  });

  it('F3: hidden violation is at least three times as frequent where nobody can check', () => {
    expect(clarity(differences(hiddenShare(unverified), hiddenShare(verified), 3))).toBeGreaterThan(4);
  });

  it('F3: who arrives first in secret believes less in the risk than who does without a treaty', () => {
    // Other runs arrive, so these are two samples and no pairs.
    const [secret, open] = [beliefs(unverified), beliefs(none)];
    const error = Math.sqrt(standardError(secret) ** 2 + standardError(open) ** 2);
    expect((mean(secret) - mean(open)) / error).toBeLessThan(-4);
  });

  it('F4: at equal inspection the pause holds less often the easier training is hidden', async () => {
    const hardly = await play('pause-verified', { 'verification.conceal': 0.8 });
    const easily = await play('pause-verified', { 'verification.conceal': 0.9 });
    expect(clarity(differences(verified.measure('pause_held'), hardly.measure('pause_held')))).toBeGreaterThan(4);
    expect(clarity(differences(hardly.measure('pause_held'), easily.measure('pause_held')))).toBeGreaterThan(4);
  });

  it('the price: where neither ends in catastrophe, a verified pause forgoes benefit', () => {
    const safe = none.runs.flatMap((_, run) =>
      none.measure('catastrophe')[run] === 0 && verified.measure('catastrophe')[run] === 0 ? [run] : [],
    );
    const forgone = differences(none.measure('benefit'), verified.measure('benefit'));
    expect(clarity(safe.map((run) => forgone[run] as number))).toBeGreaterThan(4);
  });
});
