// docs/meaning.md, "What if": payoffs as they would be, by hand, from the interpreter and from the kernel.

import { expect, test } from 'vitest';
import { compile } from '../../engine/compile/compile.ts';
import { tellRun } from '../../engine/run/story.ts';
import { fromInterpreter, fromKernel } from '../properties/common-story.ts';
import { interpret, type Story } from './interpret.ts';
import { modelOfText } from './model-of-text.ts';

/** The first run, in which kernel and interpreter agree to the bit. */
const tell = async (scenario: string): Promise<Story> => {
  const model = await modelOfText(scenario);
  const story = interpret(model, { seed: 'a', run: 0 });
  const kernel = await tellRun(model, { seed: 'a', run: 0 });
  expect(fromKernel(kernel, story.parameters)).toEqual(fromInterpreter(model, story));
  return story;
};

/** Three labs whose pushes are 0, 1 and 3 with an option's number; `worth` is my push minus the mean of the others'. */
const trio = (rest: string): string => `
detente: 1
title: Trio
time: {tick: month, horizon: 2}
players: {labs: [{name: Ada, bound: 1}, {name: Bob}, {name: Cyd}]}
parameters: {labs: {bound: {unit: "1", default: 0, source: assumption}}}
let:
  labs:
    push: act * act
    worth: push - mean(others.push)
${rest}`;

const decide = (payoff: string, more = ''): string => `decisions:
  labs:
    act:
      options: [hold, go, run]
      initial: go
      payoff: ${payoff}
      rule: {fixed: {play: hold}}
${more}`;

const payoffsOf = (story: Story, tick = 0, decision = 'labs.act') =>
  story.rows[tick]?.decisions[decision]?.map(({ payoffs }) => payoffs);

test('what is supposed of me and of the others replaces the option I weigh, everywhere', async () => {
  // 4 - mean(1, 1), 4 - mean(0, 0), 0 - mean(4, 4); all did go before.
  const of = async (payoff: string) => payoffsOf(await tell(trio(decide(payoff))))?.[1];
  expect(await of('"at(worth, act == run)"')).toEqual([3, 3, 3]);
  expect(await of('"at(worth, act == run, others.act == hold)"')).toEqual([4, 4, 4]);
  expect(await of('"at(worth, labs.act == run)"')).toEqual([0, 0, 0]);
  // Mine still is the option weighed: 0, 1, 4 less 4.
  expect(await of('"at(worth, others.act == run)"')).toEqual([-4, -3, 0]);
  // Ada runs: as for mine, less mean(4, 1).
  expect(await of('"at(worth, Ada.act == run)"')).toEqual([-2.5, -1.5, 1.5]);
  // Through the definitions of others: theirs is their push less the mean of the rest's.
  expect(await of('"at(sum(others.worth), act == hold, others.act == run)"')).toEqual([4, 4, 4]);
});

test('right sides are read outside, each for the player whose choice it is', async () => {
  const of = async (payoff: string) => payoffsOf(await tell(trio(decide(payoff))));
  // Only Ada is bound: the others of Bob and Cyd are one who runs and one who goes on as before.
  expect(await of('"at(worth, act == hold, others.act == if(others.bound == 1, run, others.act))"')).toEqual([
    [-1, -1, -1],
    [-2.5, -2.5, -2.5],
    [-2.5, -2.5, -2.5],
  ]);
  // The option I weigh is in force on the right: the others do as I would.
  expect(await of('"at(worth, act == hold, others.act == act)"')).toEqual([
    [0, -1, -4],
    [0, -1, -4],
    [0, -1, -4],
  ]);
  // A class is supposed with a word of its own; a reduction inside is over those around, not over the supposed.
  const leaders = '"at(worth, labs.act == if(labs == Ada, run, if(count(labs.act == run) > 0, go, hold)))"';
  // With hold or go nobody runs: 4 - 0, 0 - mean(4, 0). With run somebody does: 4 - 1, 1 - mean(4, 1).
  expect(await of(leaders)).toEqual([
    [4, 4, 3],
    [-2, -2, -1.5],
    [-2, -2, -1.5],
  ]);
});

test('the inner what-if wins for what it sets, and reads the outer one on its right sides', async () => {
  const of = async (payoff: string) => payoffsOf(await tell(trio(decide(payoff))))?.[0];
  expect(await of('"at(at(worth, act == run), act == hold, others.act == hold)"')).toEqual([4, 4, 4]);
  expect(await of('"at(at(worth, others.act == act, act == hold), act == run)"')).toEqual([-4, -4, -4]);
  expect(await of('"at(at(worth, Ada.act == run), labs.act == hold)"')).toEqual([4, 4, 4]);
  expect(await of('"at(at(worth, labs.act == hold), Ada.act == run)"')).toEqual([0, 0, 0]);
});

test('supposed choices are read unmasked, everything else through the masks', async () => {
  const story = await tell(
    trio(
      decide(
        '"at(worth, Ada.act == run) + 100 * count(at(others.act.seen, Ada.act == run) == go)"',
        '      seen: if(count(labs.act == run) > 0, go, hold)\n',
      ),
    ),
  );
  // Bob, of whom hold is weighed: Ada's run is read as it is. Cyd is seen to go because somebody runs: 0 - mean(4, 1).
  // Ada's mask, asked for by name, shows that she goes as well. Ada herself: her 4 - mean(1, 1), and both are seen to go.
  expect(payoffsOf(story)).toEqual([
    [203, 203, 203],
    [197.5, 198.5, 201.5],
    [197.5, 198.5, 201.5],
  ]);
});

test('in flows, draws, measures, ends and events the rest is what is true at their moment', async () => {
  const story = await tell(
    trio(
      `${decide('0')}state:
  labs: {stock: {unit: "1", initial: 0}}
  world: {mark: {unit: "1", initial: 0}}
next:
  labs: {stock: "at(worth, act == run)"}
draw:
  labs: {luck: "uniform(at(worth, act == run), at(worth, act == run))"}
events:
  - {name: seen, when: "at(sum(labs.push), Ada.act == run) == 6", set: {mark: "at(sum(labs.push), labs.act == run)"}}
measures:
  worth: {unit: "1", tick: "at(labs.worth, labs.act == if(labs == Ada, run, labs.act))"}
  sum: {unit: "1", tick: "at(sum(labs.push), Ada.act == run, Bob.act == go)"}
`,
    ),
  );
  // All held in the first tick: 4 - 0. Before, all had gone: 4 + 1 + 1 = 6, and 4 + 4 + 4 = 12.
  expect(story.rows[0]?.states).toMatchObject({ 'labs.stock': [4, 4, 4], mark: [12] });
  expect(story.rows[0]?.draws['labs.luck']).toEqual([4, 4, 4]);
  expect(story.row0.measures).toMatchObject({ 'worth|Ada': 3, 'worth|Bob': -1.5, sum: 6 });
  expect(story.rows[0]?.measures).toMatchObject({ 'worth|Ada': 4, 'worth|Bob': -2, sum: 5 });
});

test('arguments of a definition are read where it is called, its body where it is supposed', async () => {
  const of = async (payoff: string) =>
    payoffsOf(
      await tell(`${trio(decide(payoff))}define:\n  gain(x): worth + 10 * x\n  would(x): "at(gain(x), act == run)"\n`),
    )?.[0];
  expect(await of('"would(push)"')).toEqual([3, 13, 43]);
  expect(await of('"at(gain(push), act == run)"')).toEqual([43, 43, 43]);
});

test('players another one points at, and decisions of another class', async () => {
  const story = await tell(`
detente: 1
title: Homes
time: {tick: month, horizon: 1}
players:
  labs: [{name: Ada, home: East}, {name: Bob, home: West}]
  homes: [{name: East}, {name: West}]
parameters: {labs: {home: {ref: homes}}}
decisions:
  homes:
    rule: {options: [lax, firm], rule: {fixed: {play: lax}}}
  labs:
    act:
      options: [hold, go]
      payoff: "at(home.rule + 10 * sum(homes.rule), home.rule == firm) + 100 * at(sum(homes.rule), homes.rule == firm)"
      rule: {fixed: {play: hold}}
`);
  expect(payoffsOf(story)).toEqual([
    [211, 211],
    [211, 211],
  ]);
});

const race = (labs: number): string => `
detente: 1
title: Race
time: {tick: month, horizon: 1}
players: {labs: [{name: Lab, count: ${labs}}]}
let:
  labs:
    lead: act - max(others.act)
    fear: mean(others.lead) + sum(others.act)
decisions:
  labs:
    act:
      options: [hold, go]
      payoff: "at(fear, act == go, others.act == if(others.lead > 0, hold, others.act)) - at(fear, labs.act == hold)"
      rule: logit
`;

test('many players take no more code than a few', async () => {
  const sizeOf = async (labs: number) => compile(await modelOfText(race(labs))).program.graph.size();
  expect(await sizeOf(64)).toBe(await sizeOf(4));
});

/** Forty lets, each of which supposes two things for the one before. */
const nested = (one: string, other: string): string => {
  const lets = Array.from({ length: 40 }, (_, k) => {
    const before = k === 0 ? 'worth' : `x${k - 1}`;
    return `    x${k}: at(${before}, ${one}) + at(${before}, ${other}) / 2`;
  });
  return trio(decide('x39')).replace('    push:', `${lets.join('\n')}\n    push:`);
};

test('what-ifs inside what-ifs do not multiply where the inner one hides the outer', async () => {
  const model = await modelOfText(nested('act == hold', 'act == run, others.act == others.act'));
  expect(compile(model).program.graph.size()).toBeLessThan(1000);
});

test('those that truly multiply are refused, not waited for', async () => {
  const turn = (a: string, b: string) => `others.act == if(others.act == ${a}, ${b}, hold)`;
  const model = await modelOfText(nested(turn('hold', 'go'), turn('go', 'run')));
  expect(() => compile(model)).toThrow('the model compiles to more than');
});
