import { type KernelStreams, openStreams } from './kernel-streams.ts';

/** Numbers in [0, 1) in an order in which neighbours differ by one step along one axis of the key. */
export type Sequence = {
  readonly name: string;
  /** What changes from one number to the next. */
  readonly order: string;
  readonly numbers: (count: number) => Promise<Float64Array>;
};

const LUCK = 'draw/luck0/labs.Lab0';
const ONCE = 'draw/once/labs.Lab0';
const STANCE = 'decision/stance/labs.Lab0';
const TWO_32 = 2 ** 32;
/** Players, and draws, that stand side by side. */
const MANY = 64;

/** One stream over consecutive runs, at the first tick. */
const overRuns = async (name: string, count: number, first: number, seed = '1'): Promise<Float64Array> => {
  const streams = await openStreams();
  streams.seed(seed);
  const place = streams.place(name);
  const numbers = new Float64Array(count);
  for (let i = 0; i < count; i += streams.lanes) {
    streams.start(first + i);
    streams.tick(0);
    for (let lane = 0; lane < streams.lanes && i + lane < count; lane++)
      numbers[i + lane] = streams.number(place, lane);
  }
  return numbers;
};

/** Streams that differ in their names, one after the other, run by run. */
export const overStreams = (streams: KernelStreams, names: readonly string[], count: number): Float64Array => {
  const places = names.map(streams.place);
  const numbers = new Float64Array(count);
  const batch = streams.lanes * names.length;
  for (let i = 0; i < count; i += batch) {
    streams.start(i / names.length);
    streams.tick(0);
    for (let k = 0; k < batch && i + k < count; k++)
      numbers[i + k] = streams.number(places[k % names.length] as number, Math.floor(k / names.length));
  }
  return numbers;
};

const overSeeds = async (text: (i: number) => string, name: string, count: number): Promise<Float64Array> => {
  const streams = await openStreams(1, 1, 2);
  const place = streams.place(name);
  const numbers = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    streams.seed(text(i));
    streams.start(0);
    streams.tick(0);
    numbers[i] = streams.number(place, 0);
  }
  return numbers;
};

const overTicks = async (run: number, count: number): Promise<Float64Array> => {
  const streams = await openStreams(1, 1, 2);
  const place = streams.place(LUCK);
  streams.start(run);
  return Float64Array.from({ length: count }, (_, t) => {
    streams.tick(t);
    return streams.number(place, 0);
  });
};

/** Everything that a batch draws, in the order in which the kernel writes it: stream by stream, run by run, every tick. */
export const asWritten = async (count: number): Promise<Float64Array> => {
  const streams = await openStreams(8, 2, 16);
  const stepped = streams.names.filter((name) => name !== ONCE && !name.startsWith('draw/once/')).length;
  const numbers = new Float64Array(count);
  const ticks = 60;
  for (let i = 0, run = 0; i < count; run += streams.lanes) {
    streams.start(run);
    for (let t = 0; t < ticks; t++) {
      streams.tick(t);
      for (let place = 0; place < stepped; place++)
        for (let lane = 0; lane < streams.lanes && i < count; lane++) numbers[i++] = streams.number(place, lane);
    }
  }
  return numbers;
};

const padded = (i: number): string => String(i).padStart(7, '0');
const many = <T>(of: (i: number) => T): T[] => Array.from({ length: MANY }, (_, i) => of(i));

/** The streams of the kernel, along each axis of their key. */
export const sequences: readonly Sequence[] = [
  { name: 'ticks', order: 'tick by tick, one stream of run 0', numbers: (count) => overTicks(0, count) },
  { name: 'runs', order: 'run by run, first tick', numbers: (count) => overRuns(LUCK, count, 0) },
  {
    name: 'far runs',
    order: 'run by run, across run 2^32',
    numbers: (count) => overRuns(LUCK, count, TWO_32 - Math.floor(count / 8) * 4),
  },
  {
    name: 'decisions',
    order: 'run by run, the number that makes a choice',
    numbers: (count) => overRuns(STANCE, count, 0),
  },
  { name: 'once a run', order: 'run by run, a draw made once per run', numbers: (count) => overRuns(ONCE, count, 0) },
  {
    name: 'players',
    order: 'player by player (64), then run by run',
    numbers: async (count) =>
      overStreams(
        await openStreams(MANY, 1),
        many((i) => `draw/luck0/labs.Lab${i}`),
        count,
      ),
  },
  {
    name: 'draws',
    order: 'draw by draw (64) of one player, then run by run',
    numbers: async (count) =>
      overStreams(
        await openStreams(1, MANY),
        many((i) => `draw/luck${i}/labs.Lab0`),
        count,
      ),
  },
  { name: 'seeds', order: 'seeds "0", "1", "2" …', numbers: (count) => overSeeds(String, LUCK, count) },
  {
    name: 'seeds, front',
    order: 'seeds "0000000 seed", "0000001 seed" …',
    numbers: (count) => overSeeds((i) => `${padded(i)} seed`, LUCK, count),
  },
  {
    name: 'seeds, once',
    order: 'seeds "0", "1", "2" …, a draw made once per run',
    numbers: (count) => overSeeds(String, ONCE, count),
  },
  { name: 'as written', order: 'all streams of 16 runs at a tick, tick by tick, batch by batch', numbers: asWritten },
];
