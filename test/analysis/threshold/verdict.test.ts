import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../engine/analysis/condition.ts';
import type { ConditionName } from '../../../engine/analysis/condition-names.ts';
import type { Quantity } from '../../../engine/analysis/judge-condition.ts';
import { verdictOf } from '../../../engine/analysis/threshold/verdict.ts';
import * as fc from '../../properties/seeded.ts';
import { around, comparison, named, nothing } from './known-curve.ts';

const quantities: { readonly [key: string]: Quantity } = {
  low: around(0.2, 0.1),
  middle: around(0.52, 0.1),
  high: around(0.8, 0.1),
  never: nothing,
};
const quantityOf = ({ key }: ConditionName): Quantity => quantities[key] ?? nothing;

const above = (key: string): Condition => comparison(key, '>', 0.5);
const both = (left: Condition, right: Condition): Condition => ({ kind: 'and', left, right });
const either = (left: Condition, right: Condition): Condition => ({ kind: 'or', left, right });
const not = (of: Condition): Condition => ({ kind: 'not', of });

describe('a verdict', () => {
  it.each<[string, Condition, boolean | undefined, boolean]>([
    ['a clear no', above('low'), false, true],
    ['a clear yes', above('high'), true, true],
    ['a yes within the interval', above('middle'), true, false],
    ['a missing number', above('never'), undefined, false],
    ['the opposite of what is clear', not(above('low')), true, true],
    ['the opposite of what is not', not(above('middle')), false, false],
    ['and with a clear no', both(above('middle'), above('low')), false, true],
    ['and with a clear yes', both(above('middle'), above('high')), true, false],
    ['or with a clear yes', either(above('middle'), above('high')), true, true],
    ['or with a clear no', either(above('low'), above('middle')), true, false],
    ['and of a missing number with a clear no', both(above('never'), above('low')), false, true],
    ['or of a missing number with a clear no', either(above('never'), above('low')), undefined, false],
    ['several levels', not(both(either(above('low'), above('middle')), not(above('high')))), true, true],
  ])('of %s', (_, condition, holds, clear) => {
    expect(verdictOf(condition, quantityOf)).toMatchObject({ holds, clear });
  });

  it('keeps what every comparison came to, in order', () => {
    const { judgements } = verdictOf(both(above('high'), not(above('middle'))), quantityOf);
    expect(judgements.map((one) => [one.comparison.name, one.holds, one.clear])).toEqual([
      [named('high'), true, true],
      [named('middle'), true, false],
    ]);
  });

  it('is clear only where every choice of numbers inside their intervals answers the same', () => {
    const quantity = fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 3 }));
    const names = ['a', 'b', 'c'] as const;
    const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
      condition: fc.oneof(
        { maxDepth: 3 },
        fc
          .tuple(fc.constantFrom(...names), fc.constantFrom('>', '<=', '>=', '<'), fc.integer({ min: 0, max: 10 }))
          .map(([key, operator, bound]): Condition => comparison(key, operator as '>', bound)),
        tie('condition').map(not),
        fc.tuple(tie('condition'), tie('condition')).map(([left, right]) => both(left, right)),
        fc.tuple(tie('condition'), tie('condition')).map(([left, right]) => either(left, right)),
      ),
    }));
    fc.assert(
      fc.property(condition, fc.tuple(quantity, quantity, quantity), (asked, numbers) => {
        const answer = (shift: (half: number, index: number) => number) =>
          verdictOf(asked, ({ key }) => {
            const index = names.indexOf(key as 'a');
            const [estimate, half] = numbers[index] as [number, number];
            return { ...around(estimate, half), estimate: estimate + shift(half, index) };
          });
        const verdict = answer(() => 0);
        if (!verdict.clear) return;
        for (let corner = 0; corner < 27; corner++) {
          const places = [corner % 3, Math.floor(corner / 3) % 3, Math.floor(corner / 9)];
          expect(answer((half, index) => half * ((places[index] as number) - 1)).holds).toBe(verdict.holds);
        }
      }),
    );
  });
});
