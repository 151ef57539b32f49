import type { Condition } from '../../../engine/analysis/condition.ts';
import type { ConditionName } from '../../../engine/analysis/condition-names.ts';
import type { Quantity } from '../../../engine/analysis/judge-condition.ts';
import type { FactorEffects } from '../../../engine/analysis/morris-effects.ts';
import type { FactorIndices } from '../../../engine/analysis/sobol-indices.ts';
import { findCrossing } from '../../../engine/analysis/threshold/find-crossing.ts';
import { type Assumption, rankFlips } from '../../../engine/analysis/threshold/rank-flips.ts';
import { type Verdict, verdictOf } from '../../../engine/analysis/threshold/verdict.ts';
import { wilson } from '../../../engine/analysis/wilson.ts';
import type { Factor } from '../../../engine/experiment/study/factor.ts';
import type { GridQuantity, Results, SensitivityFacts, StudyFacts, ThresholdFacts } from '../../../reports/results.ts';
import { raceResults } from '../race.ts';

const race = raceResults();

export const held: GridQuantity = {
  name: 'held',
  label: 'Agreement held',
  definition: 'in force in each month of the five years from entry',
  caution: 'how often follows from the assumed hazard',
  unit: '1',
  isShare: true,
};

export const gap: GridQuantity = { name: 'gap', label: 'Gap', unit: 'OOM', isShare: false };

const LONG =
  'The readiness of all laboratories and governments of the world to go on as before whatever anybody else does, says or believes';

export const studied = (facts: StudyFacts, given: Partial<Results> = {}): Results => ({
  ...race,
  outcomes: [],
  ticks: [],
  runs: 4000,
  sweep: { points: 40, runs: 100, ...(facts.kind === 'sensitivity' ? { rows: 8 } : {}) },
  subject: facts,
  provenance: { ...race.provenance, run: `detente ${facts.kind} race --runs 100` },
  ...given,
});

export const factor = (k: number, given: Partial<Factor> = {}): Factor => ({
  path: `labs.input_${k}`,
  label: `Input ${k}`,
  unit: '1',
  role: k % 3 === 1 ? 'lever' : 'assumption',
  values: { kind: 'range', lo: 0, hi: 1, log: false },
  ...given,
});

const around = (estimate: number, half: number) => ({ estimate, lo95: estimate - half, hi95: estimate + half });

/** An effect whose parts are given: what raises and what lowers. */
export const effect = (up: number, down: number, half = 0.1 * (up + down), clear = up + down > 0): FactorEffects => ({
  mu: around(up - down, half),
  muStar: around(up + down, half),
  sigma: around(0.1, 0.05),
  noise: 0.02,
  floor: up + down === 0 ? 0 : 0.01,
  clear,
});

type Sensitive = Partial<Omit<SensitivityFacts, 'kind' | 'found'>>;

export function morrisOf(effects: readonly FactorEffects[], given: Sensitive = {}): SensitivityFacts {
  return {
    ...{ kind: 'sensitivity', factors: effects.map((_, k) => factor(k)), quantity: held, mean: 0.3, missing: 0 },
    ...{ rows: 8, runsPerPoint: 100, ...given },
    found: {
      method: 'morris',
      effects: { factors: effects, trajectories: 8, replicates: 100, dropped: { rows: 0, replicates: 0 } },
    },
  };
}

export const index = (total: number, first: number, half = 0.05, changed = true): FactorIndices => ({
  total: around(total, half),
  first: around(first, half),
  changed,
});

export function sobolOf(factors: readonly FactorIndices[], given: Sensitive = {}): SensitivityFacts {
  const indices = {
    ...{ mean: 0.3, variance: around(2, 0.5), noiseVariance: 1, noiseShare: around(0.4, 0.08) },
    ...{ rows: 64, replicates: 100, dropped: { rows: 0, replicates: 0 }, interactions: around(0.1, 0.1) },
  };
  return {
    ...{ kind: 'sensitivity', factors: factors.map((_, k) => factor(k)), quantity: gap, mean: 2, missing: 0 },
    ...{ rows: 64, runsPerPoint: 100, ...given },
    found: {
      method: 'sobol',
      indices: { ...indices, resolved: true, factors },
      groups: {
        names: ['levers', 'assumptions'],
        indices: { ...indices, resolved: true, factors: [index(0.3, 0.2), index(0.8, 0.7)] },
      },
    },
  };
}

const nameOf = ({ name, isShare }: GridQuantity): ConditionName => ({
  ...{ key: name, parts: [name], isShare },
  kind: isShare ? 'share' : 'measure',
});

export const atLeast = (quantity: GridQuantity, bound: number): Condition => ({
  ...{ kind: 'comparison', text: `${quantity.name} >= ${bound}`, name: nameOf(quantity), operator: '>=', bound },
});

export const shareOf = (share: number, n: number): Quantity => {
  const count = Math.round(Math.min(1, Math.max(0, share)) * n);
  const { estimate, lo, hi } = wilson(count, n);
  return { estimate, lo95: lo, hi95: hi, n, count };
};

export const meanOf = (mean: number, half = 0.2): Quantity => ({ ...around(mean, half), n: 100 });

type Searching = {
  readonly condition?: Condition;
  readonly quantities?: readonly GridQuantity[];
  /** The number of a name along the searched path. */
  readonly curve?: (x: number, name: string) => Quantity;
  readonly range?: { lo: number; hi: number; whole?: boolean };
  readonly own?: number;
  readonly base?: Quantity;
  /** What is moved by itself, and the number it gives. */
  readonly moved?: readonly Assumption[];
  readonly move?: (path: string, value: number | string) => Quantity;
  readonly factors?: readonly Factor[];
};

/** A search, done by the real searches over numbers that are made up. */
export async function thresholdOf({
  condition = atLeast(held, 0.5),
  quantities = [held],
  curve,
  range = { lo: 0, hi: 1 },
  own,
  base = shareOf(0.3, 400),
  moved = [],
  move = () => base,
  factors = [
    factor(0, { path: 'verification.power', label: 'Detection', unit: '1/tick' }),
    ...moved.map(({ path }, k) => factor(k, { path, label: path })),
  ],
}: Searching): Promise<ThresholdFacts> {
  const verdict = (of: (name: string) => Quantity): Verdict => verdictOf(condition, ({ key }) => of(key));
  const now = verdict(() => base);
  const crossing =
    curve === undefined
      ? undefined
      : await findCrossing((values) => Promise.resolve(values.map((x) => verdict((name) => curve(x, name)))), range);
  const flips =
    moved.length === 0
      ? undefined
      : await rankFlips(
          moved,
          (all) => Promise.resolve(all.map(({ path, value }) => verdict(() => move(path, value)))),
          now,
        );
  return {
    ...{ kind: 'threshold', factors, runsPerPoint: 400, quantities, base: now },
    until: condition.kind === 'comparison' ? condition.text : 'held >= 0.5 and gap >= 2',
    ...(crossing === undefined ? {} : { crossing }),
    ...(flips === undefined ? {} : { flips }),
    ...(own === undefined ? {} : { own }),
  };
}

export const number = (path: string, base: number, lo: number, hi: number): Assumption => ({
  ...{ path, base, lo, hi, whole: false, drawn: false },
});

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
const many = Array.from({ length: 60 }, (_, k) => number(`labs.input_${k}`, 5, 0, 10));
const both: Condition = { kind: 'and', left: atLeast(held, 0.5), right: atLeast(gap, 2) };

/** What pictures must hold, by name. */
export async function studies(): Promise<Readonly<Record<string, StudyFacts>>> {
  const wordy = (k: number): Factor => factor(k, { label: `${LONG} ${k}`, unit: 'OOM/tick' });
  return {
    'few effects': morrisOf([effect(0.3, 0), effect(0, 0.2)]),
    'many effects': morrisOf(
      Array.from({ length: 60 }, (_, k) =>
        effect(k % 2 === 0 ? 1 / (k + 1) : 0.1 / (k + 1), 0.4 / (k + 1), 0.2 / (k + 1), k < 25),
      ),
    ),
    'effects with long names': morrisOf(
      Array.from({ length: 12 }, (_, k) => effect(2 ** -k, 2 ** -k / 3)),
      {
        factors: Array.from({ length: 12 }, (_, k) => wordy(k)),
        quantity: { ...gap, label: LONG, definition: `${LONG}; ${LONG}`, caution: LONG, unit: 'USD/tick' },
      },
    ),
    'effects all lost in noise': morrisOf([
      effect(0.03, 0.02, 0.05, false),
      effect(0, 0.04, 0.04, false),
      effect(0, 0),
    ]),
    'huge effects': morrisOf([effect(3e12, 0), effect(0, 2e-9)], { quantity: gap }),
    'no effects': morrisOf([effect(0, 0, 0, false), effect(0, 0, 0, false)]),
    'few indices': sobolOf([index(0.8, 0.7), index(0.3, 0.2)]),
    'many indices': sobolOf(
      Array.from({ length: 60 }, (_, k) => index(0.6 / (k + 1), 0.5 / (k + 1) - 0.02, 0.04, k < 40)),
    ),
    'indices below 0 and above 1': sobolOf([index(1.3, 1.1, 0.4), index(-0.1, -0.3, 0.3)]),
    'no indices': {
      ...sobolOf([index(0, 0)]),
      found: {
        method: 'sobol',
        indices: {
          ...{ mean: 0.3, variance: around(0, 0), noiseVariance: 1, noiseShare: around(1, 0) },
          ...{ rows: 64, replicates: 100, dropped: { rows: 0, replicates: 0 }, resolved: false },
        },
      },
    },
    'no answer': { ...sobolOf([index(0, 0)]), found: { method: 'none', why: 'too few rows are complete' } },
    'one crossing': await thresholdOf({ curve: (x) => shareOf(logistic(8 * (x - 0.37)), 400), own: 0.1 }),
    'no crossing': await thresholdOf({ curve: (x) => shareOf(0.2 * x, 400), own: 0.5 }),
    'no crossing, none of the runs': await thresholdOf({ curve: () => shareOf(0, 400), base: shareOf(0, 400) }),
    'several crossings': await thresholdOf({ curve: (x) => shareOf(0.5 + 0.4 * Math.sin(14 * x), 400) }),
    'an open end': await thresholdOf({ curve: (x) => shareOf(0.51 - 0.1 * x, 100) }),
    'whole numbers': await thresholdOf({
      curve: (x) => shareOf(x / 9, 400),
      range: { lo: 2, hi: 9, whole: true },
      own: 3,
    }),
    'a mean over a wide range': await thresholdOf({
      ...{ condition: atLeast(gap, 65), quantities: [gap], base: meanOf(20) },
      ...{ curve: (x: number) => meanOf(1e-4 * x), range: { lo: 0, hi: 1e6 }, own: 2e5 },
    }),
    'two numbers': await thresholdOf({
      ...{ condition: both, quantities: [held, gap] },
      curve: (x, name) => (name === 'held' ? shareOf(x, 400) : meanOf(4 * x)),
    }),
    'a number missing': await thresholdOf({ curve: () => ({ ...shareOf(0, 400), estimate: Number.NaN }) }),
    'long names': await thresholdOf({
      curve: (x) => shareOf(x, 400),
      quantities: [{ ...held, label: LONG, definition: LONG }],
      factors: [wordy(0), wordy(1), wordy(2)],
      moved: [number('labs.input_1', 5, 0, 10), number('labs.input_2', 5, 0, 10)],
      move: (path, value) => shareOf(path.endsWith('1') ? Number(value) / 10 : 1 - Number(value) / 10, 400),
    }),
    'few flips': await thresholdOf({
      moved: [number('hazard.peak', 7, 0, 10), { path: 'rule', base: 'wait', options: ['wait', 'race'], drawn: false }],
      move: (path, value) => shareOf(path === 'rule' ? (value === 'race' ? 0.52 : 0.3) : 1 - Number(value) / 10, 400),
    }),
    'many flips': await thresholdOf({
      moved: many,
      move: (path, value) => shareOf(0.3 + ((Number(value) - 5) * (Number(path.split('_')[1]) - 30)) / 300, 400),
    }),
    'no flips': await thresholdOf({ moved: many, move: (_, value) => shareOf(0.3 + Number(value) / 100, 400) }),
    'nothing moves': await thresholdOf({ moved: many.slice(0, 2) }),
  };
}
