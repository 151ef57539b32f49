import { describe, expect, it } from 'vitest';
import { conditionLine, measureSentence, pageFindings } from '../../reports/findings.ts';
import type { MeasureResult, Results } from '../../reports/results.ts';
import { evidence } from '../../reports/subjects/index.ts';
import { outcomeResult, raceResults } from './race.ts';

const pooled: MeasureResult = {
  name: 'hidden',
  label: 'Hidden violation',
  definition: 'share of lab-months under the agreement in which a lab went beyond its promise',
  unit: '1',
  kind: 'pooled',
  n: 1000,
  estimate: 0.865,
  lo95: 0.8604,
  hi95: 0.8702,
};

/** 1,000 runs about this measure, so many of which end in harm. */
function about(measure: Partial<MeasureResult>, harms: number): Results {
  const outcomes = [outcomeResult('loss', 'Loss of control', 'harm', [0, harms], 1000)];
  return { ...raceResults(), outcomes, headlineMeasure: { ...pooled, ...measure } };
}

const sentence = (measure: Partial<MeasureResult>): string | undefined =>
  measureSentence(about(measure, 5), about(measure, 5).headlineMeasure);
const finding = (measure: Partial<MeasureResult>, harms: number): string | undefined =>
  pageFindings(about(measure, harms))[0];

describe('what all hangs on', () => {
  it('is counted', () => {
    const { scenario } = raceResults();
    const of = (total: number): string =>
      conditionLine({
        ...raceResults(),
        scenario: { ...scenario, parameters: { total, sourced: 0, assumed: total } },
      });
    expect(of(1)).toMatch(/^1 parameter: 0 sourced, 1 assumed/);
    expect(of(2)).toMatch(/^2 parameters: /);
  });
});

describe('a pooled share', () => {
  it('is said in per cent, with the decimals that tell it from the ends of its interval', () => {
    expect(sentence({})).toBe(
      '“Hidden violation” is 86.5 % of lab-months under the agreement (95 % interval 86.0–87.0 %, 1,000 runs).',
    );
    expect(sentence({ lo95: 0.81, hi95: 0.92 })).toBe(
      '“Hidden violation” is 87 % of lab-months under the agreement (95 % interval 81–92 %, 1,000 runs).',
    );
    expect(sentence({ estimate: 0.9995, lo95: 0.999, hi95: 1 })).toBe(
      '“Hidden violation” is 99.95 % of lab-months under the agreement (95 % interval 99.90–100.00 %, 1,000 runs).',
    );
    expect(sentence({ estimate: 0.5, lo95: 0.5, hi95: 0.5 })).toContain(
      'is 50 % of lab-months under the agreement (95 % interval 50–50 %',
    );
    expect(finding({}, 5)).toBe(
      '“Hidden violation” is 86.5 % of lab-months under the agreement; 5 of 1,000 runs end in “Loss of control” by month 100',
    );
  });

  it('says of what where its name does not, and is a plain number where nothing calls it a share', () => {
    expect(sentence({ label: 'Share of lab-months racing', definition: 'in all runs' })).toContain(
      'racing” is 86.5 % (95',
    );
    expect(sentence({ definition: 'Share of all ticks' })).toContain('is 86.5 % of all ticks (95 %');
    expect(sentence({ definition: 'mean effort of the leader' })).toContain('is 0.865 (95 % interval 0.860 to 0.870');
    expect(pageFindings(about({}, 5)).at(-1)).toBe('“Hidden violation” is 86.5 %');
  });

  it('is a plain number where it is no part of a whole, or where its interval is not known', () => {
    expect(sentence({ estimate: 0.87, lo95: 0.71, hi95: 1.02 })).toBe(
      '“Hidden violation” is 0.87 (95 % interval 0.71 to 1.02, 1,000 runs).',
    );
    expect(sentence({ unit: 'OOM' })).toContain('is 0.865 OOM (95 %');
    expect(sentence({ kind: 'mean' })).toContain('is 0.865 on average (95 %');
    expect(sentence({ lo95: Number.NaN, hi95: Number.NaN, estimate: 0.87 })).toBe('“Hidden violation” is 0.87.');
  });
});

describe('what a name calls a share', () => {
  it('is in per cent also as a mean over runs, unless it can be more than one', () => {
    const share = {
      kind: 'mean',
      label: 'Market share of the Leader',
      estimate: 0.3488,
      lo95: 0.347,
      hi95: 0.35,
    } as const;
    expect(sentence(share)).toBe(
      '“Market share of the Leader” is 34.9 % on average (95 % interval 34.7–35.0 %, 1,000 runs).',
    );
    expect(sentence({ ...share, hi95: 1.2 })).not.toContain('%,');
    expect(sentence({ ...share, label: 'Shared income' })).toContain('is 0.3488 on average');
  });
});

describe('a share of runs and how often they end in harm', () => {
  const held = (count: number): Partial<MeasureResult> => ({ kind: 'share', label: 'Held', estimate: count / 1000 });

  it('names the runs once where both are counts', () => {
    expect(finding(held(941), 5)).toBe(
      '“Held” is true in 941 of 1,000 runs and 5 end in “Loss of control” by month 100',
    );
    expect(finding(held(941), 1)).toContain('runs and 1 ends in “Loss');
    expect(finding(held(1000), 5)).toMatch(
      /^“Held” is true in all 1,000 runs \(lower bound 99\.6 %\) and 5 end in “Loss/,
    );
    expect(finding(held(0), 1000)).toMatch(
      /^“Held” is true in 0 of 1,000 runs \(upper bound 0\.4 %\) and all end in “Loss/,
    );
  });

  it('does not say the same again where the only outcome is what all other runs end in', () => {
    expect(finding(held(470), 530)).toBe('“Held” is true of about 47 in 100 runs');
    expect(finding(held(470), 529)).toContain('“Loss of control”');
    const results = about(held(470), 530);
    const outcomes = [...results.outcomes, outcomeResult('safe', 'Safe arrival', 'benefit', [0, 0], 1000)];
    expect(pageFindings({ ...results, outcomes })[0]).toContain('“Loss of control”');
  });

  it('keeps hundredths, and both denominators where they differ', () => {
    expect(finding(held(940), 50)).toMatch(/^“Held” is true of about 94 in 100 runs and about 5 in 100 end in “Loss/);
    expect(finding(held(900), 0)).toMatch(/^“Held” is true of about 90 in 100 runs and 0 of 1,000 runs end in “Loss/);
  });
});

it('what the scenario measures beyond its baseline stands behind the sentence on the headline', () => {
  const asked: MeasureResult = {
    ...pooled,
    name: 'abroad',
    label: 'First arrival abroad',
    kind: 'share',
    estimate: 0.77,
  };
  const outcomes = [
    outcomeResult('loss', 'Loss of control', 'harm', [0, 100], 1000),
    outcomeResult('safe', 'Safe arrival', 'benefit', [0, 700], 1000),
  ];
  const results: Results = { ...raceResults(), outcomes, headline: 'loss' };
  expect(evidence(results)).toHaveLength(1);
  const [first, second] = evidence({ ...results, asked: [asked] });
  expect(first).toMatch(/^“Loss of control”/);
  expect(second).toMatch(/^“First arrival abroad”: about 77 in 100 runs \(77 %, 95 % interval/);
});
