import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { coveragePage } from './coverage/page.ts';
import { BATCHES } from './coverage/streams.ts';
import { type Study, studyCoverage } from './coverage/study.ts';

let study: Study;

beforeAll(() => {
  study = studyCoverage();
});

/** The rows that do not keep a bound: named in the message of a failure. */
const outside = <T>(rows: readonly T[], coverage: (row: T) => number, least: number, most = 1): readonly T[] => {
  expect(rows.length).toBeGreaterThan(0);
  return rows.filter((row) => !(coverage(row) >= least && coverage(row) <= most));
};

/** Four standard errors of a simulated coverage; what is simulated is what is enumerated. */
const agrees = (exact: number, simulated: number): boolean =>
  Math.abs(simulated - exact) <= 4 * Math.sqrt((exact * (1 - exact)) / BATCHES) + 1e-9;

describe('shares of runs', () => {
  it('are held by 93 to 97 % of intervals from 5 % on, by 93 % below', () => {
    for (const coverage of ['exact', 'simulated'] as const) {
      const common = study.fixedShares.filter(({ p }) => p >= 0.05);
      expect(outside(common, (row) => row[coverage], 0.93, 0.97)).toEqual([]);
      expect(outside(study.fixedShares, (row) => row[coverage], 0.93)).toEqual([]);
    }
  });

  it('are held by 93 % of intervals of batches that play until they are precise', () => {
    expect(outside(study.preciseShares, ({ exact }) => exact, 0.93)).toEqual([]);
    const simulated = study.preciseShares.filter((row) => row.simulated !== undefined);
    expect(outside(simulated, (row) => row.simulated as number, 0.93)).toEqual([]);
    expect(simulated.length).toBeGreaterThanOrEqual(30);
  });

  it('are enumerated and simulated alike', () => {
    expect(study.fixedShares.filter(({ exact, simulated }) => !agrees(exact, simulated))).toEqual([]);
    const precise = study.preciseShares.filter(({ exact, simulated = exact }) => !agrees(exact, simulated));
    expect(precise).toEqual([]);
  });

  it('lose little by stopping; rare events are short with either', () => {
    for (const { from, fixed, precise } of study.leastShares) {
      expect(precise).toBeGreaterThan(from >= 0.003 ? 0.925 : 0.83);
      expect(fixed - precise).toBeLessThan(0.01);
    }
    // Known limit: Wilson's interval of an event expected less than once in all runs.
    expect(study.leastShares[0]?.fixed).toBeLessThan(0.85);
  });
});

describe('differences of shares in the same worlds', () => {
  it('are held by 93 % of intervals, and by 97 % at most where a dozen pairs differ', () => {
    for (const coverage of ['exact', 'simulated'] as const) {
      expect(outside(study.fixedPairs, (row) => row[coverage], 0.93)).toEqual([]);
      const enough = study.fixedPairs.filter(({ discordant }) => discordant >= 12);
      expect(outside(enough, (row) => row[coverage], 0.93, 0.97)).toEqual([]);
    }
    expect(study.fixedPairs.filter(({ exact, simulated }) => !agrees(exact, simulated))).toEqual([]);
  });

  it('are held by 93 % of intervals of batches that play until they are precise', () => {
    expect(outside(study.precisePairs, ({ simulated }) => simulated, 0.93)).toEqual([]);
  });

  it('are best held by the interval in use', () => {
    const [own, ...others] = study.methods;
    expect(own?.name).toBe('Bonett and Price 2012');
    expect(own?.short).toBe(0);
    for (const other of others) expect(other.least).toBeLessThan(own?.least as number);
    for (const { n, least } of study.leastPairs) expect(least).toBeGreaterThan(n >= 400 ? 0.931 : 0.925);
  });
});

describe('means', () => {
  const moderate = ({ name }: { readonly name: string }): boolean => !/σ = 1\.|^0, but/.test(name);

  it('are held by 93 % of intervals unless they are more skewed than a lognormal measure with σ = 1', () => {
    expect(outside(study.fixedMeans.filter(moderate), ({ simulated }) => simulated, 0.93)).toEqual([]);
    expect(outside(study.preciseMeans.filter(moderate), ({ simulated }) => simulated, 0.93)).toEqual([]);
    expect(outside(study.leastMeans.filter(moderate), ({ simulated }) => simulated, 0.93)).toEqual([]);
  });

  it('of more skewed measures are held by fewer: a known limit', () => {
    const skewed = study.preciseMeans.filter((row) => !moderate(row));
    expect(outside(skewed, ({ simulated }) => simulated, 0.9)).toEqual([]);
    expect(outside(skewed, ({ simulated }) => simulated, 0.93)).not.toEqual([]);
  });

  it('gain by a later first look', () => {
    for (const { simulated, early } of study.preciseMeans) expect(simulated).toBeGreaterThan(early - 0.01);
    const least = (of: 'simulated' | 'early'): number => Math.min(...study.leastMeans.map((row) => row[of]));
    expect(least('simulated')).toBeGreaterThan(least('early') + 0.03);
  });
});

it('docs/coverage.md is what the study gives (npm run coverage)', () => {
  const page = readFileSync(new URL('../../docs/coverage.md', import.meta.url), 'utf8');
  expect(page).toBe(coveragePage(study));
});
