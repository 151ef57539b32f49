import { expect, test } from 'vitest';
import type { Model } from '../../engine/language/model.ts';
import { simulate } from '../../engine/run/simulate.ts';
import { tellRun } from '../../engine/run/story.ts';
import { fromInterpreter, fromKernel } from '../properties/common-story.ts';
import { interpret, type Story } from './interpret.ts';
import { modelOf } from './model-of-text.ts';

/** Plays what the clock says: t at the start of the tick, or `hold` in the first decision of a run. */
const rules = {
  clock: 'rule: clock\nsummary: made up\nchoose: one(t)\n',
  careful: 'rule: careful\nsummary: made up\nchoose: if(first, one(7), one(t))\n',
};

const textOf = (act: string, rest: string) => `
detente: 1
title: Timing
time: {tick: month, horizon: 7}
players: {labs: [{name: Ada, habit: 2}, {name: Bob, habit: 3}]}
parameters:
  rhythm: {unit: ticks, range: [1, 9], default: 2.5, doc: ticks between decisions, source: assumption}
  labs: {habit: {unit: ticks, range: [1, 9], doc: ticks between decisions, source: assumption}}
decisions:
  labs:
    act:
      options: [zero, one, two, three, four, five, six, start]
      initial: start
      rule: clock
${act}
${rest}`;

const modelWith = (act: string, rest = ''): Promise<Model> =>
  modelOf({ scenario: textOf(act, rest), modules: {}, rules });

/** The story as both readers tell it; the batch, which leaves quiet ticks out, must end as it does. */
const tell = async (act: string, rest = ''): Promise<Story> => {
  const model = await modelWith(act, rest);
  const told = interpret(model, { seed: 'a', run: 0 });
  expect(fromKernel(await tellRun(model, { seed: 'a', run: 0 }), told.parameters)).toEqual(
    fromInterpreter(model, told),
  );
  for await (const { outcome, measures } of simulate(model, { seed: 'a', runs: 1 })) {
    expect({ outcome, measures }).toEqual({
      outcome: told.outcome ?? 'failed',
      measures: Object.values(told.folds),
    });
  }
  return told;
};

/** Ada's and Bob's options, tick by tick; 7 is the initial one. */
const choices = ({ rows }: Story): string[] =>
  [0, 1].map((place) => rows.map(({ decisions }) => decisions['labs.act']?.[place]?.choice).join(''));

const summed = '\nmeasures: {played: {unit: "1", sum: 10 * Ada.act + Bob.act}}';

test('every n ticks, and the last choice stands in between', async () => {
  expect(choices(await tell('      every: 3', summed))).toEqual(['0003336', '0003336']);
  expect(choices(await tell('      every: 1'))).toEqual(['0123456', '0123456']);
  expect(choices(await tell('      every: rhythm'))).toEqual(['0022446', '0022446']);
  expect(choices(await tell('      every: habit'))).toEqual(['0022446', '0003336']);
});

test('when a condition holds; before the first decision the initial option stands', async () => {
  expect(choices(await tell('      when: t >= 2 and t < 5', summed))).toEqual(['7723444', '7723444']);
  expect(choices(await tell('      when: number == t % 2'))).toEqual(['0022446', '7113355']);
});

test('it is read as payoffs are: others through their masks, last tick, nothing supposed', async () => {
  const masked = '      seen: start\n      when: t == 0 or any(others.act == start)';
  expect(choices(await tell(masked))).toEqual(['0123456', '0123456']);
  const own = '      when: t == 0 or (act != zero and act != one and act != two) or t == 2';
  expect(choices(await tell(own))).toEqual(['0022222', '0022222']);
});

test('an event forces an option in any tick; what it forced stands after it', async () => {
  const forced = 'events: [{name: order, at: 1, for: 1, set: {Ada.act: six}}]';
  expect(choices(await tell('      every: 3', forced))).toEqual(['0663336', '0003336']);
  // A decision is due in tick 3: the option forced does not take its place later.
  const longer = 'events: [{name: order, at: 2, for: 2, set: {labs.act: six}}]';
  expect(choices(await tell('      every: 3', longer))).toEqual(['0066666', '0066666']);
});

test('changed: the tick in which an event enters into force, and the one in which it leaves', async () => {
  const changes = async (event: string): Promise<string> => {
    const measured = '\nmeasures: {c: {unit: "1", tick: x.changed, sum: x.changed}}';
    const { rows, row0 } = await tell('      when: x.changed', `events: [{name: x, ${event}}]${measured}`);
    expect(row0.measures.c).toBe(0);
    const changed = rows.map(({ measures }) => measures.c).join('');
    expect(rows.map(({ decisions }) => (decisions['labs.act']?.[0]?.decides ? 1 : 0)).join('')).toBe(changed);
    return changed;
  };
  expect(await changes('at: 2, for: 3')).toBe('0010010');
  expect(await changes('at: 2')).toBe('0010000');
  expect(await changes('at: 0, for: 1')).toBe('1100000');
  expect(await changes('at: 1.5, for: 2')).toBe('0010100');
  expect(await changes('at: 9')).toBe('0000000');
  expect(await changes('when: t >= 3, for: 2')).toBe('0001010');
  expect(await changes('when: t == 0 or t == 2, for: 2, once: false')).toBe('1000100');
  expect(await changes('when: t > 0, for: 2, once: false')).toBe('0100000');
});

test('every third tick and when an agreement changes: as one condition', async () => {
  const agreement = 'events: [{name: agreement, at: 1, for: 3}]';
  expect(choices(await tell('      when: t % 3 == 0 or agreement.changed', agreement))).toEqual(['0113446', '0113446']);
});

test('first is the first decision of the member in the run', async () => {
  const act = '      rule: careful\n      when: t > number and t != 2';
  const { scenario, ...files } = { scenario: textOf(act, '').replace('      rule: clock\n', ''), modules: {}, rules };
  const model = await modelOf({ scenario, ...files });
  const told = interpret(model, { seed: 'a', run: 0 });
  expect(choices(told)).toEqual(['7773456', '7777456']);
  expect(fromKernel(await tellRun(model, { seed: 'a', run: 0 }), told.parameters)).toEqual(
    fromInterpreter(model, told),
  );
});

test('where a choice stands nothing is weighed: a payoff that is no number fails a run only when it decides', async () => {
  const payoff = '      payoff: 1 / (t % 3 - 1) - 1 / (t % 3 - 1)';
  const kept = await tell(`${payoff}\n      every: 3`);
  expect(kept.outcome).toBe('horizon');
  expect(kept.rows[1]?.decisions['labs.act']?.[0]).toMatchObject({
    decides: false,
    payoffs: [],
    weights: [1, 0, 0, 0, 0, 0, 0, 0],
    choice: 0,
  });
  expect((await tell(payoff)).failure).toMatchObject({ tick: 1, kind: 'payoff' });
});

test('a decision that waits takes no random number from another: the streams go by the tick', async () => {
  const drawn = '      rule: {mixed: {weights: [1, 1, 1, 1, 1, 1, 1, 1]}}';
  const free = textOf(drawn, '').replace('      rule: clock\n', '');
  const waiting = free.replace(drawn, `${drawn}\n      every: 3`);
  const told = await Promise.all(
    [free, waiting].map(async (scenario) =>
      choices(interpret(await modelOf({ scenario, modules: {}, rules: {} }), { seed: 'a', run: 0 })),
    ),
  );
  const at = (story: string[] | undefined, tick: number) => story?.map((one) => one[tick]);
  for (const tick of [0, 3, 6]) expect(at(told[1], tick)).toEqual(at(told[0], tick));
});

test('stages: whether the second is taken may hang on the first, in the same tick', async () => {
  const second = `
    reply:
      options: [no, yes]
      stage: 2
      when: any(labs.act == one) or any(labs.act == four)
      payoff: reply
      rule: best-reply`;
  const { rows } = await tell(`      every: 2${second}`);
  expect(rows.map(({ decisions }) => decisions['labs.reply']?.[0]?.decides)).toEqual(
    [0, 0, 2, 2, 4, 4, 6].map((choice) => choice === 4),
  );
});
