import { conditionNames, writtenName } from '../../analysis/condition-names.ts';
import type { Verdict } from '../../analysis/threshold/verdict.ts';
import type { Model } from '../../language/model.ts';
import { defined } from '../defined.ts';
import { parseJson } from '../json.ts';
import { baselineOf } from '../results/baseline.ts';
import { keptIn } from '../results/kept-in.ts';
import { readChecked } from '../results/read-checked.ts';
import { provenanceOf } from '../results/read-cited.ts';
import type { Results } from '../results/results.ts';
import { ResultsError } from '../results/results-error.ts';
import { changes } from '../results/results-of.ts';
import { scenarioFacts } from '../results/summary.ts';
import { checkSummary } from '../results/summary-differences.ts';
import type { StudySummary } from './conduct-study.ts';
import type { SensitivityDesign, ThresholdDesign } from './design.ts';
import { outputNamed } from './outputs.ts';
import { type GridQuantity, quantityFacts } from './quantity-facts.ts';
import { modelOf, readPoints } from './read-points.ts';
import type { SensitivityResult } from './sensitivity.ts';
import { standingOf } from './standing-of.ts';
import type { SensitivityFacts, ThresholdFacts } from './study-facts.ts';
import type { Threshold } from './threshold.ts';

const sensitivityFacts = (design: SensitivityDesign, result: SensitivityResult, model: Model): SensitivityFacts => {
  const { sensitivity, unanswered, mean, missing } = result;
  return {
    kind: 'sensitivity',
    factors: design.factors,
    quantity: quantityFacts(outputNamed(model, design.output), model),
    ...{ mean, missing, rows: design.rows, runsPerPoint: design.runs },
    found: sensitivity ?? { method: 'none', why: unanswered ?? 'nothing was played' },
  };
};

/** What the condition compares, in its order. */
const comparedIn = ({ judgements }: Verdict, model: Model): readonly GridQuantity[] => {
  const wanted = new Set(judgements.map(({ comparison }) => writtenName(comparison.name)));
  const names = conditionNames(model);
  return [...wanted].flatMap((name) => {
    const found = names.find((one) => writtenName(one) === name);
    return found === undefined ? [] : [quantityFacts(found, model)];
  });
};

const thresholdFacts = (
  { factors, until, runs }: ThresholdDesign,
  { base, crossing, flips }: Threshold,
  model: Model,
  own: Model,
): ThresholdFacts => ({
  ...{ kind: 'threshold', factors, until, runsPerPoint: runs, quantities: comparedIn(base, model), base },
  ...(crossing === undefined ? {} : { crossing }),
  ...(flips === undefined ? {} : { flips }),
  ...(crossing === undefined ? {} : defined({ own: standingOf(factors[0]?.path ?? '', own).own })),
});

/**
 * Reads a sensitivity analysis or a search for a threshold, and what a picture says around it.
 *
 * @returns results without the outcomes and series that only runs of one world have
 * @throws ResultsError where there are no finished results, damaged ones, or those of a sweep
 */
export const readStudy = async (directory: string): Promise<Results> => {
  const { manifest, manifestSha256, model } = await readPoints(directory);
  const { design, seed, draft } = manifest;
  if (design.kind === 'sweep') throw new ResultsError('not-results', `${directory}: a sweep, which readSweep reads`);
  const text = new TextDecoder().decode(readChecked(directory, manifest, 'summary.json'));
  const summary = parseJson(text) as StudySummary & SensitivityResult & { readonly threshold: Threshold };
  checkSummary(directory, manifest, summary);
  const { scenario, runs, failedRuns, points } = summary;
  const own = await modelOf(directory, manifest.set);
  const sweep = { points, runs: design.runs, ...(design.kind === 'sensitivity' ? { rows: design.rows } : {}) };
  return {
    // The summary has the values of the first point.
    scenario: {
      ...scenario,
      ...defined({
        register: scenarioFacts(own).register,
        baseline: await baselineOf(manifest, keptIn(directory, manifest)),
      }),
      ...changes(manifest, keptIn(directory, manifest)),
    },
    ...{ runs: runs - failedRuns, failedRuns, seed, draft, outcomes: [], ticks: [], sweep },
    subject:
      design.kind === 'sensitivity'
        ? sensitivityFacts(design, summary, model)
        : thresholdFacts(design, summary.threshold, model, own),
    provenance: provenanceOf(directory, manifest, manifestSha256),
  };
};
