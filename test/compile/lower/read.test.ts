import { expect, test } from 'vitest';
import { compile } from '../../../engine/compile/compile.ts';
import { modelOfText } from '../../reference/model-of-text.ts';

test('definitions of an imagined option that read each other twice are built once each', async () => {
  const depth = 40;
  const lets = Array.from({ length: depth }, (_, index) => `    l${index + 1}: l${index} * 0.5 + l${index} * 0.25`);
  const model = await modelOfText(`detente: 1
title: Chain
time: {tick: year, horizon: 1}
players: {labs: [{name: One}, {name: Two}]}
let:
  labs:
    l0: effort[stance]
${lets.join('\n')}
decisions:
  labs:
    stance:
      options: [pause, race]
      effort: [0, 1]
      initial: pause
      payoff: l${depth}
      rule: best-reply
`);
  // Without sharing, 2^40 readings.
  expect(compile(model).program.graph.size()).toBeLessThan(100 + 20 * depth);
});
