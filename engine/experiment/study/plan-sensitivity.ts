import type { Model } from '../../language/model.ts';
import { ResultsError } from '../results/results-error.ts';
import type { SensitivityDesign } from './design.ts';
import { factorsOf } from './factor.ts';
import { outputNamed } from './outputs.ts';
import { type LeftOut, ownFactors } from './own-factors.ts';
import { readVary, type Vary } from './vary.ts';

/** What is asked of a sensitivity analysis; what is not said, the scenario or a default says. */
export type SensitivityAsked = {
  readonly method?: SensitivityDesign['method'];
  /** An end or a measure; default: the scenario's `output`, else its headline. */
  readonly output?: string;
  /** Default: the scenario's `vary`, else every parameter with a range, options or a distribution of its own. */
  readonly vary?: readonly Vary[];
  /** Trajectories of Morris, base points of Sobol'. */
  readonly rows?: number;
  /** Of every point. */
  readonly runs?: number;
};

export type SensitivityPlan = {
  readonly design: SensitivityDesign;
  /** Parameters that are not varied, since they have nothing to be varied within. */
  readonly leftOut: readonly LeftOut[];
};

/**
 * Measured with the 31 parameters of `frontier` on two busy cores: 64,000 runs for Morris and 135,000 for Sobol', each in
 * less than half a minute. Powers of two fill the cube best.
 */
export const DEFAULT_SIZES = { morris: { rows: 20, runs: 100 }, sobol: { rows: 256, runs: 16 } } as const;

const varied = ({ experiment: { vary } }: Model): readonly Vary[] =>
  vary.map(({ path, text }) => readVary(text === '' ? path : `${path}=${text}`));

/**
 * The design of a sensitivity analysis: one number for all players of a class, unless each of them draws it.
 *
 * @throws ResultsError where the output is none, or there is nothing to vary
 */
export const planSensitivity = (model: Model, asked: SensitivityAsked): SensitivityPlan => {
  const { experiment } = model;
  const method = asked.method ?? experiment.method ?? 'morris';
  const output = asked.output ?? experiment.output?.text ?? experiment.headline ?? '';
  outputNamed(model, output);
  const named = asked.vary ?? varied(model);
  const { factors, leftOut } =
    named.length > 0 ? { factors: factorsOf(named, model), leftOut: [] } : ownFactors(model, { apart: false });
  if (factors.length === 0)
    throw new ResultsError('bad-design', 'no parameter has a range of its own', 'write --vary path=lo:hi');
  const { rows = DEFAULT_SIZES[method].rows, runs = DEFAULT_SIZES[method].runs } = asked;
  return { design: { kind: 'sensitivity', method, factors, rows, runs, output }, leftOut };
};
