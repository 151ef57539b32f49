// Iterated play: two players play the same symmetric game of two actions, turn after turn, and each sees all moves of both.
// The first action of the game is to cooperate (C), the second to defect (D), as in the prisoner's dilemma; in a pause game to
// pause and to race.

/** C, the first action of the stage game. */
export const COOPERATE = 0;
/** D, the second action. */
export const DEFECT = 1;
export type Move = typeof COOPERATE | typeof DEFECT;

/** The moves of one player so far. */
export interface History {
  /** Entries from `length` on are not moves yet. */
  readonly moves: Uint8Array;
  readonly length: number;
  /** How many of the moves were D. */
  readonly defections: number;
}

/**
 * A rule of play: the next move from all moves so far, as they happened (with noise: not as they were meant). A pure function
 * of its arguments, without memory of its own, so that the same histories and draws always give the same move.
 */
export interface IteratedStrategy {
  /** As in YAML and on the command line; its file's name. */
  readonly name: string;
  readonly label: string;
  /** Whether it ever asks for a random number; matches of two that never do are played once for all repetitions. */
  readonly stochastic: boolean;
  /**
   * @param own the moves of the player
   * @param theirs those of the opponent, as many
   * @param random the next number in [0, 1) of the player's stream
   */
  readonly move: (own: History, theirs: History, random: () => number) => Move;
}

/** The last move; of no moves yet what is told. */
export const lastMove = ({ moves, length }: History, otherwise: Move): Move =>
  length === 0 ? otherwise : (moves[length - 1] as Move);
