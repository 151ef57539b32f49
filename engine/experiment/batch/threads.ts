import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageRoot } from '../package.ts';
import { sentCells } from '../tables/coded-texts.ts';
import { type Crew, PlayerDied } from './crew.ts';
import type { Breath, ShardJob } from './shard.ts';
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

/** Encoding takes a tenth of the time of a batch of a small model, and less of others. */
const THREADS_PER_ENCODER = 8;

/** What somebody waits for. */
type Task = {
  readonly kind: Order['kind'];
  readonly orderFor: (thread: Thread) => Order;
  readonly breath: Breath;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
};

/** A thread, the programs it knows, and what it has to do: it is at the first of these. */
type Thread = {
  readonly worker: Worker;
  readonly known: Set<ShardProgram>;
  readonly tasks: Task[];
  alarm?: NodeJS.Timeout;
};

/** The built file: a thread cannot run TypeScript on every Node that is supported. */
const workerScript = (): string => join(packageRoot(), 'dist', 'workers', 'shard.worker.js');

/**
 * Threads that play shards, each on a machine of its own. Each has its next order before it is done with one: this thread
 * writes tables and may not hear it at once. A thread that ends is replaced; what it was at is rejected with `PlayerDied`.
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
    const thread: Thread = { worker, known: new Set(), tasks: [] };
    const bury = (reason: string): void => {
      if (!threads.includes(thread)) return;
      threads.splice(threads.indexOf(thread), 1);
      silent += 1;
      clearTimeout(thread.alarm);
      const [culprit, ...others] = thread.tasks.splice(0);
      queue.unshift(...others);
      culprit?.reject(
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

  const hear = (thread: Thread, word: Word, bury: (reason: string) => void): void => {
    if (word.kind === 'died') bury(word.reason);
    else silent = 0;
    if (word.kind === 'done') {
      thread.tasks.shift()?.resolve(word.result);
      if (thread.tasks.length === 0) clearTimeout(thread.alarm);
      dispatch();
    }
    if (thread.tasks.length > 0) thread.alarm?.refresh();
    if (word.kind !== 'breath') return;
    const task = thread.tasks[0];
    try {
      task?.breath(word.outcomes, word.played);
    } catch (error) {
      // Whoever is told wants no more of it; the thread plays on and its shard is dropped.
      task?.reject(error);
    }
  };

  /**
   * What a thread is to do next. Columns are for the first threads: others would have to load what encodes first, and are
   * asked where they have nothing to play.
   */
  const next = (thread: Thread): Task | undefined => {
    const encodes = threads.indexOf(thread) < Math.ceil(size / THREADS_PER_ENCODER);
    const wanted = queue.findIndex(({ kind }) => kind === (encodes ? 'encode' : 'play'));
    if (wanted < 0 && !encodes && thread.tasks.length > 0) return undefined;
    return queue.splice(Math.max(0, wanted), 1)[0];
  };

  const dispatch = (): void => {
    for (;;) {
      if (queue.length > 0 && threads.length < size && threads.every(({ tasks }) => tasks.length > 0)) hire();
      // The last orders are kept for whoever is done first.
      const most = queue.length > size ? 1 : 0;
      const free = threads.filter(({ tasks }) => tasks.length <= most).sort((a, b) => a.tasks.length - b.tasks.length);
      const given = free.some((thread) => {
        const task = next(thread);
        if (task !== undefined) give(thread, task);
        return task !== undefined;
      });
      if (!given) return;
    }
  };

  const give = (thread: Thread, task: Task): void => {
    thread.tasks.push(task);
    if (thread.tasks.length === 1) {
      clearTimeout(thread.alarm);
      thread.alarm = setTimeout(() => void thread.worker.terminate(), patience).unref();
    }
    thread.worker.postMessage(task.orderFor(thread));
  };

  const playOrder = (thread: Thread, program: ShardProgram, job: ShardJob): Order => {
    const id = ids.get(program) ?? ids.size;
    ids.set(program, id);
    if (thread.known.has(program)) return { kind: 'play', id, job };
    thread.known.add(program);
    return { kind: 'play', id, program, job };
  };

  const ask = <Result>(kind: Task['kind'], orderFor: Task['orderFor'], breath: Breath): Promise<Result> =>
    new Promise((resolve, reject) => {
      if (closed !== undefined) return reject(closed.reason);
      queue.push({ kind, orderFor, breath, resolve: resolve as Task['resolve'], reject });
      dispatch();
    });

  return {
    size,
    play: (program, job, breath) => ask('play', (thread) => playOrder(thread, program, job), breath),
    encode: (column, cells) =>
      ask(
        'encode',
        () => ({ kind: 'encode', column, cells: sentCells(cells) }),
        () => undefined,
      ),
    close: async (reason = new Error('the crew was sent home')) => {
      closed = { reason };
      for (const task of queue.splice(0)) task.reject(reason);
      await Promise.all(
        threads.splice(0).map((thread) => {
          clearTimeout(thread.alarm);
          for (const task of thread.tasks.splice(0)) task.reject(reason);
          return thread.worker.terminate();
        }),
      );
    },
  };
};
