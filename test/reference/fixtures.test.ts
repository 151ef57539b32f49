import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { interpret } from './interpret.ts';
import { modelOfText } from './model-of-text.ts';
import { twoLabsByHand } from './two-labs-by-hand.ts';

const fixture = (name: string) =>
  modelOfText(readFileSync(new URL(`../fixtures/${name}.yaml`, import.meta.url), 'utf8'));

test('two-labs as text tells the same stories as by hand', async () => {
  const model = await fixture('two-labs');
  for (let run = 0; run < 20; run += 1) {
    const text = interpret(model, { seed: 'a', run });
    const hand = interpret(twoLabsByHand(), { seed: 'a', run });
    const told = (story: typeof text) => ({
      outcome: story.outcome,
      rows: story.rows.map(({ decisions, draws, states }) => ({ decisions, draws, states })),
    });
    expect(told(text)).toEqual(told(hand));
  }
});

test('two-labs records a column per lab and a share per option', async () => {
  const { row0, rows } = interpret(await fixture('two-labs'), { seed: 'a', run: 0 });
  expect(row0.measures).toEqual({
    'labs.capability|Leader': 0.5,
    'labs.capability|Follower': 0.1,
    'labs.stance|pause': 0,
    'labs.stance|slow': 0,
    'labs.stance|race': 1,
  });
  const choices = rows[0]?.decisions['labs.stance']?.map(({ choice }) => choice) ?? [];
  expect(rows[0]?.measures['labs.stance|race']).toBe(choices.filter((choice) => choice === 2).length / 2);
});

test('the first tick of race6, by hand', async () => {
  const { parameters, row0, rows } = interpret(await fixture('race6'), { seed: 'a', run: 0 });
  expect(parameters['agents.dread']).toEqual([0.8, 0.8, 0.8, 0.8, 1.2, 1.2]);
  expect(row0.states['agents.capability']).toEqual([1, 0.9, 0.8, 0.7, 0.6, 0.5]);
  const turns = rows[0]?.decisions['agents.stance'] ?? [];

  // Mean capability 4.5 / 6 = 0.75, risk 0.25 * 0.75 = 0.1875. All went slowly: paused 0, slowed 1, raced 0; flag 0.
  // Payoff: gain reward relative - dread 0.1875 (0.5 * 0.35 + 0.5 weight) = gain reward relative - dread (0.0328125 + 0.09375 weight).
  // Lab 1, relative 1 / 0.75 = 4 / 3, gain 1, dread 0.8:
  expect(turns[0]?.payoffs[0]).toBeCloseTo(-0.02625, 14); // 0 - 0.8 * 0.0328125
  expect(turns[0]?.payoffs[1]).toBeCloseTo(0.5475, 14); // 0.45 * 4 / 3 - 0.8 * (0.0328125 + 0.0328125) = 0.6 - 0.0525
  expect(turns[0]?.payoffs[2]).toBeCloseTo(1.2320833333333333, 14); // 4 / 3 - 0.8 * (0.0328125 + 0.09375) = 1.333333 - 0.10125
  // Government 2, relative 0.5 / 0.75 = 2 / 3, gain 0.6, dread 1.2:
  expect(turns[5]?.payoffs[0]).toBeCloseTo(-0.039375, 14); // 0 - 1.2 * 0.0328125
  expect(turns[5]?.payoffs[1]).toBeCloseTo(0.10125, 14); // 0.6 * 0.45 * 2 / 3 - 1.2 * 0.065625 = 0.18 - 0.07875
  expect(turns[5]?.payoffs[2]).toBeCloseTo(0.248125, 14); // 0.6 * 2 / 3 - 1.2 * 0.1265625 = 0.4 - 0.151875

  // Precision 4, relative to the best. Lab 1: e^-5.033333, e^-2.738333, 1. Government 2: e^-1.15, e^-0.5875, 1.
  expect(turns[0]?.weights[0]).toBeCloseTo(0.00651705, 8);
  expect(turns[0]?.weights[1]).toBeCloseTo(0.06467805, 8);
  expect(turns[5]?.weights[0]).toBeCloseTo(0.31663677, 8);
  expect(turns[5]?.weights[1]).toBeCloseTo(0.55571484, 8);
  expect(turns.map(({ weights }) => weights[2])).toEqual([1, 1, 1, 1, 1, 1]);
  // Government 2: 0.31663677, 0.87235161, 1.87235161 cumulated; as shares 0.16911, 0.46591.
  const uniform = turns[5]?.uniform as number;
  expect(turns[5]?.choice).toBe(uniform < 0.1691118 ? 0 : uniform < 0.4659123 ? 1 : 2);

  // Who races grows by 3 %, who goes slowly by 1 %.
  const growth = turns.map(({ choice }) => [0, 0.01, 0.03][choice] as number);
  expect(rows[0]?.states['agents.capability']).toEqual(
    [1, 0.9, 0.8, 0.7, 0.6, 0.5].map((capability, place) => capability * (1 + (growth[place] as number))),
  );
  expect(rows[0]?.states.flag).toEqual(rows[0]?.draws.caught);
  expect(rows[0]?.measures.racing).toBe(turns.filter(({ choice }) => choice === 2).length / 6);
});

test('race6 ends with its accident, and pools its choices', async () => {
  const model = await fixture('race6');
  for (let run = 0; run < 8; run += 1) {
    const { rows, pooled, outcome } = interpret(model, { seed: 'a', run });
    expect(rows.map(({ draws }) => draws.accident?.[0])).toEqual(
      rows.map((_, tick) => (outcome === 'catastrophe' && tick === rows.length - 1 ? 1 : 0)),
    );
    const racing = rows.map(({ decisions }) => decisions['agents.stance']?.filter(({ choice }) => choice === 2).length);
    expect(pooled.racing).toEqual([racing.reduce((sum = 0, count = 0) => sum + count, 0), 6 * rows.length]);
  }
});
