import type { Interval } from '../../engine/analysis/bootstrap.ts';
import type { Factor } from '../../engine/experiment/study/factor.ts';
import type { Sensitivity } from '../../engine/experiment/study/sensitivity.ts';
import type { FoundSensitivity } from './sensitivity-summary.ts';

/** `first, firstLo95, firstHi95` */
const spread = (name: string, { estimate, lo95, hi95 }: Interval): Readonly<Record<string, number>> => ({
  [name]: estimate,
  [`${name}Lo95`]: lo95,
  [`${name}Hi95`]: hi95,
});

const morrisNumbers = ({ effects }: Extract<Sensitivity, { method: 'morris' }>) =>
  effects.factors.map(({ mu, muStar, sigma, noise, floor, clear }) => ({
    ...spread('mu', mu),
    ...spread('muStar', muStar),
    ...spread('sigma', sigma),
    noise: noise ?? null,
    floor: floor ?? null,
    clear,
  }));

const morrisDocument = (sensitivity: Extract<Sensitivity, { method: 'morris' }>, inputs: readonly object[]) => {
  const { trajectories, replicates, dropped, factors } = sensitivity.effects;
  const numbers = morrisNumbers(sensitivity);
  return {
    resolved: factors.some(({ clear }) => clear),
    ...{ trajectories, replicates, dropped },
    inputs: inputs.map((input, index) => ({ ...input, ...numbers[index] })),
  };
};

const sobolDocument = ({ indices, groups }: Extract<Sensitivity, { method: 'sobol' }>, inputs: readonly object[]) => {
  const { mean, variance, noiseVariance, noiseShare, rows, replicates, dropped, resolved } = indices;
  const together = groups?.indices.resolved ? groups.indices.factors : [];
  return {
    resolved,
    ...{ rowsUsed: rows, replicates, dropped, meanOfRows: mean },
    ...spread('variance', variance),
    noiseVariance: noiseVariance ?? null,
    ...(noiseShare === undefined ? {} : spread('noiseShare', noiseShare)),
    ...(indices.resolved ? spread('interactions', indices.interactions) : {}),
    inputs: inputs.map((input, index) => {
      const one = indices.resolved ? indices.factors[index] : undefined;
      return one === undefined ? input : { ...input, ...spread('first', one.first), ...spread('total', one.total) };
    }),
    groups: together.map(({ first, total }, index) => ({
      name: groups?.names[index],
      ...spread('first', first),
      ...spread('total', total),
    })),
  };
};

/** What is known of an input before anything is played: its values are what the answer is over. */
const inputDocument = ({ path, label, unit, role, values }: Factor) => ({ path, label, unit, role, values });

/** What `sensitivity --json` says. */
export const sensitivityDocument = (found: FoundSensitivity, manifestSha256: string) => {
  const { results, summary, design, leftOut } = found;
  const { sensitivity, unanswered } = summary;
  const inputs = design.factors.map(inputDocument);
  const numbers =
    sensitivity === undefined
      ? { resolved: false, inputs }
      : sensitivity.method === 'morris'
        ? morrisDocument(sensitivity, inputs)
        : sobolDocument(sensitivity, inputs);
  return {
    ...{ results, scenario: summary.scenario.name, seed: summary.seed },
    ...{ method: design.method, output: design.output, rows: design.rows, runsPerPoint: design.runs },
    ...{ points: summary.points, runs: summary.runs, failedRuns: summary.failedRuns, missing: summary.missing },
    mean: summary.mean,
    ...(unanswered === undefined ? {} : { unanswered }),
    ...numbers,
    leftOut,
    manifestSha256,
  };
};
