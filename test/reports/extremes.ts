import seedrandom from 'seedrandom';
import type { Results, TickRow, TickSeries } from '../../reports/results.ts';
import { outcomeResult, raceResults, tickRow } from './race.ts';

const race = raceResults();
const rows = race.ticks[0]?.rows ?? [];
const ENDLESS = 'x'.repeat(300);
const WORDY = 'A laboratory with a name of many words that goes on and on '.repeat(5).trim();

const NAMES = [
  'Leader',
  'Entrant',
  'Challenger',
  'Follower',
  'Bloc of the north',
  'Sixth',
  'Seventh',
  'Eighth',
  'Nine',
];

/** The share of each option over time, for one player or all. */
function choices(options: readonly string[], player: string | undefined, tilt: number): TickSeries[] {
  return options.map((option, which) => ({
    measure: 'stance',
    label: 'Stance',
    unit: '1',
    class: 'labs',
    ...(player === undefined ? {} : { player }),
    option,
    carry: false,
    rows: rows.map(({ tick, n }): TickRow => {
      const weights = options.map((_, k) => 1 + k * (tilt + 1.5 * Math.sin(tick / 17 + k)) ** 2);
      const share = (weights[which] ?? 0) / weights.reduce((sum, one) => sum + one, 0);
      return { ...tickRow(tick, [share]), n, sd: Math.sqrt(share * (1 - share)) };
    }),
  }));
}

/** A number by player. */
function numbers(player: string | undefined, of: (tick: number, chance: number) => number, name = 'capability') {
  const random = seedrandom.alea(player ?? 'all');
  return {
    measure: name,
    label: 'Capability',
    unit: 'OOM',
    class: 'labs',
    ...(player === undefined ? {} : { player }),
    carry: false,
    rows: rows.map(({ tick, n }) => ({
      ...tickRow(
        tick,
        Array.from({ length: 40 }, () => of(tick, random())),
      ),
      n,
    })),
  } satisfies TickSeries;
}

function players(names: readonly string[], options: readonly string[] = ['pause', 'slow', 'race']): Results {
  return {
    ...race,
    ticks: [
      ...names.flatMap((name, k) => choices(options, name, k / 2)),
      ...names.map((name, k) => numbers(name, (tick, chance) => ((3 + k / 4 + chance) * tick) / 100)),
    ],
  };
}

/** Ends with these counts of 1,000 runs. */
function ends(counts: readonly number[], label = (k: number): string => `Outcome number ${k + 1}`): Results {
  const steps = (count: number): number[] => rows.map(({ tick }) => Math.floor((count * tick) / 100));
  const kinds = ['harm', 'benefit', 'neutral'] as const;
  return {
    ...race,
    outcomes: counts.map((count, k) =>
      outcomeResult(`end_${k}`, label(k), kinds[k % 3] ?? 'neutral', steps(count), race.runs),
    ),
  };
}

const nothing: TickRow = {
  tick: 0,
  n: 0,
  mean: Number.NaN,
  sd: Number.NaN,
  p05: Number.NaN,
  p25: Number.NaN,
  p50: Number.NaN,
  p75: Number.NaN,
  p95: Number.NaN,
};

const one = players(NAMES.slice(0, 4));

/** The same with twenty times the runs, quantiles of the first 4,096 of them. */
export function manyRuns(results: Results): Results {
  const runs = 20 * results.runs;
  return {
    ...results,
    runs,
    outcomes: results.outcomes.map(({ name, label, kind, byTick }) =>
      outcomeResult(
        name,
        label,
        kind,
        byTick.map((count) => 20 * count),
        runs,
      ),
    ),
    ticks: results.ticks.map((series) => ({
      ...series,
      rows: series.rows.map((row) => ({ ...row, n: 20 * row.n, quantileN: Math.round(4.096 * row.n) })),
    })),
  };
}

/** Results that strain the small multiples and the bars, by name. */
export const extremes: Readonly<Record<string, Results>> = {
  'two players': players(NAMES.slice(0, 2)),
  'five players': players(NAMES.slice(0, 5)),
  'nine players': players(NAMES),
  'more runs than quantiles are of': manyRuns({ ...race, ticks: [...players(NAMES.slice(0, 5)).ticks, ...race.ticks] }),
  'forty players': players(Array.from({ length: 40 }, (_, k) => `Laboratory ${k + 1}`)),
  'players with names of 300 characters': players([ENDLESS, WORDY, 'Short']),
  'seven options': players(NAMES.slice(0, 6), ['comply', 'cheat', 'leave', 'wait', 'buy', 'sell', ENDLESS]),
  'options beside stances': players(NAMES.slice(0, 3), ['pause', 'slow', 'race', 'cheat', 'leave']),
  'all players alike': {
    ...one,
    ticks: [
      ...NAMES.slice(0, 4).flatMap((name) => choices(['pause', 'slow', 'race'], name, 1)),
      ...NAMES.slice(0, 4).map((name) => ({ ...numbers('Same', (tick) => tick / 100), player: name })),
    ],
  },
  'players in one run': {
    ...players(NAMES.slice(0, 3)),
    ...{
      runs: 1,
      outcomes: ends([0, 0]).outcomes.map((end, k) =>
        outcomeResult(
          end.name,
          end.label,
          end.kind,
          rows.map(({ tick }) => (k === 0 && tick > 40 ? 1 : 0)),
          1,
        ),
      ),
    },
    ticks: players(NAMES.slice(0, 3)).ticks.map((series) => ({
      ...series,
      rows: series.rows.map((row) => ({
        ...tickRow(row.tick, [series.option === undefined ? row.p50 : Number(series.option === 'slow')]),
      })),
    })),
  },
  'players with events and a calendar': {
    ...players(NAMES.slice(0, 6)),
    scenario: {
      ...race.scenario,
      start: '2026-07',
      events: [
        { name: 'treaty', label: 'treaty', at: 24, for: 60 },
        { name: 'second', label: 'a second event with a name that is too long for a plot', at: 26 },
      ],
    },
    draft: true,
  },
  'players of whom nothing is known': {
    ...one,
    ticks: one.ticks.map((series) => ({ ...series, rows: series.rows.map(({ tick }) => ({ ...nothing, tick })) })),
  },
  'constant numbers': {
    ...one,
    ticks: NAMES.slice(0, 5).map((name) => numbers(name, () => 7)),
  },
  'huge numbers': {
    ...one,
    ticks: [
      ...NAMES.slice(0, 5).map((name, k) => numbers(name, (tick, chance) => (k + chance) * 10 ** (2 * tick))),
      numbers(undefined, (tick, chance) => -(1 + chance) * 1e300 * tick, 'depth'),
    ],
  },
  'minute numbers': {
    ...one,
    ticks: NAMES.slice(0, 5).map((name, k) => numbers(name, (tick, chance) => (k + chance) * tick * 1e-280)),
  },
  'none of 1,000': ends([0, 0, 0]),
  'all of 1,000': ends([0, 1000, 0], (k) => (k === 1 ? WORDY : `Outcome ${k}`)),
  'one outcome that all runs have': ends([1000]),
  'nine outcomes with long names': ends([180, 1, 120, 0, 90, 60, 300, 2, 30], (k) => (k % 2 === 0 ? WORDY : ENDLESS)),
  'fourteen outcomes': ends([180, 1, 120, 0, 90, 60, 100, 2, 30, 7, 9, 11, 13, 200]),
  'outcomes as common as each other': ends([250, 252, 251, 247]),
};
