// The race for a prize played round by round, against the averages of the published table of payoffs.

import { describe, expect, it } from 'vitest';
import * as fc from '../properties/seeded.ts';
import { playOnce } from './play-once.ts';

const UNSAFE = '{fixed: {play: unsafe}}';
const play = {
  bothSafe: await playOnce('race-in-steps'),
  oneUnsafe: await playOnce('race-in-steps', { 'Second.move.rule': UNSAFE }),
  bothUnsafe: await playOnce('race-in-steps', { 'First.move.rule': UNSAFE, 'Second.move.rule': UNSAFE }),
  answered: await playOnce('race-in-steps', { 'First.move.rule': 'tit-for-tat', 'Second.move.rule': UNSAFE }),
};

/** Races of whole rounds. */
const races = fc
  .record({
    s: fc.constantFrom(1.25, 1.5, 2, 2.5, 3, 4),
    rounds: fc.integer({ min: 2, max: 60 }),
    b: fc.double({ min: 0, max: 20, noNaN: true }),
    c: fc.double({ min: 0, max: 20, noNaN: true }),
    B: fc.double({ min: 0, max: 1e4, noNaN: true }),
  })
  .map(({ s, rounds, ...rest }) => ({ s, W: s * rounds, ...rest }));

const near = (played: unknown, published: number): void =>
  expect(Math.abs((played as number) - published)).toBeLessThan(1e-9 * (1 + Math.abs(published)));

describe('a race in steps', () => {
  it('pays what the table says where nothing is left to chance', () =>
    fc.assert(
      fc.asyncProperty(races, async ({ s, W, b, c, B }) => {
        const values = { s, W, b, c, B, p_r: 0, p_fo: 0 };
        const [p11, p12, p21, p22] = [b / 2 - c, b / (s + 1) - c, (s * b) / (s + 1), b / 2];
        const mixed = await play.oneUnsafe(values);
        near(mixed['average|First'], p12);
        near(mixed['average|Second'], (s * B) / W + p21);
        const unsafe = await play.bothUnsafe(values);
        for (const who of ['First', 'Second']) near(unsafe[`average|${who}`], (s * B) / (2 * W) + p22);
        const answered = await play.answered(values);
        near(answered['average|First'], (s / W) * p12 + (1 - s / W) * p22);
        near(answered['average|Second'], (s * B) / W + (s / W) * p21 + (1 - s / W) * p22);
        const whole = { ...values, W: Math.ceil(W) };
        const safe = await play.bothSafe(whole);
        for (const who of ['First', 'Second']) near(safe[`average|${who}`], B / (2 * whole.W) + p11);
      }),
      { numRuns: 30 },
    ));

  it('takes everything from who comes first by unsafe development, where it is sure to go wrong, and from nobody else', () =>
    fc.assert(
      fc.asyncProperty(races, async ({ s, W, b, c, B }) => {
        const values = { s, W, b, c, B, p_r: 1, p_fo: 0 };
        const mixed = await play.oneUnsafe(values);
        near(mixed['average|First'], b / (s + 1) - c);
        expect(mixed['average|Second']).toBe(0);
        near(
          (await play.bothSafe({ ...values, W: Math.ceil(W) }))['average|First'],
          B / (2 * Math.ceil(W)) + b / 2 - c,
        );
      }),
      { numRuns: 30 },
    ));

  it('leaves a round to the other where an unsafe step is sure to be found out', () =>
    fc.assert(
      fc.asyncProperty(races, async ({ s, W, b, c, B }) => {
        const values = { s, W, b, c, B, p_r: 0, p_fo: 1 };
        const mixed = await play.oneUnsafe(values);
        near(mixed['average|First'], b - c);
        near(mixed['average|Second'], (s * B) / W);
        near((await play.bothUnsafe(values))['average|First'], (s * B) / (2 * W));
      }),
      { numRuns: 30 },
    ));
});
