import { describe, expect, it } from 'vitest';
import { behind, isUnitAlone, unitWords } from '../../reports/unit-words.ts';

const month = { tick: 'month' } as const;

describe('units in sentences', () => {
  it('says rates and ticks in words', () => {
    const units = ['1', '', 'OOM', '1/year', '1/tick', 'ticks', 'OOM/year', 'OOM year'];
    expect(units.map((unit) => unitWords(unit, month))).toEqual([
      '',
      '',
      'OOM',
      'per year',
      'per month',
      'months',
      'OOM/year',
      'OOM years',
    ]);
  });

  it('are no definition by themselves', () => {
    const alone: readonly [string, string][] = [
      ['per year', '1/year'],
      ['Per year.', '1/year'],
      ['in OOM', 'OOM'],
    ];
    for (const [definition, unit] of alone) expect(isUnitAlone(definition, unit), definition).toBe(true);
    expect(isUnitAlone('misuses told per year', '1/year')).toBe(false);
    expect(isUnitAlone('per month', '1/year')).toBe(false);
  });

  it('stands behind a number, where there is a unit', () => {
    expect([behind('1/year', month), behind('1', month)]).toEqual([' per year', '']);
  });
});
