import { DetenteError } from '../language/problem.ts';

/** Values in the dataflow graph; `frontier` has about 4,000. */
export const MOST_NODES = 200_000;
/** Definitions read with an imagined option, through somebody's eyes or under a what-if; `pause-verified` has 30. */
export const MOST_READINGS = 10_000;
/** Bytes of one function of the kernel; `frontier` has about 30,000. WebAssembly engines refuse some millions. */
export const MOST_CODE = 1_000_000;

/** Bytes that the values kept for delays may take. */
export const MOST_KEPT = 268_435_456;

const NESTED =
  'a payoff whose definitions read others.x, which again read others.y, and so on, or at(…) of definitions with at(…) in them, grows with every level: remember such a value in a state';

/** A model that would take minutes to compile, or that no engine would load: refused while it can still be said. */
export const tooLarge = (what: string, most: number, hint = NESTED): DetenteError =>
  new DetenteError([
    {
      code: 'model-too-large',
      severity: 'error',
      message: `the model compiles to more than ${most} ${what}`,
      hint,
    },
  ]);
