import type { Image, Machine } from './image.ts';

/** A stream's states stand four lanes together: `[stream][quad][word][4]`. */
const QUAD = 4;
const WORDS = 4;

/** @param laneOf changed in place */
export const exchangeOf = (
  { lanes, wide, blocks, states, streams }: Image,
  numbers: Float64Array,
  words: Uint32Array,
  laneOf: Int32Array,
): Machine['exchange'] => {
  const perStream = (wide / QUAD) * WORDS * QUAD;
  const stateOf = (lane: number): number => states + Math.floor(lane / QUAD) * WORDS * QUAD + (lane % QUAD);
  return (a, b) => {
    for (const { at, arrays } of blocks)
      for (let array = at; array < at + arrays * lanes; array += lanes) {
        const kept = numbers[array + a] as number;
        numbers[array + a] = numbers[array + b] as number;
        numbers[array + b] = kept;
      }
    const [stateA, stateB] = [stateOf(a), stateOf(b)];
    for (let stream = 0; stream < streams; stream++)
      for (let word = 0; word < WORDS; word++) {
        const by = stream * perStream + word * QUAD;
        const kept = words[stateA + by] as number;
        words[stateA + by] = words[stateB + by] as number;
        words[stateB + by] = kept;
      }
    const [runA, runB] = [laneOf.indexOf(a), laneOf.indexOf(b)];
    laneOf[runA] = b;
    laneOf[runB] = a;
  };
};

/**
 * Puts runs that are still going into one pair of lanes where each has an ended one beside it: a pair costs the same
 * whether one of its lanes goes on or both.
 *
 * @param outcome where the outcomes of the lanes stand
 */
export const closeRanks = ({ numbers, lanes, exchange }: Machine, outcome: number): void => {
  const goesOn = (lane: number): boolean => numbers[outcome + lane] === 0;
  let free = -1;
  for (let lane = 0; lane < lanes; lane += 2) {
    const first = goesOn(lane);
    if (first === goesOn(lane + 1)) continue;
    if (free < 0) free = first ? lane + 1 : lane;
    else {
      exchange(free, first ? lane : lane + 1);
      free = -1;
    }
  }
};
