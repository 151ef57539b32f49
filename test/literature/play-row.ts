import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from '../bin/command-line.ts';
import type { Published, PublishedRow } from './published.ts';

/** Commands that keep what they find unless they are told where. */
const KEEPING = new Set(['run', 'compare', 'sweep', 'threshold', 'sensitivity', 'discover']);

const flagOf = (name: string): string => `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** The command line of a row, as somebody types it in the root of the project, without `--json`. */
export const commandOf = ({ file }: Published, { command, set, options }: PublishedRow): readonly string[] => [
  ...[command, `scenarios/literature/${file}`],
  ...Object.entries(set).flatMap(([path, value]) => ['--set', `${path}=${value}`]),
  ...Object.entries(options).flatMap(([name, value]) => [flagOf(name), ...(value === true ? [] : [`${value}`])]),
];

const documentOf = async (root: string, argv: readonly string[]): Promise<unknown> => {
  const folder = mkdtempSync(join(tmpdir(), 'detente-literature-'));
  try {
    const [command = '', file = '', ...rest] = argv;
    const kept = KEEPING.has(command) ? ['--out', join(folder, 'results'), '--quiet'] : [];
    const { code, out, err } = await say([command, join(root, file), ...rest, ...kept, '--json']);
    if (code !== 0) throw new Error(`detente ${argv.join(' ')} ended with ${code}: ${err.trim()}`);
    return JSON.parse(out);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Plays commands through the code of the command line, each once however many rows look at what it prints. */
export const createPlayer = (root: string) => {
  const known = new Map<string, Promise<unknown>>();
  return (published: Published, row: PublishedRow): Promise<unknown> => {
    const argv = commandOf(published, row);
    const key = JSON.stringify(argv);
    const before = known.get(key);
    if (before !== undefined) return before;
    const document = documentOf(root, argv);
    known.set(key, document);
    return document;
  };
};
