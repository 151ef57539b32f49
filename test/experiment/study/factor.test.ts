import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { factorsOf } from '../../../engine/experiment/study/factor.ts';
import { readVary } from '../../../engine/experiment/study/vary.ts';
import { openFixture } from '../open-fixture.ts';

const model = await openFixture(join(import.meta.dirname, 'drawn.yaml'));
const factors = (...texts: string[]) => factorsOf(texts.map(readVary), model);

describe('factors', () => {
  it('know a player by the name with its space and by the one that formulas write', () => {
    for (const path of ['Number one.weight', 'Number_one.weight'])
      expect(factors(path)).toMatchObject([{ path, unit: 'kg', values: { kind: 'range', lo: 0, hi: 9 } }]);
  });

  it('have every value once, however it is written', () => {
    expect(() => factors('open=1,2,1.0')).toThrow(/--vary open: the value 1\.0 stands there twice/);
  });

  it('are one number each: a path that stands there twice is refused, however it is written', () => {
    expect(() => factors('low', 'low=0:0.1')).toThrow(/--vary low: stands there twice/);
    expect(() => factors('Number one.weight=1,2', 'Number_one.weight=3,4')).toThrow(
      /--vary Number_one\.weight: stands there twice/,
    );
  });
});
