import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The year in which results were made, by the clock of the machine that made them.
 *
 * It stands in `environment.json`, which no hash covers: for a list of references it is good enough, for anything
 * computed it is not.
 *
 * @returns undefined where the file is missing or says something else
 */
export const startedYear = (directory: string): number | undefined => {
  let text: string;
  try {
    text = readFileSync(join(directory, 'environment.json'), 'utf8');
  } catch {
    return undefined;
  }
  const [, year] = /"started": "(\d{4})-\d\d-\d\dT/.exec(text) ?? [];
  return year === undefined ? undefined : Number(year);
};
