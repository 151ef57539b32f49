import { describe, expect, it } from 'vitest';
import { type ConditionName, conditionNames, writtenName } from '../../engine/analysis/condition-names.ts';
import { type Answer, judgeCondition, type Quantity } from '../../engine/analysis/judge-condition.ts';
import { readCondition } from '../../engine/analysis/read-condition.ts';
import { formatProblems } from '../../engine/language/problem.ts';
import { openFixture } from '../experiment/open-fixture.ts';
import * as fc from '../properties/seeded.ts';

const share = (key: string): ConditionName => ({ key, parts: [key], kind: 'share', isShare: true });
const measure = (key: string): ConditionName => ({ key, parts: key.split('|'), kind: 'measure', isShare: false });
const names: readonly ConditionName[] = [
  ...['catastrophe', 'horizon', 'failed'].map(share),
  ...['gap', 'effort|Lab 1', 'effort|Leader', 'stance|Leader|race', 'never'].map(measure),
  { ...measure('pressure'), missing: { message: 'is measured per tick', hint: 'add final:' } },
];

const quantities: { readonly [key: string]: Quantity } = {
  catastrophe: { estimate: 0.29, lo95: 0.25, hi95: 0.34, n: 400, count: 116 },
  failed: { estimate: 0, lo95: 0, hi95: 0.01, n: 400, count: 0 },
  gap: { estimate: -1.5, lo95: -2, hi95: -1, n: 400 },
  'effort|Lab 1': { estimate: 3, lo95: 2, hi95: 4, n: 400 },
  'stance|Leader|race': { estimate: 0.5, lo95: 0.4, hi95: 0.6, n: 400 },
  never: { estimate: Number.NaN, lo95: Number.NEGATIVE_INFINITY, hi95: Number.POSITIVE_INFINITY, n: 0 },
};
const quantityOf = ({ key }: ConditionName): Quantity => quantities[key] ?? (quantities.never as Quantity);

const source = (text: string) => ({ name: '--fail-if', text });

const judged = (text: string) => {
  const { condition, problems } = readCondition(source(text), names);
  if (!condition) throw new Error(formatProblems(problems));
  return judgeCondition(condition, quantityOf);
};

describe('a condition on results', () => {
  it.each<[string, Answer]>([
    ['catastrophe > 0.2', true],
    ['catastrophe > 0.29', false],
    ['catastrophe >= 0.29', true],
    ['catastrophe < 0.29', false],
    ['catastrophe <= 0.29', true],
    ['0.2 < catastrophe', true],
    ['0.3 <= catastrophe', false],
    ['catastrophe == 0.29', true],
    ['catastrophe != 0.29', false],
    ['failed == 0', true],
    ['gap < -1', true],
    ['gap > -(1 + 1/2)', false],
    ['0.2 < catastrophe < 0.3', true],
    ['0.2 < catastrophe < 0.25', false],
    ['not (catastrophe > 0.2)', false],
    ['effort[Lab_1] > 2.5', true],
    ['stance[Leader][race] > 0.4', true],
    ['catastrophe > 0.5 or gap < 0 and failed == 0', true],
    ['(catastrophe > 0.5 or gap < 0) and failed > 0', false],
    ['never > 1', undefined],
    ['not (never > 1)', undefined],
    ['never > 1 or catastrophe > 0.2', true],
    ['never > 1 and catastrophe > 0.2', undefined],
    ['never > 1 and catastrophe < 0.2', false],
  ])('%s: %s', (text, answer) => expect(judged(text).holds).toBe(answer));

  it('says what each comparison came to, and whether its interval excludes the bound', () => {
    const { judgements } = judged('catastrophe > 0.2 and (0.3 > catastrophe or gap < -1)');
    expect(
      judgements.map(({ comparison, holds, clear }) => [comparison.text, comparison.operator, holds, clear]),
    ).toEqual([
      ['catastrophe > 0.2', '>', true, true],
      ['0.3 > catastrophe', '<', true, false],
      ['gap < -1', '<', true, false],
    ]);
    expect(judgements[0]?.quantity.n).toBe(400);
  });

  it('shows of a chain each part by itself', () =>
    expect(judged('0.1 < catastrophe  <= 0.2').judgements.map(({ comparison }) => comparison.text)).toEqual([
      '0.1 < catastrophe',
      'catastrophe <= 0.2',
    ]));

  it.each<[string, string, RegExp]>([
    ['catastrphe > 0.2', 'unknown-name', /"catastrphe"[\s\S]*did you mean "catastrophe"\?/],
    ['zzz > 0.2', 'unknown-name', /there are: catastrophe, horizon, failed, gap, effort\[Lab_1\], effort\[Leader\]/],
    ['effort > 0.2', 'unknown-name', /several numbers[\s\S]*effort\[Lab_1\], effort\[Leader\]/],
    ['effort[Leadr] > 0.2', 'unknown-name', /did you mean "effort\[Leader\]"/],
    ['pressure > 1', 'unknown-name', /is measured per tick[\s\S]*add final:/],
    ['catastrophe > 20', 'out-of-range', /from 0 to 1, not 20[\s\S]*write 0\.2 for 20 %/],
    ['catastrophe > -0.1', 'out-of-range', /from 0 to 1/],
    ['catastrophe', 'wrong-kind', /not a condition[\s\S]*catastrophe > 0\.2/],
    ['1', 'wrong-kind', /"1" is a number/],
    ['1 < 2', 'wrong-kind', /both sides are plain numbers/],
    ['gap > catastrophe', 'wrong-kind', /difference has an interval of its own/],
    ['2 * gap > 1', 'wrong-kind', /does not compute/],
    ['exp(gap) > 1', 'wrong-kind', /does not compute/],
    ['gap > 1/0', 'not-finite', /"1\/0" is no number/],
    ['(gap > 1) == 1', 'wrong-kind', /does not compute|compare/],
    ['not gap > 1', 'ambiguous-not', /not \(a > b\)/],
    ['gap > 1 && failed > 0', 'unknown-operator', /write and/],
    ['gap = 1', 'assignment', /write ==/],
    ['catastrophe > 20%', 'percent', /write 0\.2 for 20 %/],
    ['', 'empty-formula', /empty/],
    ['gap.constructor > 1', 'reserved-name', /cannot be a name/],
  ])('%s is refused: %s', (text, code, says) => {
    const { condition, problems } = readCondition(source(text), names);
    expect(condition).toBeUndefined();
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(formatProblems(problems)).toMatch(says);
  });

  it('gives every unknown name at once, with its place', () => {
    const { problems } = readCondition(source('gab > 1 or not (faled > 0)'), names);
    expect(problems.map(({ span }) => [span?.start, span?.end])).toEqual([
      [0, 3],
      [16, 21],
    ]);
  });
});

/** A condition as a tree of its own, with the answer worked out beside it. */
type Tree =
  | { readonly kind: 'leaf'; readonly text: string; readonly value: Answer }
  | { readonly kind: 'not'; readonly of: Tree }
  | { readonly kind: 'and' | 'or'; readonly left: Tree; readonly right: Tree };

const leaf = fc
  .record({
    name: fc.constantFrom('catastrophe', 'gap', 'never', 'failed'),
    operator: fc.constantFrom('<', '<=', '>', '>=', '==', '!='),
    bound: fc.constantFrom('0', '0.1', '0.29', '0.5', '1'),
  })
  .map(({ name, operator, bound }): Tree => {
    const { estimate } = quantities[name] as Quantity;
    const b = Number(bound);
    const value = {
      '<': estimate < b,
      '<=': estimate <= b,
      '>': estimate > b,
      '>=': estimate >= b,
      '==': estimate === b,
      '!=': estimate !== b,
    }[operator];
    return { kind: 'leaf', text: `${name} ${operator} ${bound}`, value: Number.isNaN(estimate) ? undefined : value };
  });

const trees = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.record({ kind: fc.constant('not' as const), of: tie('tree') }),
    fc.record({ kind: fc.constantFrom('and' as const, 'or' as const), left: tie('tree'), right: tie('tree') }),
  ),
})).tree;

const level = { or: 1, and: 2, not: 3, leaf: 4 };

/** With no more parentheses than "not before and before or" needs; the right side of the same operator is bracketed. */
const written = (tree: Tree): string => {
  const within = (inner: Tree, least: number): string =>
    level[inner.kind] < least ? `(${written(inner)})` : written(inner);
  if (tree.kind === 'leaf') return tree.text;
  if (tree.kind === 'not') return `not ${tree.of.kind === 'not' ? written(tree.of) : `(${written(tree.of)})`}`;
  return `${within(tree.left, level[tree.kind])} ${tree.kind} ${within(tree.right, level[tree.kind] + 1)}`;
};

/** Every way of filling in what is unknown: where all agree, that is the answer. */
const byHand = (tree: Tree): ReadonlySet<boolean> => {
  if (tree.kind === 'leaf') return new Set(tree.value === undefined ? [true, false] : [tree.value]);
  if (tree.kind === 'not') return new Set([...byHand(tree.of)].map((one) => !one));
  const [left, right] = [[...byHand(tree.left)], [...byHand(tree.right)]];
  return new Set(left.flatMap((a) => right.map((b) => (tree.kind === 'and' ? a && b : a || b))));
};

const leavesOf = (tree: Tree): string[] => {
  if (tree.kind === 'leaf') return [tree.text];
  return tree.kind === 'not' ? leavesOf(tree.of) : [...leavesOf(tree.left), ...leavesOf(tree.right)];
};

describe('the grammar of conditions', () => {
  it('binds and answers as worked out by hand', () =>
    fc.assert(
      fc.property(trees, (tree) => {
        const { holds, judgements } = judged(written(tree));
        const possible = byHand(tree);
        expect(holds).toBe(possible.size === 1 ? [...possible][0] : undefined);
        expect(judgements.map(({ comparison }) => comparison.text)).toEqual(leavesOf(tree));
      }),
      { numRuns: 500 },
    ));

  it('mirrors a comparison with its bound on the left', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('<', '<=', '>', '>=', '==', '!='),
        fc.constantFrom('0.29', '0.1', '0.5'),
        (sign, bound) => {
          const turned = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '==': '==', '!=': '!=' }[sign];
          expect(judged(`${bound} ${sign} catastrophe`).holds).toBe(judged(`catastrophe ${turned} ${bound}`).holds);
        },
      ),
    ));
});

describe('the names of a scenario', () => {
  it('are its ends, horizon, failed, and its measures per run', async () => {
    const model = await openFixture('frontier');
    const known = conditionNames(model);
    expect(known.filter(({ kind }) => kind === 'share').map(({ key }) => key)).toEqual([
      ...model.ends.map(({ name }) => name),
      'horizon',
      'failed',
    ]);
    expect(known.filter(({ kind, missing }) => kind === 'measure' && !missing).map(writtenName)).toContain('gap');
    expect(known.filter(({ missing }) => missing).map(writtenName)).toContain('capability');
  });
});
