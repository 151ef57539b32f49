import { Refusal } from './refusal.ts';

/**
 * What a solver finds wrong with numbers from the command line is the user's to mend.
 *
 * @param hintFor what to try instead, from the solver's words
 * @throws Refusal in place of a RangeError, without the name of the function that found it
 */
export const refusable = <Found>(find: () => Found, hintFor?: (message: string) => string | undefined): Found => {
  try {
    return find();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Refusal('bad-value', error.message.replace(/^[a-z]+[A-Z]\w*: /, ''), hintFor?.(error.message));
  }
};
