import { readFileSync } from 'node:fs';
import { defined } from '../engine/experiment/defined.ts';
import { nodeFiles } from '../engine/experiment/files.ts';
import { packageRoot } from '../engine/experiment/package.ts';
import { isNfg, type OpenedFile, openGame as openFile } from '../engine/experiment/solutions/open-game.ts';
import type { OpenedGame } from '../engine/experiment/solutions/opened-game.ts';
import { statIfThere } from '../engine/experiment/stat-if-there.ts';
import type { Files, FoundFile } from '../engine/language/load.ts';
import { isGame } from '../engine/language/load-game.ts';
import type { Setting } from '../engine/language/loading/settings.ts';
import { tellWarnings } from './open-model.ts';
import { Refusal } from './refusal.ts';
import type { Terminal } from './terminal/terminal.ts';

/** Where a scenario's stage game is taken from, and the values set. */
export interface StageFlags {
  readonly decision?: string;
  readonly at?: number;
  readonly run?: number;
  readonly seed?: string;
  readonly payoff?: string;
  readonly set?: readonly Setting[];
  readonly color: boolean;
}

/** Largest `.nfg` file that is read, in bytes. */
const LARGEST = 268_435_456;

const stageFlags = ['decision', 'at', 'run', 'payoff'] as const;

const refuseStageFlags = (reference: string, flags: StageFlags, extra?: 'set'): void => {
  const given = stageFlags.find((flag) => flags[flag] !== undefined) ?? (flags.set?.length ? extra : undefined);
  if (given !== undefined)
    throw new Refusal('usage', `--${given} goes with a scenario, ${reference} is a game already`);
};

/** Gambit files may be larger than any in YAML. */
const withGambit = (files: Files): Files => ({
  list: (kind) => files.list(kind),
  read: async (reference, kind, from) => (isNfg(reference) ? readGambit(reference) : files.read(reference, kind, from)),
});

const readGambit = (path: string): FoundFile => {
  const found = statIfThere(path);
  if (found === undefined) throw new Refusal('cannot-read', `there is no file ${path}`);
  if (!found.isFile()) throw new Refusal('cannot-read', `${path}: expected a file`);
  if (found.size > LARGEST)
    throw new Refusal('cannot-read', `${path}: expected at most ${LARGEST} bytes, got ${found.size}`);
  return { name: path, key: path, bytes: new Uint8Array(readFileSync(path)) };
};

/**
 * The game that a file holds, or that a scenario plays at a moment, with copies of what it was read from; warnings go to
 * stderr.
 *
 * @throws DetenteError with everything wrong with the file; Refusal where flags do not go with it
 */
export const openGameFile = async (reference: string, flags: StageFlags, terminal: Terminal): Promise<OpenedFile> => {
  const files = withGambit(nodeFiles(packageRoot()));
  if (isNfg(reference)) refuseStageFlags(reference, flags, 'set');
  else if (await isGame(reference, files)) refuseStageFlags(reference, flags);
  const { decision, at, run, payoff, seed, set } = flags;
  const opened = await openFile(reference, defined({ decision, at, run, payoff, seed, set }), files);
  tellWarnings(opened.problems, terminal, flags.color);
  return opened;
};

/** As `openGameFile`: the game alone. */
export const openGame = async (reference: string, flags: StageFlags, terminal: Terminal): Promise<OpenedGame> =>
  (await openGameFile(reference, flags, terminal)).opened;
