import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { statIfThere } from '../engine/experiment/stat-if-there.ts';
import { Refusal } from './refusal.ts';

/** Nobody’s file is lost to a mistyped name: one that is to be written has a folder, and is not there yet. */
export const refuseTaken = (
  path: string,
  { flag, example, force }: { readonly flag: string; readonly example: string; readonly force: boolean },
): void => {
  const refuse = (what: string, hint: string): never => {
    throw new Refusal('bad-value', `${flag}: ${what}`, hint);
  };
  const folder = dirname(path);
  if (!existsSync(folder)) refuse(`there is no folder ${folder}`, 'create it first');
  const there = statIfThere(path);
  if (there?.isDirectory()) refuse(`${path} is a folder, expected a file`, `name a file in it, like ${example}`);
  if (there && !force) refuse(`${path} is there already`, 'add --force to replace it');
};
