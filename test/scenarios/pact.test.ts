// The scenario on the README against the theory of repeated games: from which detection a pause of all enforces itself.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '../../engine/compile/compile.ts';
import { packageRoot } from '../../engine/experiment/package.ts';
import { runColumns } from '../../engine/run/columns.ts';
import { simulate } from '../../engine/run/simulate.ts';
import { openWith } from './open-with.ts';

type Settings = Readonly<Record<string, number | string>>;

const BEST_REPLY = { 'labs.stance.rule': 'best-reply' };

/** The share of runs in which the pact holds. */
const held = async (set: Settings, runs: number): Promise<number> => {
  const model = await openWith('pact', set);
  const place = runColumns(model, compile(model).program.slots).findIndex(({ key }) => key === 'held');
  let count = 0;
  for await (const { measures, outcome } of simulate(model, { seed: 'pact', runs })) {
    expect(measures[place]).toBe(outcome === 'horizon' ? 1 : 0);
    count += measures[place] as number;
  }
  return count / runs;
};

/** Where racing alone until a proof, and the race of all after it, is worth what a pause of all is. */
const breakEven = ({ pressure = 1, risk = 1.5, penalty = 1, patience = 2 }): number => {
  const temptation = patience * (1 + pressure - risk / 3);
  const punishment = patience * (1 - risk);
  return (1 / 12 / patience) * (temptation / (penalty - punishment));
};

describe('played by best replies, the pact holds from the break-even detection on', () => {
  it.each([
    {},
    { pressure: 0 },
    { pressure: 2 },
    { pressure: 3, risk: 1.2, penalty: 0 },
    { pressure: 0.5, risk: 2.5, penalty: 4, patience: 8 },
    { risk: 1, patience: 1 },
  ])('%o', async (terms) => {
    const least = breakEven(terms);
    expect(least).toBeLessThan(1);
    expect(await held({ ...BEST_REPLY, ...terms, detection: 1.01 * least }, 8)).toBe(1);
    expect(await held({ ...BEST_REPLY, ...terms, detection: 0.99 * least }, 8)).toBe(0);
  });

  it('is 0.0625 a month at the defaults, as the README says', () => {
    expect(breakEven({})).toBe(0.0625);
    expect(readFileSync(join(packageRoot(), 'README.md'), 'utf8')).toContain('a detection of 0.0625 a month');
  });
});

describe('where labs slip', () => {
  it('half of the runs hold at a detection of about 0.3, five times as much', async () => {
    expect(await held({ detection: 0.27 }, 1000)).toBeLessThan(0.5);
    expect(await held({ detection: 0.33 }, 1000)).toBeGreaterThan(0.5);
  });

  /** One month of racing by one lab; the others give best replies. */
  const slip = { ...BEST_REPLY, 'Leader.stance.rule': '{script: {plays: [pause, race, pause]}}' };

  it('one slip undoes the pact at pressure 1, and at 0.5 only its proof does', async () => {
    expect(await held(slip, 400)).toBe(0);
    const kept = await held({ ...slip, pressure: 0.5 }, 400);
    expect(Math.abs(kept - 0.7)).toBeLessThan(0.1);
  });

  it('without inspectors it never holds', async () => {
    expect(await held({ detection: 0 }, 200)).toBe(0);
  });
});

it('has twenty lines, none of which is cut on a page', () => {
  const lines = readFileSync(join(packageRoot(), 'scenarios/pact.yaml'), 'utf8').trimEnd().split('\n');
  expect(lines).toHaveLength(20);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
});
