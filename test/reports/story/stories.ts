import type { Lane, RunStoryFacts } from '../../../engine/experiment/story/run-story-facts.ts';
import type { Results, TickSeries } from '../../../reports/results.ts';
import { raceResults, tickRow } from '../race.ts';

const OPTIONS = ['pause', 'slow', 'race'];

const lane = (player: string, choices: readonly number[], seen: readonly number[] = choices): Lane => ({
  decision: 'labs.stance',
  label: 'stance',
  player,
  options: OPTIONS,
  choices,
  seen,
});

/** So many ticks of each option in turn. */
const turns = (...lengths: readonly (readonly [option: number, ticks: number])[]): number[] =>
  lengths.flatMap(([option, ticks]) => Array.from({ length: ticks }, () => option));

/** A treaty from month 11 to 42 that Challenger breaks in secret from month 20 on. */
export const treaty: RunStoryFacts = {
  kind: 'run-story',
  run: 7,
  ticks: 96,
  end: {
    name: 'pause_held',
    label: 'Pause held',
    definition: 'at most one player in six races',
    count: { of: 120, runs: 1000 },
  },
  lanes: [
    lane('Leader', turns([2, 10], [0, 32], [2, 54])),
    lane('Challenger', turns([2, 10], [0, 9], [2, 23], [1, 54]), turns([2, 10], [0, 32], [1, 54])),
  ],
  spells: [{ label: 'agreement', stretches: [{ from: 10, to: 42 }] }],
  marks: [
    { at: 10, text: 'the agreement entered into force', weight: 4 },
    { at: 10, text: 'its members promised to pause', weight: 2 },
    { at: 19, text: 'Challenger secretly broke the promise', weight: 3 },
    { at: 26, text: 'inspectors proved that Challenger had broken the promise', weight: 3 },
    { at: 42, text: 'the agreement had ended', weight: 3 },
  ],
  summaries: [
    'The agreement entered into force in month 11 and was in force for 32 months',
    'Challenger broke the promise in month 20',
    'Inspectors proved a violation by Challenger in month 27',
  ],
  series: [{ measure: 'capability', values: Array.from({ length: 97 }, (_, k) => 0.75 + k / 20) }],
  prose: ['In month 1 all raced.', 'It was "so" from -0.5 to -0.2.'],
};

const names = Array.from(
  { length: 9 },
  (_, k) => `${'Institute for the Study of Very Capable Systems '.repeat(2)}${k + 1}`,
);

const playersOf = (players: readonly string[]): TickSeries[] =>
  players.map((player) => ({
    measure: 'power',
    label: 'Power',
    unit: 'OOM',
    class: 'labs',
    player,
    carry: true,
    rows: Array.from({ length: 101 }, (_, tick) => tickRow(tick, [tick / 10, tick / 8, tick / 5])),
  }));

export const stories: Readonly<Record<string, RunStoryFacts>> = {
  treaty,
  'one tick of two players, in which nothing happens': {
    ...treaty,
    ...{ ticks: 1, run: 0, marks: [], spells: [], summaries: [], prose: [] },
    lanes: [lane('A', [2]), lane('B', [0])],
    end: { name: 'horizon', label: 'none of the ends', count: { of: 400, runs: 1000 } },
    series: [{ measure: 'capability', values: [0.75, 0.8] }],
  },
  'forty marks of nine players with long names': {
    ...treaty,
    lanes: names.map((player, k) =>
      lane(
        player,
        Array.from({ length: 96 }, (_, t) => (t + k) % 3),
      ),
    ),
    marks: Array.from({ length: 40 }, (_, k) => ({
      at: Math.floor(2.4 * k),
      text: `${names[k % 9]} was far beyond what it could keep in check, and everybody knew`,
      weight: k % 5,
    })),
    summaries: names.map((name) => `${name} did what none of the others would have done in month 12`),
    spells: ['agreement', 'summit', 'boycott'].map((label) => ({
      label,
      stretches: [
        { from: 3, to: 40 },
        { from: 60, to: 61 },
      ],
    })),
    series: [
      ...treaty.series,
      ...names.map((player) => ({
        measure: 'power',
        player,
        values: Array.from({ length: 97 }, (_, k) => k * k * 1e6),
      })),
    ],
  },
  'twenty players of whom nothing is told': {
    ...treaty,
    marks: [],
    lanes: Array.from({ length: 20 }, (_, k) => lane(`Lab ${k + 1}`, turns([k % 3, 96]))),
  },
  'a run that failed': {
    ...treaty,
    ticks: 3,
    end: { name: 'failed', label: 'failed' },
    lanes: [lane('A', [2, 2, 0])],
    summaries: [],
    series: [{ measure: 'capability', values: [0.75, 0.8, Number.NaN, Number.POSITIVE_INFINITY] }],
  },
  'everything at once': {
    ...treaty,
    marks: Array.from({ length: 12 }, (_, k) => ({
      at: 95,
      text: `something ${k} happened at the very end`,
      weight: 1,
    })),
  },
};

const race = raceResults();

/** A story among all runs of the race. */
export function toldRun(facts: RunStoryFacts, given: Partial<Results> = {}): Results {
  const players = [...new Set(facts.series.flatMap(({ player }) => player ?? []))];
  return { ...race, ticks: [...race.ticks, ...playersOf(players)], subject: facts, ...given };
}
