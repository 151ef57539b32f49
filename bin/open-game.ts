import { readFileSync, statSync } from 'node:fs';
import { defined } from '../engine/experiment/defined.ts';
import type { Game } from '../engine/games/game.ts';
import { readNfg } from '../engine/games/nfg/read-nfg.ts';
import { type StageGame, type StageOptions, stageGame } from '../engine/games/stage/stage-game.ts';
import type { Setting } from '../engine/language/loading/settings.ts';
import type { Model } from '../engine/language/model.ts';
import { openModel } from './open-model.ts';
import { Refusal } from './refusal.ts';
import type { Terminal } from './terminal/terminal.ts';

/** A game, and of a scenario's the model and the world it is the stage game of. */
export interface OpenedGame {
  readonly game: Game;
  readonly scenario?: { readonly model: Model; readonly stage: StageGame; readonly options: StageOptions };
}

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

const openNfg = (path: string, flags: StageFlags): Game => {
  const given = stageFlags.find((flag) => flags[flag] !== undefined) ?? (flags.set?.length ? 'set' : undefined);
  if (given !== undefined) throw new Refusal('usage', `--${given} goes with a scenario, ${path} is a game already`);
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new Refusal('cannot-read', `there is no file ${path}`);
  if (size > LARGEST) throw new Refusal('cannot-read', `${path}: expected at most ${LARGEST} bytes, got ${size}`);
  return readNfg({ name: path, text: readFileSync(path, 'utf8') });
};

/**
 * The game that a file holds or a scenario plays at a moment.
 *
 * @throws DetenteError with everything wrong with the file; Refusal where flags do not go with it
 */
export const openGame = async (reference: string, flags: StageFlags, terminal: Terminal): Promise<OpenedGame> => {
  if (/\.nfg$/i.test(reference)) return { game: openNfg(reference, flags) };
  const model = await openModel(reference, flags.set ?? [], terminal, flags.color);
  const { solve, ...own } = model.experiment;
  const { decision = own.decision, seed = own.seed } = flags;
  const { at = solve?.at, run = solve?.run, payoff = solve?.payoff } = flags;
  const options: StageOptions = defined({ decision, at, run, payoff, seed });
  const stage = await stageGame(model, options);
  return { game: stage.game, scenario: { model, stage, options } };
};
