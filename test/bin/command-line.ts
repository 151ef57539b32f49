import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main } from '../../bin/main.ts';
import type { Terminal } from '../../bin/terminal/terminal.ts';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const built = join(root, 'dist/bin/detente.js');
export const fixture = (name: string): string => join(root, 'test/fixtures', name);

export type Said = { readonly code: number | null; readonly out: string; readonly err: string };

type Like = Partial<Pick<Terminal, 'outIsTerminal' | 'errIsTerminal' | 'wantsColour' | 'calledAs'>> & {
  readonly width?: number;
};

/** A terminal that remembers; by default no terminal at all, as in a pipe. */
export const rememberingTerminal = (like: Like = {}) => {
  const said = { out: '', err: '' };
  const terminal: Terminal = {
    out: (content) => {
      said.out += typeof content === 'string' ? content : Buffer.from(content).toString('latin1');
    },
    err: (text) => {
      said.err += text;
    },
    outIsTerminal: like.outIsTerminal ?? false,
    errIsTerminal: like.errIsTerminal ?? false,
    columns: () => like.width ?? 80,
    calledAs: like.calledAs ?? 'detente',
    wantsColour: like.wantsColour ?? true,
    onBroken: () => {},
  };
  return { terminal, said };
};

/** The command line within this process: quick, and the same code as the built one. */
export const say = async (argv: readonly string[], like: Like = {}): Promise<Said> => {
  const { terminal, said } = rememberingTerminal(like);
  const code = await main(argv, terminal);
  return { code, ...said };
};

type Surroundings = { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv; readonly node?: readonly string[] };

/** A process of the built command line. */
export const launch = (argv: readonly string[], { cwd = root, env = {}, node = [] }: Surroundings = {}) =>
  spawn(process.execPath, [...node, built, ...argv], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** The built command line, to its end. */
export const detente = (argv: readonly string[], surroundings: Surroundings = {}): Promise<Said> =>
  new Promise((resolve, reject) => {
    const child = launch(argv, surroundings);
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });

/** A line of a stack trace. */
export const stackTrace = /^\s+at .+[:(]/m;

/** What a log gets of runs that take longer than half a second. */
export const progressLines = /^[\d.]+ %: .*\n/gm;
