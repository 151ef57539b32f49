import { expect, test } from 'vitest';
import { seedKey } from '../../engine/run/random/key.ts';
import { nameHash } from '../../engine/run/random/name-hash.ts';
import { uniformAt } from '../../engine/run/random/stream.ts';
import { interpret } from './interpret.ts';
import { twoLabsByHand } from './two-labs-by-hand.ts';

const story = (run: number) => interpret(twoLabsByHand(), { seed: 'by hand', run });

test('the first tick of two labs, by hand', () => {
  const [first] = story(0).rows;
  const turns = first?.decisions['labs.stance'] ?? [];
  // Both raced before, so the share of racing others is 1 and the payoff is 2 effort - 0.3 effort = 1.7 effort.
  for (const { payoffs } of turns) {
    expect(payoffs).toHaveLength(3);
    expect(payoffs[0]).toBeCloseTo(0.085, 15); // 1.7 * 0.05
    expect(payoffs[1]).toBeCloseTo(0.68, 15); // 1.7 * 0.4
    expect(payoffs[2]).toBeCloseTo(1.7, 15); // 1.7 * 1
  }
  // Precision 4: weights exp(4 (payoff - 1.7)) = exp(-6.46), exp(-4.08), exp(0).
  for (const { weights } of turns) {
    expect(weights[0]).toBeCloseTo(0.0015648, 8);
    expect(weights[1]).toBeCloseTo(0.01690747, 8);
    expect(weights[2]).toBe(1);
  }
  // Cumulated: 0.00156480, 0.01847226, 1.01847226. As shares: pause below 0.00153641, slow below 0.01813723.
  for (const { uniform, choice } of turns) {
    expect(choice).toBe(uniform < 0.00153641 ? 0 : uniform < 0.01813723 ? 1 : 2);
  }
  const effort = turns.map(({ choice }) => [0.05, 0.4, 1][choice] as number);
  // One month at rate 1 a year: capability + effort / 12.
  expect(first?.states['labs.capability']).toEqual([
    0.5 + (1 / 12) * (effort[0] as number),
    0.1 + (1 / 12) * (effort[1] as number),
  ]);
  expect(first?.measures).toEqual({
    'capability|Leader': first?.states['labs.capability']?.[0],
    'capability|Follower': first?.states['labs.capability']?.[1],
  });
  expect(first?.t).toBe(1);
});

test('row 0 is the world before the first tick', () => {
  expect(story(0).row0).toEqual({
    t: 0,
    choices: { 'labs.stance': [2, 2] },
    states: { 'labs.capability': [0.5, 0.1] },
    measures: { 'capability|Leader': 0.5, 'capability|Follower': 0.1 },
  });
});

test('the uniform numbers are those of the streams by these names', () => {
  const key = seedKey('by hand');
  const rows = story(7).rows;
  rows.forEach((row, tick) => {
    const wanted = ['Leader', 'Follower'].map((name) =>
      uniformAt(key, 7, nameHash(`decision/stance/labs.${name}`), tick),
    );
    expect(row.decisions['labs.stance']?.map((turn) => turn.uniform)).toEqual(wanted);
    const chance = uniformAt(key, 7, nameHash('draw/accident/world'), tick);
    const efforts = row.decisions['labs.stance']?.map(({ choice }) => [0.05, 0.4, 1][choice] as number) ?? [];
    const mean = ((efforts[0] as number) + (efforts[1] as number)) / 2;
    expect(row.draws.accident).toEqual([chance < 0.001 * mean ? 1 : 0]);
  });
});

test('a run goes to the horizon, or to the accident', () => {
  const stories = Array.from({ length: 200 }, (_, run) => story(run));
  const ended = stories.filter(({ outcome }) => outcome === 'catastrophe');
  // 24 months at about 0.001: 2.4 % of 200 runs.
  expect(ended.length).toBeGreaterThan(0);
  expect(ended.length).toBeLessThan(15);
  for (const { rows, endTick, folds } of stories) {
    expect(rows).toHaveLength(endTick);
    expect(folds).toEqual({
      'capability@final|Leader': rows.at(-1)?.states['labs.capability']?.[0],
      'capability@final|Follower': rows.at(-1)?.states['labs.capability']?.[1],
    });
    expect(rows.slice(0, -1).every((row) => row.draws.accident?.[0] === 0)).toBe(true);
  }
  for (const { rows } of ended) expect(rows.at(-1)?.draws.accident).toEqual([1]);
  for (const { rows, outcome } of stories.filter((each) => !ended.includes(each))) {
    expect(outcome).toBe('horizon');
    expect(rows).toHaveLength(24);
  }
});

test('the same run told twice is the same, and the model is as it was', () => {
  const model = twoLabsByHand();
  const first = interpret(model, { seed: 'a', run: 3 });
  expect(interpret(model, { seed: 'a', run: 3 })).toEqual(first);
  expect(interpret(twoLabsByHand(), { seed: 'a', run: 3 })).toEqual(first);
  expect(interpret(model, { seed: 'b', run: 3 })).not.toEqual(first);
});

test('fewer ticks are the beginning of more', () => {
  const model = twoLabsByHand();
  const short = interpret(model, { seed: 'a', run: 1, ticks: 5 });
  expect(interpret(model, { seed: 'a', run: 1 }).rows.slice(0, 5)).toEqual(short.rows);
  expect(short.outcome).toBe('horizon');
});

test('an override is read instead of the value', () => {
  const model = twoLabsByHand();
  const told = interpret(model, { seed: 'a', run: 1, overrides: { 'labs.caution': [0.3, 2] } });
  expect(told.parameters['labs.caution']).toEqual([0.3, 2]);
  // The other races: effort * 2 - 2 * effort = 0 for every option, so all weights are 1.
  expect(told.rows[0]?.decisions['labs.stance']?.[1]?.weights).toEqual([1, 1, 1]);
});
