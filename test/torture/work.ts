import { type SubjectName, subjects } from './subjects.ts';
import { type Outcome, tryCase } from './try-case.ts';

/** What a thread is to try, and where it says how far it is. */
export type Work = {
  readonly root: string;
  readonly folder: string;
  readonly seed: string;
  readonly name: SubjectName;
  readonly from: number;
  readonly to: number;
  /** Two 32-bit words: the number of the case that is being tried, −1 before the first; milliseconds since the start. */
  readonly progress: SharedArrayBuffer;
  /** Milliseconds since the epoch, from which `progress` counts. */
  readonly began: number;
};

/** What a thread tells: of each case, and that it has tried them all. */
export type Told = { readonly number: number; readonly outcome: Outcome } | 'done';

/** The key of a case, by which it can be tried again. */
export const keyOf = (seed: string, name: SubjectName, number: number): string => `${seed} ${name} ${number}`;

/** Tries one case after another, and says before each that it begins. */
export const doWork = async (work: Work, tell: (told: Told) => void): Promise<void> => {
  const { seed, name, from, to, began } = work;
  const progress = new Int32Array(work.progress);
  const subject = await subjects[name](work);
  for (let number = from; number < to; number++) {
    progress[1] = Date.now() - began;
    progress[0] = number;
    tell({ number, outcome: await tryCase(subject, keyOf(seed, name, number)) });
  }
  tell('done');
};
