import { describe, expect, test } from 'vitest';
import { compile } from '../../engine/compile/compile.ts';
import { tellRun } from '../../engine/run/story.ts';
import { interpret } from '../reference/interpret.ts';
import { modelOfText } from '../reference/model-of-text.ts';

/** A world of labs with the given values of x, whose measures are formulas after the first tick. */
const measured = async (formulas: Readonly<Record<string, string>>, xs: readonly number[] = [1, 2, 4]) => {
  const members = xs.map((x, index) => `    - {name: L${index}, x: ${x}}`);
  const measures = Object.entries(formulas).map(([name, formula]) => `  ${name}: {unit: "1", final: "${formula}"}`);
  const model = await modelOfText(
    [
      'detente: 1',
      'title: Measured',
      'time: {tick: year, horizon: 1}',
      'players:',
      '  labs:',
      ...members,
      'state:',
      '  labs:',
      '    x: {unit: "1", initial: 0}',
      'measures:',
      ...measures,
    ].join('\n'),
  );
  return (await tellRun(model, { seed: '1', run: 0 })).measures;
};

describe('reductions', () => {
  test('hand-computed over three labs with x = 1, 2, 4', async () => {
    const got = await measured({
      total: 'sum(labs.x)',
      average: 'mean(labs.x)',
      small: 'share(labs.x < 3)',
      many: 'count(labs.x > 1)',
      some: 'any(labs.x == 4)',
      every: 'all(labs.x > 0)',
      best: 'pick(labs.number, labs.x)',
      large: 'mean(labs.x) + orelse(max(where(labs.x, labs.x > 9)), 100)',
    });
    expect(got).toEqual({
      total: 7,
      average: 7 / 3,
      small: 2 / 3,
      many: 2,
      some: 1,
      every: 1,
      best: 2,
      large: 7 / 3 + 100,
    });
  });

  test('the others of a lab: none of its own value is left by cancellation', async () => {
    const [tiny, huge] = [0.25, 40];
    const model = await modelOfText(`detente: 1
title: Others
time: {tick: year, horizon: 1}
players: {labs: [{name: Small, x: ${tiny}}, {name: Huge, x: ${huge}}]}
state: {labs: {x: {unit: "1", initial: 0}}}
let: {labs: {rest: "sum(exp(others.x))"}}
measures: {rest: {unit: "1", final: labs.rest}}
`);
    const { measures } = await tellRun(model, { seed: '1', run: 0 });
    // exp(40) + exp(0.25) − exp(40) is 0 in floating point; from both ends it is exp(0.25).
    expect(measures['rest|Huge']).toBeCloseTo(1.2840254166877414, 15);
    expect(measures['rest|Small']).toBeCloseTo(235385266837019985.4, -3);
  });

  test('min and max over a NaN are NaN; the plain functions of two too', async () => {
    const got = await measured({ low: 'min(log(labs.x - 2))', two: 'max(log(0 - 1), 3)' });
    expect(got).toEqual({ low: Number.NaN, two: Number.NaN });
  });
});

describe('operators', () => {
  test('% is floored, ^ by products or square root, chains are both', async () => {
    const got = await measured({
      remainder: '(0 - 7) % 3',
      cube: '(0 - 2) ^ 3',
      root: '2 ^ 0.5',
      inverse: '2 ^ -2',
      chain: '1 < 2 < 2',
      clamped: 'clamp(7, 0, 5)',
    });
    expect(got).toEqual({ remainder: 2, cube: -8, root: Math.sqrt(2), inverse: 0.25, chain: 0, clamped: 5 });
  });
});

describe('the hypothetical option', () => {
  test('holds in definitions of other players and of the world, however deep', async () => {
    // Each lab's payoff is the rival's lead over it: a race by me shortens it. A cheap reading of last tick's stance
    // of mine inside the rival's definition would give both options the same payoff.
    const model = await modelOfText(`detente: 1
title: Deep
time: {tick: year, horizon: 1}
players: {labs: [{name: One}, {name: Two}]}
let:
  labs:
    plan: effort[stance]
    lead: plan - max(others.plan)
  world:
    pace: mean(labs.plan)
decisions:
  labs:
    stance:
      options: [pause, race]
      effort: [0, 1]
      initial: pause
      payoff: max(others.lead) + 10 * pace
      rule: best-reply
`);
    const { rows } = await tellRun(model, { seed: '1', run: 0 });
    // Others pause: I pause: lead of the other 0 − 0 = 0, pace 0. I race: 0 − 1 = −1, pace 1/2.
    expect(rows[0]?.decisions.map(({ payoffs }) => payoffs)).toEqual([
      [0, 4],
      [0, 4],
    ]);
  });
});

describe('the kernel', () => {
  test('64 players with a pairwise payoff stay loops: the code does not grow with the players', async () => {
    const text = (players: number): string => `detente: 1
title: Crowd
time: {tick: year, horizon: 2}
players: {labs: [{name: Lab, count: ${players}}]}
state: {labs: {x: {unit: "1", initial: number}}}
decisions:
  labs:
    stance:
      options: [pause, race]
      effort: [0, 1]
      initial: pause
      payoff: sum(tanh(x * effort[stance] - others.x * effort[others.stance]))
      rule: {logit: {precision: 1}}
flow: {labs: {x: "effort[stance]"}}
`;
    const small = compile(await modelOfText(text(4)));
    const large = compile(await modelOfText(text(64)));
    // Only what is written once per member at the start grows.
    expect(large.bytes.length - small.bytes.length).toBeLessThan(60 * 40);
    expect(WebAssembly.validate(large.bytes)).toBe(true);
  });

  test('a model whose code doubles with every level is refused in time, not compiled for ever', async () => {
    const levels = Array.from({ length: 24 }, (_, i) => `    y${i + 1}: y${i} - max(others.y${i})`);
    const model = await modelOfText(`detente: 1
title: Deep
time: {tick: year, horizon: 1}
players: {labs: [{name: A}, {name: B}, {name: C}]}
let:
  labs:
    y0: number + stance
${levels.join('\n')}
decisions: {labs: {stance: {options: [low, high], initial: low, payoff: y24, rule: best-reply}}}
`);
    expect(() => compile(model)).toThrow('model-too-large');
  });

  test('the text names the module it is: the same bytes for the same model', async () => {
    const text =
      'detente: 1\ntitle: Small\ntime: {tick: year, horizon: 1}\nplayers: {labs: [{name: One}]}\nstate: {labs: {x: {unit: "1", initial: 1}}}\n';
    const [one, two] = [compile(await modelOfText(text)), compile(await modelOfText(text))];
    expect(one.bytes).toEqual(two.bytes);
    expect(one.wat()).toContain('(func $tick');
  });
});

describe('realised', () => {
  const game = (payoff: string): string => `detente: 1
title: Realised
time: {tick: year, horizon: 3}
players: {labs: [{name: One}, {name: Two}]}
state: {labs: {wealth: {unit: "1", initial: 0}}}
draw: {world: {luck: "uniform(0, 1)"}}
decisions:
  labs:
    stance:
      options: [pause, race]
      gain: [1, 3]
      initial: pause
      payoff: ${payoff}
      rule: {mixed: {weights: [1, 1]}}
next: {labs: {wealth: wealth + realised(stance)}}
measures:
  paid: {unit: "1", tick: realised(labs.stance), sum: realised(labs.stance)}
  average: {unit: "1", final: mean(realised(labs.stance))}
`;

  test('is the payoff on what all truly chose, known when the world moves on', async () => {
    const model = await modelOfText(game('gain[stance] * (1 + share(others.stance == pause)) + luck'));
    for (const run of [0, 1, 2, 3]) {
      const story = await tellRun(model, { seed: '1', run });
      const [one, two] = [0, 0, 0]
        .map((_, k) => story.rows[k]?.decisions.map(({ choice }) => choice) ?? [])
        .reduce(
          ([a, b], [x, y], k) => {
            const luck = story.rows[k]?.draws[0]?.value as number;
            const gain = [1, 3];
            const pays = (own = 0, other = 0): number => (gain[own] as number) * (1 + (other === 0 ? 1 : 0)) + luck;
            return [(a as number) + pays(x, y), (b as number) + pays(y, x)];
          },
          [0, 0],
        );
      expect(story.rows.at(-1)?.states['labs.wealth']).toEqual([one, two]);
      expect([story.measures['paid|One'], story.measures['paid|Two']]).toEqual([one, two]);
      expect(story.initial.measures['paid|One']).toBe(0);
      const reference = interpret(model, { seed: '1', run });
      expect(Object.values(reference.folds)).toEqual(Object.values(story.measures));
      expect(reference.rows.at(-1)?.states).toEqual(story.rows.at(-1)?.states);
    }
  });

  test('needs a payoff, and a decision', async () => {
    await expect(modelOfText(game('1').replace('      payoff: 1\n', ''))).rejects.toThrow('no-payoff');
    await expect(modelOfText(game('1').replace('realised(stance)', 'realised(wealth)'))).rejects.toThrow('no-decision');
  });

  test('cannot be read by a payoff', async () => {
    await expect(modelOfText(game('gain[stance] + mean(realised(labs.stance))'))).rejects.toThrow('wrong-moment');
  });
});
