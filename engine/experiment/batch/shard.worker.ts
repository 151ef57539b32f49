import { parentPort } from 'node:worker_threads';
import { receivedCells, type SentCells } from '../tables/coded-texts.ts';
import { loadColumnEncoder } from '../tables/encode-column.ts';
import type { EncodedColumn } from '../tables/encoded-column.ts';
import type { TableColumn } from '../tables/table.ts';
import { createShardPlayer, playShard, type Shard, type ShardJob, type ShardPlayer } from './shard.ts';
import type { ShardProgram } from './shard-program.ts';

/** To play a job: `program` comes with its first one. */
export type PlayOrder = {
  readonly kind: 'play';
  readonly id: number;
  readonly program?: ShardProgram;
  readonly job: ShardJob;
};

/** To turn a column of a row group into bytes. */
export type EncodeOrder = { readonly kind: 'encode'; readonly column: TableColumn; readonly cells: SentCells };

/** What a thread is told to do: one after the other, in the order in which it is told. */
export type Order = PlayOrder | EncodeOrder;

/** What a thread says of the order it is at: how far it is, and in the end what came of it. */
export type Word =
  | { readonly kind: 'begun' }
  | { readonly kind: 'breath'; readonly outcomes: Int32Array; readonly played: number }
  | { readonly kind: 'done'; readonly result: Shard | EncodedColumn }
  | { readonly kind: 'died'; readonly reason: string };

const players = new Map<number, ShardPlayer>();

const playerOf = async ({ id, program }: PlayOrder): Promise<ShardPlayer> => {
  if (program !== undefined) players.set(id, await createShardPlayer(program));
  const player = players.get(id);
  if (player === undefined) throw new Error(`worker: expected program ${id} with its first job, got none`);
  return player;
};

/** The arrays of a shard, to be handed over rather than copied. */
const buffersOf = ({ outcomes, endTicks, parameters, measures, pooled, ticks, trace }: Shard): ArrayBuffer[] =>
  [outcomes, endTicks, ...parameters, ...measures, ...pooled, ticks.n, ticks.mean, ticks.m2, trace].map(
    (array) => array.buffer as ArrayBuffer,
  );

const say = (word: Word, handedOver: ArrayBuffer[] = []): void => parentPort?.postMessage(word, handedOver);

/** How often, in milliseconds, a thread says how far it is: more words would only keep the one that listens busy. */
const BREATH = 200;

const play = async (order: PlayOrder): Promise<void> => {
  const player = await playerOf(order);
  say({ kind: 'begun' });
  const shard = await playShard(player, order.job, (outcomes, played) => {
    if (isSilent) say({ kind: 'breath', outcomes: outcomes.slice(0, played), played });
    isSilent = false;
  });
  say({ kind: 'done', result: shard }, buffersOf(shard));
};

const encode = async ({ column, cells }: EncodeOrder): Promise<void> => {
  const result = (await loadColumnEncoder())(column, receivedCells(cells));
  say({ kind: 'done', result }, [result.bytes.buffer]);
};

const follow = async (order: Order): Promise<void> => {
  try {
    await (order.kind === 'play' ? play(order) : encode(order));
  } catch (error) {
    say({ kind: 'died', reason: error instanceof Error ? error.message : String(error) });
  }
};

/** Whether the last word about how far it is was a while ago. */
let isSilent = false;
setInterval(() => {
  isSilent = true;
}, BREATH).unref();

let last: Promise<void> = Promise.resolve();
parentPort?.on('message', (order: Order) => {
  last = last.then(() => follow(order));
  return last;
});
