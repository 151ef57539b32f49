import { describe, expect, test } from 'vitest';
import { tellRun } from '../../engine/run/story.ts';
import { openFixture } from '../experiment/open-fixture.ts';
import { fromInterpreter, fromKernel } from '../properties/common-story.ts';
import { interpret } from './interpret.ts';

// Run 274 of the verified pause has a violation, its proof and the end of the agreement.
describe.each([
  ['tutorial', [0]],
  ['frontier', [0]],
  ['pause-verified', [274]],
  ['pause-unverified', [3]],
] as const)('%s', (scenario, runs) => {
  test.each(runs)('run %i: the kernel tells what the interpreter tells, bit for bit', async (run) => {
    const model = await openFixture(scenario);
    const told = interpret(model, { seed: '1', run });
    expect(fromKernel(await tellRun(model, { seed: '1', run }), told.parameters)).toEqual(fromInterpreter(model, told));
  });
});
