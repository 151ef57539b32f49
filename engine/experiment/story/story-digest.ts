import { openHash } from '#hash';
import type { Story, TickStory } from '../../run/story.ts';

/** Every number as it is told, in the model's order. */
const numbersOf = ({ tick, decisions, draws, events, states, measures }: TickStory): readonly number[] => [
  tick,
  ...decisions.flatMap(({ choice, seen, byHand, probabilities }) => [choice, seen, Number(byHand), ...probabilities]),
  ...draws.flatMap(({ uniform, value }) => [uniform, value]),
  ...events.map(({ active }) => Number(active)),
  ...Object.values(states).flat(),
  ...Object.values(measures),
];

/** Eight bytes a number, little-endian; one form of not-a-number. */
const bytesOf = (numbers: readonly number[]): Uint8Array => {
  const view = new DataView(new ArrayBuffer(8 * numbers.length));
  for (const [place, number] of numbers.entries())
    view.setFloat64(8 * place, Number.isNaN(number) ? Number.NaN : number, true);
  return new Uint8Array(view.buffer);
};

/**
 * What tells one course of a world from another: SHA-256 of all choices, draws, events, states and measures.
 *
 * @param ticks of the first ticks only
 * @returns 64 hexadecimal digits
 */
export const storyDigest = ({ rows }: Story, ticks: number): string => {
  const hash = openHash();
  for (const row of rows.slice(0, ticks)) hash.update(bytesOf(numbersOf(row)));
  return hash.hex();
};
