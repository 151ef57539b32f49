// What a promise is worth, in numbers worked out by hand; `frontier-by-hand` compares whole runs.

import { describe, expect, it, test } from 'vitest';
import { payoffIndex } from '../../engine/games/profiles.ts';
import { stageGame } from '../../engine/games/stage/stage-game.ts';
import type { Model } from '../../engine/language/model.ts';
import { type Story, type TickStory, tellRun } from '../../engine/run/story.ts';
import { modelOfText } from '../reference/model-of-text.ts';
import { type Given, givenAt, PAUSE, RACE } from './frontier-by-hand/given.ts';
import { asItIs, asSeen, type Lab, type Work } from './frontier-by-hand/lab.ts';
import { worth } from './frontier-by-hand/lab-payoff.ts';
import { openWith } from './open-with.ts';

const LABS = ['Leader', 'Entrant', 'Challenger', 'Follower'] as const;
type Name = (typeof LABS)[number];
const SLOW = 1;
const TAU = 3;

/** No parameter is drawn, governments stand aside, nobody learns. */
const FIXED = {
  'growth.rate': 1.1,
  'automation.feedback': 1,
  'automation.half': 6,
  'hazard.peak': 0.04,
  'hazard.threshold': 8.5,
  'hazard.shots': 0,
  'beliefs.temper': 0,
  'governments.fine': 0,
} as const;

/** Moreover labs decide each month, and proof ends the agreement at once. */
const PROMPT = { ...FIXED, 'lab_payoff.interval': 1, 'verification.lag': 0 } as const;

const told = (model: Model): Promise<Story> => tellRun(model, { seed: '1', run: 0 });

/** Row of the tick with this t; its decisions were taken on the states of the row before. */
const rowAt = (story: Story, t: number): TickStory => story.rows[t] as TickStory;

const decisionOf = (row: TickStory, name: Name) => {
  const found = row.decisions.find(({ player, decision }) => player === name && decision.name === 'stance');
  if (!found) throw new Error(`expected a decision of ${name}`);
  return found;
};

const payoffsOf = (story: Story, t: number, name: Name): readonly number[] => decisionOf(rowAt(story, t), name).payoffs;

/** The labs at the start of the tick with this t, and what they did last. */
const labsAt = (story: Story, t: number): readonly Lab[] => {
  const { states } = t === 0 ? story.initial : rowAt(story, t - 1);
  return LABS.map((name, index) => {
    const of = (state: string): number => states[`labs.${state}`]?.[index] as number;
    return {
      capability: of('growth.capability'),
      hidden: of('covert.hidden'),
      assurance: of('alignment.assurance'),
      unassured: of('covert.unassured'),
      income: of('market.income'),
      belief: of('beliefs.belief'),
      stance: t === 0 ? RACE : decisionOf(rowAt(story, t - 1), name).choice,
      joined: false,
    };
  });
};

const pressureAt = (story: Story, t: number): number =>
  (t === 0 ? story.initial : rowAt(story, t - 1)).states['rivalry.pressure']?.[0] as number;

/** Others as they are seen, all at one option or each at its own. */
const othersAt = (given: Given, labs: readonly Lab[], index: number, option?: number): readonly Work[] =>
  labs.flatMap((lab, place) => (place === index ? [] : [asSeen(given, labs, place, option ?? lab.stance)]));

/** Utility per year of an option, openly or beyond what is declared. */
const worthAt = (
  story: Story,
  t: number,
  index: number,
  mine: { readonly option: number; readonly declared: number; readonly hidden?: number },
  others: number | undefined,
  set: Readonly<Record<string, number>> = {},
): number => {
  const given = givenAt(
    story.parameters,
    Object.entries(set).map(([path, value]) => ({ path, value, from: 0, until: Infinity })),
    t,
  );
  const labs = labsAt(story, t);
  const { belief, hidden } = labs[index] as Lab;
  const { option, declared } = mine;
  const secret = declared !== option;
  const me = {
    work: asItIs(given, labs, index, option),
    index,
    belief,
    hidden: mine.hidden ?? hidden,
    declared,
    secret,
  };
  return worth(given, me, othersAt(given, labs, index, others), pressureAt(story, t));
};

/** What a race of all is worth, when nothing is hidden any more. */
const collapsedAt = (story: Story, t: number, index: number): number =>
  worthAt(story, t, index, { option: RACE, declared: RACE, hidden: 0 }, RACE);

describe('what an option is worth to a member, term by term', () => {
  // Detection 1 * 0.5 * (1 - 0.4) = 0.3 a month for racing; slow exceeds pause by 0.35 of 0.95, so 0.1105263.
  // False alarms 0.0002: proof or alarm x = 0.0002, 0.1107042, 0.30014. dt / tau = 1 / 36, d = 36 / 37, no way back.
  // Share of the future after the end, a month after the proof, d x / (1 / 36 + x): 0.0069553, 0.7778066, 0.8905528.
  // Fine 6 / 3 * d * proof / (1 / 36 + x): 0, 1.5531134, 1.7802749.
  const AFTER = [0.0069553, 0.7778066, 0.8905528];
  const FINE = [0, 1.5531134, 1.7802749];
  // Suspicion 0.75 of what the inspectors could miss: 1 - d * 0.3 / 0.3277778 = 0.1094824.
  const DOUBT = 0.75 * 0.1094824;

  it('under inspection, on entry and a year later', async () => {
    const story = await told(await openWith('pause-verified', { ...FIXED, 'treaty.start': 0 }));
    for (const t of [0, 12]) {
      expect(rowAt(story, t).events).toEqual([{ name: 'agreement', active: true }]);
      LABS.forEach((name, index) => {
        const payoffs = payoffsOf(story, t, name);
        for (const option of [PAUSE, SLOW, RACE]) {
          const mine = { option, declared: PAUSE };
          const stands =
            (1 - DOUBT) * worthAt(story, t, index, mine, PAUSE) + DOUBT * worthAt(story, t, index, mine, RACE);
          const after = AFTER[option] as number;
          const value = (1 - after) * stands + after * collapsedAt(story, t, index) - (FINE[option] as number);
          expect(payoffs[option]).toBeCloseTo(value, 5);
        }
      });
    }
  });

  it('is what the stage game has where the others pause', async () => {
    const model = await openWith('pause-verified', { ...FIXED, 'treaty.start': 0 });
    const story = await told(model);
    for (const t of [0, 12]) {
      const { game } = await stageGame(model, { decision: 'labs.stance', at: t, run: 0, seed: '1' });
      for (const [index, name] of LABS.entries())
        for (const option of [PAUSE, SLOW, RACE]) {
          // The others all pause: the place is that of the own option alone.
          expect(game.payoffs[index]![option * 27]).toBeCloseTo(payoffsOf(story, t, name)[option] as number, 12);
        }
    }
  });

  it('without inspectors nothing can be proven: no share of the end, no fine, full suspicion', async () => {
    const story = await told(await openWith('pause-unverified', { ...FIXED, 'treaty.start': 0 }));
    const t = 24;
    expect(labsAt(story, t).map(({ hidden }) => hidden > 0.1)).toContain(true);
    LABS.forEach((name, index) => {
      for (const option of [PAUSE, SLOW, RACE]) {
        const mine = { option, declared: PAUSE };
        const value = 0.25 * worthAt(story, t, index, mine, PAUSE) + 0.75 * worthAt(story, t, index, mine, RACE);
        expect(payoffsOf(story, t, name)[option]).toBeCloseTo(value, 9);
      }
    });
  });

  it('before entry and for who has not signed: the plain worth; on entry members are seen to pause', async () => {
    const model = await openWith('pause-verified', { ...FIXED, 'Follower.member': 0 });
    const story = await told(model);
    for (const [t, name, others] of [
      [6, 'Leader', undefined],
      [12, 'Follower', PAUSE],
    ] as const) {
      for (const option of [PAUSE, SLOW, RACE]) {
        const value = worthAt(story, t, LABS.indexOf(name), { option, declared: option }, others);
        expect(payoffsOf(story, t, name)[option]).toBeCloseTo(value, 9);
        const { game } = await stageGame(model, { at: t, run: 0, seed: '1' });
        const last = labsAt(story, t).map(({ stance }) => (others === undefined ? stance : others));
        const index = LABS.indexOf(name);
        const profile = last.map((stance, other) => (other === index ? option : stance));
        expect(game.payoffs[index]![payoffIndex([3, 3, 3, 3], index, profile)]).toBeCloseTo(value, 9);
      }
    }
  });
});

test.each([
  ['for good', 1e9, 1],
  ['for six months', 6, 1 - (36 / 37) ** 6],
])('a member is indifferent at the break-even detection: suspension %s', async (_, suspension, lost) => {
  // (dt / tau) (T - R) / (lost (R - P) + penalty / tau), lost the share of the future that a suspension takes.
  const plain = {
    ...PROMPT,
    'treaty.start': 0,
    'deterrence.suspicion': 0,
    'covert.hide_cost': 0,
    'verification.false_alarms': 0,
    'verification.conceal': 0,
  };
  const first = async (set: Readonly<Record<string, number>>): Promise<readonly (readonly number[])[]> => {
    const story = await told(await openWith('pause-verified', { ...plain, ...set }));
    return LABS.map((name) => payoffsOf(story, 0, name));
  };
  const unseen = await first({ 'verification.inspect': 0 });
  const certain = await first({ 'verification.power': 1, 'treaty.penalty': 0 });
  for (const index of LABS.keys()) {
    const temptation = unseen[index]?.[RACE] as number;
    const reward = unseen[index]?.[PAUSE] as number;
    // Certain proof and no fine: (1 - k) T + k P with k = 1 / (1 / 36 + 1) = 36 / 37.
    const punishment = ((certain[index]?.[RACE] as number) - temptation / 37) * (37 / 36);
    const breakEven = (1 / 12 / TAU) * ((temptation - reward) / (lost * (reward - punishment) + 6 / TAU));
    expect(breakEven).toBeGreaterThan(0);
    expect(breakEven).toBeLessThan(1);
    const payoffs = (await first({ 'verification.power': breakEven, 'treaty.snap_back': suspension }))[
      index
    ] as readonly number[];
    expect(payoffs[RACE]).toBeCloseTo(payoffs[PAUSE] as number, 9);
  }
});

describe('a secret', () => {
  /** The Challenger is held to an option from month 12 on; from month 20 on every violation is proven at once. */
  const world = async (option: string, power: number): Promise<Story> =>
    told(
      await modelOfText(`
detente: 1
extends: pause-verified
title: A held Challenger
parameters: ${JSON.stringify({
        ...PROMPT,
        'verification.power': 0,
        'verification.conceal': 0,
        'verification.false_alarms': 0,
      })}
events:
  - {name: order, at: 12, for: 9, set: {Challenger.stance: ${option}}}
  - {name: inspectors, at: 20, set: {verification.power: ${power}}}
`),
    );

  it('shows in nobody else’s payoffs until it is proven', async () => {
    const racing = await world('race', 0);
    const pausing = await world('pause', 0);
    const others = LABS.filter((name) => name !== 'Challenger');
    for (let t = 12; t < 40; t += 1) {
      for (const name of others) {
        payoffsOf(racing, t, name).forEach((payoff, option) => {
          expect(payoff).toBeCloseTo(payoffsOf(pausing, t, name)[option] as number, 10);
        });
      }
      expect(pressureAt(racing, t)).toBeCloseTo(pressureAt(pausing, t), 12);
    }
    // It is there, and its owner knows of it.
    expect(rowAt(racing, 20).states['labs.covert.hidden']?.[2]).toBeGreaterThan(0.5);
    expect(
      Math.abs(
        (payoffsOf(racing, 20, 'Challenger')[RACE] as number) - (payoffsOf(pausing, 20, 'Challenger')[RACE] as number),
      ),
    ).toBeGreaterThan(0.01);
    expect(rowAt(racing, 20).states['labs.treaty.seemed']).toEqual([PAUSE, PAUSE, PAUSE, PAUSE]);
  });

  it('sells for nothing while the agreement stands, and in full in the race after its end', async () => {
    const story = await world('race', 1);
    const t = 20;
    expect(labsAt(story, t)[2]?.hidden).toBeGreaterThan(0.4);
    // Racing is proven with certainty: 36 / 37 of the future lies after the end, the fine is 6 / 3 / (1 / 36 + 1), and
    // 0.75 / 37 are left of the suspicion.
    const mine = { option: RACE, declared: PAUSE };
    const stands = (1 - 0.75 / 37) * worthAt(story, t, 2, mine, PAUSE) + (0.75 / 37) * worthAt(story, t, 2, mine, RACE);
    const value = (stands + 36 * collapsedAt(story, t, 2) - 36 * 2) / 37;
    expect(payoffsOf(story, t, 'Challenger')[RACE]).toBeCloseTo(value, 9);
    // Its secret is worth nothing to its customers now.
    const open = worthAt(story, t, 2, { option: RACE, declared: RACE, hidden: 0 }, PAUSE);
    expect(worthAt(story, t, 2, { option: RACE, declared: RACE }, PAUSE)).toBeLessThan(open);
  });

  it('is seen by all in the month after its proof, capability and all', async () => {
    const story = await world('race', 1);
    const t = 20;
    expect(
      rowAt(story, t).draws.find(({ draw, player }) => draw.name === 'caught' && player === 'Challenger')?.value,
    ).toBe(1);
    expect(rowAt(story, t - 1).states['labs.covert.hidden']?.[2]).toBeGreaterThan(0.4);
    expect(rowAt(story, t).states['labs.covert.hidden']).toEqual([0, 0, 0, 0]);
    expect(rowAt(story, t + 1).events.find(({ name }) => name === 'agreement')?.active).toBe(false);
    expect(labsAt(story, t + 1)[2]?.stance).toBe(RACE);
    LABS.forEach((name, index) => {
      for (const option of [PAUSE, SLOW, RACE]) {
        const value = worthAt(story, t + 1, index, { option, declared: option }, undefined);
        expect(payoffsOf(story, t + 1, name)[option]).toBeCloseTo(value, 9);
      }
    });
  });
});

describe('the agreement', () => {
  const active = (story: Story): readonly number[] =>
    story.rows.filter(({ events }) => events[0]?.active).map(({ tick }) => tick - 1);

  it('is in force from `start` to before `stop`, and binds at once', async () => {
    const story = await told(await openWith('pause-verified', { ...FIXED, 'treaty.start': 5, 'treaty.stop': 9 }));
    expect(active(story)).toEqual([5, 6, 7, 8]);
    expect(rowAt(story, 5).states['labs.treaty.seemed']).toEqual([PAUSE, PAUSE, PAUSE, PAUSE]);
  });

  it('is suspended for `snap_back` ticks after a false alarm, and then binds again', async () => {
    // Each is accused with probability 0.1 each month; with seed 1 somebody is in the first two years.
    const set = { ...PROMPT, 'treaty.start': 0, 'treaty.snap_back': 3, 'verification.false_alarms': 0.1 };
    const story = await told(await openWith('pause-verified', set));
    const accused = story.rows
      .filter(({ draws }) => draws.some(({ draw, value }) => draw.module === 'verification' && value === 1))
      .map(({ tick }) => tick - 1);
    expect(accused.length).toBeGreaterThan(3);
    const suspended = new Set(accused.flatMap((t) => [t + 1, t + 2, t + 3]));
    expect(active(story)).toEqual(story.rows.map(({ tick }) => tick - 1).filter((t) => !suspended.has(t)));
  });

  it('has not held where nobody signed', async () => {
    const story = await told(await openWith('pause-verified', { ...FIXED, 'labs.member': 0 }));
    expect(story.measures.pause_held).toBe(0);
  });
});
