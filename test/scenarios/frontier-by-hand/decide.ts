import { promise, type Rival } from './deterrence.ts';
import type { Given } from './given.ts';
import { asItIs, asSeen, type Lab } from './lab.ts';
import { type Mine, worth } from './lab-payoff.ts';
import { mandateCost, mandateWorth } from './mandate.ts';
import { asked, membershipWorth } from './negotiation.ts';
import { letterCost } from './open-letter.ts';
import { claimed } from './treaty.ts';
import { HOMES, type Uses, type World } from './world.ts';

/** Payoffs of a tick, of who decides in it: by option, for each lab and government. */
export type Payoffs = {
  readonly stance: readonly (readonly number[])[];
  readonly mandate: readonly (readonly number[])[];
  readonly membership: readonly (readonly number[])[];
};

const OPTIONS = [0, 1, 2] as const;

/** Whether the treaty binds each lab in a tick: who had joined before, if it is negotiated. */
export const boundOf = (given: Given, uses: Uses, active: boolean, labs: readonly Lab[]): readonly boolean[] =>
  labs.map((lab, index) => active && (uses.negotiation ? lab.joined : given('labs.treaty.member', index) === 1));

/** What everybody is worth to himself at each option, on the world at the start of a tick. */
export const decide = (given: Given, uses: Uses, world: World, active: boolean): Payoffs => {
  const { t, labs, pressure } = world;
  const bound = boundOf(given, uses, active, labs);
  const seen = labs.map((lab, index) => claimed(given, bound[index] as boolean, lab.stance));
  const rivalsOf = (index: number, member: (lab: Lab, place: number) => boolean): readonly Rival[] =>
    labs.flatMap((lab, place) =>
      place === index ? [] : [{ work: asSeen(given, labs, place, seen[place] as number), member: member(lab, place) }],
    );
  const mineOf = (index: number, option: number): Mine => {
    const declared = claimed(given, bound[index] as boolean, option);
    const { belief, hidden } = labs[index] as Lab;
    const work = asItIs(given, labs, index, option);
    return { work, index, belief, hidden, declared, secret: declared !== option };
  };
  const stanceWorth = (index: number, option: number): number => {
    const mine = mineOf(index, option);
    const rivals = rivalsOf(index, (_, place) => bound[place] as boolean);
    const value = bound[index]
      ? promise(given, mine, rivals, pressure)
      : worth(
          given,
          mine,
          rivals.map(({ work }) => work),
          pressure,
        );
    const home = HOMES[index] as number;
    const cost = mandateCost(given, home, world.governments[home]?.mandate as number, option);
    return value - cost - (uses.letter ? letterCost(given, t, option) : 0);
  };
  const government = (bloc: number): readonly number[] => {
    const all = labs.map((_, index) => ({
      work: asSeen(given, labs, index, seen[index] as number),
      home: HOMES[index] === bloc,
    }));
    const belief = world.governments[bloc]?.belief as number;
    return OPTIONS.map((option) => mandateWorth(given, option, all, belief, pressure));
  };
  const meets = t % given('lab_payoff.interval') === 0 || active !== world.active;
  return {
    stance: labs.map((_, index) => (meets ? OPTIONS.map((option) => stanceWorth(index, option)) : [])),
    mandate: world.governments.map((_, bloc) => (t % given('mandate.interval') === 0 ? government(bloc) : [])),
    membership: labs.map((lab, index) =>
      uses.negotiation && asked(given, t, index, labs.length)
        ? membershipWorth(
            given,
            mineOf(index, lab.stance),
            rivalsOf(index, ({ joined }) => joined),
            pressure,
          )
        : [],
    ),
  };
};
