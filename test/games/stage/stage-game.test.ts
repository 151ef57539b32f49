import { describe, expect, it } from 'vitest';
import { payoffIndex } from '../../../engine/games/profiles.ts';
import { type StageOptions, stageGame } from '../../../engine/games/stage/stage-game.ts';
import { DetenteError } from '../../../engine/language/problem.ts';
import { tellRun } from '../../../engine/run/story.ts';
import { openFixture } from '../../experiment/open-fixture.ts';
import { modelOfText } from '../../reference/model-of-text.ts';
import { stageAgrees as agrees } from './stage-agrees.ts';

const firstProblem = async (work: Promise<unknown>) =>
  work.then(
    () => 'nothing',
    (error: unknown) => {
      if (!(error instanceof DetenteError)) throw error;
      const { code, message } = error.problems[0]!;
      return `${code}: ${message}`;
    },
  );

describe('the stage game of a scenario', () => {
  it.each([{}, { at: 7 }, { at: 7, run: 3, seed: 'x' }, { payoff: 'labs.tempo', at: 3 }] satisfies StageOptions[])(
    'of the tutorial, %j, is the interpreter’s, bit for bit',
    async (options) => agrees(await openFixture('tutorial'), options),
  );

  it('of the verified pause is the interpreter’s, bit for bit', async () =>
    agrees(await openFixture('pause-verified'), { at: 13, run: 274 }));

  it('says what a lab weighed when it decided, where the others are seen as they choose', async () => {
    const model = await openFixture('tutorial');
    const { game } = await stageGame(model, { at: 5, run: 9, seed: '1' });
    const story = await tellRun(model, { seed: '1', run: 9 });
    const last = story.rows[4]!.decisions.map(({ choice }) => choice);
    for (const [player, { payoffs }] of story.rows[5]!.decisions.entries())
      for (const [option, payoff] of payoffs.entries()) {
        const profile = last.map((choice, other) => (other === player ? option : choice));
        expect(game.payoffs[player]![payoffIndex([3, 3], player, profile)]).toBe(payoff);
      }
  });

  it('reads my choice and the others’ wherever they are read, and others’ states through masks', async () => {
    const model = await modelOfText(`
detente: 1
title: Masks
time: {tick: month, horizon: 9}
players: {labs: [{name: Ada}, {name: Bob}]}
decisions:
  labs:
    act:
      options: [hold, go]
      seen: hold
      payoff: 100 * number + 10 * gap + hidden + others_hidden
      rule: {fixed: {play: go}}
state: {labs: {secret: {unit: "1", initial: 0.5, seen: 0.25}}}
let:
  labs:
    gap: act - max(others.act)
    hidden: secret
    others_hidden: sum(others.secret)
`);
    const { game, where } = await stageGame(model);
    // Ada is number 0, Bob 1. Own secret 0.5, the other's as seen 0.25; the gap is of true choices.
    expect([...game.payoffs[0]!]).toEqual([0.75, -9.25, 10.75, 0.75]);
    expect([...game.payoffs[1]!]).toEqual([100.75, 90.75, 110.75, 100.75]);
    expect(where.words).toBe(
      'at the start of the median world: every draw at its median, everybody at his likeliest option',
    );
    await agrees(model, {});
  });

  it('takes other decisions as they stand: last taken, or as an event in force has them', async () => {
    const model = await modelOfText(`
detente: 1
title: Standing
time: {tick: month, horizon: 9}
players: {labs: [{name: Ada}], states: [{name: Ur}]}
decisions:
  states: {law: {options: [none, weak, strict], stage: 1, initial: weak, payoff: law, rule: best-reply}}
  labs: {act: {options: [hold, go], stage: 2, payoff: "act * 10 + Ur.law", rule: {fixed: {play: hold}}}}
events: [{at: 2, for: 1, set: {states.law: none}}]
`);
    const values = async (at: number) => [...(await stageGame(model, { decision: 'act', at })).game.payoffs[0]!];
    expect(await values(0)).toEqual([1, 11]);
    expect(await values(1)).toEqual([2, 12]);
    expect(await values(2)).toEqual([0, 10]);
    expect(await values(3)).toEqual([0, 10]);
    expect(await values(4)).toEqual([2, 12]);
    for (const at of [0, 1, 2, 3, 4]) await agrees(model, { decision: 'labs.act', at });
  });

  it('is of the median world: medians of what is drawn, the likeliest option, the first of equals', async () => {
    const model = await modelOfText(`
detente: 1
title: Median
time: {tick: month, horizon: 9}
players: {labs: [{name: Ada}, {name: Bob}]}
parameters:
  drawn: {unit: "1", range: [0, 100], default: {dist: uniform, min: 2, max: 8}, doc: d}
  heavy: {unit: "1", range: [0, 100], default: {dist: triangular, min: 0, mode: 0, max: 4}, doc: h}
  soft: {unit: "1", range: [0, 1], default: {dist: beta, a: 2, b: 2}, doc: b}
draw:
  world:
    luck: {draw: "uniform(0, 4)", per: run}
    coin: bernoulli(0.4)
    step: uniform(0, 6)
state: {world: {walk: {unit: "1", initial: 0}}}
next: {world: {walk: walk + step + 1000 * coin + sum(labs.act)}}
decisions:
  labs:
    act: {options: [a, b, c], payoff: "drawn + heavy + soft + luck + 10 * walk + 1000 * act", rule: {mixed: {weights: [0.2, 0.4, 0.4]}}}
`);
    const { game } = await stageGame(model, { at: 2 });
    // Each tick the walk adds the step's median 3 and twice option 1.
    const base = 5 + (4 - Math.sqrt(8)) + 0.5 + 2 + 10 * 10;
    expect(game.payoffs[0]![0]).toBeCloseTo(base, 9);
    await agrees(model, { at: 2 });
  });

  const accident = `
detente: 1
title: Draw
time: {tick: month, horizon: 9}
players: {labs: [{name: Ada}, {name: Bob}]}
draw: {world: {accident: bernoulli(0.5)}}
end: {boom: accident}
decisions: {labs: {act: {options: [hold, go], payoff: "act - fear", rule: best-reply}}}
let: {labs: {fear: 2 * accident, calm: act, paid: "realised(act)"}}
measures: {paid: {tick: labs.paid}}
`;

  it('refuses what it cannot weigh, with the place', async () => {
    const model = await modelOfText(accident);
    const refused = await stageGame(model).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DetenteError);
    const [problem] = (refused as DetenteError).problems;
    expect(problem?.message).toMatch(/^accident is drawn anew in every tick/);
    expect(problem?.span?.source.text.slice(problem.span.start, problem.span.end)).toBe('accident');
    expect(await firstProblem(stageGame(model, { payoff: 'labs.calm' }))).toBe('nothing');
    expect(await firstProblem(stageGame(model, { payoff: 'paid' }))).toMatch(/^wrong-moment: what a choice paid/);
  });

  const watched = (solve: string): string => `
detente: 1
title: Watched
time: {tick: month, horizon: 9}
players: {labs: [{name: Ada}, {name: Bob}]}
parameters:
  q: {unit: "1", range: [0, 1], default: 0.5, doc: seen, source: assumption}
  late: {unit: tick, range: [0, 9], default: {dist: uniform, min: 0, max: 4}, doc: lag, source: assumption}
decisions: {labs: {act: {options: [hold, go], payoff: act, rule: best-reply}}}
events: [{name: budget, at: 3, set: {q: 0.8}}]
experiment: {solve: ${solve}}
`;

  it('says how it would be watched, in the world it is of', async () => {
    const terms = async (solve: string, options: StageOptions = {}) =>
      (await stageGame(await modelOfText(watched(solve)), options)).terms;
    expect(await terms('{}')).toEqual({});
    expect(await terms('{discount: 0.9, detection: q / 2, lag: floor(late)}')).toEqual({
      ...{ discount: 0.9, detection: 0.25, lag: 2 },
    });
    expect(await terms('{detection: q}', { at: 3 })).toEqual({ detection: 0.8 });
    expect(await terms('{snap_back: 10 * q}')).toEqual({ snapBack: 5 });
    expect(await terms('{snap_back: 2e9 * q}')).toEqual({});
    const { terms: drawn } = await stageGame(await modelOfText(watched('{discount: late / 9}')), { run: 4, seed: '1' });
    expect(drawn.discount).toBeGreaterThan(0);
    expect(drawn.discount).not.toBe(2 / 9);
  });

  it('refuses terms that are none, before or in the world', async () => {
    expect(await firstProblem(stageGame(await modelOfText(watched('{lag: 3 * q}'))))).toBe(
      'bad-value: lag: expected a whole number of ticks from 0 to 1000000000, got 1.5',
    );
    await expect(modelOfText(watched('{detection: 1.5}'))).rejects.toThrow(
      'detection: expected a number from 0 to 1, got 1.5  [out-of-range]',
    );
    await expect(modelOfText(watched('{detection: t / 9}'))).rejects.toThrow(
      'a term of the repeated game cannot read the time: "t"  [wrong-moment]',
    );
  });

  it('refuses names, ticks and runs that are not there', async () => {
    const model = await openFixture('tutorial');
    const said = (options: StageOptions) => firstProblem(stageGame(model, options));
    expect(await said({ decision: 'labs.stanc' })).toBe(
      'unknown-name: expected a decision of the scenario, got labs.stanc',
    );
    expect(await said({ payoff: 'nothing' })).toMatch(/^unknown-name: expected a let of labs/);
    expect(await said({ at: 60 })).toBe('bad-value: at: expected a whole number from 0 to 59, got 60');
    expect(await said({ run: 0.5 })).toMatch(/^bad-value: run: expected a whole number/);
    const doomed = await modelOfText(accident);
    const run = 0;
    const { ticks, outcome } = await tellRun(doomed, { seed: '1', run });
    expect(outcome).toBe('boom');
    expect(await firstProblem(stageGame(doomed, { payoff: 'calm', run, at: ticks }))).toBe(
      `no-such-state: expected a tick that run 0 reaches, got ${ticks}: it ends (boom) with tick ${ticks - 1}`,
    );
    expect(await firstProblem(stageGame(doomed, { payoff: 'calm', run, at: ticks - 1 }))).toBe('nothing');
  });
});
