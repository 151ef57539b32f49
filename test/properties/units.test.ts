import { expect, it } from 'vitest';
import { check } from '../../engine/language/check/check.ts';
import { load } from '../../engine/language/load.ts';
import { formatProblems, type Problem } from '../../engine/language/problem.ts';
import { filesOfTexts } from './files-of-texts.ts';
import * as fc from './seeded.ts';
import { builtFromTape, type Tape } from './tape.ts';

/** Powers of the two base units that everything here is made of. */
type Powers = { readonly kg: number; readonly m: number };

const pure: Powers = { kg: 0, m: 0 };
const over = (a: Powers, b: Powers): Powers => ({ kg: a.kg - b.kg, m: a.m - b.m });
const textOf = ({ kg, m }: Powers): string => `kg^${kg} m^${m}`;
const nameOf = ({ kg, m }: Powers): string => `p_${kg}_${m}`.replaceAll('-', 'n');

/** A text of a formula of that unit, made of parameters of all units and no number: each part has a unit for sure. */
const formulaOf = (tape: Tape, unit: Powers, depth: number, used: Map<string, Powers>): string => {
  const again = (of: Powers): string => formulaOf(tape, of, depth - 1, used);
  const leaf = (): string => {
    used.set(nameOf(unit), unit);
    return nameOf(unit);
  };
  if (depth === 0) return leaf();
  const other = { kg: tape.between(-1, 1), m: tape.between(-1, 1) };
  const whole = unit.kg % 2 === 0 && unit.m % 2 === 0;
  return tape.pick<() => string>([
    leaf,
    () => `(${again(unit)} + ${again(unit)})`,
    () => `(${again(unit)} - ${again(unit)})`,
    () => `(${again(other)} * ${again(over(unit, other))})`,
    () => `(${again(other)} / ${again(over(other, unit))})`,
    () => `max(${again(unit)}, ${again(unit)})`,
    () => `if(${again(other)} < ${again(other)}, ${again(unit)}, ${again(unit)})`,
    () => `abs(${again(unit)})`,
    () => `sqrt(${again({ kg: 2 * unit.kg, m: 2 * unit.m })})`,
    () => (whole ? `(${again({ kg: unit.kg / 2, m: unit.m / 2 })}) ^ 2` : leaf()),
    () => `(exp(${again(pure)}) * ${again(unit)})`,
    () => `sum(labs.share_of * ${again(unit)})`,
    () => `same(${again(unit)})`,
    () => `product_of(${again(other)}, ${again(over(unit, other))})`,
  ])();
};

type Written = { readonly formula: string; readonly used: ReadonlyMap<string, Powers>; readonly unit: Powers };

const written: fc.Arbitrary<Written> = builtFromTape((tape) => {
  const used = new Map<string, Powers>();
  const unit = { kg: tape.between(-2, 2), m: tape.between(-2, 2) };
  return { formula: formulaOf(tape, unit, tape.between(1, 4), used), used, unit };
}, 300);

const scenarioOf = ({ formula, used, unit }: Written): string => `detente: 1
time: {tick: month, horizon: 2}
players: {labs: [{name: One}, {name: Two}]}
parameters:
${[...used].map(([name, of]) => `  ${name}: {unit: ${textOf(of)}, default: 1}`).join('\n')}
  odd: {unit: oddity, default: 1}
  labs: {share_of: {unit: "1", default: 0.5}}
define:
  same(a): (a + a) / (a / a)
  product_of(a, b): a * b
state:
  world:
    x: {unit: ${textOf(unit)}, initial: 0}
next:
  world:
    x: >-
      ${formula}
`;

const warningsOf = async (one: Written): Promise<readonly Problem[]> => {
  const scenario = scenarioOf(one);
  const { loaded, problems } = await load('random', filesOfTexts({ scenario, modules: {}, rules: {} }));
  if (!loaded) throw new Error(`${scenario}\n${formatProblems(problems)}`);
  const checked = check(loaded);
  if (!checked.model) throw new Error(`${scenario}\n${formatProblems(checked.problems)}`);
  return checked.problems.filter(({ code }) => code !== 'unused-parameter');
};

it('a formula whose units add is not warned of', async () => {
  await fc.assert(
    fc.asyncProperty(written, async (one) => {
      expect(formatProblems(await warningsOf(one))).toBe('');
    }),
  );
});

it('one in which a single number has an odd unit is', async () => {
  await fc.assert(
    fc.asyncProperty(written, fc.nat(), async (one, at) => {
      const places = [...one.formula.matchAll(/p_n?\d+_n?\d+/gu)];
      const place = places[at % places.length];
      if (!place) throw new Error(`no parameter in ${one.formula}`);
      const before = one.formula.slice(0, place.index);
      const formula = `${before}(odd * ${place[0]})${one.formula.slice(place.index + place[0].length)}`;
      const warnings = await warningsOf({ ...one, formula });
      expect(warnings.map(({ code }) => code)).toContain('unit-mismatch');
    }),
  );
});
