import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Content, contentOf, difference, pretences } from './folders.ts';
import { type Ended, play } from './play.ts';
import type { Subject } from './subjects.ts';

/** A command with what was there before it and what it comes to: made once, tried often. */
export type Trial = {
  readonly subject: Subject;
  readonly before: Content;
  readonly expected: Content;
  /** A fresh folder with what was there before; below `place`, or a place of its own. */
  readonly folder: (place?: string) => string;
  /** What looks finished in a folder and is not. */
  readonly pretences: (folder: string) => readonly string[];
  /** The same command once more without a fault: what is wrong then. */
  readonly again: (folder: string) => Promise<readonly string[]>;
  readonly close: () => void;
};

const ok = async (argv: readonly string[], cwd: string): Promise<Ended> => {
  const ended = await play(argv, { cwd });
  if (ended.code === 0) return ended;
  throw new Error(`detente ${argv.join(' ')}: expected exit code 0, got ${ended.code}\n${ended.err}`);
};

export const openTrial = async (subject: Subject): Promise<Trial> => {
  const home = mkdtempSync(join(tmpdir(), 'detente-faults-'));
  const template = join(home, 'before');
  mkdirSync(template);
  for (const argv of subject.before) await ok(argv, template);
  const done = join(home, 'done');
  cpSync(template, done, { recursive: true });
  await ok(subject.command, done);
  const before = contentOf(join(template, subject.out));
  const expected = contentOf(join(done, subject.out));
  const fresh = (place = home): string => {
    const folder = mkdtempSync(join(place, 'try-'));
    cpSync(template, folder, { recursive: true });
    return folder;
  };
  return {
    ...{ subject, before, expected, folder: fresh },
    pretences: (folder) => pretences(join(folder, subject.out), before, expected),
    again: async (folder) => {
      const ended = await play(subject.command, { cwd: folder });
      if (ended.code !== 0) return [`the same command again: exit code ${ended.code}, ${ended.err.trim()}`];
      const other = difference(contentOf(join(folder, subject.out)), expected);
      return other === undefined ? [] : [`after the same command again: ${other}`];
    },
    close: () => rmSync(home, { recursive: true, force: true }),
  };
};
