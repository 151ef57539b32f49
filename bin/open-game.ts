import { readFileSync } from 'node:fs';
import type { Game } from '../engine/games/game.ts';
import { readNfg } from '../engine/games/nfg/read-nfg.ts';
import { Refusal } from './refusal.ts';

/** The game of a `.nfg` file. @throws DetenteError with the place of what is wrong in it */
export const openNfg = (path: string): Game => {
  try {
    return readNfg({ name: path, text: readFileSync(path, 'utf8') });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Refusal('cannot-read', `there is no file ${path}`);
    throw error;
  }
};
