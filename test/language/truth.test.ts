import { expect, test } from 'vitest';
import { isTruth } from '../../engine/language/truth.ts';
import { modelOfText } from '../reference/model-of-text.ts';

const truthOf = async (formula: string): Promise<boolean> => {
  const model = await modelOfText(`detente: 1
title: Truth
time: {tick: year, horizon: 1}
players: {labs: [{name: One}, {name: Two}]}
state: {labs: {x: {unit: "1", initial: 0}}}
let: {world: {high: "max(labs.x) > 1", top: "max(labs.x)"}}
draw: {world: {coin: "bernoulli(0.5)", size: "uniform(0, 1)"}}
measures: {m: {unit: "1", final: "${formula}"}}
`);
  const [measure] = model.measures;
  const formulas = measure?.folds.flatMap(({ columns }) => columns.map((column) => column.formula)) ?? [];
  expect(formulas).toHaveLength(1);
  return formulas.every(isTruth);
};

test.each([
  ['high', true],
  ['coin', true],
  ['coin or high', true],
  ['any(labs.x > 1)', true],
  ['if(high, coin, not coin)', true],
  ['top', false],
  ['size', false],
  ['high + coin', false],
  ['if(high, 1, 2)', false],
  ['count(labs.x > 1)', false],
])('%s: %s', async (formula, expected) => {
  expect(await truthOf(formula)).toBe(expected);
});
