import { describe, expect, it } from 'vitest';
import { judgeRow } from './judge-row.ts';
import type { PublishedRow } from './published.ts';

const document = {
  value: '-5/16',
  risk: 0.5000001,
  table: [
    { size: 1, payoff: 2 },
    { size: 4, payoff: 3 },
  ],
  share: { estimate: 0.52, lo95: 0.48, hi95: 0.56 },
  error: 0.02,
};

const row: PublishedRow = {
  ...{ where: 'a.yaml.rows[0]', command: 'solve', set: {}, options: {}, quantity: 'value', deviation: undefined },
  ...{ at: ['value'], published: '-5/16', tolerance: { kind: 'relative', share: 0 } },
};

const relative = (share: number): PublishedRow['tolerance'] => ({ kind: 'relative', share });

describe('a row', () => {
  it('of rationals agrees only where they are equal', () => {
    expect(judgeRow(row, document)).toMatchObject({ ours: '-5/16', difference: 0, verdict: 'agrees' });
    expect(judgeRow({ ...row, published: '-10/32' }, document).verdict).toBe('agrees');
    // The two differ by less than doubles can tell.
    const near = '-31250000000000000000001/100000000000000000000000';
    expect(judgeRow({ ...row, published: near }, document).verdict).toBe('deviates');
  });

  it('of numbers agrees within its tolerance, relative to what is published', () => {
    const risk = { ...row, at: ['risk'], published: 0.5 };
    expect(judgeRow({ ...risk, tolerance: relative(1e-6) }, document).verdict).toBe('agrees');
    expect(judgeRow({ ...risk, tolerance: relative(1e-8) }, document).verdict).toBe('deviates');
  });

  it('of several numbers needs all of them', () => {
    const sizes = { ...row, at: ['table', 'each', 'size'] };
    expect(judgeRow({ ...sizes, published: [1, 4] }, document)).toMatchObject({ ours: [1, 4], verdict: 'agrees' });
    expect(judgeRow({ ...sizes, published: [1] }, document).verdict).toBe('deviates');
    expect(judgeRow({ ...row, at: ['table', { size: 4 }, 'payoff'], published: 3 }, document).verdict).toBe('agrees');
    expect(judgeRow({ ...row, at: ['table', 'length'], published: 2 }, document).verdict).toBe('agrees');
  });

  it.each([
    [0.5, 'agrees'],
    [0.61, 'deviates'],
  ])('of a simulation counts in its standard errors: %s', (published, verdict) => {
    const share = { ...row, at: ['share', 'estimate'], published };
    const error = (at: string) => ({ kind: 'standard errors', times: 4, at: [at] }) as const;
    expect(judgeRow({ ...share, tolerance: error('error') }, document).verdict).toBe(verdict);
    expect(judgeRow({ ...share, tolerance: error('share') }, document).verdict).toBe(verdict);
  });

  it('that is known to deviate has to', () => {
    expect(judgeRow({ ...row, published: '1/3', deviation: 'why' }, document).verdict).toBe('deviates, known');
    expect(judgeRow({ ...row, deviation: 'why' }, document).verdict).toBe('agrees, though a deviation is stated');
  });

  it.each([
    [['valu'], 'a.yaml.rows[0] → valu: there is no such key, but value, risk'],
    [['table'], 'a.yaml.rows[0] → table: expected a number or a rational text'],
    [['table', { size: 2 }, 'payoff'], 'expected one entry, got 0'],
    [['table', 7], 'expected a place from 0 to 1'],
  ])('without a number at %j says so', (at, message) => {
    expect(() => judgeRow({ ...row, at }, document)).toThrow(message);
  });
});
