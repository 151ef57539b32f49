import { expect, test } from 'vitest';
import { type Story, tellRun } from '../../../engine/run/story.ts';
import { modelOfText } from '../../reference/model-of-text.ts';
import { argumentsOf, pathOf } from './tell.ts';

/** Labs of pause-verified, of which two are made to break the promise from month 12 on. */
const world = async (
  parameters: object,
  time = '',
  set: object = { 'Leader.stance': 'race', 'Entrant.stance': 'slow' },
): Promise<Story> => {
  const model = await modelOfText(`
detente: 1
extends: pause-verified
title: Inspected
${time}
parameters: ${JSON.stringify({ 'treaty.start': 12, 'hazard.peak': 0, 'governments.fine': 0, ...parameters })}
events:
  - ${JSON.stringify({ name: 'order', at: 12, set: { 'labs.stance': 'pause', ...set } })}
`);
  return tellRun(model, { seed: '1', run: 0 });
};

test('the chance of proof goes with the size of the violation; who keeps the promise is only accused', async () => {
  const story = await world({ 'verification.power': 0.01, 'verification.false_alarms': 0.003 });
  const [leader, entrant, challenger, follower] = argumentsOf(story.rows[12], 'caught') as readonly number[];
  expect(leader).toBeCloseTo(0.01 * 0.6, 12);
  expect(entrant).toBeCloseTo((0.01 * 0.6 * (0.4 - 0.05)) / (1 - 0.05), 12);
  expect([challenger, follower]).toEqual([0, 0]);
  for (const chance of argumentsOf(story.rows[12], 'accused')) expect(chance).toBeCloseTo(0.003, 12);
  expect(argumentsOf(story.rows[11], 'caught')).toEqual([0, 0, 0, 0]);
});

test('what is easily hidden is seldom proven, and who does not inspect proves nothing', async () => {
  const chance = async (parameters: object): Promise<number> =>
    argumentsOf((await world(parameters)).rows[12], 'caught')[0] as number;
  expect(await chance({ 'verification.conceal': 0.9 })).toBeCloseTo(0.05, 12);
  expect(await chance({ 'verification.conceal': 1 })).toBe(0);
  expect(await chance({ 'verification.inspect': 0 })).toBe(0);
});

test('a week and a quarter give the same chance per year as a month', async () => {
  const kept = async (tick: string, dt: number): Promise<number> => {
    const story = await world({ 'verification.power': 0.4 }, `time: {tick: ${tick}, horizon: 13}`);
    return (1 - (argumentsOf(story.rows[12], 'caught')[0] as number)) ** (1 / dt);
  };
  const month = await kept('month', 1 / 12);
  expect(month).toBeCloseTo((1 - 0.24) ** 12, 12);
  expect(await kept('week', 7 / 365.25)).toBeCloseTo(month, 12);
  expect(await kept('quarter', 1 / 4)).toBeCloseTo(month, 12);
});

test('what is built in secret is what others do not see: they see a lab that keeps the promise', async () => {
  const off = { 'verification.inspect': 0, 'growth.reinvest': 0 };
  const [secret, honest] = [await world(off), await world(off, '', {})];
  for (const player of [0, 1]) {
    const hidden = pathOf(secret, 'labs.covert.hidden', player);
    const unassured = pathOf(secret, 'labs.covert.unassured', player);
    const capability = pathOf(secret, 'labs.growth.capability', player);
    const assurance = pathOf(secret, 'labs.alignment.assurance', player);
    const honestly = pathOf(honest, 'labs.growth.capability', player);
    const assured = pathOf(honest, 'labs.alignment.assurance', player);
    for (let t = 0; t <= 60; t += 1) {
      expect((capability[t] as number) - (hidden[t] as number)).toBeCloseTo(honestly[t] as number, 9);
      expect((assurance[t] as number) + (unassured[t] as number)).toBeCloseTo(assured[t] as number, 9);
    }
    expect(hidden[60]).toBeGreaterThan(0.1);
    expect(unassured[18]).toBeGreaterThan(0.01);
  }
});
