import type { BeforeChange } from '../engine/experiment/results/before-change.ts';
import { Refusal } from './refusal.ts';

/**
 * For tests: this process ends as by a loss of power, or is interrupted as by Ctrl-C, just before its n-th change on the
 * disk.
 *
 * @param text `n` or `SIGINT@n`, n from 1 on, as the environment says it; undefined: neither
 */
export const crashAt = (text: string | undefined): { readonly beforeChange?: BeforeChange } => {
  if (text === undefined) return {};
  const [, interrupted, n] = /^(SIGINT@)?([1-9]\d{0,8})$/.exec(text) ?? [];
  if (n === undefined)
    throw new Refusal(
      'bad-value',
      `DETENTE_CRASH_AT: expected a whole number from 1 on, or SIGINT@ before it, got ${text}`,
    );
  let left = Number(n);
  return {
    beforeChange: () => {
      left -= 1;
      if (left === 0) process.kill(process.pid, interrupted === undefined ? 'SIGKILL' : 'SIGINT');
    },
  };
};
