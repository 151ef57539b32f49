/** What a profile of actions pays, and for whom his own action in it is a best reply to the others'. */
export type PayoffFacts = {
  readonly profile: readonly string[];
  readonly payoffs: readonly number[];
  readonly best: readonly boolean[];
};

export type EquilibriumFacts = {
  /** Probabilities, shape n × a_i. */
  readonly profile: readonly (readonly number[])[];
  readonly payoffs: readonly number[];
  readonly regret: number;
  readonly pure: boolean;
  readonly certificate: 'exact' | 'proven' | 'approximate';
};

/** The profile that all would have to keep. */
export type CooperationFacts = {
  readonly profile: readonly string[];
  readonly payoffs: readonly number[];
  readonly equilibrium: boolean;
  /** `deviations[player][action]`: what he is paid with each of his actions while all others keep it. */
  readonly deviations: readonly (readonly number[])[];
};

export type TurnFacts = {
  /** As `--set` takes it. */
  readonly path: string;
  readonly unit: string;
  readonly now: number;
  readonly at: number;
  readonly direction: 'up' | 'down';
  /** Of the parameter's range. */
  readonly share: number;
  readonly range?: readonly [number, number];
};

export type TurningFacts = {
  readonly holds: boolean;
  readonly moved: number;
  readonly complete: boolean;
  readonly reason?: string;
  readonly turns: readonly TurnFacts[];
};

/** A solved game as its pictures need it. */
export type SolutionFacts = {
  readonly kind: 'solution';
  readonly title: string;
  /** Of a scenario: which choice, in which world. */
  readonly stage?: {
    readonly decision: string;
    readonly payoff?: string;
    readonly tick: number;
    readonly world: string;
  };
  readonly players: readonly string[];
  readonly actions: readonly (readonly string[])[];
  /** Every profile, the last player's action fastest; absent where there are too many. */
  readonly payoffs?: readonly PayoffFacts[];
  readonly equilibria: readonly EquilibriumFacts[];
  readonly complete: boolean;
  readonly reason?: string;
  /** Of two players: sets whose union is the set of all equilibria. */
  readonly subsets?: readonly { readonly dimension: number }[];
  readonly cooperation?: CooperationFacts;
  readonly turning?: TurningFacts;
};
