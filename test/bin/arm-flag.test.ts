import { describe, expect, it } from 'vitest';
import { readArm } from '../../bin/arm-flag.ts';
import { Refusal } from '../../bin/refusal.ts';
import { partsOf } from '../../engine/experiment/study/vary.ts';
import * as fc from '../properties/seeded.ts';

describe('--arm', () => {
  it.each([
    ['a:x=1', 'a', [['x', '1']]],
    ['a:x=1,labs.y=0.5', 'a', [['x', '1'], ['labs.y', '0.5']]], // biome-ignore format: a case a line
    ['two words: x = 1', 'two words', [['x', ' 1']]],
    ['a:x={dist: normal, mean: 0, sd: 1},y=2', 'a', [['x', '{dist: normal, mean: 0, sd: 1}'], ['y', '2']]], // biome-ignore format: a case a line
    ['a:x=max(1, 2),y=[1, 2]', 'a', [['x', 'max(1, 2)'], ['y', '[1, 2]']]], // biome-ignore format: a case a line
    ['a:x="1, 2",y=\'3, it\'\'s\'', 'a', [['x', '"1, 2"'], ['y', "'3, it''s'"]]], // biome-ignore format: a case a line
    ['a:labs.stance.rule={logit: {precision: 8}}', 'a', [['labs.stance.rule', '{logit: {precision: 8}}']]],
  ])('%s', (text, name, set) => {
    expect(readArm(text)).toEqual({ name, set: set.map(([path, value]) => ({ path, value })) });
  });

  it.each([
    '',
    'a',
    'a:',
    ':x=1',
    'x=1',
    'labs.rule={logit: 8}',
    'a:x',
    'a:x=1,',
    'a:x=1,2',
    'a:,x=1',
    'a:=1',
    'a:__proto__.x=1',
  ])('refuses %j with what it expected', (text) => {
    expect(() => readArm(text)).toThrow(Refusal);
    expect(() => readArm(text)).toThrow(/^--arm/);
  });

  it('parts texts at commas outside of brackets and quotes, and loses nothing', () => {
    const piece = fc.constantFrom(',', 'a', '1', '(', ')', '[', ']', '{', '}', '"', "'", ' ');
    fc.assert(
      fc.property(fc.string({ unit: piece, maxLength: 30 }), (text) => {
        expect(partsOf(text).join(',').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
    const plain = fc.string({ unit: fc.constantFrom('a', '1', ' ', '.', '='), maxLength: 5 });
    fc.assert(
      fc.property(fc.array(plain, { minLength: 1, maxLength: 5 }), (parts) => {
        expect(partsOf(parts.join(','))).toEqual(parts.map((part) => part.trim()));
        expect(partsOf(`{${parts.join(',')}}`)).toHaveLength(1);
      }),
    );
  });
});
