import { type Crew, PlayerDied } from './crew.ts';
import type { Breath, Shard, ShardJob } from './shard.ts';
import type { ShardProgram } from './shard-program.ts';

/** A shard in whose first half more runs than this end their thread is not worth going on with. */
const MOST_POISON = 20;

/**
 * Plays a job, whatever it does to those who play it: once more if they die, and if they die again without the runs
 * that kill.
 */
export const playSurely = async (crew: Crew, program: ShardProgram, job: ShardJob, breath: Breath): Promise<Shard> => {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      return await crew.play(program, job, breath);
    } catch (error) {
      if (!(error instanceof PlayerDied)) throw error;
    }
  }
  const poison = await findPoison(crew, program, job.first, job.count);
  return crew.play(program, { ...job, poison }, breath);
};

/** The runs that end whoever plays them, by halving. */
const findPoison = async (
  crew: Crew,
  program: ShardProgram,
  first: number,
  count: number,
): Promise<readonly number[]> => {
  try {
    await crew.play(program, { first, count }, () => undefined);
    return [];
  } catch (error) {
    if (!(error instanceof PlayerDied)) throw error;
    if (count === 1) return [first];
    const half = Math.floor(count / 2);
    const before = await findPoison(crew, program, first, half);
    if (before.length > MOST_POISON) throw error;
    return [...before, ...(await findPoison(crew, program, first + half, count - half))];
  }
};

/** How many shards are played ahead of the one that is needed next, per player: enough that nobody waits. */
const AHEAD = 4;

/** A shard to be played, or one that was kept. */
export type Item = { readonly program: ShardProgram; readonly job: ShardJob; readonly known: Shard | undefined };

/** Plays items on all of a crew, and gives their shards in the order of the items. */
export async function* playInOrder(
  crew: Crew,
  items: Iterable<Item> | AsyncIterable<Item>,
  breath: (job: ShardJob) => Breath,
): AsyncGenerator<Shard, void, void> {
  const played: Promise<Shard>[] = [];
  for await (const { program, job, known } of items) {
    const shard = known === undefined ? playSurely(crew, program, job, breath(job)) : Promise.resolve(known);
    // Told when its turn comes; until then nobody listens.
    shard.catch(() => undefined);
    played.push(shard);
    if (played.length > crew.size * AHEAD) yield await (played.shift() as Promise<Shard>);
  }
  for (const shard of played) yield await shard;
}
