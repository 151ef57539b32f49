import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { play } from '../play.ts';
import type { Trial } from '../subject-folder.ts';

/** How many operations on the disk a command takes. */
export const operationsOf = async (trial: Trial): Promise<number> => {
  const folder = trial.folder();
  const path = `${folder}.count`;
  try {
    const { code, err } = await play(trial.subject.command, {
      cwd: folder,
      disk: { within: folder, at: 0, fault: '' },
      env: { DETENTE_DISK_COUNT: path },
    });
    if (code !== 0) throw new Error(`${trial.subject.name}: exit code ${code}\n${err}`);
    return Number(readFileSync(join(path), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(path, { force: true });
  }
};

/** Whole numbers from 1 on, as many of them as the share says, spread evenly. */
export const spread = (count: number, share: number): readonly number[] => {
  const size = Math.max(1, Math.min(count, Math.round(count * share)));
  return Array.from({ length: size }, (_, index) => 1 + Math.floor((index * count) / size));
};
