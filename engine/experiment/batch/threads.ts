import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageRoot } from '../package.ts';
import { type Crew, PlayerDied } from './crew.ts';
import type { Breath, Shard, ShardJob } from './shard.ts';
import type { Order, Word } from './shard.worker.ts';
import type { ShardProgram } from './shard-program.ts';

export type ThreadOptions = {
  /** The script of a thread; a test puts another in its place. */
  readonly script?: string;
  /** Milliseconds without a word after which a thread that has something to play counts as dead. */
  readonly patience?: number;
};

/** A word comes every 64 runs; two minutes for those is beyond any model that is worth playing. */
const PATIENCE = 120_000;

/** Finding a run that ends its thread takes a dozen of them; more than this, and threads do not work here at all. */
const MOST_SILENT = 32;

type Task = {
  readonly program: ShardProgram;
  readonly job: ShardJob;
  readonly breath: Breath;
  readonly resolve: (shard: Shard) => void;
  readonly reject: (error: unknown) => void;
};

/** A thread, the programs it knows, and what it is playing. */
type Thread = {
  readonly worker: Worker;
  readonly known: Set<ShardProgram>;
  task: Task | undefined;
  alarm?: NodeJS.Timeout;
};

/** The built file: a thread cannot run TypeScript on every Node that is supported. */
const workerScript = (): string => join(packageRoot(), 'dist', 'workers', 'shard.worker.js');

/**
 * Threads that play shards, each on a machine of its own. A thread that ends is replaced; what it was playing is
 * rejected with `PlayerDied`.
 */
export const threadCrew = (size: number, options: ThreadOptions = {}): Crew => {
  const { script = workerScript(), patience = PATIENCE } = options;
  if (!existsSync(script))
    throw new Error(`${script}: expected the script of a thread, got no file; npm run build makes it`);
  const queue: Task[] = [];
  const threads: Thread[] = [];
  const ids = new Map<ShardProgram, number>();
  /** Threads that ended since any of them last said a word. */
  let silent = 0;
  let closed: { readonly reason: unknown } | undefined;

  const hire = (): Thread => {
    // Flags of the process may be such that no thread starts with them (`--input-type`).
    const worker = new Worker(script, { stdin: false, execArgv: [] });
    const thread: Thread = { worker, known: new Set(), task: undefined };
    const bury = (reason: string): void => {
      if (!threads.includes(thread)) return;
      threads.splice(threads.indexOf(thread), 1);
      silent += 1;
      release(thread)?.reject(
        silent > MOST_SILENT
          ? new Error(`${script}: threads end before they say a word: ${reason}`)
          : new PlayerDied(reason),
      );
      void worker.terminate();
      dispatch();
    };
    worker.on('message', (word: Word) => hear(thread, word, bury));
    worker.on('error', (error) => bury(error.message));
    worker.on('messageerror', (error) => bury(error.message));
    worker.on('exit', (code) => bury(`exit code ${code}`));
    threads.push(thread);
    return thread;
  };

  const release = (thread: Thread): Task | undefined => {
    const { task } = thread;
    thread.task = undefined;
    clearTimeout(thread.alarm);
    return task;
  };

  const hear = (thread: Thread, word: Word, bury: (reason: string) => void): void => {
    if (word.kind === 'died') bury(word.reason);
    else silent = 0;
    if (word.kind === 'done') {
      release(thread)?.resolve(word.shard);
      dispatch();
    }
    thread.alarm?.refresh();
    if (word.kind !== 'breath') return;
    try {
      thread.task?.breath(word.outcomes, word.played);
    } catch (error) {
      // Whoever is told wants no more of it; the thread plays on and its shard is dropped.
      thread.task?.reject(error);
    }
  };

  const dispatch = (): void => {
    while (queue.length > 0) {
      const idle = threads.find(({ task }) => task === undefined);
      if (idle === undefined && threads.length >= size) return;
      give(idle ?? hire(), queue.shift() as Task);
    }
  };

  const give = (thread: Thread, task: Task): void => {
    const { program, job } = task;
    const id = ids.get(program) ?? ids.size;
    ids.set(program, id);
    const order: Order = thread.known.has(program) ? { id, job } : { id, program, job };
    thread.known.add(program);
    thread.task = task;
    thread.alarm = setTimeout(() => void thread.worker.terminate(), patience).unref();
    thread.worker.postMessage(order);
  };

  return {
    size,
    play: (program, job, breath) =>
      new Promise((resolve, reject) => {
        if (closed !== undefined) return reject(closed.reason);
        queue.push({ program, job, breath, resolve, reject });
        dispatch();
      }),
    close: async (reason = new Error('the crew was sent home')) => {
      closed = { reason };
      for (const task of queue.splice(0)) task.reject(reason);
      await Promise.all(
        threads.splice(0).map((thread) => {
          release(thread)?.reject(reason);
          return thread.worker.terminate();
        }),
      );
    },
  };
};
