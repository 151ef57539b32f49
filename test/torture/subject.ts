import { DetenteError, formatProblems, type Problem, problemToJson } from '../../engine/language/problem.ts';
import type { Chance } from './chance.ts';

/** What became of a case: it was refused with words, or taken and found to be what it says. */
export type Verdict = 'refused' | 'accepted';

/** Something that takes input from anybody. */
export type Subject<Case = unknown> = {
  /** Makes the case of these chances. */
  readonly draw: (chance: Chance) => Case;
  /**
   * Hands the case in.
   *
   * @throws Wrong where what comes back is wrong; anything else that is thrown is a crash
   */
  readonly judge: (one: Case) => Verdict | Promise<Verdict>;
  /** The case as whoever mends it wants to see it. */
  readonly show: (one: Case) => string;
};

/** Something came back that is not so. */
export class Wrong extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Wrong';
  }
}

export const subject = <Case>(one: Subject<Case>): Subject => one as Subject;

/** Longest text of all problems of an input together. */
const LONGEST = 200_000;
const NOT_WORDS = /\bundefined\b|\[object |=>|^\s+at .+:\d+:\d+/m;

/**
 * Whether problems are what a user can do something with: words, with a place or a file.
 *
 * @throws Wrong
 */
export const checkProblems = (problems: readonly Problem[]): Verdict => {
  const text = formatProblems(problems);
  if (text.length > LONGEST) throw new Wrong(`${problems.length} problems take ${text.length} characters`);
  for (const problem of problems) {
    const { message, hint = '', span } = problem;
    // What the user wrote may be said again; another arrow is one of code.
    const own = span?.source.text.includes('=>') ? message.replaceAll('=>', '') : message;
    if (NOT_WORDS.test(own) || NOT_WORDS.test(hint)) throw new Wrong(`no words: ${message} / ${hint}`);
    if (span !== undefined && !(span.start >= 0 && span.start <= span.end && span.end <= span.source.text.length))
      throw new Wrong(`${message}: at ${span.start} to ${span.end} of ${span.source.text.length}`);
    const { file, path, line = 1, column = 1 } = problemToJson(problem);
    if (file === undefined && path === undefined) throw new Wrong(`without a place: ${message}`);
    if (line < 1 || column < 1) throw new Wrong(`${message}: in line ${line}, column ${column}`);
  }
  return problems.some(({ severity }) => severity === 'error') ? 'refused' : 'accepted';
};

/** What a call comes to that may refuse with problems. */
export const refusable = async (call: () => Verdict | Promise<Verdict>): Promise<Verdict> => {
  try {
    return await call();
  } catch (error) {
    if (error instanceof DetenteError) return checkProblems(error.problems);
    throw error;
  }
};
