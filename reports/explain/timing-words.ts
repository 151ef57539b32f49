import type { DecisionEntry } from './document.ts';

/**
 * When a decision is taken: `every `3` ticks in stage 2. In other ticks the last choice stands.`
 *
 * @param code puts a formula as the page does
 */
export const timingWords = (
  { stage, every, when }: Pick<DecisionEntry, 'stage' | 'every' | 'when'>,
  code: (text: string) => string,
): string => {
  const often = every === undefined ? 'each tick' : `every ${code(every)} ticks`;
  const timing = when === undefined ? often : 'in the ticks in which the condition below holds';
  const stands = every === undefined && when === undefined ? '' : ' In other ticks the last choice stands.';
  return `${timing}${stage === 1 ? '' : ` in stage ${stage}`}.${stands}`;
};
