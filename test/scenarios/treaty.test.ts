import { describe, expect, it, test } from 'vitest';
import type { Model } from '../../engine/language/model.ts';
import { type Story, type TickStory, tellRun } from '../../engine/run/story.ts';
import { modelOfText } from '../reference/model-of-text.ts';
import { openWith } from './open-with.ts';
import { FIXED, type Lab, OPEN, PAUSE, RACE, SECRET, SLOW, TAU, type Work, worthByHand } from './worth-by-hand.ts';

const LABS = ['Leader', 'Entrant', 'Challenger', 'Follower'] as const;
type Name = (typeof LABS)[number];

const told = (model: Model): Promise<Story> => tellRun(model, { seed: '1', run: 0 });

/** Row of the tick with this t; its decisions were taken on the states of the row before. */
const rowAt = (story: Story, t: number): TickStory => story.rows[t] as TickStory;

const decisionOf = (row: TickStory, name: Name) => {
  const found = row.decisions.find(({ player }) => player === name);
  if (!found) throw new Error(`expected a decision of ${name}`);
  return found;
};

const payoffsOf = (story: Story, t: number, name: Name): readonly number[] => decisionOf(rowAt(story, t), name).payoffs;

/** The labs at the start of the tick with this t, and what they did last. */
const workAt = (story: Story, t: number): readonly Work[] => {
  const { states } = t === 0 ? story.initial : rowAt(story, t - 1);
  const of = (name: string, index: number): number => states[`labs.${name}`]?.[index] as number;
  const given = (name: string, index: number): number => story.parameters[`labs.${name}`]?.[index] as number;
  return LABS.map((name, index) => ({
    lab: {
      capability: of('growth.capability', index),
      hidden: of('covert.hidden', index),
      assurance: of('alignment.assurance', index),
      unassured: of('covert.unassured', index),
      funding: given('growth.funding', index),
      diligence: given('alignment.diligence', index),
      belief: given('lab_payoff.belief', index),
    } satisfies Lab,
    option: t === 0 ? RACE : decisionOf(rowAt(story, t - 1), name).choice,
  }));
};

const pressureAt = (story: Story, t: number): number =>
  (t === 0 ? story.initial : rowAt(story, t - 1)).states['rivalry.pressure']?.[0] as number;

const allAt = (work: readonly Work[], index: number, option?: number): readonly Work[] =>
  work.filter((_, place) => place !== index).map(({ lab, option: own }) => ({ lab, option: option ?? own }));

/** What a race of all is worth, when nothing is hidden any more. */
const collapsedAt = (work: readonly Work[], index: number, pressure: number): number => {
  const lab = { ...(work[index] as Work).lab, hidden: 0 };
  return worthByHand({ lab, option: RACE, declared: RACE, ...OPEN }, allAt(work, index, RACE), pressure);
};

describe('what an option is worth to a member, term by term', () => {
  // Detection 1 * 0.5 * (1 - 0.4) = 0.3 a month for racing; slow exceeds pause by 0.35 of 0.95, so 0.1105263.
  // False alarms 0.0002: proof or alarm 0.0002, 0.1107042, 0.30014. dt / tau = 1 / 36 = 0.0277778, K = infinity.
  // Share of the future after the end, x / (1 / 36 + x): 0.0071485, 0.7994123, 0.9152904.
  // Fine 6 / 3 * proof / (1 / 36 + x): 0, 2 * 0.1105263 / 0.1384820 = 1.5962555, 2 * 0.3 / 0.3279178 = 1.8297270.
  const AFTER = [0.0071485, 0.7994123, 0.9152904];
  const FINE = [0, 1.5962555, 1.829727];
  // Suspicion 0.75 of what the inspectors could miss: 1 - 0.3 / 0.3277778 = 0.0847458.
  const DOUBT = 0.75 * 0.0847458;

  const expected = (story: Story, t: number, index: number, option: number): number => {
    const work = workAt(story, t);
    const pressure = pressureAt(story, t);
    const { lab } = work[index] as Work;
    const mine = { lab, option, declared: PAUSE, ...(option > PAUSE ? SECRET : OPEN) };
    const stands =
      (1 - DOUBT) * worthByHand(mine, allAt(work, index, PAUSE), pressure) +
      DOUBT * worthByHand(mine, allAt(work, index, RACE), pressure);
    const after = AFTER[option] as number;
    return (1 - after) * stands + after * collapsedAt(work, index, pressure) - (FINE[option] as number);
  };

  it('under inspection, on entry and a year later', async () => {
    const story = await told(await openWith('pause-verified', { ...FIXED, 'treaty.start': 0 }));
    for (const t of [0, 12]) {
      expect(rowAt(story, t).events).toEqual([{ name: 'agreement', active: true }]);
      LABS.forEach((name, index) => {
        const payoffs = payoffsOf(story, t, name);
        for (const option of [PAUSE, SLOW, RACE]) {
          expect(payoffs[option]).toBeCloseTo(expected(story, t, index, option), 5);
        }
      });
    }
  });

  it('without inspectors, with secrets that grew for two years', async () => {
    const story = await told(await openWith('pause-unverified', { ...FIXED, 'treaty.start': 0 }));
    const t = 24;
    const work = workAt(story, t);
    expect(work.map(({ lab }) => lab.hidden > 0.1)).toContain(true);
    LABS.forEach((name, index) => {
      const { lab } = work[index] as Work;
      for (const option of [PAUSE, SLOW, RACE]) {
        const mine = { lab, option, declared: PAUSE, ...(option > PAUSE ? SECRET : OPEN) };
        // Nothing can be proven: no share of the end, no fine, full suspicion.
        const value =
          0.25 * worthByHand(mine, allAt(work, index, PAUSE), pressureAt(story, t)) +
          0.75 * worthByHand(mine, allAt(work, index, RACE), pressureAt(story, t));
        expect(payoffsOf(story, t, name)[option]).toBeCloseTo(value, 9);
      }
    });
  });

  it('before entry and for who has not signed: the plain worth, others as seen', async () => {
    const story = await told(await openWith('pause-verified', { ...FIXED, 'Follower.member': 0 }));
    for (const [t, name] of [
      [5, 'Leader'],
      [12, 'Follower'],
    ] as const) {
      const work = workAt(story, t);
      const index = LABS.indexOf(name);
      // In month 12 the members are seen to pause, whatever they did last.
      const others = allAt(work, index, t < 12 ? undefined : PAUSE);
      for (const option of [PAUSE, SLOW, RACE]) {
        const value = worthByHand(
          { lab: (work[index] as Work).lab, option, declared: option, ...OPEN },
          others,
          pressureAt(story, t),
        );
        expect(payoffsOf(story, t, name)[option]).toBeCloseTo(value, 9);
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
    ...FIXED,
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
parameters:
  verification.power: 0
  verification.conceal: 0
  verification.false_alarms: 0
  growth.rate: 1.1
  automation.feedback: 1
  automation.half: 6
  hazard.peak: 0.04
  hazard.threshold: 8.5
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
    const work = workAt(story, t);
    const { lab } = work[2] as Work;
    expect(lab.hidden).toBeGreaterThan(0.4);
    // Racing is proven with certainty: 36 / 37 of the future lies after the end, the fine is 6 / 3 / (1 / 36 + 1), and
    // 0.75 / 37 are left of the suspicion. Where hiding is hardest, a quarter of the pace is lost.
    const mine = { lab, option: RACE, declared: PAUSE, hide: 0.75, dark: 0.5 };
    const [trusting, suspecting] = [PAUSE, RACE].map((option) =>
      worthByHand(mine, allAt(work, 2, option), pressureAt(story, t)),
    ) as [number, number];
    const stands = (1 - 0.75 / 37) * trusting + (0.75 / 37) * suspecting;
    const value = (stands + 36 * collapsedAt(work, 2, pressureAt(story, t)) - 36 * 2) / 37;
    expect(payoffsOf(story, t, 'Challenger')[RACE]).toBeCloseTo(value, 9);
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
    const work = workAt(story, t + 1);
    expect(work[2]?.option).toBe(RACE);
    LABS.forEach((name, index) => {
      for (const option of [PAUSE, SLOW, RACE]) {
        const mine = { lab: (work[index] as Work).lab, option, declared: option, ...OPEN };
        const value = worthByHand(mine, allAt(work, index), pressureAt(story, t + 1));
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
    // Accused with probability 0.1 each month; with seed 1 somebody is in the first two years.
    const set = { ...FIXED, 'treaty.start': 0, 'treaty.snap_back': 3, 'verification.false_alarms': 0.1 };
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
