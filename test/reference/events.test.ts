import { expect, test } from 'vitest';
import { interpret, type Story } from './interpret.ts';
import { modelOfText } from './model-of-text.ts';

const tell = async (rest: string, horizon = 6): Promise<Story> => {
  const model = await modelOfText(`
detente: 1
title: Events
time: {tick: month, horizon: ${horizon}}
players: {labs: [{name: Ada}, {name: Bob}]}
decisions:
  labs:
    act: {options: [hold, go], payoff: rate, rule: {fixed: {play: hold}}}
parameters:
  rate: {unit: "1", range: [0, 100], default: 1}
  labs: {gain: {unit: "1", range: [0, 100], default: 2}}
state: {world: {clock: {unit: "1", initial: 0}, marks: {unit: "1", initial: 0}}}
next: {world: {clock: clock + 1, marks: marks}}
measures: {rate: {tick: rate}, gain: {tick: 10 * Ada.gain + Bob.gain}}
${rest}`);
  return interpret(model, { seed: 'a', run: 0 });
};

const active = (story: Story) => story.rows.map(({ events }) => (events.boom?.active ? 1 : 0)).join('');
const fires = (story: Story) => story.rows.map(({ events }) => (events.boom?.fires ? 1 : 0)).join('');
const measured = (story: Story, name: string) => story.rows.map(({ measures }) => measures[name]);

test('a date is in force from its tick on, for as long as it says', async () => {
  expect(active(await tell('events: [{name: boom, at: 2, for: 3}]'))).toBe('001110');
  expect(active(await tell('events: [{name: boom, at: 2}]'))).toBe('001111');
  expect(active(await tell('events: [{name: boom, at: 0, for: 1}]'))).toBe('100000');
  // t >= 1.5 and t < 3.5; it fires where t < 2.5.
  const story = await tell('events: [{name: boom, at: 1.5, for: 2}]');
  expect(active(story)).toBe('001100');
  expect(fires(story)).toBe('001000');
  expect(story.rows.map(({ events }) => events.boom?.in)).toEqual([1.5, 0.5, 1e9, 1e9, 1e9, 1e9]);
});

test('a condition fires once, or each time it holds while not in force', async () => {
  // The clock reads t at the start of tick t.
  expect(fires(await tell('events: [{name: boom, when: clock >= 1 and clock <= 4, for: 2}]'))).toBe('010000');
  const again = await tell('events: [{name: boom, when: clock >= 1 and clock <= 4, for: 2, once: false}]');
  expect(fires(again)).toBe('010100');
  expect(active(again)).toBe('011110');
  const forever = await tell('events: [{name: boom, when: clock >= 1, once: false}]');
  expect(fires(forever)).toBe('010000');
  expect(active(forever)).toBe('011111');
  expect(forever.rows.map(({ events }) => events.boom?.in)).toEqual([1e9, 0, 1e9, 1e9, 1e9, 1e9]);
});

test('a parameter reads as set while the event is in force, then as before; the later event wins', async () => {
  const story = await tell(`
events:
  - {name: boom, at: 1, for: 3, set: {rate: 5 + t}}
  - {name: slump, at: 2, for: 1, set: {rate: rate + 50, labs.gain: 3, Bob.gain: 4 + number}}
`);
  // The value 5 + t is computed at the start of the tick; rate + 50 reads the base value 1.
  expect(measured(story, 'rate')).toEqual([1, 6, 51, 8, 1, 1]);
  expect(measured(story, 'gain')).toEqual([22, 22, 35, 22, 22, 22]);
  expect(story.rows.map(({ decisions }) => decisions['labs.act']?.[0]?.payoffs[0])).toEqual([1, 6, 51, 8, 1, 1]);
});

test('a state is set once, before anybody decides, from the states as they were', async () => {
  const story = await tell(`
events:
  - {name: boom, at: 2, set: {marks: 7, clock: 100}}
  - {name: late, at: 2, set: {marks: clock + 0.5}}
`);
  expect(story.rows.map(({ states }) => states.marks?.[0])).toEqual([0, 0, 2.5, 2.5, 2.5, 2.5]);
  expect(story.rows.map(({ states }) => states.clock?.[0])).toEqual([1, 2, 101, 102, 103, 104]);
});

test('a decision takes its option while the event is in force; everything else goes on', async () => {
  const story = await tell('events: [{name: boom, at: 1, for: 2, set: {Bob.act: go}}]', 4);
  const acts = story.rows.map(({ decisions }) => decisions['labs.act']);
  expect(acts.map((turns) => turns?.map((turn) => turn.choice))).toEqual([
    [0, 0],
    [0, 1],
    [0, 1],
    [0, 0],
  ]);
  expect(acts.map((turns) => turns?.map((turn) => turn.forced))).toEqual([
    [false, false],
    [false, true],
    [false, true],
    [false, false],
  ]);
  expect(acts[1]?.[1]?.weights).toEqual([1, 0]);
});

test('events are read: in row 0 none is in force, and a date is so far away', async () => {
  const story = await tell(
    `
events: [{name: boom, at: 2, for: 1, set: {rate: 9}}]
let: {world: {before: '10 * boom.active + min(boom.in, 5)'}}
draw: {world: {hit: bernoulli(boom.active)}}
`.concat('end: {over: {when: hit and before >= 15}}\n'),
  );
  expect(story.row0.measures.rate).toBe(1);
  // In tick 2 it is in force: hit is 1; at the moment after, boom.in is still 0, so before is 10 and the run goes on.
  expect(story.outcome).toBe('horizon');
  expect(story.rows.map(({ draws }) => draws.hit?.[0])).toEqual([0, 0, 1, 0, 0, 0]);
});
