/** Shares of the strategies at a time. */
export interface TrajectoryPoint {
  readonly time: number;
  /** Shape m. */
  readonly shares: readonly number[];
}

/** How fast a mutant strategy spreads among residents of another, by the number k of mutants. */
export interface SelectionGradient {
  readonly mutant: string;
  readonly resident: string;
  /** `values[k]`, k = 0 … Z: probability that one step adds a mutant less that it takes one. */
  readonly values: readonly number[];
}

/** What every dynamic of a population gives back. */
export interface EvolutionResult {
  /** The m strategies; of alpha-rank of a game, its profiles, actions joined by ` · `. */
  readonly strategies: readonly string[];
  /** What evolves how, in words with its parameters. */
  readonly dynamic: string;
  /**
   * Long-run shares of the strategies, shape m: the stationary distribution of a stochastic dynamic, the rest point or
   * else the time average of a deterministic one. Empty when there is none to give; `reason` says why.
   */
  readonly stationary: readonly number[];
  /** `fixation[resident][mutant]`: probability that one mutant takes the population over. */
  readonly fixation?: readonly (readonly number[])[];
  readonly gradient?: readonly SelectionGradient[];
  readonly trajectory?: readonly TrajectoryPoint[];
  /** The algorithm, as printed. */
  readonly method: string;
  /** Whether `stationary` is what it says; of a path, whether it came to rest. */
  readonly complete: boolean;
  /** Why not, in words; only where it is not. */
  readonly reason?: string;
}
