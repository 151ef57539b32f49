import type { ParameterFacts, Results, TickSeries } from '../../reports/results.ts';
import * as fc from '../properties/seeded.ts';
import { outcomeResult, raceResults, tickRow } from './race.ts';

const race = raceResults();
const rows = race.ticks[0]?.rows ?? [];

/** Parameters of every kind, so many. */
export function register(count: number): ParameterFacts[] {
  const values: ParameterFacts['values'][] = [
    [{ text: '0.5' }],
    [{ text: 'normal(mean -3.4, sd 0.6)' }],
    [
      { text: '0.6', players: ['Leader'] },
      { text: '0.1', players: ['Entrant', 'Follower'] },
    ],
  ];
  return Array.from({ length: count }, (_, k) => ({
    name: `growth.rate_${k}`,
    label: `rate ${k}`,
    ...(k % 4 === 0 ? {} : { doc: 'growth at full effort and human speed, before anything slows it down' }),
    unit: k % 2 === 0 ? '1' : 'OOM/year',
    role: k % 5 === 0 ? 'lever' : 'assumption',
    headline: k % 7 === 0,
    ...(k % 3 === 0 ? {} : { range: [0.1, k % 2 === 0 ? 1e9 : 5] as const }),
    ...(k % 6 === 0 ? {} : { source: k % 2 === 0 ? 'assumption (cf. Davidson 2023)' : 'Sevilla and Roldan 2024' }),
    values: values[k % 3] ?? [],
  }));
}

const word = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 60 }).map((text) => text.trim() || 'x');
const phrase = fc.array(word, { minLength: 1, maxLength: 30 }).map((parts) => parts.join(' '));
const name = fc.oneof(word, phrase, fc.constant('x'.repeat(300)));

/** Shares of options by player, and of all. */
function stances(players: readonly string[], options: readonly string[]): TickSeries[] {
  const share = (which: number, tick: number): number => {
    const weights = options.map((_, k) => 1 + k * (1 + Math.sin(tick / 17 + k)));
    return (weights[which] ?? 0) / weights.reduce((sum, one) => sum + one, 0);
  };
  return [undefined, ...players].flatMap((player) =>
    options.map((option, which) => ({
      measure: 'stance',
      label: 'Stance',
      unit: '1',
      class: 'labs',
      ...(player === undefined ? {} : { player }),
      option,
      carry: false,
      rows: rows.map(({ tick, n }) => ({ ...tickRow(tick, [share(which, tick)]), n, sd: 0.2 })),
    })),
  );
}

function numbers(players: readonly string[], label: string, unit: string): TickSeries[] {
  return players.map((player, k) => ({
    measure: 'capability',
    label,
    unit,
    class: 'labs',
    player,
    carry: k % 2 === 0,
    rows: rows.map(({ tick, n }) => ({ ...tickRow(tick, [tick / 50, (k + 1) * (tick / 30), tick]), n })),
  }));
}

/** Results with anything from nothing at all to nine players, twelve outcomes and twelve limits with long names. */
export const anyResults: fc.Arbitrary<Results> = fc
  .record({
    outcomes: fc.array(fc.record({ label: name, count: fc.integer({ min: 0, max: 80 }), meaning: phrase }), {
      maxLength: 12,
    }),
    players: fc.uniqueArray(name, { maxLength: 9 }),
    options: fc.uniqueArray(word, { maxLength: 5 }),
    limits: fc.array(phrase, { maxLength: 12 }),
    title: name,
    question: fc.option(phrase, { nil: undefined }),
    label: name,
    unit: fc.constantFrom('1', 'OOM', 'utility per year and player'),
    start: fc.constantFrom(undefined, '2026-07'),
    draft: fc.boolean(),
    failedRuns: fc.constantFrom(0, 3, 400),
    parameters: fc.integer({ min: 0, max: 40 }),
    isChanged: fc.boolean(),
    general: fc.boolean(),
  })
  .map((drawn): Results => {
    const kinds = ['harm', 'benefit', 'neutral'] as const;
    const byTick = (count: number): number[] => rows.map(({ tick }) => Math.floor((count * tick) / 100));
    return {
      ...race,
      scenario: {
        ...race.scenario,
        title: drawn.title,
        limits: drawn.limits,
        register: register(drawn.parameters),
        ...(drawn.question === undefined ? {} : { question: drawn.question }),
        ...(drawn.start === undefined ? {} : { start: drawn.start }),
        ...(drawn.isChanged
          ? {
              set: [{ path: 'labs.caution', value: drawn.label }],
              parent: 'frontier',
              events: [{ name: 'treaty', label: drawn.title, at: 24, for: 60 }],
            }
          : {}),
      },
      failedRuns: drawn.failedRuns,
      outcomes: drawn.outcomes.map(({ label, count, meaning }, k) =>
        outcomeResult(`end_${k}`, label, kinds[k % 3] ?? 'neutral', byTick(count), race.runs, meaning),
      ),
      ticks: [
        ...(drawn.general ? race.ticks : []),
        ...stances(drawn.players, drawn.options),
        ...numbers(drawn.players, drawn.label, drawn.unit),
      ],
      draft: drawn.draft,
    };
  });
