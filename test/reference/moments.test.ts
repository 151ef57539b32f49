import { expect, test } from 'vitest';
import { interpret, type Story } from './interpret.ts';
import { modelOf, modelOfText } from './model-of-text.ts';

const tell = async (scenario: string): Promise<Story> => interpret(await modelOfText(scenario), { seed: 'a', run: 0 });

/** Two labs that hold or go, and reply a stage later. */
const pair = (rest: string): string => `
detente: 1
title: Pair
time: {tick: month, horizon: 3}
players: {labs: [{name: Ada}, {name: Bob}]}
${rest}`;

const payoffsAt = (story: Story, tick: number, decision = 'labs.act') =>
  story.rows[tick]?.decisions[decision]?.map((turn) => turn.payoffs);

test('my hypothetical option holds inside definitions of the world and of others', async () => {
  const story = await tell(
    pair(`
let:
  world: {total: 'sum(push[labs.act])'}
  labs: {ahead: 'push[act] - mean(push[others.act])'}
decisions:
  labs:
    act:
      options: [hold, go]
      push: [0, 1]
      payoff: 10 * push[act] + total + 100 * sum(others.ahead)
      rule: best-reply
`),
  );
  // Both held. Hold: 0 + 0 + 100 (0 - 0). Go: 10 + 1 + 100 (0 - 1), the other being behind the one who would go.
  expect(payoffsAt(story, 0)).toEqual([
    [0, -89],
    [0, -89],
  ]);
  expect(story.rows[0]?.decisions['labs.act']?.map((turn) => turn.choice)).toEqual([0, 0]);
});

test('others are read through their masks at decide, myself and everything later as they are', async () => {
  const story = await tell(
    pair(`
state:
  labs:
    secret: {unit: "1", initial: 5, seen: secret / 5}
let:
  world: {shown: sum(labs.secret)}
decisions:
  labs:
    act:
      options: [hold, go]
      payoff: shown + 100 * sum(labs.secret.seen) + 1000 * count(others.act == go) * (act == go)
      rule: {fixed: {play: go}}
      seen: hold
next: {labs: {secret: secret + shown}}
measures:
  shown: {tick: shown}
  seen: {tick: sum(labs.secret.seen)}
  going: {tick: count(labs.act == go)}
`),
  );
  // At decide: mine 5, the other's 5 / 5 = 1; both as seen 1 + 1; the other always seems to hold.
  expect(payoffsAt(story, 0)?.[0]).toEqual([206, 206]);
  // At evolve 5 + (5 + 5) = 15, after 15 + 15 and 15 / 5 + 15 / 5; both went.
  expect(story.rows[0]?.states['labs.secret']).toEqual([15, 15]);
  expect(story.rows[0]?.measures).toEqual({ shown: 30, seen: 6, going: 2 });
  // Next tick: 15 + 15 / 5 = 18, and 100 (3 + 3); though the other went, it seems to hold.
  expect(payoffsAt(story, 1)?.[1]).toEqual([618, 618]);
});

test('inside a seen formula all is true but what I suppose of myself', async () => {
  const story = await tell(
    pair(`
decisions:
  labs:
    act:
      options: [hold, go, run]
      # A crowd is seen to go: it depends on what everybody does, me included.
      seen: if(count(labs.act == run) >= 1, go, act)
      payoff: count(others.act == go) + 10 * count(labs.act.seen == go)
      rule: {fixed: {play: hold}}
`),
  );
  // If I run, the other is seen to go, and through the masks both of us are.
  expect(payoffsAt(story, 0)?.[0]).toEqual([0, 10, 21]);
});

test('a later stage sees what an earlier one has chosen in this tick, the same stage what was chosen in the last', async () => {
  const story = await tell(
    pair(`
decisions:
  labs:
    reply:
      options: [no, yes]
      stage: 2
      payoff: count(labs.act == go) + 10 * count(labs.reply == yes)
      rule: {fixed: {play: yes}}
    act:
      options: [hold, go]
      payoff: count(labs.act == go) + 10 * count(labs.reply == yes)
      rule: {fixed: {play: go}}
`),
  );
  expect(payoffsAt(story, 0)?.[0]).toEqual([0, 1]);
  // The reply sees both go, and of the replies only its own hypothetical one.
  expect(payoffsAt(story, 0, 'labs.reply')?.[0]).toEqual([2, 12]);
  // A tick later: the other went and both said yes.
  expect(payoffsAt(story, 1)?.[0]).toEqual([21, 22]);
  expect(payoffsAt(story, 1, 'labs.reply')?.[0]).toEqual([12, 22]);
});

test('draws have one value per tick, 0 in row 0; t counts completed ticks', async () => {
  const story = await tell(
    pair(`
draw:
  world: {hit: 'bernoulli(t == 1)'}
  labs: {level: 'uniform(number, number + 0 * t)'}
state:
  labs: {memory: {unit: "1", initial: -1}}
next:
  labs: {memory: level + 10 * hit + 100 * t}
decisions:
  labs:
    act:
      options: [hold, go]
      payoff: hit + t * (act == go)
      rule: {fixed: {play: hold}}
measures:
  hit: {tick: hit}
  t: {tick: t, sum: t, mean: t, max: t, first: t >= 2, final: t, pooled: [t, '2']}
`),
  );
  expect(story.row0.measures).toEqual({ hit: 0, t: 0 });
  expect(story.rows.map((row) => row.draws)).toEqual([
    { hit: [0], 'labs.level': [0, 1] },
    { hit: [1], 'labs.level': [0, 1] },
    { hit: [0], 'labs.level': [0, 1] },
  ]);
  expect(story.rows.map((row) => row.states['labs.memory'])).toEqual([
    [0, 1],
    [110, 111],
    [200, 201],
  ]);
  expect([0, 1, 2].map((tick) => payoffsAt(story, tick)?.[0])).toEqual([
    [0, 0],
    [1, 2],
    [0, 2],
  ]);
  expect(story.rows.map((row) => row.measures)).toEqual([
    { hit: 0, t: 1 },
    { hit: 1, t: 2 },
    { hit: 0, t: 3 },
  ]);
  expect(story.folds).toEqual({ 't@sum': 6, 't@mean': 2, 't@max': 3, 't@first': 2, 't@final': 3 });
  expect(story.pooled).toEqual({ t: [6, 6] });
  expect(story.outcome).toBe('horizon');
});

test('flows are added, times dt; the bounds clamp last; all states change at once', async () => {
  const story = await tell(
    pair(`
state:
  world:
    stock: {unit: "1", initial: 7, max: 5}
    other: {unit: "1", initial: 0}
    ground: {unit: "1", initial: 1, min: stock - 3}
flow: {world: {stock: [12 * t, '-24']}}
next: {world: {other: stock}}
decisions:
  labs:
    act: {options: [hold, go], payoff: 0, rule: best-reply}
`),
  );
  // Initially min(7, 5) = 5, and max(1, 7 - 3) = 4: bounds read the states before the cut.
  expect(story.row0.states).toEqual({ stock: [5], other: [0], ground: [4] });
  // 5 + (0 - 24) / 12 = 3, 3 + (12 - 24) / 12 = 2, 2 + (24 - 24) / 12 = 2; the ground keeps 4 after 5 - 3, 3 - 3.
  expect(story.rows.map((row) => row.states)).toEqual([
    { stock: [5 + (1 / 12) * -24], other: [5], ground: [4] },
    { stock: [3 + (1 / 12) * -12], other: [3], ground: [4] },
    { stock: [2], other: [2], ground: [4] },
  ]);
});

const failing = async (rest: string) => {
  const { failure, outcome, endTick, rows, folds } = await tell(pair(rest));
  expect(outcome).toBeUndefined();
  expect(rows).toHaveLength(endTick);
  expect(folds).toEqual({});
  return failure;
};

const decision = (payoff: string, rule = 'best-reply') => `
decisions:
  labs:
    act: {options: [hold, go], payoff: '${payoff}', rule: ${rule}}
`;

test('a run fails at the first value that is none, and says which', async () => {
  expect(await failing(decision('if(t == 1 and number == 1 and act == go, 1 / 0, 0)'))).toEqual({
    tick: 1,
    kind: 'payoff',
    name: 'labs.act',
    player: 'labs.Bob',
    option: 1,
  });
  const rules = { plain: 'rule: plain\nsummary: Weights are payoffs.\nchoose: payoff\n' };
  const model = await modelOf({ scenario: pair(decision('t', 'plain')), modules: {}, rules });
  const story = interpret(model, { seed: 'a', run: 0 });
  // In the first tick all weights are 0.
  expect(story.failure).toEqual({ tick: 0, kind: 'weights', name: 'labs.act', player: 'labs.Ada' });
  expect([story.outcome, story.endTick, story.rows]).toEqual([undefined, 0, []]);
});

test('a failing draw or state ends the run after the decisions are tested', async () => {
  const draw = `${decision('0')}
draw:
  labs: {a: 'normal(if(t == 2, log(0 - 1), 0), 1)', b: bernoulli(1.5 * (t == 2))}
state: {world: {x: {unit: "1", initial: 1}}}
next: {world: {x: 'if(t == 2, 1 / 0, x)'}}`;
  expect(await failing(draw)).toEqual({ tick: 2, kind: 'draw', name: 'labs.a', player: 'labs.Ada' });
  expect(await failing(draw.replace('log(0 - 1)', '0'))).toEqual({
    tick: 2,
    kind: 'draw',
    name: 'labs.b',
    player: 'labs.Ada',
  });
  const state = draw.replace('log(0 - 1)', '0').replace('1.5 *', '1 *');
  expect(await failing(state)).toEqual({ tick: 2, kind: 'state', name: 'x', player: 'world' });
});
