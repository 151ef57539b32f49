import { describe, expect, it } from 'vitest';
import { collocate } from '../../../engine/games/race/collocation.ts';
import { gaussRule, radauNodes } from '../../../engine/games/race/legendre.ts';
import { integrate } from '../../../engine/games/race/quadrature.ts';

const open = Number.POSITIVE_INFINITY;

describe('collocate', () => {
  it('starts where the equation is singular, however stiff: y = t / (1 + k) of y′ = 1 − k y / t', () => {
    for (const k of [0, 0.5, 1, 30, 9999]) {
      const path = collocate({ p: 1, q: 0, k, g: (t) => 1 / t }, 0, 2, 0, open);
      expect(path.complete).toBe(true);
      for (const t of [0.001, 0.5, 1.3, 2]) expect(Math.abs(path.at(t) - t / (1 + k))).toBeLessThan(1e-14);
    }
  });

  it('follows what is smooth and forgets what decays: y = e^−kt', () => {
    for (const k of [0.1, 1, 50]) {
      const path = collocate({ p: 0, q: 0, k, g: () => 1 }, 0, 3, 1, open);
      for (const t of [0.01, 0.4, 1, 3]) expect(Math.abs(path.at(t) - Math.exp(-k * t))).toBeLessThan(1e-12);
    }
  });

  it('ends where the ceiling is reached, inside a step', () => {
    // y = t² / 2 of y′ = t.
    const path = collocate({ p: 0, q: -1, k: 0, g: (t) => t }, 0, 10, 0, 2);
    expect(path.knots.at(-1)).toBeCloseTo(2, 13);
  });

  it('says so where steps run out', () => {
    const path = collocate({ p: 0, q: -1, k: 0, g: (t) => Math.sin(1e6 * t) }, 0, 1, 0, open);
    expect(path.complete).toBe(false);
  });
});

describe('rules on [0, 1]', () => {
  it('of Gauss integrate powers to degree 2m − 1, and no further', () => {
    for (const m of [1, 2, 5, 10]) {
      const { nodes, weights } = gaussRule(m);
      const power = (k: number): number => nodes.reduce((sum, node, i) => sum + weights[i]! * node ** k, 0);
      for (let k = 0; k < 2 * m; k++) expect(power(k)).toBeCloseTo(1 / (k + 1), 14);
      expect(Math.abs(power(2 * m) - 1 / (2 * m + 1))).toBeGreaterThan(1e-14);
    }
  });

  it('of Radau end at 1: (4 ∓ √6) / 10 and 1', () => {
    const nodes = radauNodes(3);
    expect(nodes).toHaveLength(3);
    for (const [place, wanted] of [(4 - Math.sqrt(6)) / 10, (4 + Math.sqrt(6)) / 10, 1].entries())
      expect(nodes[place]).toBeCloseTo(wanted, 14);
  });

  it('refine where a function bends', () => {
    expect(integrate((x) => Math.abs(x - 0.3), 0, 1)).toBeCloseTo((0.09 + 0.49) / 2, 12);
    expect(integrate((x) => x ** 99, 0, 1)).toBeCloseTo(0.01, 14);
    expect(integrate((x) => x, 1, 1)).toBe(0);
  });
});
