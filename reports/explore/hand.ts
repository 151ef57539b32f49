import type { Move } from '../../engine/run/move.ts';

/** One world that is stepped by hand: where it stands, and what is chosen for its players. */
export type Hand = {
  /** The number of the run; 0 is the first. */
  readonly run: number;
  /** Ticks that have been played. */
  readonly ticks: number;
  /** Those of ticks still to come wait for them. */
  readonly moves: readonly Move[];
};

/** A choice for the next tick. */
export type Choice = Omit<Move, 'tick'>;

export const newHand = (run: number): Hand => ({ run, ticks: 0, moves: [] });

/** Plays the next tick. */
export const forward = (hand: Hand): Hand => ({ ...hand, ticks: hand.ticks + 1 });

/** Takes the last tick back; what was chosen from it on waits again, and can be chosen otherwise. */
export const back = (hand: Hand): Hand => ({ ...hand, ticks: Math.max(0, hand.ticks - 1) });

/** From the beginning, with every choice waiting again. */
export const again = (hand: Hand): Hand => ({ ...hand, ticks: 0 });

/** As many ticks as the world has, or as are wanted. */
export const playedTo = (hand: Hand, ticks: number): Hand => ({ ...hand, ticks: Math.max(hand.ticks, ticks) });

/** Leaves all that comes to the players' rules. */
export const leftAlone = (hand: Hand): Hand => ({
  ...hand,
  moves: hand.moves.filter(({ tick }) => tick <= hand.ticks),
});

const isOf =
  ({ player, decision }: Omit<Choice, 'option'>, next: number) =>
  (move: Move): boolean =>
    move.tick === next && move.player === player && move.decision === decision;

/** The option that waits for the next tick; undefined: the player's rule chooses. */
export const chosenByHand = (hand: Hand, of: Omit<Choice, 'option'>): string | undefined =>
  hand.moves.find(isOf(of, hand.ticks + 1))?.option;

/** Leaves the choice of the next tick to the player's rule. */
export const left = (hand: Hand, of: Omit<Choice, 'option'>): Hand => {
  const isThis = isOf(of, hand.ticks + 1);
  return { ...hand, moves: hand.moves.filter((move) => !isThis(move)) };
};

/** Chooses for the next tick; the same once more leaves it to the rule. */
export const chosen = (hand: Hand, choice: Choice): Hand => {
  const free = left(hand, choice);
  if (chosenByHand(hand, choice) === choice.option) return free;
  const { player, decision, option } = choice;
  return { ...free, moves: [...free.moves, { tick: hand.ticks + 1, player, decision, option }] };
};
