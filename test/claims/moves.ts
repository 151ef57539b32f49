import type { Model, Parameter, ParameterValue } from '../../engine/language/model.ts';
import { titleOf } from '../../engine/language/title-of.ts';
import type { Fixed } from '../../engine/run/image.ts';
import type { Location } from './locate.ts';

/** A number of a scenario that can be moved by a share of itself. */
export type Move = {
  /** As `--set` takes it. */
  readonly path: string;
  readonly role: Parameter['role'];
  /** How it stands, for people: a number, or of what is drawn the word. */
  readonly own: number | 'drawn';
  /** The parameter that it is of, and how that stands, for all its players: equal where two scenarios agree. */
  readonly parameter: string;
  readonly standing: string;
  /** What is held in a run in which it is `share` larger than it stands. */
  readonly moved: (share: number) => Fixed;
};

/** Numbers from here on stand for "never" and "no limit". */
const ENDLESS = 1e9;

const numberOf = (value: ParameterValue | undefined): number | undefined =>
  value?.kind === 'number' ? value.value : undefined;

/** Units and terms are so by definition: nothing of the world would be other with others. */
const isDefinition = ({ source }: Parameter): boolean => source?.trim() === 'definition';

const isMovable = ({ schedule, options, origin }: Parameter, value: number): boolean =>
  schedule === undefined &&
  options === undefined &&
  origin !== 'rule-choice' &&
  value !== 0 &&
  Math.abs(value) < ENDLESS;

/** Inside the range; ticks stay whole. */
const movedTo = ({ range, unit }: Parameter, own: number, share: number): number => {
  const value = own * (1 + share);
  const whole = unit === 'tick' && Number.isInteger(own) ? Math.round(value) : value;
  return range === undefined ? whole : Math.min(Math.max(whole, range[0]), range[1]);
};

const titled = (parameter: Parameter): string => (parameter.origin === 'rule' ? parameter.id : titleOf(parameter));

const movesOf = (parameter: Parameter): readonly Move[] => {
  const { owner, values, role } = parameter;
  const title = titled(parameter);
  const move = (path: string, member: number | undefined, own: number): readonly Move[] =>
    isMovable(parameter, own)
      ? [
          {
            ...{ path, role, own, parameter: title, standing: JSON.stringify(values) },
            moved: (share) => ({ parameter, member, value: movedTo(parameter, own, share) }),
          },
        ]
      : [];
  const numbers = values.map(numberOf);
  const [first] = numbers;
  if (owner === undefined || numbers.every((one) => one === first))
    return first === undefined ? [] : move(title, undefined, first);
  return owner.members.flatMap((member, index) => {
    const own = numbers[index];
    return own === undefined ? [] : move(`${member.name}${title.slice(owner.name.length)}`, index, own);
  });
};

/**
 * The numbers of a model by their paths: of a class of players one where all have the same, else one for each; where
 * the draws are moved, one for all. What is 0 is switched off, and stays so.
 */
export const movesIn = (model: Model, locations: readonly Location[]): ReadonlyMap<string, Move> => {
  const locating = new Set(locations.map(({ parameter }) => parameter));
  const moves = model.parameters
    .filter((parameter) => !(locating.has(parameter) || model.counts.includes(parameter) || isDefinition(parameter)))
    .flatMap(movesOf);
  const located = locations.map(({ of, values, parameter, at }): Move => {
    const path = titled(of);
    return {
      ...{ path, role: of.role, own: 'drawn', parameter: path, standing: JSON.stringify(values) },
      moved: (share) => ({ parameter, member: undefined, value: at(share) }),
    };
  });
  return new Map([...moves, ...located].map((move) => [move.path, move]));
};

/**
 * What a cell of a map holds.
 *
 * @param times whether the number multiplies what stands there, of every player by itself
 * @throws Error where there is no such number
 */
export const heldAt = (
  model: Model,
  moves: ReadonlyMap<string, Move>,
  path: string,
  value: number,
  times: boolean,
): readonly Fixed[] => {
  const parameter = model.parameters.find((one) => titled(one) === path && one.origin !== 'rule-choice');
  if (parameter === undefined) throw new Error(`${path}: expected a parameter of "${model.title}", got none`);
  if (!times) return [{ parameter, member: undefined, value }];
  return [...moves.values()].filter((move) => move.parameter === path).map((move) => move.moved(value - 1));
};
