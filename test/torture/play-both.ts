import type { Model } from '../../engine/language/model.ts';
import { tellRun } from '../../engine/run/story.ts';
import { fromInterpreter, fromKernel } from '../properties/common-story.ts';
import { interpret } from '../reference/interpret.ts';
import { inOneForm } from './in-one-form.ts';
import { Wrong } from './subject.ts';

/** Longest run that is told by both tellers, in ticks times players. */
const LONGEST = 300;

/**
 * Plays a run of what was accepted: the kernel tells it as the interpreter does, which shares nothing with it.
 *
 * @throws Wrong
 */
export const playBoth = async (model: Model): Promise<void> => {
  const players = model.decisions.reduce((most, { owner }) => Math.max(most, owner.members.length), 1);
  if (model.time.horizon * players > LONGEST) return;
  const told = interpret(model, { seed: '1', run: 0 });
  const kernel = await tellRun(model, { seed: '1', run: 0 });
  const [ours, theirs] = [fromKernel(kernel, told.parameters), fromInterpreter(model, told)].map(inOneForm);
  if (ours !== theirs) throw new Wrong('the kernel and the interpreter tell other runs');
};
