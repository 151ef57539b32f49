import { pairedMeans } from '../../../engine/analysis/paired-means.ts';
import { pairedProportions } from '../../../engine/analysis/paired-proportions.ts';
import { countPairs, momentsOfPairs } from '../../../engine/analysis/pairs.ts';
import { wilson } from '../../../engine/analysis/wilson.ts';
import type {
  ArmFacts,
  ComparedQuantity,
  ComparisonFacts,
  Difference,
  Level,
  Results,
  TickSeries,
} from '../../../reports/results.ts';
import { outcomeResult, raceResults, tickRow } from '../race.ts';

const race = raceResults(40);

/** An arm in short: in which share of runs it comes to harm, and how much of what is good it has. */
export type Sketch = Partial<Omit<ArmFacts, 'results'>> & {
  readonly label: string;
  readonly harm: number;
  readonly benefit?: number;
  readonly racing?: number;
  readonly results?: Partial<Results>;
};

/** A number in 0 … 1 for run r, the same in all arms. */
const chance = (run: number, which: number): number => (run * 0.6180339887498949 + which * 0.37) % 1;

const each = <One>(runs: number, of: (run: number) => One): One[] => Array.from({ length: runs }, (_, run) => of(run));

const harmed = ({ harm }: Sketch, runs: number): Float64Array =>
  Float64Array.from(each(runs, (run) => (chance(run, 0) < harm ? 1 : 0)));

const won = ({ benefit = 10 }: Sketch, runs: number): Float64Array =>
  Float64Array.from(each(runs, (run) => benefit * (0.5 + chance(run, 1))));

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const sdOf = (values: Float64Array): number => {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (values.length - 1));
};

const shareDifference = (arm: string, a: Float64Array, b: Float64Array): Difference => {
  const { estimate, lo95, hi95, n, identical } = pairedProportions(countPairs(a, b));
  const facts = { arm, measure: 'catastrophe', kind: 'outcome' as const, leftOut: 0 };
  return { ...facts, estimate, lo95, hi95, n, identical, inBaseline: meanOf(a), inArm: meanOf(b) };
};

const meanDifference = (arm: string, a: Float64Array, b: Float64Array): Difference => {
  const { estimate, lo95, hi95, n, identical } = pairedMeans(momentsOfPairs(a, b));
  const facts = { arm, measure: 'benefit', kind: 'mean' as const, leftOut: 0 };
  return { ...facts, estimate, lo95, hi95, n, identical, inBaseline: meanOf(a), inArm: meanOf(b) };
};

const shareLevel = (values: Float64Array): Level => {
  const count = Math.round(meanOf(values) * values.length);
  const { estimate, lo, hi } = wilson(count, values.length);
  return { estimate, lo95: lo, hi95: hi, n: values.length, count };
};

const meanLevel = (values: Float64Array): Level => {
  const [mean, sd] = [meanOf(values), sdOf(values)];
  const half = (2 * sd) / Math.sqrt(values.length);
  return { estimate: mean, lo95: mean - half, hi95: mean + half, n: values.length, sd };
};

/** Choices that drift towards racing, and a capability that follows. */
const ticksOf = ({ racing = 0.5, benefit = 10 }: Sketch, runs: number): TickSeries[] => {
  const { horizon } = race.scenario;
  const over = (of: (tick: number) => number) =>
    each(horizon + 1, (tick) => ({ ...tickRow(tick, [of(tick)]), n: runs }));
  const share = (option: string, tick: number): number => {
    const race = racing * (0.5 + tick / horizon / 2);
    return option === 'race' ? race : option === 'slow' ? 0.6 * (1 - race) : 0.4 * (1 - race);
  };
  const choices = ['pause', 'slow', 'race'].map(
    (option): TickSeries => ({
      ...{ measure: 'stance', label: 'Stance', unit: '1', option, carry: false },
      rows: over((tick) => share(option, tick)).map((row) => ({ ...row, sd: 0.3 })),
    }),
  );
  const capability: TickSeries = {
    ...{ measure: 'frontier', label: 'Most capable lab', unit: 'OOM', carry: true },
    definition: 'capability above today’s, in orders of magnitude',
    rows: over((tick) => (benefit * tick) / horizon / 2),
  };
  return [capability, ...choices];
};

const resultsOf = (sketch: Sketch, runs: number): Results => {
  const { horizon } = race.scenario;
  const count = harmed(sketch, runs).reduce((sum, one) => sum + one, 0);
  const byTick = each(horizon + 1, (tick) => Math.floor((count * tick * tick) / horizon / horizon));
  return {
    ...race,
    runs,
    outcomes: [
      outcomeResult('catastrophe', 'Catastrophe', 'harm', byTick, runs, 'the worst that the model knows'),
      outcomeResult('horizon', 'none of the ends', 'neutral', [...each(horizon, () => 0), runs - count], runs),
    ],
    ticks: ticksOf(sketch, runs),
    ...sketch.results,
  };
};

const quantitiesOf = (sketches: readonly Sketch[], runs: number): ComparedQuantity[] => {
  const [harms, benefits] = [harmed, won].map((of) => sketches.map((one) => of(one, runs))) as [
    Float64Array[],
    Float64Array[],
  ];
  const differences = (all: Float64Array[], of: typeof shareDifference): Difference[] =>
    all.slice(1).map((values, k) => of(sketches[k + 1]?.label ?? '', all[0] as Float64Array, values));
  return [
    {
      ...{ name: 'catastrophe', label: 'Catastrophe', unit: '1', isShare: true, isEnd: true },
      definition: 'the worst that the model knows',
      levels: harms.map(shareLevel),
      differences: differences(harms, shareDifference),
    },
    {
      ...{ name: 'benefit', label: 'Benefit', unit: 'OOM year', isShare: false, isEnd: false },
      definition: 'capability in use, summed over the years',
      levels: benefits.map(meanLevel),
      differences: differences(benefits, meanDifference),
    },
  ];
};

/** Results of a comparison of these arms, the first the baseline, with pairs that have the same chance. */
export function compared(sketches: readonly Sketch[], runs = 400, given: Partial<ComparisonFacts> = {}): Results {
  const arms = sketches.map((sketch): ArmFacts => {
    const { label, name = label, parameters = [], settings = [], structure = [] } = sketch;
    return { name, label, parameters, settings, structure, results: resultsOf(sketch, runs) };
  }) as unknown as ComparisonFacts['arms'];
  const { outcomes, ticks, scenario } = arms[0].results;
  return {
    ...race,
    scenario: { ...scenario, name: 'race and others', title: arms.map(({ label }) => label).join(' | ') },
    runs,
    outcomes,
    ticks,
    subject: {
      kind: 'comparison',
      arms,
      quantities: quantitiesOf(sketches, runs),
      unmatched: [],
      mismatches: [],
      ...given,
    },
    provenance: { ...race.provenance, run: 'detente compare race careful --runs 400 --seed 1' },
  };
}

/** The facts of results that `compared` made. */
export function factsOf({ subject }: Results): ComparisonFacts {
  if (subject?.kind !== 'comparison') throw new Error('expected a comparison');
  return subject;
}

const WORDY = 'An agreement of all laboratories and governments of the world to go slow until everybody has understood';
const ENDLESS = 'x'.repeat(80);

const several = (count: number, label = (k: number): string => `Policy ${k}`): Sketch[] =>
  each(count, (k) => ({
    label: k === 0 ? 'As it is' : label(k),
    harm: 0.3 - 0.03 * k,
    benefit: 20 - 2 * k,
    racing: 0.9 - 0.1 * k,
  }));

/** Comparisons that strain the pages, by name. */
export const comparisons: Readonly<Record<string, Results>> = {
  'two arms': compared(several(2)),
  'four arms': compared(several(4)),
  'eight arms': compared(several(8)),
  'twelve arms': compared(several(12)),
  'two arms with long names': compared([
    { label: WORDY, harm: 0.3, benefit: 20 },
    { label: ENDLESS, harm: 0.1, benefit: 12 },
  ]),
  'eight arms with long names': compared(
    several(8, (k) => (k % 2 === 0 ? `${WORDY} ${k}` : `${ENDLESS.slice(1)}${k}`)),
  ),
  'arms that are equal': compared([1, 2, 3].map((k) => ({ label: `Copy ${k}`, harm: 0.3, benefit: 20 }))),
  'nothing happens in any arm': compared([1, 2, 3].map((k) => ({ label: `Calm ${k}`, harm: 0, benefit: 20 - k }))),
  'everything happens in all arms': compared([1, 2].map((k) => ({ label: `Doomed ${k}`, harm: 1, benefit: k }))),
  'none of one, all of the other': compared([
    { label: 'Calm', harm: 0, benefit: 5 },
    { label: 'Doomed', harm: 1, benefit: 6 },
  ]),
  'one run of each': compared(several(3), 1),
  'seven runs of each': compared(several(3), 7),
  'many runs': compared(several(3), 20_000),
  'huge numbers': compared([
    { label: 'Large', harm: 0.2, benefit: 1e12 },
    { label: 'Larger', harm: 0.4, benefit: 3e12 },
  ]),
  'arms that differ in structure': compared([
    { label: 'As it is', harm: 0.3, benefit: 20 },
    {
      ...{ label: 'Imitation', harm: 0.2, benefit: 18 },
      structure: [{ what: 'rule', of: 'labs.stance', before: 'logit', after: 'imitation' }],
    },
    {
      ...{ label: 'Treaty', harm: 0.1, benefit: 10 },
      structure: [{ what: 'modules', added: ['treaty', 'verification'], removed: [] }],
    },
  ]),
};
