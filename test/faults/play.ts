import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { built, progressLines, root, stackTrace } from '../bin/command-line.ts';

export type Fault = { readonly within: string; readonly at: number; readonly fault: string };

export type Ended = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
  readonly hung: boolean;
};

type Surroundings = {
  readonly cwd: string;
  readonly disk?: Fault;
  readonly env?: NodeJS.ProcessEnv;
  /** Words before the command: `setpriv --reuid 65534`. */
  readonly through?: readonly string[];
  /** Told when the process was started. */
  readonly started?: (pid: number) => void;
};

/** Longer than any command here takes on a busy machine. */
const PATIENCE = 120_000;

/** The built command line as a process of its own, to its end or until it hangs. */
export const play = (argv: readonly string[], surroundings: Surroundings): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const { cwd, disk, env = {}, through = [], started } = surroundings;
    const preload = disk === undefined ? [] : ['--import', join(root, 'test/faults/disk.mjs')];
    const [program = '', ...words] = [...through, process.execPath, ...preload, built, ...argv];
    const child = spawn(program, words, {
      cwd,
      env: { ...process.env, ...(disk === undefined ? {} : { DETENTE_DISK: JSON.stringify(disk) }), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err, hung] = ['', '', false];
    const alarm = setTimeout(() => {
      hung = true;
      child.kill('SIGKILL');
    }, PATIENCE);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(alarm);
      resolve({ code, signal, out, err, hung });
    });
    if (child.pid !== undefined) started?.(child.pid);
  });

/** What is wrong with what a command says that could not do its work; nothing if it is one message with its place. */
export const saidBadly = ({ code, err }: Ended, place: string): readonly string[] => {
  const said = err.replace(progressLines, '');
  const lines = said.split('\n').filter((line) => line.startsWith('error '));
  return [
    ...(code === 3 || code === 2 ? [] : [`exit code ${code}, expected 3`]),
    ...(stackTrace.test(said) ? ['a stack trace'] : []),
    ...(lines.length === 1 ? [] : [`${lines.length} errors, expected 1`]),
    ...(said.includes('[internal]') ? ['an internal error'] : []),
    ...(said.replaceAll('the output', '').includes(place) ? [] : [`no path with ${place}`]),
  ];
};
