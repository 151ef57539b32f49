// dA/dt = c A^m in numbers A = 10^C: the shipped overlay writes it as a speed-up A^(m - 1) of the growth of C.

import { expect, test } from 'vitest';
import { tellRun } from '../../../engine/run/story.ts';
import { modelOfText } from '../../reference/model-of-text.ts';
import { pathOf, playing, tell, years } from './tell.ts';

const RATE = 0.5;
const M = 1.3;
const A0 = 10 ** 0.2;
const C = Math.log(10) * RATE;

/** Capability in the end. */
const reached = async (tick: string, ticks: number): Promise<number> => {
  const story = await tell({
    ...years(ticks, tick),
    ...playing('race'),
    use: ['growth', 'automation'],
    players: { labs: [{ name: 'Lab', capability: 0.2 }] },
    parameters: { 'growth.rate': RATE },
    define: { 'automation.speedup(c)': `exp(log(10) * (${M} - 1) * c)` },
  });
  return pathOf(story, 'labs.growth.capability').at(-1) as number;
};

/** A(t) = [A0^(1 - m) + (1 - m) c t]^(1 / (1 - m)), as capability. */
const closed = (t: number): number => Math.log10((A0 ** (1 - M) + (1 - M) * C * t) ** (1 / (1 - M)));

test.each([
  ['month', 24, 1 / 12, 0.2],
  ['week', 104, 7 / 365.25, 0.06],
] as const)('by %s it is the closed form but for the error of straight steps', async (tick, ticks, dt, second) => {
  // Of dC/dt = f(C) in straight steps: f(C) ln(f(C) / f(C0)) dt / 2 too little, to first order in dt.
  const exact = closed(ticks * dt);
  const pace = (capability: number): number => RATE * 10 ** ((M - 1) * capability);
  const error = (pace(exact) * Math.log(pace(exact) / pace(0.2)) * dt) / 2;
  const missing = exact - (await reached(tick, ticks));
  expect(error / exact).toBeGreaterThan(0.005);
  expect(Math.abs(missing / error - 1)).toBeLessThan(second);
});

test('the shipped overlay speeds research up by A^(power - 1)', async () => {
  const model = await modelOfText(`
detente: 1
extends: self-improvement
title: Shipped
parameters: {power: 1.3}
measures: {speed: {unit: "1", tick: growth.speedup(2.5)}}
`);
  const { initial } = await tellRun(model, { seed: '1', run: 0 });
  expect(initial.measures.speed).toBeCloseTo(10 ** (0.3 * 2.5), 10);
});

test('at m = 1 it is the exponential without feedback', async () => {
  const story = await tell({
    ...years(24),
    ...playing('race'),
    use: ['growth', 'automation'],
    players: { labs: [{ name: 'Lab' }] },
    parameters: { 'growth.rate': RATE },
    define: { 'automation.speedup(c)': 'exp(log(10) * (1 - 1) * c)' },
  });
  expect(pathOf(story, 'labs.growth.capability').at(-1)).toBeCloseTo(RATE * 2, 12);
});
