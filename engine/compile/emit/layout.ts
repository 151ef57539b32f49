import type { PlayerClass, Reference } from '../../language/model.ts';
import type { CalledFunction } from '../elementary/algebra.ts';
import type { Slot } from '../graph/node.ts';

/**
 * Where everything stands in the kernel's memory. Arrays of f64 are `[player][lane]`; a lane is a run. Offsets are in
 * bytes.
 */
export type Layout = {
  readonly lanes: number;
  /** Address of the first lane of a slot's first player; players follow each other by `stride`. */
  readonly address: (slot: Slot) => number;
  /** Bytes from one array of a slot with pairs to the next. */
  readonly arrayBytes: (slot: Slot) => number;
  readonly has: (name: string) => boolean;
  readonly stride: number;
  /** 128-bit key, four u32. */
  readonly key: number;
  /** Low and high word of each lane's run number, `[2][lane]` u32. */
  readonly runs: number;
  /** Streams that step every tick; their states `[stream][quad][word][4]` u32. */
  readonly stepped: readonly string[];
  readonly states: number;
  /** Uniform numbers `[stream][lane]`, in stream order, first of the stepped streams, then of the per-run ones. */
  readonly uniforms: number;
  readonly perRun: readonly string[];
  /** 64-bit hashes of the streams' names, `[stream][2]` u32, low word first, stepped streams first; the host writes them. */
  readonly hashes: number;
  /** All arrays of numbers over the lanes, slots and uniforms: blocks of so many, one after another. */
  readonly blocks: readonly { readonly address: number; readonly arrays: number }[];
  /** Static tables: who references point at (i32 per member), schedules (f64). */
  readonly table: (of: Reference | readonly (readonly number[])[]) => number;
  readonly tables: readonly { readonly address: number; readonly bytes: Uint8Array }[];
  /** Own values kept between loops, `[value][player]` of one pair of lanes; shared by all phases. */
  readonly scratch: number;
  /** How many values of a pair of lanes stand there. */
  readonly scratchPairs: number;
  /** Offsets of the pairs of lanes that are still going, u32. */
  readonly going: number;
  /** Indices of the functions that are called. */
  readonly functions: ReadonlyMap<CalledFunction, number>;
  readonly bytes: number;
};

/** The uniform numbers of a slot: one stream per player, by name. */
export type UniformSlot = { readonly slot: Slot; readonly streams: readonly string[]; readonly per: 'tick' | 'run' };

export const LANE_BYTES = 8;
export const PAIR_BYTES = 16;
/** Streams are handled four lanes at a time. */
const QUAD = 4;

const aligned = (offset: number): number => Math.ceil(offset / PAIR_BYTES) * PAIR_BYTES;
/** Bytes from one value kept of a slot to the next, for all its players. */
export const entryBytes = (slot: Slot, stride: number): number => membersOf(slot.class) * stride;
const membersOf = (owner: PlayerClass | undefined): number => owner?.members.length ?? 1;

/** How many arrays over the members a slot has. */
const arraysOf = (slot: Slot): number => (slot.pairs === true ? membersOf(slot.class) : 1);

/** @param scratchPairs how many pairs of lanes the fullest phase keeps between loops */
export const layOut = (
  lanes: number,
  slots: readonly Slot[],
  uniforms: readonly UniformSlot[],
  schedules: ReadonlySet<readonly (readonly number[])[]>,
  references: ReadonlySet<Reference>,
  scratchPairs: number,
  functions: Layout['functions'],
): Layout => {
  const stride = lanes * LANE_BYTES;
  const wide = Math.max(lanes, QUAD);
  const addresses = new Map<string, number>();
  let end = 0;
  const take = (size: number): number => {
    const address = end;
    end = aligned(end + size);
    return address;
  };
  const key = take(16);
  // What is read most stands at low addresses, which take fewer bytes to write.
  const scratch = take(scratchPairs * PAIR_BYTES * (lanes / 2));
  const going = take((lanes / 2) * 4);
  const runs = take(2 * wide * 4);
  const stepped = uniforms.filter((uniform) => uniform.per === 'tick');
  const perRun = uniforms.filter((uniform) => uniform.per === 'run');
  const streamsOf = (list: readonly UniformSlot[]): readonly string[] => list.flatMap((uniform) => uniform.streams);
  const states = take(streamsOf(stepped).length * wide * 16);
  // The last stream of a width below four writes a full quad.
  const uniformsAt = take(streamsOf(uniforms).length * stride + QUAD * LANE_BYTES);
  let next = uniformsAt;
  for (const { slot, streams } of [...stepped, ...perRun]) {
    addresses.set(slot.name, next);
    next += streams.length * stride;
  }
  const slotsAt = end;
  for (const slot of slots)
    if (!addresses.has(slot.name))
      addresses.set(slot.name, take((slot.depth ?? 1) * arraysOf(slot) * membersOf(slot.class) * stride));
  const blocks = [
    { address: uniformsAt, arrays: streamsOf(uniforms).length },
    { address: slotsAt, arrays: (end - slotsAt) / stride },
  ];
  const hashes = take(streamsOf(uniforms).length * 8);
  const tables = new Map<unknown, { address: number; bytes: Uint8Array }>();
  const table = (of: unknown, bytes: Uint8Array): void => {
    tables.set(of, { address: take(bytes.length), bytes });
  };
  for (const reference of references) table(reference, bytesOfU32(reference.values));
  for (const rows of schedules) table(rows, bytesOfF64(padded(rows)));
  return {
    lanes,
    stride,
    address: (slot) => known(addresses.get(slot.name), slot.name),
    arrayBytes: (slot) => membersOf(slot.class) * stride,
    has: (name) => addresses.has(name),
    key,
    runs,
    stepped: streamsOf(stepped),
    perRun: streamsOf(perRun),
    states,
    uniforms: uniformsAt,
    hashes,
    blocks,
    table: (of) => known(tables.get(of)?.address, 'table'),
    tables: [...tables.values()].filter(({ bytes }) => bytes.length > 0),
    scratch,
    scratchPairs,
    going,
    functions,
    bytes: end,
  };
};

const known = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`layout: expected an address for ${what}, got none`);
  return value;
};

/** Rows of a schedule, each as long as the longest: the last element holds on. */
export const padded = (rows: readonly (readonly number[])[]): readonly number[] => {
  const length = scheduleLength(rows);
  return rows.flatMap((row) => Array.from({ length }, (_, tick) => row[Math.min(tick, row.length - 1)] ?? 0));
};

export const scheduleLength = (rows: readonly (readonly number[])[]): number =>
  rows.reduce((most, row) => Math.max(most, row.length), 1);

const bytesOfU32 = (words: readonly number[]): Uint8Array => {
  const bytes = new Uint8Array(words.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [index, word] of words.entries()) view.setUint32(index * 4, word >>> 0, true);
  return bytes;
};

const bytesOfF64 = (numbers: readonly number[]): Uint8Array => {
  const bytes = new Uint8Array(numbers.length * 8);
  const view = new DataView(bytes.buffer);
  for (const [index, number] of numbers.entries()) view.setFloat64(index * 8, number, true);
  return bytes;
};
