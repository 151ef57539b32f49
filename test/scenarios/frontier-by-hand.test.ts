// The frontier model a second time: every number of whole runs as it follows from the equations, with nothing taken from
// the engine but what players chose and what chance did.

import { expect, test } from 'vitest';
import type { Model } from '../../engine/language/model.ts';
import { tellRun } from '../../engine/run/story.ts';
import { modelOfText } from '../reference/model-of-text.ts';
import { givenAt, type Setting } from './frontier-by-hand/given.ts';
import { play, type Tick } from './frontier-by-hand/play.ts';
import { measureOf, numbersByHand, numbersTold, toldOf, unlike } from './frontier-by-hand/told.ts';
import { hasHeld } from './frontier-by-hand/treaty.ts';
import { today, type Uses, type World } from './frontier-by-hand/world.ts';

const HORIZON = 120;

/** The per-run draws are not in a story: measures tell them. */
const withChance = (scenario: string, parameters: Readonly<Record<string, number | string>>): string => `
detente: 1
extends: ${scenario}
title: Told
parameters: ${JSON.stringify(parameters)}
measures:
  told_luck: {unit: "1", final: hazard.luck}
  told_mood: {unit: "1", tick: labs.mood}
`;

const SHOWN = {
  agreement: ({ next }: Tick) => next.active,
  violation: ({ next }: Tick) => next.labs.some(({ hidden }) => hidden > 0.01),
  proof: ({ next, odds }: Tick) => next.ledger.suspended > 0 && odds.caught.some((chance) => chance > 0),
  return: ({ next }: Tick) => next.active && next.ledger.since > next.ledger.held + 10,
  shot: ({ next }: Tick) => (next.governments[0]?.belief ?? 0) > 0.2,
  membership: ({ payoffs }: Tick) => payoffs.membership.some(({ length }) => length > 0),
};

type Play = {
  readonly scenario: string;
  /** What is changed in it. */
  readonly but?: string;
  readonly runs: number;
  readonly parameters?: Readonly<Record<string, number | string>>;
  readonly settings?: readonly Setting[];
  /** What comes about in these runs, so that it is compared at all. */
  readonly shows?: readonly (keyof typeof SHOWN)[];
  /** Factor on pressure at the start of a tick. */
  readonly thaw?: { readonly t: number; readonly factor: number };
};

const TREATY: Uses = { treaty: true, negotiation: false, letter: false };
const NONE: Uses = { treaty: false, negotiation: false, letter: false };

const usesOf = (scenario: string): Uses => {
  if (scenario === 'conference') return { ...TREATY, negotiation: true };
  if (scenario === 'open-letter') return { ...NONE, letter: true };
  return /pause-|slow-|summit|worm|overstated/.test(scenario) ? TREATY : NONE;
};

const from = (t: number, path: string, value: number, player?: number, length = Infinity): Setting => ({
  path,
  value,
  from: t,
  until: t + length,
  ...(player === undefined ? {} : { player }),
});

const PLAYS: readonly Play[] = [
  { scenario: 'frontier', runs: 3, shows: ['shot'] },
  { scenario: 'pause-verified', runs: 3, shows: ['agreement'] },
  { scenario: 'pause-unverified', runs: 3, shows: ['agreement', 'violation'] },
  { scenario: 'slow-verified', runs: 3 },
  {
    scenario: 'mandate',
    runs: 2,
    settings: [from(12, 'governments.mandate.enforce', 0.9, 0), from(12, 'governments.mandate.fine', 6, 0)],
  },
  { scenario: 'open-letter', runs: 2 },
  { scenario: 'pre-release-review', runs: 2 },
  { scenario: 'vetted-release', runs: 2 },
  { scenario: 'open-weights-worm', runs: 2, settings: [from(30, 'misuse.today', 1500, 0, 3)] },
  {
    scenario: 'summit',
    runs: 3,
    settings: [from(12, 'rivalry.summit', 0.4, 0, 60)],
    thaw: { t: 12, factor: 0.4 },
  },
  { scenario: 'listing-pressure', runs: 2, settings: [from(24, 'labs.market.investors', 2, 0, 12)] },
  { scenario: 'blacklist', runs: 2, settings: [from(12, 'labs.market.demand', 0.7, 0)] },
  { scenario: 'conference', runs: 3, shows: ['agreement', 'membership'] },
  {
    scenario: 'slow-verified',
    but: ', everything of the treaty otherwise',
    runs: 3,
    shows: ['agreement', 'violation', 'proof', 'return'],
    parameters: {
      'treaty.start': 4,
      'treaty.stop': 90,
      'treaty.snap_back': 5,
      'treaty.penalty': 1,
      'treaty.term': 0.5,
      'verification.inspect': 0.8,
      'verification.power': 0.3,
      'verification.conceal': 0.6,
      'verification.false_alarms': 0.02,
      'verification.lag': 3,
      'covert.hide_cost': 0.6,
      'covert.dark': 0.2,
      'deterrence.suspicion': 0.4,
      'lab_payoff.interval': 2,
      'mandate.interval': 1,
      'Follower.member': 0,
    },
  },
  {
    scenario: 'pause-unverified',
    but: ', rare proof at once and a world in a hurry',
    runs: 3,
    shows: ['agreement', 'violation', 'proof'],
    parameters: {
      'verification.inspect': 0.1,
      'verification.lag': 0,
      'treaty.snap_back': 12,
      'treaty.penalty': 0,
      'growth.spill': 1.5,
      'growth.behind': 0.1,
      'growth.reinvest': 0.8,
      'alignment.rate': 0.6,
      'alignment.assist': 0.8,
      'alignment.sharing': 0.9,
      'alignment.headroom': 0.4,
      'hazard.overestimate': 3,
      'beliefs.spread': 0.5,
      'market.theta': 1.6,
      'market.pie': 0.3,
      'market.average': 1.4,
      'lab_payoff.tau': 5,
      'lab_payoff.mid': 0.4,
    },
  },
  { scenario: 'vetted-release', but: ' without vetting', runs: 1, parameters: { 'release.policy': 'open' } },
  { scenario: 'conference', but: ' of two', runs: 3, parameters: { 'negotiation.quorum': 2, 'negotiation.opens': 6 } },
  { scenario: 'overstated-risk', runs: 1 },
  { scenario: 'unilateral-pause', runs: 1 },
  { scenario: 'takeoff', runs: 1 },
  { scenario: 'no-feedback', runs: 1 },
  { scenario: 'pause-as-weapon', runs: 1, shows: ['agreement'] },
];

const NAMES = ['Leader', 'Entrant', 'Challenger', 'Follower'] as const;

/** One run, compared tick by tick. */
const compare = async (model: Model, one: Play, run: number): Promise<readonly Tick[]> => {
  const { scenario, settings = [], thaw } = one;
  const uses = usesOf(scenario);
  const story = await tellRun(model, { seed: 'by hand', run });
  const luck = measureOf(story, 'told_luck');
  const moods = NAMES.map((name) => story.initial.measures[`told_mood|${name}`] as number);
  const given = givenAt(story.parameters, settings, 0);
  let world: World = today(given, moods);
  const ticks: Tick[] = [];
  for (const row of story.rows) {
    const { t } = world;
    if (t === thaw?.t) world = { ...world, pressure: world.pressure * thaw.factor };
    const now = givenAt(story.parameters, settings, t);
    const told = toldOf(row);
    const tick = play(now, uses, world, told, luck);
    const mine = numbersByHand(tick, told.stances, uses.treaty ? now('treaty.obligation') : 0);
    expect(unlike(numbersTold(row), mine), `${scenario}, seed "by hand", run ${run}, t = ${t}`).toEqual([]);
    expect(tick.end ?? 'horizon').toBe(t + 1 === story.ticks ? story.outcome : 'horizon');
    ticks.push(tick);
    world = tick.next;
  }
  const over = story.outcome === 'safe_arrival' ? ((HORIZON - story.ticks) / 12) * given('hazard.threshold') : 0;
  expect(measureOf(story, 'benefit')).toBeCloseTo(world.enjoyed + over, 9);
  expect(measureOf(story, 'worst_incident') / Math.max(...ticks.map(({ worst }) => worst))).toBeCloseTo(1, 9);
  if (!uses.treaty) return ticks;
  expect(measureOf(story, 'pause_held')).toBe(hasHeld(given, world.ledger) ? 1 : 0);
  const counted = (of: (tick: Tick) => readonly boolean[]): number => ticks.flatMap(of).filter(Boolean).length;
  expect(story.pooled.hidden_violation).toEqual([counted(({ hidden }) => hidden), counted(({ bound }) => bound)]);
  return ticks;
};

const named = PLAYS.map((one) => [one.scenario + (one.but ?? ''), one] as const);

test.each(named)('%s', { timeout: 120_000 }, async (_, one) => {
  const model = await modelOfText(withChance(one.scenario, one.parameters ?? {}));
  const ticks: Tick[] = [];
  for (let run = 0; run < one.runs; run += 1) ticks.push(...(await compare(model, one, run)));
  for (const what of one.shows ?? []) expect(ticks.some(SHOWN[what]), what).toBe(true);
});
