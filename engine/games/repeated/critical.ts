import type { Rational } from '../exact/rational.ts';
import { toNumber } from '../exact/to-number.ts';

/** The least number with which keeping an agreement is a best reply, or why there is none or none is needed. */
export type Critical =
  /** `exact` where it is rational and known; else `value` is right to 1e-12. */
  | { readonly kind: 'least'; readonly value: number; readonly exact?: Rational }
  /** There is none from which on keeping is a best reply; `reason` says why. */
  | { readonly kind: 'never'; readonly reason: string }
  /** Anything suffices. */
  | { readonly kind: 'always'; readonly reason: string };

export const least = (exact: Rational): Critical => ({ kind: 'least', value: toNumber(exact), exact });
export const never = (reason: string): Critical => ({ kind: 'never', reason });
export const always = (reason: string): Critical => ({ kind: 'always', reason });
