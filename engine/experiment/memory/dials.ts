import type { Model, Parameter } from '../../language/model.ts';
import { isCounted } from '../../language/parameter-counts.ts';
import type { Fixed } from '../../run/image.ts';
import { parameterQuantile } from '../../run/parameter-quantile.ts';
import { factsOf } from '../results/register.ts';
import type { ParameterFacts } from '../results/results.ts';

/** A number or an option of a model that can be set while its runs are looked at. */
export type Dial = Pick<ParameterFacts, 'label' | 'doc' | 'unit' | 'role' | 'headline' | 'source'> & {
  /** As `--set` takes it: `treaty.penalty`, `Leader.prior`. */
  readonly path: string;
  /** Whose it is, where members have values of their own. */
  readonly player?: { readonly name: string; readonly class: string };
  /** A parameter of a decision's rule. */
  readonly rule?: true;
  /** The options it can hold, when it holds an option. */
  readonly options?: readonly string[];
  /** The ends of its scale; what lies beyond them can be typed. */
  readonly from: number;
  readonly to: number;
  /** Equal steps are equal factors: for what spans orders of magnitude. */
  readonly log: boolean;
  /** Whole numbers only. */
  readonly whole: boolean;
  /** Its value, or the median of what is drawn in each run. */
  readonly value: number;
  /** `normal(mean 6, sd 1.2)`, where it is drawn in each run. */
  readonly drawn?: string;
};

/** A range that reaches further beyond the value than this factor has a scale of factors. */
const MANY_TIMES = 25;
/** How far a scale reaches from the value, where the range of the parameter is far wider. */
const REACH = 20;

const medianOf = async ({ values, range }: Parameter, member: number): Promise<number> => {
  const value = values[member];
  if (value === undefined || value.kind === 'formula') return Number.NaN;
  if (value.kind === 'number') return value.value;
  return (await parameterQuantile(value.distribution, range))(0.5);
};

/** The ends of a scale on which the value can be seen to move. */
const scaleOf = (
  { unit, range }: Parameter,
  value: number,
  horizon: number,
): { readonly from: number; readonly to: number; readonly log: boolean } => {
  const [lo, hi] = range ?? [Math.min(0, 2 * value), Math.max(1, 2 * Math.abs(value))];
  if (unit === 'tick') return { from: lo, to: Math.min(hi, Math.max(horizon, lo + 1)), log: false };
  const isFar = lo >= 0 && value > 0 && hi > MANY_TIMES * value;
  if (!isFar) return { from: lo, to: hi, log: false };
  return { from: Math.max(lo, value / REACH), to: Math.min(hi, value * REACH), log: true };
};

const dialOf = async (parameter: Parameter, member: number | undefined, horizon: number): Promise<Dial | undefined> => {
  const { owner, options, unit, values } = parameter;
  const at = member ?? 0;
  const value = await medianOf(parameter, at);
  if (parameter.schedule !== undefined || Number.isNaN(value)) return undefined;
  const { label, doc, role, headline, source, name, values: texts } = factsOf(parameter);
  const player = member === undefined ? undefined : owner?.members[member]?.name;
  const by = player === undefined || owner === undefined ? undefined : { name: player, class: owner.name };
  const drawn =
    values[at]?.kind === 'distribution'
      ? texts.find(({ players }) => player === undefined || players?.includes(player))?.text
      : undefined;
  return {
    ...{ label, unit, role, headline, value, whole: unit === 'tick' },
    ...(doc === undefined ? {} : { doc }),
    ...(source === undefined ? {} : { source }),
    path: player === undefined ? name : `${player}.${parameter.name}`,
    ...(by === undefined ? {} : { player: by }),
    ...(parameter.origin === 'rule' ? { rule: true } : {}),
    ...(options === undefined ? {} : { options }),
    ...(options === undefined ? scaleOf(parameter, value, horizon) : { from: 0, to: options.length - 1, log: false }),
    ...(drawn === undefined ? {} : { drawn }),
  };
};

/** Members that differ in a value have a dial each. */
const isShared = ({ owner, values }: Parameter): boolean =>
  owner === undefined || values.every((value) => JSON.stringify(value) === JSON.stringify(values[0]));

/** Every parameter that can be set while runs are looked at, in the model's order: not those that are computed or change with the tick. */
export const dialsOf = async (model: Model): Promise<readonly Dial[]> => {
  const dials: Dial[] = [];
  for (const parameter of model.parameters.filter(isCounted)) {
    const members = isShared(parameter) ? [undefined] : parameter.values.map((_, member) => member);
    for (const member of members) {
      const dial = await dialOf(parameter, member, model.time.horizon);
      if (dial !== undefined) dials.push(dial);
    }
  }
  return dials;
};

/** A setting of a dial as a number. */
export type HeldSetting = { readonly path: string; readonly value: number };

/**
 * What settings hold fixed.
 *
 * @throws Error where one of them is of no dial
 */
export const fixedOf = (model: Model, settings: readonly HeldSetting[]): readonly Fixed[] =>
  settings.flatMap(({ path, value }) => {
    const found = model.parameters.filter(isCounted).flatMap((parameter): readonly Fixed[] => {
      if (isShared(parameter)) return factsOf(parameter).name === path ? [{ parameter, member: undefined, value }] : [];
      const member = parameter.owner?.members.findIndex(({ name }) => `${name}.${parameter.name}` === path) ?? -1;
      return member < 0 ? [] : [{ parameter, member, value }];
    });
    if (found.length !== 1) throw new Error(`${path}: expected a dial of the model, got ${found.length}`);
    return found;
  });
