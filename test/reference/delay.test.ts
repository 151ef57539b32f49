import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { simulate } from '../../engine/run/simulate.ts';
import { tellRun } from '../../engine/run/story.ts';
import { fromInterpreter, fromKernel } from '../properties/common-story.ts';
import { interpret, type Story } from './interpret.ts';
import { modelOfText } from './model-of-text.ts';

const pause = readFileSync(new URL('../fixtures/language/repeated-pause.yaml', import.meta.url), 'utf8').replace(
  'default: 0, doc: lag',
  'default: 3, doc: lag',
);

const scenario = (rest: string): string => `
detente: 1
title: Delays
time: {tick: month, horizon: 6}
players: {labs: [{name: Ada, size: 1}, {name: Bob, size: 100, lag: 2}]}
parameters:
  wait: {unit: ticks, range: [0, 3], default: 2, doc: ticks, source: assumption}
  labs:
    lag: {unit: ticks, range: [1, 4], default: 1, doc: ticks, source: assumption}
    size: {unit: "1", range: [0, 100], default: 1, doc: size, source: assumption}
state:
  labs: {stock: {unit: "1", initial: size}}
  world: {clock: {unit: "1", initial: 10}}
next:
  labs: {stock: stock + size}
  world: {clock: clock + 1}
${rest}`;

/** The story as both readers tell it; a batch of several lanes ends as it does. */
const tell = async (rest: string, [from, to] = ['', '']): Promise<Story> => {
  const model = await modelOfText(scenario(rest).replace(from, to));
  const told = interpret(model, { seed: 'a', run: 0 });
  expect(fromKernel(await tellRun(model, { seed: 'a', run: 0 }), told.parameters)).toEqual(
    fromInterpreter(model, told),
  );
  for await (const { run, measures } of simulate(model, { seed: 'a', runs: 5 })) {
    expect(measures).toEqual(Object.values(interpret(model, { seed: 'a', run }).folds));
  }
  return told;
};

/** Row 0 and after each tick. */
const measured = ({ row0, rows }: Story, name = 'm'): (number | undefined)[] =>
  [row0, ...rows].map(({ measures }) => measures[name]);

const measure = (formula: string): string => `measures: {m: {unit: "1", tick: "${formula}", sum: "${formula}"}}`;

test('after tick k, one tick ago is its start; before the first tick there is row 0', async () => {
  // The clock reads 10 in row 0 and in tick 0, 11 in tick 1 …
  expect(measured(await tell(measure('clock')))).toEqual([10, 11, 12, 13, 14, 15, 16]);
  expect(measured(await tell(measure('delay(clock, 0)')))).toEqual([10, 11, 12, 13, 14, 15, 16]);
  expect(measured(await tell(measure('delay(clock, 1)')))).toEqual([10, 10, 11, 12, 13, 14, 15]);
  expect(measured(await tell(measure('delay(clock, 3)')))).toEqual([10, 10, 10, 10, 11, 12, 13]);
  expect(measured(await tell(measure('delay(clock, 90)')))).toEqual([10, 10, 10, 10, 10, 10, 10]);
  expect(measured(await tell(measure('delay(t, 2)')))).toEqual([0, 0, 0, 1, 2, 3, 4]);
});

test('a formula of parameters says how long, rounded down', async () => {
  expect(measured(await tell(measure('delay(clock, wait)')))).toEqual([10, 10, 10, 11, 12, 13, 14]);
  expect(measured(await tell(measure('delay(clock, wait / 2 + 0.9)')))).toEqual([10, 10, 11, 12, 13, 14, 15]);
  expect(measured(await tell(measure('delay(clock, 0.25 / dt)')))).toEqual([10, 10, 10, 10, 11, 12, 13]);
  // Drawn for each run: the lanes of a batch look back differently.
  await tell(measure('delay(clock, wait)'), ['default: 2,', 'default: {dist: uniform, min: 0, max: 3},']);
});

test('an event may change how long; what lies outside of the range is cut', async () => {
  const events = 'events: [{at: 2, for: 2, set: {wait: 0}}, {at: 4, set: {wait: 10 * clock}}]\n';
  // Ticks 0 and 1 look back two ticks, 2 and 3 none, then three.
  expect(measured(await tell(events + measure('delay(clock, wait)')))).toEqual([10, 10, 10, 13, 14, 12, 13]);
});

test('of elements, of a player named, of a column, of a reduction', async () => {
  const stocks = (formula: string) => tell(measure(formula)).then((story) => measured(story));
  expect(await stocks('max(delay(labs.stock, 2))')).toEqual([100, 100, 100, 200, 300, 400, 500]);
  expect(await stocks('sum(delay(labs.stock + labs.size, 2))')).toEqual([202, 202, 202, 303, 404, 505, 606]);
  expect(await stocks('delay(sum(labs.stock), 2)')).toEqual([101, 101, 101, 202, 303, 404, 505]);
  expect(await stocks('delay(Bob.stock, 1)')).toEqual([100, 100, 200, 300, 400, 500, 600]);
  expect(await stocks('sum(delay(labs.stock, labs.lag))')).toEqual([101, 101, 102 + 0, 203, 304, 405, 506]);
  const columns = await tell('measures: {m: {unit: "1", tick: "delay(labs.stock, 4)"}}');
  expect(measured(columns, 'm|Ada')).toEqual([1, 1, 1, 1, 1, 2, 3]);
  expect(measured(columns, 'm|Bob')).toEqual([100, 100, 100, 100, 100, 200, 300]);
});

test('others as they were, my lag, in a let of the class', async () => {
  const lets = 'let: {labs: {behind: "sum(delay(others.stock, lag))", own: "delay(stock, lag)"}}\n';
  const story = await tell(`${lets}measures: {b: {tick: labs.behind}, o: {tick: labs.own}}`);
  // Ada's lag is 1, Bob's 2.
  expect(measured(story, 'b|Ada')).toEqual([100, 100, 200, 300, 400, 500, 600]);
  expect(measured(story, 'b|Bob')).toEqual([1, 1, 1, 2, 3, 4, 5]);
  expect(measured(story, 'o|Bob')).toEqual([100, 100, 100, 200, 300, 400, 500]);
});

const acting = (payoff: string, more = ''): string => `
decisions:
  labs:
    act:
      options: [hold, go]
      initial: hold
      payoff: ${payoff}
      rule: {script: {plays: [go, hold, go]}}
${more}`;

const payoffs = ({ rows }: Story, place = 0) =>
  rows.map(({ decisions }) => decisions['labs.act']?.[place]?.payoffs.join(' '));

test('at decide the past is no hypothesis, and is what was true', async () => {
  // Both go, hold, go, go …; the delayed count is of the tick before, whatever option is weighed.
  expect(payoffs(await tell(acting('10 * act + delay(count(labs.act == go), 1)')))).toEqual([
    '0 10',
    '2 12',
    '0 10',
    '2 12',
    '2 12',
    '2 12',
  ]);
  // No tick ago is now: the option weighed, and last tick's of the other.
  expect(payoffs(await tell(acting('delay(count(labs.act == go), 0)')))).toEqual([
    '0 1',
    '1 2',
    '0 1',
    '1 2',
    '1 2',
    '1 2',
  ]);
  const masked = acting(
    'delay(count(others.act == go), 1) + 10 * delay(count(others.act.seen == go), 1)',
    '      seen: hold',
  );
  expect(payoffs(await tell(masked))).toEqual(['0 0', '1 1', '0 0', '1 1', '1 1', '1 1']);
});

test('an option that is delayed is still an option', async () => {
  const more = `      push: [0.5, 7]
measures: {m: {tick: "push[delay(Ada.act, 1)]"}, same: {tick: "delay(Ada.act, 2) == go"}}`;
  const story = await tell(acting('push[delay(act, 2)]', more));
  expect(measured(story)).toEqual([0.5, 7, 0.5, 7, 7, 7, 7]);
  expect(measured(story, 'same')).toEqual([0, 0, 1, 0, 1, 1, 1]);
  expect(payoffs(story)).toEqual(['0.5 0.5', '0.5 0.5', '7 7', '0.5 0.5', '7 7', '7 7']);
});

test('draws are delayed with their values, 0 before the first tick', async () => {
  const draw = 'draw: {world: {luck: "uniform(1, 2)"}, labs: {own: "uniform(1, 2)"}}\n';
  const story = await tell(
    `${draw}measures: {l: {tick: luck}, m: {tick: "delay(luck, 2)", sum: "delay(luck, 2)"}, o: {tick: "sum(delay(labs.own, 1))"}}`,
  );
  const luck = story.rows.map(({ draws }) => draws.luck?.[0]);
  expect(measured(story)).toEqual([0, 0, ...luck.slice(0, 5)]);
  expect(measured(story, 'o')).toEqual([
    0,
    ...story.rows.map(({ draws }) => draws['labs.own']?.reduce((a, b) => a + b)),
  ]);
});

test('a payoff reads what was drawn, and what was realised, a tick ago', async () => {
  const drawn = 'draw: {labs: {found: bernoulli(act)}}';
  const story = await tell(
    acting('act + 10 * delay(found, 1) + 100 * delay(realised(act), 1)', drawn).replace('100', '0.5'),
  );
  expect(story.outcome).toBe('horizon');
  // Found exactly in the ticks in which Ada goes.
  expect(payoffs(story).slice(0, 2)).toEqual(['0 1', `${10 + 0.5 * 1} ${1 + 10 + 0.5 * 1}`]);
});

test('delays of delays add up', async () => {
  expect(measured(await tell(measure('delay(delay(clock, 1), 2)')))).toEqual(
    measured(await tell(measure('delay(clock, 3)'))),
  );
});

test('what moves by its own past', async () => {
  const story = await tell(measure('clock'), ['clock: clock + 1', 'clock: "clock + delay(clock, 1)"']);
  // 10 + 10, 20 + 10, 30 + 20 …
  expect(measured(story)).toEqual([10, 20, 30, 50, 80, 130, 210]);
});

test('equal delays share what is kept, as far back as the longest', async () => {
  const rest = measure('delay(max(labs.stock), 1) + delay( max( labs.stock ), 4) + sum(delay(labs.stock, 1))');
  const { pasts } = await modelOfText(scenario(rest));
  expect(pasts.map(({ owner, longest }) => [owner?.name, longest])).toEqual([
    [undefined, 4],
    ['labs', 1],
  ]);
});

test('the repeated pause, whose alarm comes late', async () => {
  const model = await modelOfText(pause);
  for (const run of [0, 1, 2]) {
    const told = interpret(model, { seed: '1', run });
    expect(fromKernel(await tellRun(model, { seed: '1', run }), told.parameters)).toEqual(fromInterpreter(model, told));
  }
});
