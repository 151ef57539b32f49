/** What can be wrong with a request for runs or with a results directory; closed, so that readers of `--json` can rely on it. */
export type ResultsCode =
  | 'bad-runs'
  | 'bad-arms'
  | 'bad-design'
  | 'bad-pieces'
  | 'bad-precision'
  | 'no-plan'
  | 'missing-pieces'
  | 'no-results'
  | 'not-results'
  | 'other-results'
  | 'incomplete-results'
  | 'damaged-results'
  | 'newer-results'
  | 'results-in-use'
  | 'results-too-large'
  | 'unwritable-results';

/** Thrown where results are written or read: one sentence with the place, and the way out. */
export class ResultsError extends Error {
  readonly code: ResultsCode;
  readonly hint: string | undefined;

  constructor(code: ResultsCode, message: string, hint?: string) {
    super(message);
    this.name = 'ResultsError';
    this.code = code;
    this.hint = hint;
  }
}
