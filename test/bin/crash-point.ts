// A process that is killed just before its n-th change on the disk, as by a loss of power, and started again.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openResults } from '../../engine/experiment/results/open-results.ts';
import { ResultsError } from '../../engine/experiment/results/results-error.ts';
import { sha256 } from '../../engine/experiment/results/sink.ts';
import { damages } from '../../engine/experiment/results/verify-files.ts';
import { newFolder } from '../new-folder.ts';
import { fixture, launch } from './command-line.ts';

/** Commands that make results in the folder `out`, one after the other. */
export type Commands = readonly (readonly string[])[];

const scenario = fixture('two-labs.yaml');
const run = ['run', scenario, '--format', 'csv', '--workers', '2', '--quiet', '--out', 'out'];
const varied = [
  scenario,
  '--vary',
  'rate=0.5,1',
  '--vary',
  'labs.caution=0.1,1',
  '--runs',
  '700',
  '--out',
  'out',
  '--quiet',
];

/** What is killed: results that are extended, a sweep, and both in pieces. The last command alone makes the same. */
export const subjects: { readonly [name: string]: { readonly commands: Commands; readonly alone: readonly string[] } } =
  {
    run: {
      commands: [
        [...run, '--runs', '600'],
        [...run, '--runs', '6000'],
      ],
      alone: [...run, '--runs', '6000'],
    },
    sweep: { commands: [['sweep', ...varied, '--workers', '2']], alone: ['sweep', ...varied] },
    'run in pieces': {
      commands: [
        ['plan', 'run', scenario, '--runs', '6000', '--pieces', '2', '--out', 'out', '--quiet'],
        ['shard', '--plan', 'out', '--index', '1', '--quiet'],
        ['shard', '--plan', 'out', '--index', '0', '--quiet', '--workers', '1'],
        ['merge', 'out', '--quiet'],
      ],
      alone: [...run, '--runs', '6000'],
    },
    'sweep in pieces': {
      commands: [
        ['plan', 'sweep', ...varied, '--pieces', '2'],
        ['shard', '--plan', 'out', '--index', '1', '--quiet'],
        ['shard', '--plan', 'out', '--index', '0', '--quiet', '--workers', '1'],
        ['merge', 'out', '--quiet'],
      ],
      alone: ['sweep', ...varied],
    },
  };

type Ended = { readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly err: string };

const play = (argv: readonly string[], cwd: string, crashAt?: number): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = launch(argv, { cwd, env: crashAt === undefined ? {} : { DETENTE_CRASH_AT: String(crashAt) } });
    let err = '';
    child.stdout.resume();
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, err }));
  });

const played = async (argv: readonly string[], cwd: string): Promise<void> => {
  const { code, signal, err } = await play(argv, cwd);
  expect({ code, signal }, `${argv.join(' ')}\n${err}`).toEqual({ code: 0, signal: null });
};

const hashIn = (folder: string): string => sha256(readFileSync(join(folder, 'out/manifest.json')));

/** The hash of finished results; undefined where nothing looks finished. */
const finished = (folder: string): string | undefined => {
  const out = join(folder, 'out');
  try {
    const { manifest, sha256: hash } = openResults(out);
    expect(damages(out, manifest)).toEqual([]);
    return hash;
  } catch (error) {
    if (error instanceof ResultsError && ['no-results', 'incomplete-results'].includes(error.code)) return undefined;
    throw error;
  }
};

/** What the commands come to without a crash, in a folder of their own. */
export const alone = async (argv: readonly string[]): Promise<string> => {
  const folder = newFolder();
  await played(argv, folder);
  return hashIn(folder);
};

/**
 * Plays the commands, each killed just before its n-th change, looked at, and played once more.
 *
 * @returns how many of them were killed; the others ended before
 */
export const killAt = async (commands: Commands, n: number, expected: string): Promise<number> => {
  const folder = newFolder();
  const known = new Set<string | undefined>([undefined]);
  let killed = 0;
  for (const argv of commands) {
    const place = `DETENTE_CRASH_AT=${n} detente ${argv.join(' ')}`;
    const { code, signal, err } = await play(argv, folder, n);
    if (signal === 'SIGKILL') {
      killed += 1;
      const there = finished(folder);
      // The results before, those that are to be, or nothing that looks finished.
      await played(argv, folder);
      const now = finished(folder);
      expect([...known, now], place).toContain(there);
    } else expect({ code, signal }, `${place}\n${err}`).toEqual({ code: 0, signal: null });
    known.add(finished(folder));
  }
  expect(hashIn(folder), `killed at ${n}`).toBe(expected);
  // The lock of a process that is gone may stay where nothing is left to be done: it keeps nobody out.
  const litter = readdirSync(join(folder, 'out')).filter((name) => name === 'plan.json' || name.startsWith('.lock.'));
  expect(litter, `killed at ${n}`).toEqual([]);
  expect(existsSync(join(folder, 'out/environment.json'))).toBe(true);
  return killed;
};
