import type { DrawKind } from '../model.ts';

/** How a distribution is written, and what its arguments may be where they are plain numbers. */
type DrawForm = {
  readonly arity: number;
  readonly form: string;
  /** The place of the first argument that no such distribution has, with a sentence; undefined if all is well. */
  readonly fault?: (first: number, second: number) => { readonly place: number; readonly sentence: string } | undefined;
};

const probability: DrawForm['fault'] = (p) =>
  p < 0 || p > 1 ? { place: 0, sentence: `a probability lies in [0, 1], not at ${p}` } : undefined;
const deviation: DrawForm['fault'] = (_, sd) =>
  sd < 0 ? { place: 1, sentence: `a standard deviation is not negative, here ${sd}` } : undefined;
const ordered: DrawForm['fault'] = (low, high) =>
  low > high ? { place: 0, sentence: `the lower end lies below the upper one, here ${low} and ${high}` } : undefined;
const rate: DrawForm['fault'] = (value) =>
  value < 0 ? { place: 0, sentence: `a rate is not negative, here ${value}` } : undefined;
const positive: DrawForm['fault'] = (scale, shape) => {
  const place = scale <= 0 ? 0 : shape <= 0 ? 1 : -1;
  return place < 0 ? undefined : { place, sentence: `scale and shape are positive, here ${scale} and ${shape}` };
};

/** The distributions of `draw`. */
export const drawForms: ReadonlyMap<string, DrawForm> = new Map<DrawKind, DrawForm>([
  ['normal', { arity: 2, form: 'normal(mean, sd)', fault: deviation }],
  ['uniform', { arity: 2, form: 'uniform(low, high)', fault: ordered }],
  ['bernoulli', { arity: 1, form: 'bernoulli(p)', fault: probability }],
  ['lognormal', { arity: 2, form: 'lognormal(mean, sd)', fault: deviation }],
  ['poisson', { arity: 1, form: 'poisson(rate)', fault: rate }],
  ['exponential', { arity: 1, form: 'exponential(rate)', fault: rate }],
  ['pareto', { arity: 2, form: 'pareto(scale, shape)', fault: positive }],
]);

/** What other languages call them. */
export const otherNames: ReadonlyMap<string, string> = new Map([
  ['gaussian', 'normal(mean, sd)'],
  ['gauss', 'normal(mean, sd)'],
  ['norm', 'normal(mean, sd)'],
  ['unif', 'uniform(low, high)'],
  ['rand', 'uniform(0, 1)'],
  ['random', 'uniform(0, 1)'],
  ['bern', 'bernoulli(p)'],
  ['flip', 'bernoulli(p)'],
  ['chance', 'bernoulli(p)'],
  ['expon', 'exponential(rate)'],
]);
