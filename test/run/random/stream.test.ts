import { describe, expect, it } from 'vitest';
import { seedKey } from '../../../engine/run/random/key.ts';
import { nameHash } from '../../../engine/run/random/name-hash.ts';
import {
  nextUniform,
  perRunUniform,
  stepStream,
  streamState,
  uniformAt,
  uniformFromWords,
} from '../../../engine/run/random/stream.ts';
import { chiSquareDeviate, kolmogorovSmirnov } from '../../compile/elementary/quantiles/calibration.ts';
import { linearComplexity } from './linear-complexity.ts';

const key = seedKey('1');
const name = nameHash('draw/verification.caught/labs.Leader');
const rival = nameHash('draw/verification.caught/labs.Leades');

/** Correlation of two samples times √n: a standard normal number if they are independent. */
const correlation = (x: readonly number[], y: readonly number[]): number => {
  const n = x.length;
  const mean = (v: readonly number[]): number => v.reduce((a, b) => a + b, 0) / n;
  const mx = mean(x);
  const my = mean(y);
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (let i = 0; i < n; i++) {
    const dx = (x[i] as number) - mx;
    const dy = (y[i] as number) - my;
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  return (Math.sqrt(n) * xy) / Math.sqrt(xx * yy);
};

/** χ² deviate of pairs over a 16 × 16 grid: sees dependence that is not linear. */
const pairs = (x: readonly number[], y: readonly number[]): number => {
  const counts = Array.from({ length: 256 }, () => 0);
  x.forEach((u, i) => {
    const cell = 16 * Math.floor(16 * u) + Math.floor(16 * (y[i] as number));
    counts[cell] = (counts[cell] as number) + 1;
  });
  return chiSquareDeviate(
    counts,
    counts.map(() => x.length / 256),
  );
};

const expectIndependent = (x: readonly number[], y: readonly number[]): void => {
  expect(Math.abs(correlation(x, y))).toBeLessThan(3.5);
  expect(Math.abs(pairs(x, y))).toBeLessThan(3.5);
};

const expectUniform = (x: readonly number[]): void => {
  expect(kolmogorovSmirnov(x, (u) => u)).toBeLessThan(1.95);
};

/** A sequence is uniform and no number depends on one up to three places before. */
const expectRandomSequence = (x: readonly number[]): void => {
  expectUniform(x);
  for (const lag of [1, 2, 3]) expectIndependent(x.slice(lag), x.slice(0, -lag));
};

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

describe('streams: known answers', () => {
  // Pinned, and computed separately in Python; other values mean another version of the scheme.
  it('has the states of scheme 1', () => {
    expect([...streamState(key, 0, name)]).toEqual([0x67d1f1f1, 0x3fe63c35, 0x34be8d59, 0xfd503d60]);
    expect([...streamState(key, 2 ** 40 + 5, name)]).toEqual([0x05d9fa10, 0x08a4b03b, 0x9596e595, 0xb0bd7692]);
  });

  it('has the numbers of scheme 1', () => {
    expect(range(4).map((tick) => uniformAt(key, 0, name, tick))).toEqual([
      0.6446597285099662, 0.6634366989964534, 0.4351304727078632, 0.6148521405554197,
    ]);
    expect(uniformAt(key, 7, name, 999)).toBe(0.9064561531653046);
    expect(range(3).map((run) => perRunUniform(key, run, name))).toEqual([
      0.4055472556472335, 0.933967958022061, 0.8593806151597508,
    ]);
  });

  it('makes numbers of 53 bits in [0, 1)', () => {
    expect(uniformFromWords(0, 0)).toBe(0);
    expect(uniformFromWords(0xffffffff, 0xffffffff)).toBe(1 - 2 ** -53);
    expect(uniformFromWords(-1, -1)).toBe(1 - 2 ** -53);
    expect(uniformFromWords(0, 64)).toBe(2 ** -53);
    expect(uniformFromWords(0x80000000, 0)).toBe(0.5);
  });

  it('gives at a tick what stepping gives', () => {
    const state = streamState(key, 3, name);
    for (const tick of range(50)) expect(nextUniform(state)).toBe(uniformAt(key, 3, name, tick));
  });

  it('does not change what it is given', () => {
    const frozen = Object.freeze([...key] as [number, number, number, number]);
    expect(streamState(frozen, 1, Object.freeze([...name] as [number, number]))).toEqual(streamState(key, 1, name));
  });
});

describe('streams: randomness', () => {
  it('has full linear complexity in its lowest, a middle and its highest bit', () => {
    for (const run of [0, 1]) {
      const state = streamState(key, run, name);
      const outputs = range(1500).map(() => stepStream(state));
      for (const bit of [0, 15, 31]) {
        const complexity = linearComplexity(outputs.map((word) => (word >>> bit) & 1));
        expect(Math.abs(complexity - 750)).toBeLessThan(8);
      }
    }
  });

  it('is uniform and independent along the ticks of a run', () => {
    for (const seed of ['1', '2']) {
      const state = streamState(seedKey(seed), 0, name);
      expectRandomSequence(range(50_000).map(() => nextUniform(state)));
    }
  });

  it('is uniform and independent along 100,000 runs at the first tick, and across names and ticks', () => {
    const runs = range(100_000);
    const first: number[] = [];
    const second: number[] = [];
    for (const run of runs) {
      const state = streamState(key, run, name);
      first.push(nextUniform(state));
      second.push(nextUniform(state));
    }
    const other = runs.map((run) => uniformAt(key, run, rival, 0));
    const perRun = runs.map((run) => perRunUniform(key, run, rival));
    expectRandomSequence(first);
    expectUniform(second);
    expectUniform(perRun);
    expectIndependent(first, second);
    expectIndependent(first, other);
    expectIndependent(first, perRun);
    expectIndependent(other, perRun);
  });

  it('is uniform and independent along consecutive seeds', () => {
    const keys = range(20_000).map((seed) => seedKey(String(seed)));
    expectRandomSequence(keys.map((k) => uniformAt(k, 0, name, 0)));
    expectRandomSequence(keys.map((k) => perRunUniform(k, 0, name)));
  });

  it('is uniform and independent along near names', () => {
    const numbered = range(20_000).map((player) => nameHash(`draw/verification.caught/labs.Lab${player}`));
    expectRandomSequence(numbered.map((hash) => uniformAt(key, 0, hash, 0)));
  });

  it('has balanced bits, low ones too', () => {
    const ones = Array.from({ length: 53 }, () => 0);
    const state = streamState(key, 0, name);
    for (let i = 0; i < 20_000; i++) {
      let u = nextUniform(state);
      for (let bit = 0; bit < 53; bit++) {
        u *= 2;
        const one = Math.floor(u);
        ones[bit] = (ones[bit] as number) + one;
        u -= one;
      }
      expect(u).toBe(0);
    }
    for (const count of ones) expect(Math.abs(count - 10_000) / Math.sqrt(5000)).toBeLessThan(3.9);
  });
});
