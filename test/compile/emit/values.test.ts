import { expect, test } from 'vitest';
import { compile } from '../../../engine/compile/compile.ts';
import { tellRun } from '../../../engine/run/story.ts';
import { interpret } from '../../reference/interpret.ts';
import { modelOfText } from '../../reference/model-of-text.ts';

/** Each lab's payoff looks at what the others see of the others, `depth` times. */
const nested = (depth: number, members: number) =>
  modelOfText(`detente: 1
title: Mirrors
time: {tick: year, horizon: 2}
players: {labs: [{name: Lab, count: ${members}}]}
let:
  labs:
    l0: effort[stance] * (1 + 0.1 * number)
${Array.from({ length: depth }, (_, index) => `    l${index + 1}: 0.3 * stance + sum(others.l${index})`).join('\n')}
decisions:
  labs:
    stance:
      options: [pause, race]
      effort: [0.1, 1]
      initial: pause
      payoff: 0.7 * stance - 0.1 * l${depth}
      rule: {logit: {precision: 1}}
`);

test.each([2, 3, 5])(
  'sums of others inside sums of others are those of the interpreter (%i members)',
  async (members) => {
    const model = await nested(3, members);
    const { rows } = await tellRun(model, { seed: '1', run: 0 });
    const told = interpret(model, { seed: '1', run: 0 });
    expect(rows.map((row) => row.decisions.map(({ payoffs }) => payoffs))).toEqual(
      told.rows.map((row) => (row.decisions['labs.stance'] ?? []).map(({ payoffs }) => payoffs)),
    );
  },
);

test('each sum of others more is as much code more, not twice as much', async () => {
  const [small, middle, large] = [
    compile(await nested(4, 3)),
    compile(await nested(8, 3)),
    compile(await nested(16, 3)),
  ];
  const grown = middle.bytes.length - small.bytes.length;
  expect(large.bytes.length - middle.bytes.length).toBeLessThan(2.5 * grown);
});
