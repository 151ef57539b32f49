import { writtenName } from '../../engine/analysis/condition-names.ts';
import type { Crossing, Stretch } from '../../engine/analysis/threshold/find-crossing.ts';
import type { Flip, Trial } from '../../engine/analysis/threshold/rank-flips.ts';
import type { Verdict } from '../../engine/analysis/threshold/verdict.ts';
import type { Factor } from '../../engine/experiment/study/factor.ts';
import type { FoundThreshold } from './threshold-summary.ts';

const verdictDocument = ({ holds, clear, judgements }: Verdict) => ({
  holds: holds ?? null,
  clear,
  estimates: judgements.map(({ comparison, quantity }) => ({
    name: writtenName(comparison.name),
    operator: comparison.operator,
    bound: comparison.bound,
    estimate: quantity.estimate,
    lo95: quantity.lo95,
    hi95: quantity.hi95,
    n: quantity.n,
  })),
});

const stretchDocument = ({ crossing, lo95, hi95, places }: Stretch) => ({
  crossing: crossing ?? null,
  lo95: lo95 ?? null,
  hi95: hi95 ?? null,
  places: places.map(({ x, before, after }) => ({ at: x, before: before.x, after: after.x })),
});

const unsearched = { path: null, crossed: null, crossing: null, lo95: null, hi95: null };

/** One crossing is said as one; several are in `stretches` only. */
const crossingDocument = (crossing: Crossing, { path, label, unit, role }: Factor) => {
  const points = crossing.points.map(({ x, verdict }) => ({ value: x, ...verdictDocument(verdict) }));
  if (crossing.kind === 'missing')
    return { ...unsearched, path, label, unit, role, missingAt: crossing.at.x, stretches: [], points };
  const flipping = crossing.stretches.filter(({ places }) => places.length > 0);
  const [only, second] = flipping;
  const one = only !== undefined && second === undefined ? stretchDocument(only) : undefined;
  return {
    ...{ path, label, unit, role, lo: crossing.lo, hi: crossing.hi },
    crossed: crossing.kind === 'crossed',
    crossing: one?.crossing ?? null,
    lo95: one?.lo95 ?? null,
    hi95: one?.hi95 ?? null,
    narrowed: crossing.narrowed,
    stretches: crossing.stretches.map(stretchDocument),
    points,
  };
};

const trialDocument = ({ value, verdict }: Trial) => ({ value, ...verdictDocument(verdict) });

const flipDocument = (flip: Flip, factor: Factor | undefined) => {
  const { assumption, value, share, direction, verdict, end } = flip;
  const { path, base, drawn } = assumption;
  const within = 'options' in assumption ? { options: assumption.options } : { lo: assumption.lo, hi: assumption.hi };
  return {
    ...{ path, label: factor?.label, unit: factor?.unit, role: factor?.role, base, drawn, ...within },
    ...{ value, share, direction, ...verdictDocument(verdict), end: trialDocument(end) },
  };
};

/** What `threshold --json` says. */
export const thresholdDocument = (found: FoundThreshold, manifestSha256: string) => {
  const { results, summary, design, untilFrom, threshold, leftOut } = found;
  const { base, crossing, flips } = threshold;
  const factorOf = (path: string): Factor | undefined => design.factors.find((factor) => factor.path === path);
  return {
    ...{ results, scenario: summary.scenario.name, seed: summary.seed },
    ...{ until: design.until, untilFrom, base: verdictDocument(base) },
    ...(crossing === undefined ? unsearched : crossingDocument(crossing, design.factors[0] as Factor)),
    flips: flips?.flips.map((flip) => flipDocument(flip, factorOf(flip.assumption.path))) ?? [],
    steady: flips?.steady.map(({ assumption }) => assumption.path) ?? [],
    untold: flips?.missing.map(({ assumption }) => assumption.path) ?? [],
    leftOut,
    ...{ runsPerPoint: design.runs, pointsPlayed: summary.points, runs: summary.runs, failedRuns: summary.failedRuns },
    manifestSha256,
  };
};
