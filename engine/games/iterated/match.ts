import { COOPERATE, DEFECT, type History, type IteratedStrategy } from './strategy.ts';

/** The next numbers in [0, 1) of the streams of a match. */
export interface MatchDraws {
  readonly first: () => number;
  readonly second: () => number;
  readonly noise: () => number;
}

/** How often the first player's and the second player's move came together, over all turns. */
export interface MatchCounts {
  readonly cc: number;
  readonly cd: number;
  readonly dc: number;
  readonly dd: number;
}

/** A history that grows. */
type Record = { -readonly [Key in keyof History]: History[Key] };

const newRecord = (turns: number): Record => ({ moves: new Uint8Array(turns), length: 0, defections: 0 });

/** Room for the moves of a match, used again and again. */
export interface MatchRoom {
  readonly turns: number;
  readonly first: History;
  readonly second: History;
}

/** @param turns of the longest match, at least 1 */
export const matchRoom = (turns: number): MatchRoom => ({ turns, first: newRecord(turns), second: newRecord(turns) });

/**
 * Plays one match. With noise each move is turned into its opposite with that probability, and that is what both see.
 *
 * Cost: two calls of strategies per turn.
 *
 * @param room what was in it is forgotten; afterwards it holds the moves
 * @param noise in [0, 1]
 * @param draws asked only by strategies that are stochastic and, with noise, twice a turn
 */
export const playMatch = (
  first: IteratedStrategy,
  second: IteratedStrategy,
  room: MatchRoom,
  noise: number,
  draws: MatchDraws,
): MatchCounts => {
  const own: Record = room.first;
  const other: Record = room.second;
  const { moves } = own;
  const { moves: answers } = other;
  const { move } = first;
  const { move: answer } = second;
  own.length = own.defections = other.length = other.defections = 0;
  let both = 0;
  for (let turn = 0; turn < room.turns; turn++) {
    let mine = move(own, other, draws.first);
    let theirs = answer(other, own, draws.second);
    if (noise > 0) {
      if (draws.noise() < noise) mine = mine === COOPERATE ? DEFECT : COOPERATE;
      if (draws.noise() < noise) theirs = theirs === COOPERATE ? DEFECT : COOPERATE;
    }
    moves[turn] = mine;
    answers[turn] = theirs;
    own.defections += mine;
    other.defections += theirs;
    both += mine & theirs;
    own.length = other.length = turn + 1;
  }
  const dc = own.defections - both;
  const cd = other.defections - both;
  return { cc: room.turns - both - dc - cd, cd, dc, dd: both };
};

/** A history as text: `CDDD`. */
export const movesAsText = ({ moves, length }: History): string =>
  Array.from(moves.subarray(0, length), (move) => (move === COOPERATE ? 'C' : 'D')).join('');
