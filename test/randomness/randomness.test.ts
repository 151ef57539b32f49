// A small part of npm run randomness: fixed seeds, so it passes always or never. The rest is in randomness.long.test.ts.

import { expect, it } from 'vitest';
import { type Outcome, testSequence } from './battery.ts';
import { controls } from './controls.ts';
import { readDieharder } from './dieharder.ts';
import { chiSquareAbove, kolmogorovSmirnovTest, normalAbove, poissonAbove } from './p-values.ts';
import { rawWords } from './raw-words.ts';
import { sequences } from './sequences.ts';
import { fails, LEVEL, limitFor, testControl, uniformTogether } from './study.ts';

const NUMBERS = 2 ** 15;
const some = sequences.filter(({ name }) => ['runs', 'players', 'seeds', 'as written'].includes(name));

it('streams along runs, players, seeds and as written pass every test', async () => {
  expect(some).toHaveLength(4);
  const outcomes: Outcome[] = [];
  for (const { name, numbers } of some) outcomes.push(...testSequence(name, await numbers(NUMBERS)));
  const limit = limitFor(outcomes.length);
  expect(outcomes.filter((outcome) => fails(outcome, limit))).toEqual([]);
  expect(uniformTogether(outcomes)).toBeGreaterThan(LEVEL / 2);
});

it.each(controls)('$name is caught', async (control) => {
  const outcomes = await testControl(control, NUMBERS);
  const limit = limitFor(500);
  expect(outcomes.filter((outcome) => !fails(outcome, limit))).toEqual([]);
});

it('tail probabilities are those of tables', () => {
  // Percentage points as tables print them: 5 % of χ² with 1, 10 and 100 degrees of freedom, 2.5 % of the normal.
  for (const [x, df] of [
    [3.841459, 1],
    [18.307038, 10],
    [124.342113, 100],
  ] as const)
    expect(chiSquareAbove(x, df)).toBeCloseTo(0.05, 6);
  expect(normalAbove(1.959964)).toBeCloseTo(0.025, 7);
  expect(normalAbove(-1.959964)).toBeCloseTo(0.975, 7);
  // e^-1 (1 + 1/2) below and half of 1 taken away.
  expect(poissonAbove(1, 1)).toBeCloseTo(1 - 1.5 * Math.exp(-1), 12);
  // Numbers in the middle of n equal cells: as close as can be.
  expect(kolmogorovSmirnovTest(Float64Array.from({ length: 100 }, (_, i) => (i + 0.5) / 100))).toBeCloseTo(1, 12);
});

it('raw words are the first 32 bits of the numbers', async () => {
  const runs = await (sequences.find(({ name }) => name === 'runs') ?? expect.fail()).numbers(40);
  const words: number[] = [];
  for await (const chunk of rawWords('runs', 40)) words.push(...chunk);
  expect(words).toEqual(Array.from(runs, (u) => Math.floor(u * 2 ** 32)));
});

it('reads the table of dieharder', () => {
  const printed = `        test_name   |ntup| tsamples |psamples|  p-value |Assessment
   diehard_birthdays|   0|       100|     100|0.24177388|  PASSED  \n          sts_serial|   3|    100000|     100|0.00100000|   WEAK   \n`;
  expect(readDieharder(printed)).toEqual([
    { test: 'diehard_birthdays', p: 0.24177388, assessment: 'PASSED' },
    { test: 'sts_serial 3', p: 0.001, assessment: 'WEAK' },
  ]);
});
