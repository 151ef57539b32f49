import { expect } from 'vitest';
import { tellRun } from '../../engine/run/story.ts';
import { openFixture } from '../experiment/open-fixture.ts';
import { fromInterpreter, fromKernel } from '../properties/common-story.ts';
import { interpret } from './interpret.ts';

/** The kernel and the interpreter tell the same of this run of a shipped scenario, bit for bit. */
export const agreeOnShipped = async (scenario: string, run: number): Promise<void> => {
  const model = await openFixture(scenario);
  const told = interpret(model, { seed: '1', run });
  expect(fromKernel(await tellRun(model, { seed: '1', run }), told.parameters)).toEqual(fromInterpreter(model, told));
};
