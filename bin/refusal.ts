import type { ResultsCode } from '../engine/experiment/results/results-error.ts';

/** What the command line itself can find wrong; problems of files have codes of their own. */
export type RefusalCode =
  | 'unknown-command'
  | 'unknown-flag'
  | 'missing-argument'
  | 'too-many-arguments'
  | 'missing-value'
  | 'bad-value'
  | 'bad-set'
  | 'usage'
  | 'no-such-run'
  | 'unknown-player'
  | 'moves-differ'
  | 'all-runs-failed'
  | 'many-runs-failed'
  | 'runs-crashed'
  | 'file-exists'
  | 'not-verifiable'
  | 'cannot-write'
  | 'cannot-read'
  | 'interrupted'
  | 'out-of-memory'
  | 'internal';

/** 1: a check failed; 2: usage or an invalid file; 3: it could not be done; 129, 130, 143: interrupted. */
export type ExitCode = 0 | 1 | 2 | 3 | 129 | 130 | 143;

/** Thrown to end a command with one sentence, a hint and an exit code. */
export class Refusal extends Error {
  readonly code: RefusalCode | ResultsCode;
  readonly hint: string | undefined;
  readonly exitCode: ExitCode;
  /** What `--json` holds besides the problem. */
  readonly document: object;

  constructor(
    code: RefusalCode | ResultsCode,
    message: string,
    hint?: string,
    exitCode: ExitCode = 2,
    document: object = {},
  ) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.hint = hint;
    this.exitCode = exitCode;
    this.document = document;
  }
}
