import { readFileSync, statSync } from 'node:fs';
import { type ReadMovesLog, readMovesLog } from '../engine/experiment/story/moves-log.ts';
import { storyDigest } from '../engine/experiment/story/story-digest.ts';
import { DetenteError } from '../engine/language/problem.ts';
import type { Story } from '../engine/run/story.ts';
import { isSystemError, unreadable } from './failure.ts';
import { Refusal } from './refusal.ts';

/** A log of more than a million characters is no log of one run. */
const MOST_BYTES = 1_048_576;

const bytesOf = (path: string): Uint8Array => {
  try {
    const kind = statSync(path);
    if (!kind.isFile()) throw new Refusal('cannot-read', `--moves: ${path} is no ordinary file`);
    if (kind.size > MOST_BYTES) throw new Refusal('bad-value', `--moves: ${path} is larger than 1 MiB`);
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === 'ENOENT')
      throw new Refusal(
        'cannot-read',
        `--moves: there is no file ${path}`,
        'name a log that the what-if page has saved',
      );
    throw unreadable(error, path);
  }
};

/**
 * A log of moves, as the what-if page saves it.
 *
 * @throws DetenteError with everything wrong with it; Refusal where it cannot be read
 */
export const readMoves = (path: string): ReadMovesLog => {
  const { read, problems } = readMovesLog(path, bytesOf(path));
  if (read === undefined) throw new DetenteError(problems);
  return read;
};

/**
 * Whether a world came out as its log says.
 *
 * @returns the sentence that says so, or that the log does not say
 * @throws Refusal, with exit code 1, where it did not
 */
export const compareWithLog = (story: Story, { log: { cameTo, version } }: ReadMovesLog, path: string): string => {
  if (cameTo === undefined) return `${path} does not say what the world came to: nothing to compare`;
  const outcome = cameTo.ticks < story.ticks ? 'ongoing' : story.outcome;
  const isSame =
    cameTo.ticks <= story.ticks && cameTo.outcome === outcome && storyDigest(story, cameTo.ticks) === cameTo.digest;
  if (isSame) return `as logged, to the last bit: ${cameTo.ticks} of ${story.ticks} ticks`;
  throw new Refusal(
    'moves-differ',
    `${path}: the world came out otherwise than logged (${cameTo.ticks} ticks, ${cameTo.outcome}; here ${story.ticks}, ${story.outcome})`,
    `the scenario has changed since, or the log: it was played with Detente ${version}`,
    1,
  );
};
