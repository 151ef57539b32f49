import { describe, expect, it } from 'vitest';
import { prim, primByChance } from '../../../engine/analysis/prim.ts';
import { latinHypercube, numbers, uniforms } from './planted.ts';

const noise = (seed: string): { x: number[][]; y: number[] } => {
  const uniform = uniforms(seed);
  const x = latinHypercube(60, 3, uniform);
  return { x, y: x.map(() => (uniform() < 0.3 ? 1 : 0)) };
};

describe('primByChance', () => {
  it('knows a planted box from noise', () => {
    const uniform = uniforms('planted');
    const x = latinHypercube(100, 3, uniform);
    const y = x.map(([a = 0, b = 0]) => (uniform() < (a > 0.5 && b < 0.6 ? 0.8 : 0.1) ? 1 : 0));
    const result = primByChance(numbers(3), x, y, {}, 99, '1');
    expect(result).toMatchObject({ asGood: 0, shuffles: 99, p: 0.01 });
    expect(result.explained).toBe(prim(numbers(3), x, y).boxes[0]?.explained);
  });

  it('is at most 5 % in about 5 % of noise, in which boxes with small quasi-p-values abound', () => {
    let small = 0;
    let boxes = 0;
    const sets = 60;
    for (let set = 0; set < sets; set++) {
      const { x, y } = noise(`noise ${set}`);
      if (primByChance(numbers(3), x, y, {}, 19, `shuffles ${set}`).p <= 0.05) small++;
      if (prim(numbers(3), x, y).boxes.length > 0) boxes++;
    }
    expect(boxes).toBeGreaterThan(0.3 * sets);
    // 3 expected; 9 or more have a chance of 0.4 %.
    expect(small).toBeLessThan(9);
    expect(small).toBeGreaterThan(0);
  });

  it('gives the same for the same seed, and other shuffles for another', () => {
    const uniform = uniforms('weak');
    const x = latinHypercube(60, 3, uniform);
    const y = x.map(([a = 0]) => (uniform() < (a > 0.5 ? 0.5 : 0.2) ? 1 : 0));
    const of = (seed: string): number => primByChance(numbers(3), x, y, {}, 49, seed).asGood;
    expect(of('1')).toBe(of('1'));
    expect(new Set(['1', '2', '3', '4', '5'].map(of)).size).toBeGreaterThan(1);
  });

  it('says 1 where there is nothing to find, and refuses no shuffles', () => {
    expect(primByChance(numbers(1), [[1], [2]], [1, 1], {}, 9, '1')).toEqual({
      explained: 0,
      asGood: 9,
      shuffles: 9,
      p: 1,
    });
    expect(primByChance(numbers(1), [], [], {}, 9, '1').p).toBe(1);
    for (const shuffles of [0, -1, 1.5, Number.NaN])
      expect(() => primByChance(numbers(1), [[1], [2]], [0, 1], {}, shuffles, '1')).toThrow(RangeError);
  });
});
