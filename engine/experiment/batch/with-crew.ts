import { type Crew, soloCrew } from './crew.ts';
import { type ThreadOptions, threadCrew } from './threads.ts';

/**
 * Acts with players of shards, and sends them home whatever happens; at once when the signal is aborted.
 *
 * @param workers threads; 1 is this one
 * @param threads what threads are, where they are wanted whatever their number
 */
export const withCrew = async <Value>(
  workers: number,
  signal: AbortSignal | undefined,
  act: (crew: Crew) => Promise<Value>,
  threads?: ThreadOptions,
): Promise<Value> => {
  signal?.throwIfAborted();
  const crew = workers > 1 || threads !== undefined ? threadCrew(workers, threads) : soloCrew();
  const stop = (): void => void crew.close(signal?.reason);
  signal?.addEventListener('abort', stop);
  try {
    return await act(crew);
  } finally {
    signal?.removeEventListener('abort', stop);
    await crew.close();
  }
};
