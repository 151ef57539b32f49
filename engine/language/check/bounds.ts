import type { Expression, Parameter, Time } from '../model.ts';

/** The lowest and the highest value. */
export type Bounds = readonly [number, number];

const hull = (values: readonly number[]): Bounds | undefined =>
  values.length === 0 || values.some((value) => !Number.isFinite(value))
    ? undefined
    : [Math.min(...values), Math.max(...values)];

const ofParameter = ({ schedule, options, range }: Parameter): Bounds | undefined => {
  if (schedule) return hull(schedule.flat());
  if (options) return [0, options.length - 1];
  return range && hull(range);
};

const arithmetic = (operator: string, [a, b]: Bounds, [c, d]: Bounds): Bounds | undefined => {
  switch (operator) {
    case '+':
      return hull([a + c, b + d]);
    case '-':
      return hull([a - d, b - c]);
    case '*':
      return hull([a * c, a * d, b * c, b * d]);
    case '/':
      return c <= 0 && d >= 0 ? undefined : hull([a / c, a / d, b / c, b / d]);
    default:
      return undefined;
  }
};

/**
 * The values that a formula of parameters can have, from the ranges that they are declared with: `+ - * /`, `min`,
 * `max`, `clamp`, `floor`, `ceil`, `if`, attributes and lets of these.
 *
 * @returns undefined where no finite bounds are known, or something else is read
 */
export const boundsOf = (of: Expression, time: Time): Bounds | undefined => {
  const bounds = (part: Expression): Bounds | undefined => boundsOf(part, time);
  switch (of.kind) {
    case 'number':
      return hull([of.value]);
    case 'time':
      return of.name === 'dt' || of.name === 'horizon' ? [time[of.name], time[of.name]] : undefined;
    case 'read':
      if (of.of.kind === 'let') return bounds(of.of.body);
      return of.of.kind === 'parameter' ? ofParameter(of.of) : undefined;
    case 'attribute':
      return bounds(of.index) && hull(of.attribute.values);
    case 'negate': {
      const inner = bounds(of.operand);
      return inner && [-inner[1], -inner[0]];
    }
    case 'arithmetic': {
      const [left, right] = [bounds(of.left), bounds(of.right)];
      return left && right && arithmetic(of.operator, left, right);
    }
    case 'compare':
      return bounds(of.left) && bounds(of.right) && [0, 1];
    case 'if': {
      const [then, otherwise] = [bounds(of.then), bounds(of.else)];
      return bounds(of.condition) && then && otherwise && hull([...then, ...otherwise]);
    }
    case 'elementary': {
      const inner = bounds(of.argument);
      if (!inner || (of.function !== 'floor' && of.function !== 'ceil')) return undefined;
      return of.function === 'floor'
        ? [Math.floor(inner[0]), Math.floor(inner[1])]
        : [Math.ceil(inner[0]), Math.ceil(inner[1])];
    }
    case 'extremum':
      return extremum(of.function, of.arguments.map(bounds));
    case 'clamp':
      return extremum('min', [extremum('max', [bounds(of.value), bounds(of.low)]), bounds(of.high)]);
    default:
      return undefined;
  }
};

const extremum = (name: 'min' | 'max', all: readonly (Bounds | undefined)[]): Bounds | undefined => {
  const known = all.filter((bounds) => bounds !== undefined);
  if (known.length < all.length) return undefined;
  const lows = known.map(([low]) => low);
  const highs = known.map(([, high]) => high);
  return name === 'min' ? [Math.min(...lows), Math.min(...highs)] : [Math.max(...lows), Math.max(...highs)];
};
