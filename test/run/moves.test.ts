import { describe, expect, test } from 'vitest';
import type { Move } from '../../engine/run/move.ts';
import { openTeller, type Story } from '../../engine/run/story.ts';
import { modelOfText } from '../reference/model-of-text.ts';

const model = await modelOfText(`detente: 1
title: Two who follow each other
time: {tick: month, horizon: 12}
players: {labs: [{name: One}, {name: Two}], states: [{name: Land}]}
state: {labs: {lead: {unit: "1", initial: 0}}}
events: [{name: held, at: 5, for: 2, set: {One.stance: pause}}]
decisions:
  labs: {stance: {options: [pause, race], initial: pause, payoff: "if(stance == race, 1, 0)", rule: logit}}
  states: {law: {options: [none, ban], initial: none, payoff: "0", rule: logit, every: 4}}
draw: {labs: {luck: "uniform(0, 1)"}}
next: {labs: {lead: "if(stance == race, lead + luck, lead)"}}
measures: {lead: {unit: "1", final: mean(labs.lead)}}
`);

const { tell } = openTeller(model);
const seed = 'hand';

const turn = (story: Story, tick: number, player: string) => {
  const found = story.rows[tick - 1]?.decisions.find((one) => one.player === player);
  if (found === undefined) throw new Error(`expected ${player} in tick ${tick}`);
  return found;
};

const race = (player: string, tick: number): Move => ({ tick, player, decision: 'stance', option: 'race' });

describe('choices made by hand', () => {
  test('hold in their tick and in no other, whatever else would be chosen', async () => {
    for (let run = 0; run < 20; run++) {
      const free = await tell({ seed, run });
      const moves = [
        { ...race('One', 3), option: 'pause' },
        race('One', 6),
        { ...race('Land', 2), decision: 'law', option: 'ban' },
      ];
      const told = await tell({ seed, run, moves });
      expect(turn(told, 3, 'One')).toMatchObject({ choice: 0, byHand: true });
      // Against an event that holds it to the other option.
      expect(turn(free, 6, 'One').choice).toBe(0);
      expect(turn(told, 6, 'One')).toMatchObject({ choice: 1, byHand: true });
      expect(turn(told, 7, 'One')).toMatchObject({ choice: 0, byHand: false });
      // In a tick in which it would not have decided; it stands until the next in which it does.
      expect(turn(told, 2, 'Land')).toMatchObject({ decides: false, choice: 1, byHand: true });
      expect(turn(told, 4, 'Land')).toMatchObject({ choice: 1, byHand: false });
      expect(turn(told, 5, 'Land').choice).toBe(turn(free, 5, 'Land').choice);
    }
  });

  test('leave chance, and what would have been chosen, as they are', async () => {
    const free = await tell({ seed, run: 4 });
    const told = await tell({ seed, run: 4, moves: [race('One', 3), race('Two', 3)] });
    for (const [k, row] of told.rows.entries()) {
      expect(row.draws.map(({ value }) => value)).toEqual(free.rows[k]?.draws.map(({ value }) => value));
      expect(row.decisions.map(({ uniform }) => uniform)).toEqual(
        free.rows[k]?.decisions.map(({ uniform }) => uniform),
      );
    }
    expect(turn(told, 3, 'One').probabilities).toEqual(turn(free, 3, 'One').probabilities);
  });

  test('that agree with what would be chosen change nothing but who chose', async () => {
    const free = await tell({ seed, run: 7 });
    const moves = free.rows.flatMap(({ tick, decisions }) =>
      decisions.map(
        ({ player, decision, choice }): Move => ({
          ...{ tick, player, decision: decision.name, option: decision.options[choice] ?? '' },
        }),
      ),
    );
    const told = await tell({ seed, run: 7, moves });
    const byHand = free.rows.map((row) => ({
      ...row,
      decisions: row.decisions.map((one) => ({ ...one, byHand: true })),
    }));
    expect(told).toEqual({ ...free, rows: byHand });
  });

  test('of two for the same the later counts', async () => {
    const told = await tell({ seed, run: 1, moves: [race('One', 2), { ...race('One', 2), option: 'pause' }] });
    expect(turn(told, 2, 'One').choice).toBe(0);
  });

  test.each([
    [{ ...race('Three', 1) }, 'nobody called "Three" decides on anything; there are: One, Two, Land'],
    [{ ...race('One', 1), decision: 'stanse' }, 'One has no decision "stanse"; did you mean "stance"?'],
    [{ ...race('One', 1), option: 'sloww' }, '"sloww" is no option of stance; there are: pause, race'],
    [race('One', 13), 'expected a tick from 1 to 12, got 13'],
    [race('One', 0), 'expected a tick from 1 to 12, got 0'],
  ])('are refused where the model does not have them: %j', async (move, message) => {
    await expect(tell({ seed, run: 0, moves: [move] })).rejects.toThrow(message);
  });
});

test('a telling that stops early is the beginning of the whole', async () => {
  const whole = await tell({ seed, run: 2 });
  const part = await tell({ seed, run: 2, ticks: 5 });
  expect(part).toEqual({
    ...whole,
    rows: whole.rows.slice(0, 5),
    ticks: 5,
    ended: false,
    outcome: 'ongoing',
    measures: {},
    pooled: {},
  });
  expect(await tell({ seed, run: 2, ticks: 100 })).toEqual(whole);
});
