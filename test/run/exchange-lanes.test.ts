import { expect, test } from 'vitest';
import { compile } from '../../engine/compile/compile.ts';
import { closeRanks } from '../../engine/run/exchange-lanes.ts';
import { heldNumbers, imageOf, openImage } from '../../engine/run/image.ts';
import { readRun, runPlaces } from '../../engine/run/simulate.ts';
import { modelOfText } from '../reference/model-of-text.ts';

const LANES = 16;

/** Runs of many lengths, with a stream, a parameter of the run and a delayed value. */
const model = await modelOfText(`detente: 1
title: Exchange
time: {tick: year, horizon: 30}
players: {labs: [{name: One}, {name: Two}]}
parameters: {pace: {unit: "1", range: [0, 1], default: {dist: uniform, min: 0.1, max: 0.9}, doc: pace}}
draw: {labs: {luck: "uniform(0, 1)"}}
state: {labs: {wealth: {unit: "1", initial: 1}}}
let: {labs: {before: "delay(wealth, 3)"}}
next: {labs: {wealth: "wealth + luck * pace + 0.01 * before"}}
end: {rich: {when: max(labs.wealth) > 6, label: Rich, definition: somebody is rich}}
measures: {wealth: {unit: "1", sum: labs.wealth}}
`);

const play = async (between: (machine: Awaited<ReturnType<typeof openImage>>, t: number, outcome: number) => void) => {
  const kernel = compile(model, { lanes: LANES });
  const places = runPlaces(kernel);
  const machine = await openImage(await imageOf(kernel, '1'));
  machine.hold(heldNumbers(kernel, []));
  machine.start(40);
  for (let t = 0; machine.tick(t); t++) between(machine, t, places.outcome);
  return { runs: Array.from({ length: LANES }, (_, index) => readRun(machine, places, index)), laneOf: machine.laneOf };
};

test('runs whose lanes are exchanged on the way come out as they would have', async () => {
  const { runs } = await play(() => undefined);
  expect(new Set(runs.map(({ ticks }) => ticks)).size).toBeGreaterThan(4);
  const moved = await play(({ exchange }, t) => exchange(t % LANES, (5 * t + 3) % LANES));
  expect(moved.laneOf).not.toEqual(Int32Array.from({ length: LANES }, (_, lane) => lane));
  expect(moved.runs).toEqual(runs);
});

test('after ranks are closed at most one pair of lanes has one run that goes on', async () => {
  const { runs } = await play(() => undefined);
  let mixed = 0;
  const closed = await play((machine, _, outcome) => {
    const halves = (): number => {
      let count = 0;
      for (let lane = 0; lane < LANES; lane += 2)
        if ((machine.numbers[outcome + lane] === 0) !== (machine.numbers[outcome + lane + 1] === 0)) count += 1;
      return count;
    };
    mixed = Math.max(mixed, halves());
    closeRanks(machine, outcome);
    expect(halves()).toBeLessThanOrEqual(1);
  });
  expect(mixed).toBeGreaterThan(1);
  expect(closed.runs).toEqual(runs);
});
