import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Option } from 'commander';
import { defined } from '../engine/experiment/defined.ts';
import { keepSolution } from '../engine/experiment/solutions/keep-solution.ts';
import { documentName, type Prepared } from '../engine/experiment/solutions/prepared.ts';
import { crashAt } from './crash-at.ts';
import { someText } from './flags.ts';
import { Refusal } from './refusal.ts';
import { jsonDocument } from './terminal/json.ts';
import type { Terminal } from './terminal/terminal.ts';

/** Flags of commands that print what they find, and keep it only where they are told to. */
export type KeepFlags = { readonly out?: string; readonly force?: true; readonly json?: true };

export const keepFlags = (): readonly Option[] => [
  new Option('--out <dir>', 'keep what is found in this folder, for report, verify, replay and cite').argParser(
    someText('--out'),
  ),
  new Option('--force', 'replace what is in the folder of --out'),
];

/** How something is found and told. */
export type Telling<Found> = {
  /** With all it is found from; only asked for where it is kept. */
  readonly prepare: () => Promise<Prepared<Found>> | Prepared<Found>;
  readonly find: () => Promise<Found>;
  /** What `--json` prints. */
  readonly document: (found: Found, seconds: number) => object;
  /** What people read. */
  readonly summary: (found: Found, seconds: number) => readonly string[];
};

/**
 * Finds something and prints it; with --out it is kept in a folder, and not looked for again where it is there.
 *
 * @throws Refusal where flags do not go together; ResultsError where a folder is in the way; what finding throws
 */
export const tellFound = async <Found>(
  terminal: Terminal,
  { out, force, json }: KeepFlags,
  { prepare, find, document, summary }: Telling<Found>,
): Promise<void> => {
  const tell = (found: Found, seconds: number, kept: object, lines: readonly string[]): void =>
    terminal.out(
      json
        ? jsonDocument({ ...document(found, seconds), ...kept })
        : `${[...summary(found, seconds), ...lines].join('\n')}\n`,
    );
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  if (out === undefined) {
    if (force) throw new Refusal('usage', '--force goes with --out', 'without it nothing is written');
    const found = await find();
    return tell(found, seconds(), {}, []);
  }
  const prepared = await prepare();
  const { results, directory, manifestSha256, found } = await keepSolution(
    prepared,
    { out, ...defined({ force }), ...crashAt(process.env.DETENTE_CRASH_AT) },
    find,
  );
  if (found !== undefined) return tell(found, seconds(), { results, manifestSha256 }, ['', `→ ${results}`]);
  const { analysis, scenario } = prepared.plan;
  if (!json) return terminal.out(`${scenario} · already complete, nothing to do\n→ ${results}\n`);
  const there = JSON.parse(readFileSync(join(directory, documentName(analysis)), 'utf8')) as object;
  terminal.out(jsonDocument({ ...there, results, manifestSha256, alreadyComplete: true }));
};
