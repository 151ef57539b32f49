import { openStreams } from './kernel-streams.ts';

const TWO_32 = 2 ** 32;
const TICKS = 60;
/** Words written at once. */
const CHUNK = 1 << 16;

/** In what order the numbers of 64 players' draws go out. */
export const RAW_ORDERS = ['ticks', 'runs', 'players'] as const;
export type RawOrder = (typeof RAW_ORDERS)[number];

/**
 * The first 32 bits of the kernel's uniform numbers, for test programs that read words.
 *
 * - `ticks`: one stream, tick by tick, of runs 0, 1 … 15, 16 … in turn, 4,096 ticks each
 * - `runs`: one stream at the first tick, run by run
 * - `players`: 64 players' streams side by side, 60 ticks, run by run
 */
export async function* rawWords(order: RawOrder, count: number): AsyncGenerator<Uint32Array> {
  const streams = await (order === 'players' ? openStreams(64, 1, 16) : openStreams(1, 1, 16));
  const players = order === 'players' ? 64 : 1;
  const ticks = { ticks: 4096, runs: 1, players: TICKS }[order];
  const places = Array.from({ length: players }, (_, i) => streams.place(`draw/luck0/labs.Lab${i}`));
  const perBatch = streams.lanes * ticks * players;
  let chunk = new Uint32Array(CHUNK);
  let filled = 0;
  let left = count;
  const batch = new Uint32Array(perBatch);
  for (let run = 0; left > 0; run += streams.lanes) {
    streams.start(run);
    for (let t = 0; t < ticks; t++) {
      streams.tick(t);
      for (let lane = 0; lane < streams.lanes; lane++)
        for (let p = 0; p < players; p++)
          batch[(lane * ticks + t) * players + p] = streams.number(places[p] as number, lane) * TWO_32;
    }
    for (const word of batch) {
      if (left-- <= 0) break;
      chunk[filled++] = word;
      if (filled < CHUNK) continue;
      yield chunk;
      chunk = new Uint32Array(CHUNK);
      filled = 0;
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled);
}
