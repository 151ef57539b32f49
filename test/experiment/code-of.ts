import { ResultsError } from '../../engine/experiment/results/results-error.ts';

/** The code of the ResultsError that a promise comes to; another error itself; undefined if it comes to none. */
export const codeOf = async (promise: Promise<unknown>): Promise<unknown> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof ResultsError ? error.code : error;
};
