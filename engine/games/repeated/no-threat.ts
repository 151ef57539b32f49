import { compare, ZERO } from '../exact/rational.ts';
import type { Terms } from './agreement.ts';
import { always, type Critical, never } from './critical.ts';

const NO_TEMPTATION = 'there is no temptation: cheating pays no more than keeping';
const NO_PUNISHMENT = 'a breakdown is no punishment: it pays no less than keeping';
const WELCOME = 'a breakdown pays more than keeping: nothing is lost by an alarm';

/** The answer where nothing tempts or a breakdown deters nobody, whatever the discount and the detection. */
export const withoutThreat = ({ gain, stake }: Pick<Terms, 'gain' | 'stake'>): Critical | undefined => {
  if (compare(stake, ZERO) < 0) return never(WELCOME);
  if (compare(gain, ZERO) <= 0) return always(NO_TEMPTATION);
  return compare(stake, ZERO) === 0 ? never(NO_PUNISHMENT) : undefined;
};
