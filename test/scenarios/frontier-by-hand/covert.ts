import { care } from './alignment.ts';
import { DT, type Given } from './given.ts';
import { growth } from './growth.ts';
import { asItIs, asSeen, bestShown, type Lab, shown } from './lab.ts';
import { hideOf } from './lab-payoff.ts';
import { claimed } from './treaty.ts';

type Grown = Pick<Lab, 'capability' | 'hidden' | 'assurance' | 'unassured'>;

/**
 * A lab after a tick, as it is and as it declares itself to be: a lab that does what was promised, from what is known of
 * it. What lies between the two is hidden; a lab that is not bound, or not any more, hides nothing.
 */
export const grown = (
  given: Given,
  labs: readonly Lab[],
  index: number,
  tick: { readonly bound: boolean; readonly proven: boolean },
): Grown => {
  const lab = labs[index] as Lab;
  const declared = claimed(given, tick.bound, lab.stance);
  const secret = declared !== lab.stance;
  const best = bestShown(labs);
  const bestAssurance = Math.max(...labs.map((one) => shown(one).assurance));
  const work = asItIs(given, labs, index, lab.stance);
  const known = asSeen(given, labs, index, declared);
  const next = {
    capability: growth(given, work.capability, work.resources, lab.stance, best, secret ? hideOf(given) : 1),
    assurance: care(given, work, bestAssurance) * (secret ? given('covert.dark') : 1),
  };
  const own = { capability: lab.capability + DT * next.capability, assurance: lab.assurance + DT * next.assurance };
  if (!tick.bound || tick.proven) return { ...own, hidden: 0, unassured: 0 };
  const told = {
    capability: known.capability + DT * growth(given, known.capability, known.resources, declared, best, 1),
    assurance: known.assurance + DT * care(given, known, bestAssurance),
  };
  return { ...own, hidden: own.capability - told.capability, unassured: told.assurance - own.assurance };
};
