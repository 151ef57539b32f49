import { expect, test } from 'vitest';
import { compile, tickPhaseOf } from '../../../engine/compile/compile.ts';
import type { Node } from '../../../engine/compile/graph/node.ts';
import { simulate } from '../../../engine/run/simulate.ts';
import { interpret } from '../../reference/interpret.ts';
import { modelOfText } from '../../reference/model-of-text.ts';

/**
 * Chains of divisions, so long that they are cut into several loops. What they begin with is read at their end again, by
 * itself and as 2 x + 0.25; the same for the world.
 */
const model = await modelOfText(`detente: 1
title: Again
time: {tick: year, horizon: 6}
players: {labs: [{name: Lab, count: 4}]}
draw: {labs: {luck: "uniform(0, 1)"}}
state:
  world: {heat: {unit: "1", initial: 0.5}}
  labs: {level: {unit: "1", initial: 1}}
let:
  world:
    w: heat / (1 + heat)
    y: w + 1 / (1 + w / (2 + w / (3 + w / (4 + w / (5 + w / (6 + w))))))
    z: y / (1 + y / (2 + y / (3 + y / (4 + y / (5 + y)))))
  labs:
    x: level / (1 + level + luck)
    c: x + 1 / (1 + x / (2 + x / (3 + x / (4 + x / (5 + x / (6 + x))))))
    d: c / (1 + c / (2 + c / (3 + c / (4 + c / (5 + c)))))
next:
  world: {heat: "z + (2 * w + 0.25) * mean(labs.d) + w"}
  labs: {level: "d + (2 * x + 0.25) + x"}
end: {lucky: {when: max(labs.luck) > 0.9, label: Lucky, definition: somebody is lucky}}
measures:
  heat: {unit: "1", final: heat}
  level: {unit: "1", final: mean(labs.level), sum: max(labs.level)}
`);

/** Of a class or the world: x and 2 x + 0.25 for the same x. */
const readAtTheEnd = (nodes: readonly Node[], members: number) =>
  nodes.flatMap((node) => {
    const [twice] = node.args;
    const [, x] = twice?.args ?? [];
    const isIt = node.op === 'add' && twice?.op === 'mul' && x?.op === 'div' && x.axes.length === members;
    return isIt ? [{ x, twice, sum: node }] : [];
  })[0];

test('what is a few instructions on what is handed over anyway is computed again, for players and the world', async () => {
  const { program } = compile(model);
  const { plan } = tickPhaseOf(program);
  const all: Node[] = [];
  const visit = (node: Node): void => {
    if (all.includes(node)) return;
    all.push(node);
    node.args.forEach(visit);
  };
  for (const { value } of program.tick) visit(value);
  for (const [members, isHandedOver] of [[1, plan.isKept] as const, [0, plan.isHandedOn] as const]) {
    const found = readAtTheEnd(all, members);
    expect(found).toBeDefined();
    const { x, twice, sum } = found as { x: Node; twice: Node; sum: Node };
    expect([x, twice, sum].map(isHandedOver)).toEqual([true, false, false]);
  }
});

test('runs are those of the interpreter, whenever they end', async () => {
  const ticks = new Set<number>();
  for await (const { run, ...result } of simulate(model, { runs: 40 })) {
    const told = interpret(model, { seed: '1', run });
    ticks.add(result.ticks);
    expect([result.outcome, ...result.measures]).toEqual([told.outcome, ...Object.values(told.folds)]);
  }
  expect(ticks.size).toBeGreaterThan(2);
});
