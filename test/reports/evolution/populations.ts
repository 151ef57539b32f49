import type { EvolveDocument } from '../../../engine/experiment/solutions/solution-facts.ts';
import { type EvolveOptions, evolve } from '../../../engine/games/evolution/evolve.ts';
import { phasePortrait } from '../../../engine/games/evolution/phase-portrait.ts';
import { populationGame } from '../../../engine/games/evolution/population-game.ts';
import { PATH_DYNAMICS } from '../../../engine/games/evolution/shares-change.ts';
import type { Results } from '../../../reports/results.ts';
import { raceResults } from '../race.ts';

const { headline: _, ...race } = raceResults(1);

type Rows = readonly (readonly number[])[];

/** What is found of a population with these payoffs. */
export const evolvedOf = (strategies: readonly string[], rows: Rows, options: EvolveOptions): EvolveDocument => {
  const game = populationGame({ strategies, rows });
  const dynamic = PATH_DYNAMICS.find((one) => one === options.dynamic);
  const portrait = dynamic && phasePortrait(game, dynamic, options.selection);
  const population = dynamic === undefined ? { population: options.population ?? 100 } : {};
  return {
    ...{ title: 'A population', ...evolve(game, options), ...population },
    ...(portrait === undefined ? {} : { portrait }),
  };
};

const standards = ['pause', 'slow', 'race'];
const skewed = [
  [3, 0, 0],
  [1, 2, 0],
  [1, 1, 1],
];
const rockPaperScissors = [
  [0, -1, 1],
  [1, 0, -1],
  [-1, 1, 0],
];
const like = [
  [2, 1, 2],
  [0, 3, 0],
  [2, 1, 2],
];
const long = ['a strategy with a very long name indeed', 'another one that is hardly shorter', 'W'.repeat(60)];

/** Results of every kind, extremes among them. */
export const populations: Readonly<Record<string, EvolveDocument>> = {
  standards: evolvedOf(standards, skewed, { dynamic: 'replicator', start: [0.3, 0.3, 0.4] }),
  'best replies': evolvedOf(standards, skewed, { dynamic: 'best-reply', start: [0.3, 0.3, 0.4] }),
  'quantal replies': evolvedOf(standards, skewed, { dynamic: 'logit', selection: 3, start: [0.3, 0.3, 0.4] }),
  cycles: evolvedOf(['rock', 'paper', 'scissors'], rockPaperScissors, {
    dynamic: 'replicator',
    start: [0.5, 0.3, 0.2],
    samples: 400,
  }),
  mixes: evolvedOf(['AS', 'AU', 'CS'], like, { dynamic: 'replicator' }),
  'long names': evolvedOf(long, skewed, { dynamic: 'replicator' }),
  'nothing at stake': evolvedOf(
    ['left', 'right'],
    [
      [0, 0],
      [0, 0],
    ],
    { dynamic: 'replicator' },
  ),
  chicken: evolvedOf(
    ['hold', 'race'],
    [
      [0, -1],
      [1, -10],
    ],
    { dynamic: 'replicator', start: [0.2, 0.8] },
  ),
  dilemma: evolvedOf(
    ['keep', 'cheat'],
    [
      [3, 0],
      [5, 1],
    ],
    { dynamic: 'best-reply' },
  ),
  'long pair': evolvedOf(
    long.slice(1),
    [
      [2, 0],
      [0, 1],
    ],
    { dynamic: 'logit', selection: 4, start: [0.1, 0.9] },
  ),
  five: evolvedOf(
    ['a', 'b', 'c', 'd', 'e'],
    Array.from({ length: 5 }, (_, k) => [k, 1, 0, 2, 3 - k]),
    {
      dynamic: 'replicator',
    },
  ),
  rare: evolvedOf(standards, skewed, { dynamic: 'fermi', selection: 0.01 }),
  frequent: evolvedOf(long, skewed, { dynamic: 'moran', population: 20, mutation: 0.05, selection: 0.1 }),
  ranked: evolvedOf(standards, skewed, { dynamic: 'alpha-rank', population: 50, selection: 1 }),
};

export const populated = (document: EvolveDocument): Results => ({
  ...race,
  ...{ runs: 0, outcomes: [], ticks: [] },
  subject: { kind: 'evolution', document },
});
