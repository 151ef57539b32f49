import { expect, test } from 'vitest';
import { compile } from '../../../engine/compile/compile.ts';
import { simulate } from '../../../engine/run/simulate.ts';
import { interpret } from '../../reference/interpret.ts';
import { modelOfText } from '../../reference/model-of-text.ts';

/** Φ⁻¹ of a parameter of the world, of each member's own, of a draw of every member and of two that are cut. */
const text = `detente: 1
title: Called
time: {tick: year, horizon: 3}
players: {labs: [{name: A, skill: {dist: normal, mean: 2, sd: 1}}, {name: B}, {name: C}]}
parameters:
  rate: {unit: "1", default: {dist: lognormal, mean: -1, sd: 0.5}}
  cut: {unit: "1", range: [0, 1], default: {dist: normal, mean: 0.8, sd: 1}}
  labs:
    skill: {unit: "1", default: {dist: normal, mean: 1, sd: 0.1}}
draw:
  labs:
    luck: {draw: "normal(skill, rate)", per: run}
    chance: "normal(0, 1)"
state: {labs: {wealth: {unit: "1", initial: luck}}}
next: {labs: {wealth: wealth * (1 + rate) + cut * luck + chance}}
measures:
  wealth: {unit: "1", final: sum(labs.wealth)}
`;

test('what is drawn once in a run is called, what is drawn every tick stands in place', async () => {
  const wat = compile(await modelOfText(text)).wat();
  expect(wat.match(/\(func \$standardNormalQuantile/g)).toHaveLength(1);
  // Two of the world, three of members, and one in the loop over them.
  expect(wat.match(/call \$standardNormalQuantile/g)).toHaveLength(6);
  const everyTick = text
    .replaceAll(/\{dist[^}]*\}/g, '1')
    .replace(', per: run', '')
    .replace('initial: luck', 'initial: 0');
  expect(compile(await modelOfText(everyTick)).wat()).not.toContain('standardNormalQuantile');
});

test('a call gives the bits that the interpreter gives', async () => {
  const model = await modelOfText(text);
  for await (const { run, measures } of simulate(model, { seed: 'called', runs: 40 })) {
    const { rows } = interpret(model, { seed: 'called', run });
    const wealth = rows.at(-1)?.states['labs.wealth'] ?? [];
    expect(measures).toEqual([wealth.reduce((sum, one) => sum + one, 0)]);
  }
});
