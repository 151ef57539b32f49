import { describe, expect, test } from 'vitest';
import type { Expression } from '../../../engine/language/model.ts';
import { modelOf, problemsOf, problemWith, scenario } from './checked.ts';

const hazard = `module: hazard
define:
  pace(c): c * 2
let:
  world:
    arrived: pace(1) > 3
draw:
  world:
    luck: uniform(0, 1)
end:
  over: arrived and luck > 0.5
`;
const using = (rest: string, modules = 'hazard'): string => scenario(`use: [${modules}]\n${rest}`);
const files = (others: { readonly [path: string]: string } = {}) => ({ 'modules/hazard.yaml': hazard, ...others });

const bodyOf = async (main: string): Promise<Expression | undefined> =>
  (await modelOf(main, files())).lets.find(({ id }) => id === 'hazard.arrived')?.body;

describe("what the scenario declares under a used module's name replaces it", () => {
  test('a definition without arguments', async () => {
    const body = await bodyOf(using('let:\n  world:\n    hazard.arrived: luck < 0.1\n'));
    expect(body).toMatchObject({ kind: 'compare', operator: '<', right: { kind: 'number', value: 0.1 } });
    expect(await bodyOf(using(''))).toMatchObject({ kind: 'compare', operator: '>' });
  });

  test('in flow style as well', async () => {
    const body = await bodyOf(using('let: {world: {hazard.arrived: 7}}\n'));
    expect(body).toMatchObject({ kind: 'number', value: 7 });
  });

  test('a definition with arguments', async () => {
    const main = using('define:\n  hazard.pace(c): c * 5\n');
    const define = (await modelOf(main, files())).defines.find(({ id }) => id === 'hazard.pace');
    expect(define?.body).toMatchObject({ kind: 'arithmetic', right: { kind: 'number', value: 5 } });
  });

  test('a draw', async () => {
    const model = await modelOf(using('draw:\n  world:\n    hazard.luck: bernoulli(0.25)\n'), files());
    expect(model.draws.map(({ id, distribution }) => `${id} ${distribution}`)).toEqual(['hazard.luck bernoulli']);
  });
});

describe('a name that replaces nothing', () => {
  const table: readonly (readonly [what: string, rest: string, place: string, hint: string])[] = [
    ['a mistyped name', 'let:\n  world:\n    hazard.arived: 1\n', 'unknown-name 17:5', 'did you mean "arrived"?'],
    ['a mistyped definition', 'define:\n  hazard.pase(c): 1\n', 'unknown-name 16:3', 'did you mean "pace"?'],
    ['a mistyped module', 'let:\n  world:\n    hazzard.arrived: 1\n', 'unknown-name 17:5', 'did you mean "hazard"?'],
    ['a module not in use', 'let:\n  world:\n    market.price: 1\n', 'unknown-name 17:5', 'add market under use'],
    ['a definition of no module', 'define:\n  market.price(c): 1\n', 'unknown-name 16:3', 'add market under use'],
  ];
  test.each(table)('%s', async (_, rest, place, hint) => {
    expect(await problemsOf(using(rest), files())).toEqual([place]);
    expect((await problemWith('unknown-name', using(rest), files())).hint).toBe(hint);
  });
});

describe('a module replaces nothing', () => {
  const other = (rest: string) => files({ 'modules/other.yaml': `module: other\n${rest}` });
  test.each([
    ['let', 'let:\n  world:\n    hazard.arrived: 1\n', 'wrong-place modules/other.yaml 4:5'],
    ['define', 'define:\n  hazard.pace(c): 1\n', 'wrong-place modules/other.yaml 3:3'],
    ['draw', 'draw:\n  world:\n    hazard.luck: uniform(0, 1)\n', 'wrong-place modules/other.yaml 4:5'],
  ])('%s', async (_, rest, place) => {
    const main = using('', 'hazard, other');
    expect(await problemsOf(main, other(rest))).toEqual([place]);
    expect((await problemWith('wrong-place', main, other(rest))).hint).toBe(
      'let the scenario replace it, under the same name',
    );
  });

  test('nor does it name itself', async () => {
    const main = using('', 'hazard, other');
    const rest = 'define:\n  other.f(c): 1\n';
    expect((await problemWith('wrong-place', main, other(rest))).hint).toBe('write f');
  });
});
