import { readFileSync, statSync } from 'node:fs';
import { defined } from '../engine/experiment/defined.ts';
import { nodeFiles } from '../engine/experiment/files.ts';
import { packageRoot } from '../engine/experiment/package.ts';
import type { OpenedGame } from '../engine/experiment/solutions/opened-game.ts';
import { examineGame } from '../engine/games/files/build-game.ts';
import type { Game } from '../engine/games/game.ts';
import { readNfg } from '../engine/games/nfg/read-nfg.ts';
import { type StageOptions, stageGame } from '../engine/games/stage/stage-game.ts';
import { isGame } from '../engine/language/load-game.ts';
import type { Setting } from '../engine/language/loading/settings.ts';
import { DetenteError } from '../engine/language/problem.ts';
import { openModel, tellWarnings } from './open-model.ts';
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

const openNfg = (path: string, flags: StageFlags): Game => {
  refuseStageFlags(path, flags, 'set');
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new Refusal('cannot-read', `there is no file ${path}`);
  if (!found.isFile()) throw new Refusal('cannot-read', `${path}: expected a file`);
  if (found.size > LARGEST)
    throw new Refusal('cannot-read', `${path}: expected at most ${LARGEST} bytes, got ${found.size}`);
  return readNfg({ name: path, text: readFileSync(path, 'utf8') });
};

const openBuilt = async (reference: string, flags: StageFlags, terminal: Terminal): Promise<OpenedGame> => {
  refuseStageFlags(reference, flags);
  const { built, problems } = await examineGame(reference, nodeFiles(packageRoot()), flags.set ?? []);
  if (built === undefined) throw new DetenteError(problems);
  tellWarnings(problems, terminal, flags.color);
  switch (built.kind) {
    case 'normal-form':
      return { kind: built.kind, game: built.game, built };
    case 'population':
      return { kind: built.kind, built };
    case 'inspection':
      return { kind: built.kind, built };
    case 'treaty':
      return { kind: built.kind, built };
    case 'race':
      return { kind: built.kind, built };
    case 'contest':
      return { kind: built.kind, built };
  }
};

const openStage = async (reference: string, flags: StageFlags, terminal: Terminal): Promise<OpenedGame> => {
  const model = await openModel(reference, flags.set ?? [], terminal, flags.color);
  const { solve, ...own } = model.experiment;
  const { decision = own.decision, seed = own.seed } = flags;
  const { at = solve?.at, run = solve?.run, payoff = solve?.payoff } = flags;
  const options: StageOptions = defined({ decision, at, run, payoff, seed });
  const stage = await stageGame(model, options);
  return { kind: 'normal-form', game: stage.game, scenario: { model, stage, options } };
};

/**
 * The game that a file holds, or that a scenario plays at a moment.
 *
 * @throws DetenteError with everything wrong with the file; Refusal where flags do not go with it
 */
export const openGame = async (reference: string, flags: StageFlags, terminal: Terminal): Promise<OpenedGame> => {
  if (/\.nfg$/i.test(reference)) return { kind: 'normal-form', game: openNfg(reference, flags) };
  return (await isGame(reference, nodeFiles(packageRoot())))
    ? openBuilt(reference, flags, terminal)
    : openStage(reference, flags, terminal);
};
