import { type PlayedDocument, treatyDocument } from '../../../engine/experiment/solutions/coalition-document.ts';
import type { CoalitionDocument } from '../../../engine/experiment/solutions/solution-facts.ts';
import { type MembershipRules, stableSizes } from '../../../engine/games/coalition/stable-sizes.ts';
import type { Results } from '../../../reports/results.ts';
import { raceResults } from '../race.ts';

/** Linear benefits b of each member, cost c, members act where it pays them (Barrett 1994, as the shipped treaty). */
export function treatyOf(players: number, cost: number, rules: MembershipRules = {}, benefit = 1): CoalitionDocument {
  const acts = (size: number): boolean => benefit * size >= cost;
  const payoff = (size: number, price: number): number => (acts(size) ? benefit * size - price : 0);
  const names = Array.from({ length: players }, (_, k) => `State ${k + 1}`);
  const sizes = stableSizes(
    { players, payoffMember: (size) => payoff(size, cost), payoffOutsider: (size) => payoff(size, 0) },
    rules,
  );
  return treatyDocument({ title: 'A treaty', players: names, named: [], values: {} }, sizes, rules);
}

type Row = PlayedDocument['table'][number];

/** Two players in runs; the agreement of both is stable in this share of resamples. */
export function playedOf(
  share: number,
  names: readonly [string, string] = ['Leader', 'Entrant'],
  se = 0.1,
): PlayedDocument {
  const [a, b] = names;
  const isStable = share >= 0.5;
  // Where the resamples do not agree, nor does the interval leave 0 out.
  const wide = share > 0.05 && share < 0.95 ? 0.5 : se;
  const row = (
    members: readonly string[],
    payoffs: readonly number[],
    stable: boolean,
    idle: boolean,
    of: number,
    gains: readonly number[],
  ): Row => ({
    ...{ size: members.length, members, payoffs, se: [se, se], movers: stable ? [] : members },
    ...{ internal: stable, external: true, stable, idle, share: of },
    moving: gains.map((mean) => ({ mean, se: members.length === 2 ? wide : se })),
  });
  const size = (of: number, member?: number, outsider?: number, leaving?: number, joining?: number) => ({
    size: of,
    coalitions: of === 1 ? 2 : 1,
    ...(member === undefined ? {} : { payoffMember: { mean: member, se } }),
    ...(outsider === undefined ? {} : { payoffOutsider: { mean: outsider, se } }),
    ...(leaving === undefined ? {} : { leaving: { mean: leaving, se } }),
    ...(joining === undefined ? {} : { joining: { mean: joining, se } }),
  });
  return {
    ...{ kind: 'played', scenario: 'race', title: 'Race', decision: 'labs.stance', players: names },
    ...{ member: '{fixed: {play: pause}}', outsider: 'logit', runs: 400, failedRuns: 0, seed: '1', payoff: 'mean' },
    membership: { ties: 'stay', membership: 'open', minimum: 0 },
    stable: [],
    table: [
      row([], [0, 0], true, true, 1, [-1, -1]),
      row([a], [-1, 2], false, false, 0, [1, -1]),
      row([b], [2, -1], false, false, 0, [-1, 1]),
      row([a, b], [1, 1], isStable, false, share, isStable ? [-1, -1] : [1, 1]),
    ],
    sizes: [size(0, undefined, 0, undefined, -1), size(1, -1, 2, 1, -1), size(2, 1, undefined, isStable ? -1 : 1)],
  };
}

/** Players who differ: the agreement of all pays, and one of two would leave it. */
const sets: CoalitionDocument = {
  kind: 'sets',
  title: 'A game',
  players: ['Lab 1', 'Lab 2'],
  membership: { ties: 'stay', membership: 'exclusive', minimum: 2 },
  stable: [],
  table: [
    {
      size: 0,
      members: [],
      profile: ['slow', 'slow'],
      payoffs: [-1, -1],
      internal: true,
      external: true,
      stable: true,
      idle: true,
      movers: [],
    },
    {
      size: 1,
      members: ['Lab 1'],
      profile: ['slow', 'slow'],
      payoffs: [-1, -1],
      internal: true,
      external: false,
      stable: false,
      idle: true,
      movers: ['Lab 2'],
    },
    {
      size: 1,
      members: ['Lab 2'],
      profile: ['slow', 'slow'],
      payoffs: [-1, -1],
      internal: true,
      external: true,
      stable: true,
      idle: true,
      movers: [],
    },
    {
      size: 2,
      members: ['Lab 1', 'Lab 2'],
      profile: ['pause', 'slow'],
      payoffs: [-2, 3],
      internal: false,
      external: true,
      stable: false,
      idle: false,
      movers: ['Lab 1'],
    },
  ],
  complete: true,
  method: 'by hand',
};

const long = 'Institute for the Study of Very Capable Systems and Their Governance in All Countries';

export const agreements: Readonly<Record<string, CoalitionDocument>> = {
  'a treaty among ten': treatyOf(10, 3.5),
  'a treaty among two in which all is a tie': treatyOf(2, 1, { ties: 'out' }),
  'a treaty among nine, exclusive, of five at least': treatyOf(9, 3, { membership: 'exclusive', minimum: 5 }),
  'a treaty among 200 with huge payoffs': treatyOf(200, 6e9, {}, 1e8),
  'a treaty of which nothing comes': treatyOf(10, 50),
  'players who differ': sets,
  'an agreement in runs': playedOf(1),
  'an agreement in one run, with long names': playedOf(0.7, [`${long} I`, `${long} II`], Number.NaN),
};

const { headline: _, ...race } = raceResults(1);

/** What is known of an agreement, as read from a directory. */
export function agreed(document: CoalitionDocument, given: Partial<Results> = {}): Results {
  const isPlayed = document.kind === 'played';
  const runs = isPlayed ? document.runs : 0;
  return { ...race, runs, outcomes: [], ticks: [], subject: { kind: 'coalition', document }, ...given };
}
