// The frontier model a second time: every number of whole runs as it follows from the equations, with nothing taken from
// the engine but what players chose and what chance did.

import { expect, test } from 'vitest';
import { tellRun } from '../../engine/run/story.ts';
import { modelOfText } from '../reference/model-of-text.ts';
import { givenAt, type Setting } from './frontier-by-hand/given.ts';
import { play, type Tick } from './frontier-by-hand/play.ts';
import { measureOf, numbersByHand, numbersTold, toldOf, unlike } from './frontier-by-hand/told.ts';
import { hasHeld } from './frontier-by-hand/treaty.ts';
import { today, type Uses, type World } from './frontier-by-hand/world.ts';

const HORIZON = 120;

/** The per-run draws are not in a story: measures tell them. */
const withChance = (scenario: string, parameters: string): string => `
detente: 1
extends: ${scenario}
title: Told
${parameters}
measures:
  told_luck: {unit: "1", final: hazard.luck}
  told_mood: {unit: "1", tick: labs.mood}
`;

type Play = {
  readonly scenario: string;
  readonly runs: number;
  readonly parameters?: string;
  readonly settings?: readonly Setting[];
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
  { scenario: 'frontier', runs: 3 },
  { scenario: 'pause-verified', runs: 3 },
  { scenario: 'pause-unverified', runs: 3 },
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
  { scenario: 'conference', runs: 3 },
  { scenario: 'overstated-risk', runs: 1 },
  { scenario: 'unilateral-pause', runs: 1 },
  { scenario: 'takeoff', runs: 1 },
];

test.each(PLAYS)('$scenario', { timeout: 120_000 }, async ({ scenario, runs, parameters = '', settings = [], thaw }) => {
  const model = await modelOfText(withChance(scenario, parameters));
  const uses = usesOf(scenario);
  for (let run = 0; run < runs; run += 1) {
    const story = await tellRun(model, { seed: 'by hand', run });
    const luck = measureOf(story, 'told_luck');
    const moods = ['Leader', 'Entrant', 'Challenger', 'Follower'].map(
      (name) => story.initial.measures[`told_mood|${name}`] as number,
    );
    let world: World = today(givenAt(story.parameters, settings, 0), moods);
    const ticks: Tick[] = [];
    for (const row of story.rows) {
      const { t } = world;
      if (t === thaw?.t) world = { ...world, pressure: world.pressure * thaw.factor };
      const given = givenAt(story.parameters, settings, t);
      const told = toldOf(row);
      const tick = play(given, uses, world, told, luck);
      const obligation = uses.treaty ? given('treaty.obligation') : 0;
      const mine = numbersByHand(tick, told.stances, obligation);
      expect(unlike(numbersTold(row), mine), `${scenario}, seed "by hand", run ${run}, t = ${t}`).toEqual([]);
      expect(tick.end ?? 'horizon').toBe(t + 1 === story.ticks ? story.outcome : 'horizon');
      ticks.push(tick);
      world = tick.next;
    }
    const given = givenAt(story.parameters, settings, 0);
    const over = story.outcome === 'safe_arrival' ? ((HORIZON - story.ticks) / 12) * given('hazard.threshold') : 0;
    expect(measureOf(story, 'benefit')).toBeCloseTo(world.enjoyed + over, 9);
    const worst = Math.max(...ticks.map((tick) => tick.worst));
    expect(measureOf(story, 'worst_incident') / worst).toBeCloseTo(1, 9);
    if (uses.treaty) expect(measureOf(story, 'pause_held')).toBe(hasHeld(given, world.ledger) ? 1 : 0);
  }
});
