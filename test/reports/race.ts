import seedrandom from 'seedrandom';
import { wilson } from '../../engine/analysis/wilson.ts';
import type { OutcomeResult, Results, TickRow, TickSeries } from '../../reports/results.ts';

/** One simulated world of the small race used for pictures in tests. */
type World = {
  readonly end: number;
  readonly outcome: string;
  readonly values: Readonly<Record<string, readonly number[]>>;
};

const HORIZON = 100;

function world(random: () => number): World {
  const growth = 0.006 + 0.012 * random();
  const caution = random();
  const capability = [0.75];
  const flag = [0];
  const racing = [0.1];
  let pausedFor = 0;
  for (let tick = 1; tick <= HORIZON; tick++) {
    const x = (capability[tick - 1] ?? 0) * (1 + growth * (0.5 + random()));
    const share =
      Math.round(
        6 * Math.min(1, Math.max(0, 0.1 + (0.7 - 0.35 * caution) * (tick / HORIZON) + 0.3 * (random() - 0.5))),
      ) / 6;
    capability.push(x);
    racing.push(share);
    flag.push(random() < 0.3 * share ? 1 : 0);
    pausedFor = share <= 1 / 6 ? pausedFor + 1 : 0;
    const values = { capability, flag, racing };
    if (random() < 0.0035 * Math.min(x, 10) * share) return { end: tick, outcome: 'catastrophe', values };
    if (pausedFor >= 18) return { end: tick, outcome: 'pause_held', values };
  }
  return { end: HORIZON, outcome: 'horizon', values: { capability, flag, racing } };
}

function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const low = Math.floor(place);
  const [a = 0, b = a] = [sorted[low], sorted[low + 1]];
  return a + (b - a) * (place - low);
}

/** Statistics of a set of values as a results directory holds them. */
export function tickRow(tick: number, values: readonly number[]): TickRow {
  const n = values.length;
  const sorted = [...values].sort((a, b) => a - b);
  const mean = values.reduce((sum, x) => sum + x, 0) / n;
  const sd = n < 2 ? 0 : Math.sqrt(values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (n - 1));
  const [p05, p25, p50, p75, p95] = [0.05, 0.25, 0.5, 0.75, 0.95].map((share) => quantile(sorted, share)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return { tick, n, mean, sd, p05, p25, p50, p75, p95 };
}

function series(worlds: readonly World[], measure: string, label: string, carry: boolean): TickSeries {
  const rows = Array.from({ length: HORIZON + 1 }, (_, tick) => {
    const values = worlds
      .filter((one) => carry || one.end >= tick)
      .map((one) => one.values[measure]?.[Math.min(tick, one.end)] ?? 0);
    return tickRow(tick, values);
  });
  return { measure, label, unit: '1', carry, rows };
}

function outcome(
  worlds: readonly World[],
  name: string,
  label: string,
  kind: OutcomeResult['kind'],
  definition?: string,
): OutcomeResult {
  const ends = worlds.filter((one) => one.outcome === name).map((one) => one.end);
  const byTick = Array.from({ length: HORIZON + 1 }, (_, tick) => ends.filter((end) => end <= tick).length);
  return outcomeResult(name, label, kind, byTick, worlds.length, definition);
}

/** An outcome from its cumulative counts. */
export function outcomeResult(
  name: string,
  label: string,
  kind: OutcomeResult['kind'],
  byTick: readonly number[],
  runs: number,
  definition?: string,
): OutcomeResult {
  const count = byTick.at(-1) ?? 0;
  const { estimate, lo, hi } = wilson(count, runs);
  return {
    name,
    label,
    kind,
    count,
    estimate,
    lo95: lo,
    hi95: hi,
    byTick,
    ...(definition === undefined ? {} : { definition }),
  };
}

/** Results of a small race with two outcomes and three measures, simulated here from a seed: the same every time. */
export function raceResults(runs = 1000, seed = 'race'): Results {
  const random = seedrandom.alea(seed);
  const worlds = Array.from({ length: runs }, () => world(random));
  return {
    scenario: {
      name: 'race',
      title: 'Race',
      question: 'What happens when nobody has agreed to anything?',
      limits: [
        'No conflict between the players, and nobody enters later.',
        'The level of the hazard hangs on `peak`, for which there is no source.',
        'Players do not learn how dangerous their systems are.',
      ],
      tick: 'month',
      horizon: HORIZON,
      parameters: { total: 31, sourced: 9, assumed: 22 },
    },
    runs,
    failedRuns: 0,
    seed: '1',
    outcomes: [
      outcome(
        worlds,
        'catastrophe',
        'Catastrophe',
        'harm',
        'the hazard of the most capable system strikes in that month',
      ),
      outcome(
        worlds,
        'pause_held',
        'Pause held',
        'benefit',
        'at most one player in six races for eighteen months on end',
      ),
    ],
    ticks: [
      series(worlds, 'capability', 'Capability', false),
      series(worlds, 'racing', 'Share racing', true),
      { ...series(worlds, 'flag', 'Violation found', true), truth: true },
    ],
    provenance: {
      version: '0.1.0',
      scenarioHash: '3f9a12c1d0e4b7a85566778899aabbccddeeff00112233445566778899aabbcc',
      resultsHash: '8d21f090b1c2d3e4f5061728394a5b6c7d8e9f00112233445566778899aabbcc',
      directory: 'results/race-8d21f090',
      replay: 'detente replay results/race-8d21f090',
    },
    headline: 'catastrophe',
    draft: false,
  };
}
