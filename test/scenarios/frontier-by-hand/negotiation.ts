import type { Rival } from './deterrence.ts';
import { type Given, RACE } from './given.ts';
import { type Mine, worth } from './lab-payoff.ts';

/** Whether the lab with this place is asked in tick t: one per round, in turn, the tick before labs decide. */
export const asked = (given: Given, t: number, index: number, labs: number): boolean => {
  const interval = given('negotiation.interval');
  const next = t + 1;
  return next >= given('negotiation.opens') && next % interval === 0 && (next / interval) % labs === index;
};

/**
 * Worth of joining and of staying out. Pledges are conditional: with too few members nobody pauses, so that the choice
 * is between all keeping the promise and all racing.
 */
export const membershipWorth = (
  given: Given,
  mine: Mine,
  rivals: readonly Rival[],
  pressure: number,
): readonly [number, number] => {
  const promised = given('treaty.obligation');
  const quorum = given('negotiation.quorum');
  const others = rivals.filter(({ member }) => member).length;
  const openly = (option: number, of: (rival: Rival) => number): number => {
    const me = { ...mine, work: { ...mine.work, option }, declared: option, secret: false };
    return worth(
      given,
      me,
      rivals.map((rival) => ({ ...rival.work, option: of(rival) })),
      pressure,
    );
  };
  if (others + 1 < quorum) return [openly(promised, () => promised), openly(RACE, () => RACE)];
  const without = others >= quorum ? promised : RACE;
  return [
    openly(promised, ({ member }) => (member ? promised : RACE)),
    openly(RACE, ({ member }) => (member ? without : RACE)),
  ];
};
