/**
 * How much a solver may work. Units of work (bases, boxes, steps) end the same way on every machine; `expired`, asked
 * now and then, is for whoever holds a clock. A solver that meets its limit returns the best so far and says why.
 */
export interface Budget {
  /** Units of work; each solver names its unit. */
  readonly work?: number;
  /** Whether the time is up; the engine reads no clock of its own. */
  readonly expired?: () => boolean;
}

/** Why nothing was found, in words. */
export interface NotFound {
  readonly reason: string;
}
