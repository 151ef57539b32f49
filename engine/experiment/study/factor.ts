import { plain } from '../../analysis/condition-names.ts';
import { exp } from '../../compile/elementary/exp.ts';
import { log } from '../../compile/elementary/log.ts';
import { scalarAlgebra } from '../../compile/elementary/scalar.ts';
import type { Distribution, Member, Model, Parameter } from '../../language/model.ts';
import { titleOf } from '../../language/title-of.ts';
import { parameterQuantile } from '../../run/parameter-quantile.ts';
import { ResultsError } from '../results/results-error.ts';
import type { Vary } from './vary.ts';

/** A value of a factor: a number, or what else `--set` takes (an option, a player, a rule). */
export type FactorValue = number | string;

/** What a point sets a factor to; undefined: the scenario's own, which may be drawn in each run. */
export type PointValue = FactorValue | undefined;

/** Something that a design varies, with the values it can have. Plain data: it stands in the manifest. */
export type Factor = {
  readonly path: string;
  readonly label: string;
  /** `"1"` for a plain number. */
  readonly unit: string;
  /** A lever is what somebody chooses, an assumption how the world is. */
  readonly role: 'lever' | 'assumption';
  readonly values: FactorValues;
};

export type FactorValues =
  | { readonly kind: 'levels'; readonly levels: readonly FactorValue[] }
  | { readonly kind: 'range'; readonly lo: number; readonly hi: number; readonly log: boolean }
  | {
      readonly kind: 'distribution';
      readonly distribution: Distribution;
      readonly range: readonly [number, number] | undefined;
    };

/** A parameter that a path names, and whose value it is; undefined: everybody's. */
export type NamedParameter = { readonly parameter: Parameter; readonly member: Member | undefined };

/** The parameters of a model by the paths that `--set` takes. */
export const namedParameters = (model: Model): ReadonlyMap<string, NamedParameter> => {
  const named = new Map<string, NamedParameter>();
  for (const parameter of model.parameters) {
    if (parameter.origin !== 'declared' && parameter.origin !== 'rule') continue;
    const title = parameter.origin === 'rule' ? parameter.id : titleOf(parameter);
    named.set(title, { parameter, member: undefined });
    const { owner } = parameter;
    if (owner === undefined) continue;
    const rest = title.slice(owner.name.length);
    for (const member of owner.members) named.set(`${member.name}${rest}`, { parameter, member });
  }
  return named;
};

/** What lets a value be a number: options and players are not. */
const levelOf = (text: string): FactorValue => {
  const number = Number(text);
  return text.trim() !== '' && Number.isFinite(number) ? number : text;
};

/**
 * The factors of a design.
 *
 * @throws ResultsError `bad-design` where a path occurs twice, or has no range, options or distribution of its own
 */
export const factorsOf = (varies: readonly Vary[], model: Model): readonly Factor[] => {
  const named = new Map([...namedParameters(model)].map(([path, one]) => [plain(path), one]));
  const paths = varies.map(({ path }) => plain(path));
  const twice = varies.find((_, k) => paths.indexOf(paths[k] as string) < k);
  if (twice !== undefined) throw new ResultsError('bad-design', `--vary ${twice.path}: stands there twice`);
  return varies.map((vary, k) => factorOf(vary, named.get(paths[k] as string)));
};

const factorOf = ({ path, values }: Vary, found: NamedParameter | undefined): Factor => {
  const { label = path, unit = '1', role = 'assumption' } = found?.parameter ?? {};
  const facts = { path, label: label === found?.parameter.name ? path : label, unit, role };
  if (values.kind === 'own') return { ...facts, values: ownValues(path, found) };
  if (values.kind === 'range') return { ...facts, values };
  const levels = values.levels.map(levelOf);
  // 1 and 1.0 are written differently and are the same.
  const twice = values.levels.find((_, k) => levels.indexOf(levels[k] as FactorValue) < k);
  if (twice !== undefined)
    throw new ResultsError('bad-design', `--vary ${path}: the value ${twice} stands there twice`);
  return { ...facts, values: { kind: 'levels', levels } };
};

/** What a parameter can be by its declaration: as it is drawn, else one of its options, else anything in its range. */
const ownValues = (path: string, found: NamedParameter | undefined): FactorValues => {
  const refuse = (message: string, hint: string): ResultsError =>
    new ResultsError('bad-design', `--vary ${path}: ${message}`, hint);
  if (found === undefined)
    throw refuse('no parameter of that name has a range', `write ${path}=lo:hi or ${path}=a,b,c`);
  const { parameter, member } = found;
  const { options, range, values, owner } = parameter;
  const value = values[member?.index ?? 0];
  if (value?.kind === 'distribution') {
    if (member === undefined && owner !== undefined && owner.members.length > 1)
      throw refuse(
        `every one of the ${owner.name} draws it by itself`,
        `name one of them (${owner.members[0]?.name}.${parameter.name}), or give values that all share`,
      );
    return { kind: 'distribution', distribution: value.distribution, range };
  }
  if (options !== undefined) return { kind: 'levels', levels: options };
  if (range === undefined || !range.every(Number.isFinite))
    throw refuse('it has no range and no distribution of its own', `write ${path}=lo:hi`);
  return { kind: 'range', lo: range[0], hi: range[1], log: false };
};

/**
 * The inverse distribution function of a factor, from [0, 1) to its values: levels alike likely in their order, ranges
 * even (or even in the logarithm), distributions as the kernel draws them, bit for bit.
 */
export const factorQuantile = async ({ values }: Factor): Promise<(u: number) => FactorValue> => {
  if (values.kind === 'levels') return (u) => values.levels[Math.floor(u * values.levels.length)] as FactorValue;
  if (values.kind === 'distribution') return parameterQuantile(values.distribution, values.range);
  const { lo, hi } = values;
  const within = (value: number): number => Math.min(Math.max(value, lo), hi);
  if (!values.log) return (u) => within(lo + u * (hi - lo));
  const [from, to] = [log(scalarAlgebra, lo), log(scalarAlgebra, hi)];
  return (u) => within(exp(scalarAlgebra, from + u * (to - from)));
};

/** Whether all values of a factor are numbers. */
export const isNumeric = ({ values }: Factor): boolean =>
  values.kind !== 'levels' || values.levels.every((level) => typeof level === 'number');

/** A value as `--set` takes it. */
export const settingText = (value: FactorValue): string => String(value);
