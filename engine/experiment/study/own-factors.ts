import type { Model, Parameter, ParameterValue } from '../../language/model.ts';
import { isCounted } from '../../language/parameter-counts.ts';
import { titleOf } from '../../language/title-of.ts';
import { type Factor, factorsOf } from './factor.ts';

/** Why a parameter cannot be moved by itself within a range of its own. */
export type LeftOutReason = 'formula' | 'schedule' | 'no-range' | 'endless' | 'players';

export type LeftOut = { readonly path: string; readonly reason: LeftOutReason };

/** The parameters of a model that have values of their own to be moved within, and those that have none. */
export type OwnFactors = { readonly factors: readonly Factor[]; readonly leftOut: readonly LeftOut[] };

/**
 * Ends of ranges from here on stand for "never" or "no limit": shares of such a range, and even draws from it, say
 * nothing.
 */
const ENDLESS = 1e9;

const isEndless = ([lo, hi]: readonly [number, number]): boolean => hi >= ENDLESS || lo <= -ENDLESS;

const reasonOf = ({ schedule, values, options, range }: Parameter): LeftOutReason | undefined => {
  if (schedule !== undefined) return 'schedule';
  if (values.some(({ kind }) => kind === 'formula')) return 'formula';
  if (options !== undefined) return options.length > 1 ? undefined : 'no-range';
  if (values.every(({ kind }) => kind === 'distribution')) return undefined;
  if (range === undefined || range[0] === range[1]) return 'no-range';
  return isEndless(range) ? 'endless' : undefined;
};

const isSame = (a: ParameterValue | undefined, b: ParameterValue | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** Whether one number can stand for all players: what each draws by itself is one number for nobody. */
const areTogether = ({ values, owner }: Parameter, apart: boolean): boolean => {
  if (owner === undefined || owner.members.length === 1) return true;
  if (values.some(({ kind }) => kind === 'distribution')) return false;
  return !apart || values.every((value) => isSame(value, values[0]));
};

const pathsOf = (parameter: Parameter, apart: boolean): readonly string[] => {
  const title = parameter.origin === 'rule' ? parameter.id : titleOf(parameter);
  const { owner } = parameter;
  if (owner === undefined || areTogether(parameter, apart)) return [title];
  return owner.members.map(({ name }) => `${name}${title.slice(owner.name.length)}`);
};

/**
 * Every declared parameter and every one of a decision rule, as a factor with its own distribution, options or range.
 * One number stands for all players of a class, except where each of them draws it, or where they differ and `apart`
 * asks for one each.
 *
 * @param skipped paths that are none of them
 * @returns factors in the order of the model, and what has nothing to be moved within
 */
export const ownFactors = (
  model: Model,
  { apart, skipped = [] }: { readonly apart: boolean; readonly skipped?: readonly string[] },
): OwnFactors => {
  const counted: readonly { path: string; reason: LeftOutReason | undefined }[] = model.parameters
    .filter(isCounted)
    .flatMap((parameter) =>
      pathsOf(parameter, apart).map((path) => ({
        path,
        reason: model.counts.includes(parameter) ? 'players' : reasonOf(parameter),
      })),
    )
    .filter(({ path }) => !skipped.includes(path));
  const own = counted.filter(({ reason }) => reason === undefined);
  return {
    factors: factorsOf(
      own.map(({ path }) => ({ path, text: '', values: { kind: 'own' } })),
      model,
    ),
    leftOut: counted.flatMap(({ path, reason }) => (reason === undefined ? [] : [{ path, reason }])),
  };
};
