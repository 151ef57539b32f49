import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { precisionDocument, precisionLine, precisionWarning } from '../../bin/terminal/precision-words.ts';
import { conditionNames } from '../../engine/analysis/condition-names.ts';
import type { Precision } from '../../engine/experiment/run-until-precise.ts';
import type { Model } from '../../engine/language/model.ts';
import { openFixture } from '../experiment/open-fixture.ts';
import { newFolder } from '../new-folder.ts';
import { say } from './command-line.ts';

let model: Model;

beforeAll(async () => {
  model = await openFixture('tutorial');
});

const precisionOf = (key: string, asked: number, reached: number): Precision => {
  const name = conditionNames(model).find((one) => one.key === key);
  if (name === undefined) throw new Error(`expected ${key} among the names`);
  return { name, asked, reached, isReached: reached <= asked };
};

describe('how precise a headline is', () => {
  it('is told in points of a share, and in the unit of a mean', () => {
    expect(precisionLine(precisionOf('catastrophe', 0.01, 0.0079), 8192, model)).toBe(
      'Catastrophe: ± 0.79 points at 8,192 runs (asked ± 1 point)',
    );
    expect(precisionLine(precisionOf('frontier', 0.1, 0.0312), 2048, model)).toBe(
      'Most capable lab, at the end: ± 0.031 OOM at 2,048 runs (asked ± 0.1 OOM)',
    );
    expect(precisionLine(precisionOf('frontier', 0.1, Number.POSITIVE_INFINITY), 1, model)).toBe(
      'Most capable lab, at the end: no interval at 1 run (asked ± 0.1 OOM)',
    );
  });

  it('is warned of where the most runs were not enough', () => {
    expect(precisionWarning(precisionOf('catastrophe', 0.01, 0.0079), 8192)).toBeUndefined();
    // (1.6)² × 4,000 = 10,240 runs: the next look is at 16,384.
    expect(precisionWarning(precisionOf('catastrophe', 0.01, 0.016), 4000)).toBe(
      'warning not as precise as asked with 4,000 runs, the most; about 16,384 would do: --runs 16384',
    );
    expect(precisionWarning(precisionOf('catastrophe', 0.01, Number.POSITIVE_INFINITY), 4000)).toBe(
      'warning not as precise as asked with 4,000 runs, the most',
    );
    expect(precisionDocument(precisionOf('catastrophe', 0.01, 0.016))).toEqual({
      ...{ headline: 'catastrophe', asked: 0.01, reached: 0.016, isReached: false },
    });
  });
});

describe('run --precision', () => {
  it('says in the end how precise the headline is, and warns where the most runs were not enough', async () => {
    const out = join(newFolder(), 'out');
    const reached = await say(['run', 'tutorial', '--precision', '0.04', '--out', out, '--workers', '1']);
    expect(reached.code).toBe(0);
    expect(reached.out).toMatch(/\n {2}Catastrophe: ± 3.\d points at 512 runs \(asked ± 4 points\)\n→ /);
    expect(reached.err).not.toMatch('warning');
    const most = await say(['run', 'tutorial', '--precision', '0.001', '--runs', '600', '--out', out, '--json']);
    expect(most.code).toBe(0);
    expect(JSON.parse(most.out)).toMatchObject({ runs: 600, precision: { headline: 'catastrophe', isReached: false } });
    expect(most.err).toMatch(/^warning not as precise as asked with 600 runs, the most; about .* would do/m);
  });

  it('is refused where it says nothing', async () => {
    for (const [argv, said] of [
      [['--precision', '0'], /expected a number above 0, got "0"/],
      [['--precision', '1 %'], /expected a number above 0/],
      [['--precision', '--json'], /--precision needs a value/],
      [['--precision', '0.1', '--draft'], /--precision does not go with --draft/],
      [['--precision', '0.1', '--watch'], /--precision does not go with --watch/],
    ] as const) {
      const { code, out, err } = await say(['run', 'tutorial', ...argv]);
      expect({ code, out: argv.some((word) => word === '--json') ? '' : out }).toEqual({ code: 2, out: '' });
      expect(`${out}${err}`).toMatch(said);
    }
  });
});
