import { describe, expect, it } from 'vitest';
import { partsOf, readVary, tidy } from '../../../engine/experiment/study/vary.ts';
import * as fc from '../../properties/seeded.ts';

const valuesOf = (written: string) => readVary(written).values;

describe('--vary', () => {
  it('takes ranges, numbers of values, whole numbers, lists, and paths alone', () => {
    expect(valuesOf('a.b=0:1')).toEqual({ kind: 'range', lo: 0, hi: 1, log: false });
    expect(valuesOf('a.b = 1e-3 : 10 : log')).toEqual({ kind: 'range', lo: 0.001, hi: 10, log: true });
    expect(valuesOf('a=0:1:5')).toEqual({ kind: 'levels', levels: ['0', '0.25', '0.5', '0.75', '1'] });
    expect(valuesOf('a=0.1:0.7:4')).toEqual({ kind: 'levels', levels: ['0.1', '0.3', '0.5', '0.7'] });
    expect(valuesOf('a=-1..2')).toEqual({ kind: 'levels', levels: ['-1', '0', '1', '2'] });
    expect(valuesOf('labs.stance.rule=logit, {logit: {precision: 8}}')).toEqual({
      kind: 'levels',
      levels: ['logit', '{logit: {precision: 8}}'],
    });
    expect(valuesOf('a={logit: {precision: 8}}')).toEqual({ kind: 'levels', levels: ['{logit: {precision: 8}}'] });
    expect(valuesOf('labs.release=vetted')).toEqual({ kind: 'levels', levels: ['vetted'] });
    expect(valuesOf('Start up 1.caution')).toEqual({ kind: 'own' });
  });

  it.each([
    ['', /path of a parameter/],
    ['=1:2', /path of a parameter/],
    ['a=', /values behind/],
    ['a=2:1', /lower end first/],
    ['a=1:1', /lower end first/],
    ['a=0:1:1', /2 to 200000 values, got 1/],
    ['a=0:1:1e9', /2 to 200000 values/],
    ['a=0:1:2.5', /2 to 200000 values/],
    ['a=0:1:lag', /2 to 200000 values, got lag/],
    ['a=0:1:log', /above 0/],
    ['a=0:1:2:3', /numbers lo:hi/],
    ['a=x:y', /numbers lo:hi/],
    ['a=1e400:2e400', /lower end first/],
    ['a=1,,2', /between the commas/],
    ['a=1,2,1', /twice/],
    ['a=3..1', /whole numbers/],
    ['a=0.5..2', /whole numbers/],
    ['a=0..1000000', /more than/],
  ])('%s is refused', (written, message) => {
    expect(() => readVary(written)).toThrow(message);
  });

  it('has as many values as asked for, ascending, from end to end', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
        fc.integer({ min: 2, max: 200 }),
        (from, width, n) => {
          const [lo, hi] = [tidy(from, 6), tidy(from + width, 6)];
          fc.pre(hi - lo > 1e-3 * Math.max(1, Math.abs(lo)));
          const values = valuesOf(`p=${lo}:${hi}:${n}`);
          const levels = values.kind === 'levels' ? values.levels.map(Number) : [];
          expect(levels).toHaveLength(n);
          expect([levels[0], levels.at(-1)]).toEqual([lo, hi]);
          expect(levels.every((level, k) => k === 0 || level > (levels[k - 1] as number))).toBe(true);
        },
      ),
    );
  });

  it('parts at commas outside of brackets and quotes only', () => {
    expect(partsOf('a,{b: [1, 2]},"c,d"')).toEqual(['a', '{b: [1, 2]}', '"c,d"']);
  });
});
