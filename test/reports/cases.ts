import seedrandom from 'seedrandom';
import type { Results, TickSeries } from '../../reports/results.ts';
import { outcomeResult, raceResults, tickRow } from './race.ts';

const LABS = ['Leader', 'Entrant', 'Challenger', 'Follower', 'National laboratory of the north', 'Sixth', 'Seventh'];

const LONG =
  'What happens to the frontier of capability, the assurance of laboratories and the pressure between the blocs when nobody has agreed to anything, nothing is verified, and every government believes that the other is about to break away?';

/** Seven labs, one series each. */
function perPlayer(base: Results): TickSeries[] {
  const random = seedrandom.alea('labs');
  return LABS.map((player, k) => ({
    measure: 'capability',
    label: 'Capability',
    unit: 'OOM',
    class: 'labs',
    player,
    carry: false,
    rows: (base.ticks[0]?.rows ?? []).map(({ tick, n }) => ({
      ...tickRow(
        tick,
        Array.from({ length: 60 }, () => ((3 - k * 0.2 + random()) * tick) / 100),
      ),
      n,
    })),
  }));
}

/** A decision: the share of each option. */
function stances(base: Results): TickSeries[] {
  return ['pause', 'slow', 'race'].map((option, which) => ({
    measure: 'stance',
    label: 'stance',
    unit: '1',
    class: 'labs',
    option,
    carry: false,
    rows: (base.ticks[0]?.rows ?? []).map(({ tick, n }) => {
      const race = 0.1 + 0.0055 * tick;
      const pause = 0.3 - 0.0028 * tick;
      const share = [pause, 1 - pause - race, race][which] ?? 0;
      return { ...tickRow(tick, [share]), n, sd: 0.2 };
    }),
  }));
}

const race = raceResults();

const never = race.outcomes.map((outcome) =>
  outcomeResult(
    outcome.name,
    outcome.label,
    outcome.kind,
    outcome.byTick.map(() => 0),
    1000,
  ),
);

const twelve = Array.from({ length: 12 }, (_, k) =>
  outcomeResult(
    `outcome_${k}`,
    k % 3 === 0 ? `An outcome whose name is long, number ${k}` : `Outcome ${k}`,
    k === 0 ? 'harm' : 'neutral',
    (race.outcomes[0]?.byTick ?? []).map((count) => Math.floor(count / (1 + 0.3 * k))),
    1000,
  ),
);

/** Forty labs, whose medians differ by sampling only. */
function alike(base: Results): TickSeries[] {
  const random = seedrandom.alea('alike');
  const worlds = Array.from({ length: 60 }, random);
  return Array.from({ length: 40 }, (_, k) => ({
    measure: 'capability',
    label: 'Capability',
    unit: 'OOM',
    class: 'labs',
    player: `Lab ${k + 1}`,
    carry: false,
    rows: (base.ticks[0]?.rows ?? []).map(({ tick, n }) => {
      const shift = 0.02 * (random() - 0.5);
      const values = worlds.map((value) => ((2 + value + shift) * tick) / 100);
      return { ...tickRow(tick, values), n };
    }),
  }));
}

/** Every kind of results that a page must survive, by name. */
export const cases: Readonly<Record<string, Results>> = {
  race,
  'zero counts': { ...race, outcomes: never },
  'one outcome': { ...race, outcomes: race.outcomes.slice(0, 1) },
  'no outcome': { ...race, outcomes: [] },
  'twelve outcomes': { ...race, outcomes: twelve, headline: 'outcome_0' },
  'one run': raceResults(1),
  'seven labs': { ...race, ticks: perPlayer(race) },
  'three panels with a calendar': {
    ...race,
    ticks: [...stances(race), ...perPlayer(race)],
    scenario: { ...race.scenario, start: '2026-07' },
  },
  'a draft with failed runs': { ...raceResults(40), draft: true, failedRuns: 2 },
  'the first of many runs': {
    ...race,
    incomplete: { done: 1000, asked: 2_147_483_647, of: 'runs' },
    provenance: { ...race.provenance, run: 'detente run race.yaml --runs 1000 --seed 1' },
    scenario: { ...race.scenario, question: `${'Would a pause hold if nobody could see who keeps it? '.repeat(3)}` },
  },
  'forty alike': { ...race, ticks: alike(race) },
  'a calendar from the middle of a year': {
    ...race,
    ticks: [...stances(race), ...perPlayer(race)],
    // Ten years from July: the span is a whole number of steps, yet no year begins at its start.
    scenario: { ...race.scenario, start: '2026-07', horizon: 96 },
  },
  'an overlay with events': {
    ...race,
    ticks: [...stances(race), ...race.ticks],
    scenario: {
      ...race.scenario,
      set: [{ path: 'labs.caution', value: '1.5' }],
      parent: 'frontier',
      events: [
        { name: 'treaty', label: 'treaty', at: 24, for: 60 },
        { name: 'second', label: 'a second event with a name that is too long for a plot', at: 26 },
        { name: 'alarm', label: 'Alarm' },
      ],
    },
    provenance: {
      ...race.provenance,
      run: 'detente run overlay.yaml --runs 1000 --seed 1 --set labs.caution=1.5',
    },
  },
  'a batch that failed': {
    ...raceResults(44),
    failedRuns: 156,
    failures: [{ run: 0, tick: 7, kind: 'state', name: 'labs.capability', value: Number.NaN }],
  },
  'all runs failed': { ...race, runs: 0, failedRuns: 200, outcomes: [], ticks: [] },
  'nothing at all': { ...race, outcomes: [], ticks: [] },
  'long texts': {
    ...race,
    ticks: [
      ...stances(race),
      ...race.ticks.map((series) => ({ ...series, label: LONG, unit: 'utility per year and player' })),
    ],
    scenario: {
      ...race.scenario,
      name: 'a-very-long-scenario-name-'.repeat(8),
      title: LONG,
      question: LONG,
      limits: Array.from({ length: 9 }, (_, k) => `${k}: ${LONG}`),
    },
    outcomes: race.outcomes.map((outcome) => ({ ...outcome, label: `${outcome.label}: ${LONG}`, definition: LONG })),
    provenance: { ...race.provenance, replay: `detente replay results/${'long-'.repeat(60)}8d21f090` },
  },
  'one word that never ends': {
    ...race,
    scenario: { ...race.scenario, title: 'A'.repeat(400), limits: ['B'.repeat(400)] },
    outcomes: race.outcomes.map((outcome) => ({ ...outcome, label: 'C'.repeat(300) })),
  },
  'letters that no font has': {
    ...race,
    scenario: { ...race.scenario, title: 'Пауза 停止 🙂 مرحبا', question: 'é Å ñ \u0007 \u202e?' },
    seed: '🌱',
  },
};
