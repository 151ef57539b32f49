import { QUANTILE_RUNS } from './quantiles.ts';

/**
 * Values of the first runs, to take exact quantiles of. Threads fill it together: each run has a place of its own.
 */
export type TickSamples = {
  /** Cells from … to − 1; the value of run r in a cell stands at `(cell − from) * room + r`, NaN where it does not count. */
  readonly from: number;
  readonly to: number;
  readonly room: number;
  readonly values: Float64Array;
};

/** Most bytes of samples held at once; models with more cells have their first runs played once more per part. */
const SAMPLE_BYTES = 128 * 1024 * 1024;

const sampleRoom = (runs: number): number => Math.min(runs, QUANTILE_RUNS);

/** Which cells are sampled together, as from … to − 1. */
export const sampleParts = (cells: number, runs: number, bytes = SAMPLE_BYTES): readonly [number, number][] => {
  const most = Math.max(1, Math.floor(bytes / (sampleRoom(runs) * Float64Array.BYTES_PER_ELEMENT)));
  return Array.from({ length: Math.ceil(cells / most) }, (_, part) => [
    part * most,
    Math.min(cells, (part + 1) * most),
  ]);
};

export const createSamples = ([from, to]: readonly [number, number], runs: number): TickSamples => {
  const room = sampleRoom(runs);
  const cells = (to - from) * room;
  const bytes = cells * Float64Array.BYTES_PER_ELEMENT;
  // Pages that are opened from a file have none; there one thread plays.
  const memory = typeof SharedArrayBuffer === 'undefined' ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes);
  const values = new Float64Array(memory).fill(Number.NaN);
  return { from, to, room, values };
};
