// Stepping a world by hand: what keys do to it.

import { describe, expect, it } from 'vitest';
import {
  again,
  back,
  chosen,
  chosenByHand,
  forward,
  left,
  leftAlone,
  newHand,
  playedTo,
} from '../../../reports/explore/hand.ts';

const race = { player: 'Leader', decision: 'stance', option: 'race' };
const pause = { ...race, option: 'pause' };

describe('a world that is stepped by hand', () => {
  it('keeps a choice for the next tick until it is chosen otherwise, or left to the rule', () => {
    const hand = chosen(newHand(3), race);
    expect(hand).toEqual({ run: 3, ticks: 0, moves: [{ tick: 1, ...race }] });
    expect(chosenByHand(hand, race)).toBe('race');
    expect(chosen(hand, pause).moves).toEqual([{ tick: 1, ...pause }]);
    expect(chosen(hand, race)).toEqual(newHand(3));
    expect(left(hand, race)).toEqual(newHand(3));
    expect(chosen(hand, { ...race, player: 'Follower' }).moves).toHaveLength(2);
  });

  it('plays it, and takes it back with the choice waiting again', () => {
    const played = forward(chosen(newHand(0), race));
    expect(chosenByHand(played, race)).toBeUndefined();
    expect(played.moves).toEqual([{ tick: 1, ...race }]);
    const second = forward(chosen(played, pause));
    expect(back(second)).toEqual(chosen(played, pause));
    expect(chosenByHand(back(back(second)), race)).toBe('race');
    expect(forward(forward(back(back(second))))).toEqual(second);
    expect(back(newHand(0))).toEqual(newHand(0));
  });

  it('leaves what comes to the rules, and nothing that was', () => {
    const second = forward(chosen(forward(chosen(newHand(0), race)), pause));
    expect(leftAlone(second)).toEqual(second);
    expect(leftAlone(back(second)).moves).toEqual([{ tick: 1, ...race }]);
    expect(leftAlone(again(second)).moves).toEqual([]);
  });

  it('goes to the end, and back to the start without any move', () => {
    const hand = chosen(newHand(7), race);
    expect(playedTo(hand, 120)).toEqual({ ...hand, ticks: 120 });
    expect(playedTo(playedTo(hand, 120), 5).ticks).toBe(120);
    expect(again(playedTo(hand, 120))).toEqual(hand);
  });
});
