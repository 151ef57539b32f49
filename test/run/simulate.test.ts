import { describe, expect, test } from 'vitest';
import type { Model } from '../../engine/language/model.ts';
import { type RunResult, type SimulateOptions, simulate } from '../../engine/run/simulate.ts';
import { tellRun } from '../../engine/run/story.ts';
import { modelOfText } from '../reference/model-of-text.ts';

const all = async (model: Model, options: SimulateOptions): Promise<readonly RunResult[]> => {
  const results: RunResult[] = [];
  for await (const result of simulate(model, options)) results.push(result);
  return results;
};

const gamble = (formula: string): Promise<Model> =>
  modelOfText(`detente: 1
title: Gamble
time: {tick: year, horizon: 20}
players: {labs: [{name: One}, {name: Two}]}
draw: {labs: {luck: "uniform(0, 1)"}}
state: {labs: {wealth: {unit: "1", initial: 1}}}
next: {labs: {wealth: "${formula}"}}
measures: {wealth: {unit: "1", final: labs.wealth}}
`);

describe('simulate', () => {
  test('run r is the same whatever is asked for before it, at any lane width', async () => {
    const model = await gamble('wealth + luck');
    const whole = await all(model, { seed: 'a', runs: 50 });
    for (const lanes of [2, 4, 8, 16, 32] as const) {
      expect(await all(model, { seed: 'a', from: 13, runs: 21, lanes })).toEqual(whole.slice(13, 34));
    }
  });

  test('another seed is another world', async () => {
    const model = await gamble('wealth + luck');
    expect(await all(model, { seed: 'a', runs: 3 })).not.toEqual(await all(model, { seed: 'b', runs: 3 }));
  });

  test('a value that is not finite ends its run, not the batch, and is told with place and value', async () => {
    const model = await gamble('if(luck < 0.002, 1 / 0, wealth + luck)');
    const results = await all(model, { seed: '1', runs: 200 });
    const failed = results.filter(({ outcome }) => outcome === 'failed');
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.length).toBeLessThan(100);
    const first = failed[0] as RunResult;
    const story = await tellRun(model, { seed: '1', run: first.run });
    expect(story.outcome).toBe('failed');
    expect(story.failure).toMatchObject({ kind: 'state', name: 'labs.wealth', value: Number.POSITIVE_INFINITY });
    expect(story.rows).toHaveLength(first.ticks);
    // The others are as they are without it.
    const healthy = await all(await gamble('if(luck < 0.002, 1000, wealth + luck)'), { seed: '1', runs: 200 });
    for (const [index, result] of results.entries())
      if (result.outcome !== 'failed') expect(result).toEqual(healthy[index]);
  });

  test('a timer can abort it, although nobody waits for anything', async () => {
    const model = await gamble('wealth + luck');
    let runs = 0;
    const play = async (): Promise<void> => {
      for await (const _ of simulate(model, { runs: 10_000_000, signal: AbortSignal.timeout(20) })) runs += 1;
    };
    await expect(play()).rejects.toThrow('timeout');
    expect(runs).toBeLessThan(10_000_000);
  });

  test('an abort ends it between runs', async () => {
    const model = await gamble('wealth + luck');
    const controller = new AbortController();
    const seen: number[] = [];
    const reading = async (): Promise<void> => {
      for await (const { run } of simulate(model, { runs: 1000, signal: controller.signal })) {
        seen.push(run);
        if (run === 20) controller.abort(new Error('enough'));
      }
    };
    await expect(reading()).rejects.toThrow('enough');
    expect(seen.length).toBeLessThan(64);
  });

  test('a parameter held at a number replaces what the scenario draws', async () => {
    const model = await modelOfText(`detente: 1
title: Held
time: {tick: year, horizon: 1}
players: {labs: [{name: One}]}
parameters: {rate: {unit: "1", range: [0, 9], default: {dist: uniform, min: 1, max: 2}}}
state: {labs: {wealth: {unit: "1", initial: 0}}}
next: {labs: {wealth: rate}}
measures: {wealth: {unit: "1", final: max(labs.wealth)}}
`);
    const [rate] = model.parameters.filter(({ name }) => name === 'rate');
    if (rate === undefined) throw new Error('no rate');
    const held = await all(model, { runs: 20, fixed: [{ parameter: rate, member: undefined, value: 7 }] });
    expect(held.map(({ measures }) => measures)).toEqual(held.map(() => [7]));
    const drawn = (await all(model, { runs: 200 })).map(({ measures }) => measures[0] as number);
    expect(drawn.every((value) => value >= 1 && value <= 2)).toBe(true);
    expect(new Set(drawn).size).toBe(200);
  });
});
