import { statIfThere } from '../engine/experiment/stat-if-there.ts';
import { Refusal } from './refusal.ts';

/** @throws Refusal where `--out` names a file: results are a folder */
export const refuseFile = (out: string | undefined): void => {
  if (out === undefined || (statIfThere(out)?.isDirectory() ?? true)) return;
  throw new Refusal('bad-value', `--out: ${out} is a file, expected a folder`, 'name a new or empty folder');
};
