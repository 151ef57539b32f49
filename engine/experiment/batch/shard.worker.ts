import { parentPort } from 'node:worker_threads';
import { createShardPlayer, playShard, type Shard, type ShardJob, type ShardPlayer } from './shard.ts';
import type { ShardProgram } from './shard-program.ts';

/** What a thread is told to do: `program` comes with its first job. */
export type Order = { readonly id: number; readonly program?: ShardProgram; readonly job: ShardJob };

/** What a thread says: how far it is, and in the end what the runs came to. */
export type Word =
  | { readonly kind: 'begun' }
  | { readonly kind: 'breath'; readonly outcomes: Int32Array; readonly played: number }
  | { readonly kind: 'done'; readonly shard: Shard }
  | { readonly kind: 'died'; readonly reason: string };

const players = new Map<number, ShardPlayer>();

const playerOf = async ({ id, program }: Order): Promise<ShardPlayer> => {
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

parentPort?.on('message', async (order: Order) => {
  try {
    const player = await playerOf(order);
    say({ kind: 'begun' });
    const shard = await playShard(player, order.job, (outcomes, played) =>
      say({ kind: 'breath', outcomes: outcomes.slice(0, played), played }),
    );
    say({ kind: 'done', shard }, buffersOf(shard));
  } catch (error) {
    say({ kind: 'died', reason: error instanceof Error ? error.message : String(error) });
  }
});
