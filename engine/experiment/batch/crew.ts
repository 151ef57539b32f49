import { loadColumnEncoder } from '../tables/encode-column.ts';
import type { EncodedColumn } from '../tables/encoded-column.ts';
import type { Cells, TableColumn } from '../tables/table.ts';
import { type Breath, createShardPlayer, playShard, type Shard, type ShardJob, type ShardPlayer } from './shard.ts';
import type { ShardProgram } from './shard-program.ts';

/** Those who play shards and encode them: threads, or this one. Who does it leaves no trace. */
export type Crew = {
  /** How many shards are played at once. */
  readonly size: number;
  /**
   * Plays a job when somebody is free.
   *
   * @throws PlayerDied if playing it ended whoever played it; what `breath` throws; the reason given to `close`
   */
  readonly play: (program: ShardProgram, job: ShardJob, breath: Breath) => Promise<Shard>;
  /**
   * Turns a column of a row group into bytes when somebody is free.
   *
   * @throws PlayerDied if whoever did it ended; the reason given to `close`
   */
  readonly encode: (column: TableColumn, cells: Cells) => Promise<EncodedColumn>;
  /** Sends everybody home; what is being done is rejected with the reason. */
  readonly close: (reason?: unknown) => Promise<void>;
};

/** Playing some runs ended the thread, trapped in the kernel, or never came to an end. */
export class PlayerDied extends Error {
  constructor(reason: string) {
    super(`the thread that played the runs ended: ${reason}`);
    this.name = 'PlayerDied';
  }
}

/** This thread alone: for batches too small to share. */
export const soloCrew = (): Crew => {
  const players = new Map<ShardProgram, ShardPlayer>();
  let last: Promise<unknown> = Promise.resolve();
  const now = async (program: ShardProgram, job: ShardJob, breath: Breath): Promise<Shard> => {
    const player = players.get(program) ?? (await createShardPlayer(program));
    players.set(program, player);
    try {
      return await playShard(player, job, breath);
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      players.delete(program);
      throw new PlayerDied(error.message);
    }
  };
  return {
    size: 1,
    play: (program, job, breath) => {
      const played = last.then(() => now(program, job, breath));
      last = played.catch(() => undefined);
      return played;
    },
    encode: async (column, cells) => (await loadColumnEncoder())(column, cells),
    close: async () => undefined,
  };
};
