import { ResultsError } from './results-error.ts';

/** The files of finished results, on a disk or in memory. */
export type KeptFiles = {
  /** How the folder is called in messages. */
  readonly where: string;
  /** @throws ResultsError where the bytes are not those that were written */
  readonly read: (name: string) => Uint8Array<ArrayBuffer>;
};

/** Results whose files are not as their manifest has them. */
export const damaged = (where: string, what: string): ResultsError =>
  new ResultsError('damaged-results', `${where}: ${what}`, 'make the results again with --force');
