import { ResultsError } from '../results/results-error.ts';
import type { StudyDesign, SweepDesign } from './design.ts';
import { type Factor, isNumeric } from './factor.ts';

/** How the points of a sweep lie to each other, which says what can be drawn of them. */
export type SweepLayout =
  /** A grid over one parameter with numbers. */
  | { readonly kind: 'curve'; readonly x: Factor }
  /** A grid over two of them. */
  | { readonly kind: 'plane'; readonly x: Factor; readonly y: Factor }
  /** A grid over something with names, such as rules or options, and at most one other parameter. */
  | { readonly kind: 'worlds'; readonly policy: Factor; readonly world?: Factor }
  /** A grid over two parameters with numbers and a third that has two values. */
  | { readonly kind: 'signs'; readonly policy: Factor; readonly x: Factor; readonly y: Factor }
  /** Anything else in which some parameters have numbers. */
  | { readonly kind: 'points'; readonly varied: readonly Factor[] };

const HOW = 'vary numbers: --vary a=lo:hi:n --vary b=lo:hi:n is a plane';

const refuse = (message: string, hint: string): ResultsError => new ResultsError('not-results', message, hint);

const levelsIn = ({ values }: Factor): readonly unknown[] => (values.kind === 'levels' ? values.levels : []);

/** Whether a factor has one value at all points. */
export const isHeld = (factor: Factor): boolean => factor.values.kind === 'levels' && levelsIn(factor).length < 2;

/** Of several, what somebody chooses rather than what the world is like; else the first. */
const policyAmong = ([first, ...others]: readonly [Factor, ...Factor[]]): Factor =>
  [first, ...others].find(({ role }) => role === 'lever') ?? first;

const without = (all: readonly Factor[], one: Factor): readonly Factor[] => all.filter((other) => other !== one);

/** A factor of two values beside two others with numbers. */
const signsOf = (varied: readonly Factor[]): SweepLayout | undefined => {
  const pairs = varied.filter((factor) => levelsIn(factor).length === 2 && without(varied, factor).every(isNumeric));
  const named = pairs.filter((factor) => !isNumeric(factor));
  const [first, ...others] = named.length > 0 ? named : pairs;
  if (varied.length !== 3 || first === undefined) return undefined;
  const policy = policyAmong([first, ...others]);
  const [x, y] = without(varied, policy) as [Factor, Factor];
  return { kind: 'signs', policy, x, y };
};

const gridLayout = (varied: readonly Factor[]): SweepLayout | undefined => {
  const [first, second, third] = varied;
  if (first === undefined || third !== undefined) return signsOf(varied);
  const [word, ...words] = varied.filter((factor) => !isNumeric(factor));
  if (word !== undefined) {
    const policy = policyAmong([word, ...words]);
    const [world] = without(varied, policy);
    return { kind: 'worlds', policy, ...(world === undefined ? {} : { world }) };
  }
  return second === undefined ? { kind: 'curve', x: first } : { kind: 'plane', x: first, y: second };
};

/** What is drawn of a design; undefined where it is no sweep. */
export const isSweepDesign = (design: StudyDesign): design is SweepDesign => design.kind === 'sweep';

/**
 * What can be drawn of a sweep.
 *
 * @param where what a refusal begins with: the results directory, or a flag
 * @throws ResultsError `not-results` where nothing can, with how it is made
 */
export const sweepLayout = (design: SweepDesign, where: string): SweepLayout => {
  const varied = design.factors.filter((factor) => !isHeld(factor));
  if (varied.length === 0) throw refuse(`${where}: points that are all the same have nothing to draw`, HOW);
  const grid = design.method === 'grid' ? gridLayout(varied) : undefined;
  if (grid !== undefined) return grid;
  if (varied.some(isNumeric)) return { kind: 'points', varied };
  const paths = varied.map(({ path }) => path).join(', ');
  throw refuse(
    `${where}: none of ${paths} has numbers, and of names at most two parameters are drawn`,
    'vary one or two of them on a grid, and give the others one value each with --set',
  );
};
