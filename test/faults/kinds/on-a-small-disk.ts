// A real disk of one megabyte, in memory: full, or read-only. Only root may mount one.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentOf, difference } from '../folders.ts';
import { play, saidBadly } from '../play.ts';
import { openTrial, type Trial } from '../subject-folder.ts';
import { subjects } from '../subjects.ts';
import { type Extent, newTally, type Tally } from '../tally.ts';

const quiet = { stdio: 'ignore' } as const;

/** Mounts a disk, undefined where that cannot be done. */
const mountDisk = ():
  | { readonly path: string; readonly set: (options: string) => void; readonly gone: () => void }
  | undefined => {
  const path = mkdtempSync(join(tmpdir(), 'detente-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', path], quiet);
  } catch {
    rmSync(path, { recursive: true });
    return undefined;
  }
  return {
    path,
    set: (options) => void execFileSync('mount', ['-o', `remount,${options}`, path], quiet),
    gone: () => {
      execFileSync('umount', [path], quiet);
      rmSync(path, { recursive: true });
    },
  };
};

/** Leaves about so many bytes free. */
const fill = (path: string, free: number): void => {
  const { bavail, bsize } = statfsSync(path);
  const size = Math.max(0, bavail * bsize - free);
  writeFileSync(join(path, 'filling'), new Uint8Array(size));
};

/** Tries a command on a disk that is in the way, then on one that is not. */
const tryOn = async (
  trial: Trial,
  what: string,
  spoil: (path: string) => void,
  tally: Tally,
  extent: Extent,
): Promise<void> => {
  const disk = mountDisk();
  if (disk === undefined) {
    tally.skipped = 'cannot mount a disk here: needs root';
    return;
  }
  const { subject } = trial;
  const wrong = (count: 'lost' | 'wrong' | 'hangs' | 'said', lines: readonly string[], err = ''): void => {
    if (lines.length === 0) return;
    tally[count] += 1;
    extent.tell(`${tally.kind}: ${subject.name}, ${what}: ${lines.join('; ')}${err === '' ? '' : `\n  ${err.trim()}`}`);
  };
  try {
    disk.set('size=64m');
    const folder = trial.folder(disk.path);
    // Not larger than what is there: nothing can be added to what cannot be removed.
    spoil(disk.path);
    const readOnly = what === 'read-only';
    if (readOnly) disk.set('ro');
    const ended = await play(subject.command, { cwd: folder });
    tally.faults += 1;
    if (ended.hung) wrong('hangs', ['did not end']);
    else if (ended.code === 0) {
      tally.absorbed += 1;
      const other = difference(contentOf(join(folder, subject.out)), trial.expected);
      wrong('wrong', other === undefined ? [] : [`exit code 0, ${other}`]);
    } else {
      tally.refused += 1;
      wrong('said', saidBadly(ended, subject.out), ended.err);
      wrong('wrong', trial.pretences(folder));
      if (readOnly) disk.set('rw,size=64m');
      rmSync(join(disk.path, 'filling'), { force: true });
      wrong('lost', await trial.again(folder));
    }
  } finally {
    disk.gone();
  }
};

const withTrials = async (
  kind: string,
  extent: Extent,
  act: (trial: Trial, tally: Tally) => Promise<void>,
): Promise<Tally> => {
  const tally = newTally(kind);
  for (const subject of subjects) {
    if (Date.now() > extent.until || tally.skipped !== undefined) break;
    const trial = await openTrial(subject);
    try {
      await act(trial, tally);
    } finally {
      trial.close();
    }
  }
  return tally;
};

/** Bytes that are left when a command begins. */
const FREE = [0, 4_096, 12_288, 40_960, 131_072, 400_000];

export const fullDisk = (extent: Extent): Promise<Tally> =>
  withTrials('full disk', extent, async (trial, tally) => {
    for (const free of FREE.filter((_, index) => extent.share >= 1 || index % 3 === 0))
      await tryOn(trial, `${free} bytes free`, (path) => fill(path, free), tally, extent);
  });

export const readOnlyDisk = (extent: Extent): Promise<Tally> =>
  withTrials('read-only disk', extent, (trial, tally) => tryOn(trial, 'read-only', () => undefined, tally, extent));

/** Folders that somebody else owns, and files where folders are expected. */
export const notWritable = (extent: Extent): Promise<Tally> =>
  withTrials('no permission', extent, async (trial, tally) => {
    const { subject } = trial;
    const nobody = process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];
    const home = mkdtempSync(join(tmpdir(), 'detente-owned-'));
    try {
      const folder = trial.folder(home);
      execFileSync('chmod', ['-R', 'a+rX,a-w', home]);
      const file = join(home, 'file');
      execFileSync('chmod', ['u+w', home]);
      mkdirSync(file);
      if (subject.out === 'out') writeFileSync(join(file, 'out'), 'a file');
      for (const [cwd, through] of [
        [folder, nobody],
        ...(subject.out === 'out' ? [[file, []] as const] : []),
      ] as const) {
        const ended = await play(subject.command, { cwd, through });
        tally.faults += 1;
        tally[ended.code === 0 ? 'absorbed' : 'refused'] += 1;
        const lines = [...(ended.hung ? ['did not end'] : []), ...saidBadly(ended, subject.out)];
        if (lines.length > 0) {
          tally[ended.hung ? 'hangs' : 'said'] += 1;
          extent.tell(
            `${tally.kind}: ${subject.name}${cwd === file ? ' onto a file' : ''}: ${lines.join('; ')}\n  ${ended.err.trim()}`,
          );
        }
        if (cwd === folder && trial.pretences(folder).length > 0) tally.wrong += 1;
      }
    } finally {
      execFileSync('chmod', ['-R', 'u+w', home]);
      rmSync(home, { recursive: true });
    }
  });
