import type { BeforeChange } from '../engine/experiment/results/before-change.ts';
import { Refusal } from './refusal.ts';

/**
 * For tests: this process ends as by a loss of power just before its n-th change on the disk.
 *
 * @param text n, from 1 on, as the environment says it; undefined: it does not
 */
export const crashAt = (text: string | undefined): { readonly beforeChange?: BeforeChange } => {
  if (text === undefined) return {};
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new Refusal('bad-value', `DETENTE_CRASH_AT: expected a whole number from 1 on, got ${text}`);
  let left = Number(text);
  return {
    beforeChange: () => {
      left -= 1;
      if (left === 0) process.kill(process.pid, 'SIGKILL');
    },
  };
};
