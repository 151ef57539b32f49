/** Printed words of solved games that are no tables of payoffs: races, contests of safety, inspections. */

export const knowing = {
  none: 'nobody knows any type',
  private: 'each knows its own type',
  public: 'all know all types',
} as const;

export const race = {
  finding: (risk: string, knows: string): string =>
    `a disaster comes with a probability of ${risk} in the equilibrium where ${knows}`,
  approximate: (risk: string, knows: string, regret: string): string =>
    `a disaster comes with a probability of ${risk} where ${knows}, in what is an equilibrium up to a gain of ${regret}`,
  several: (each: string): string => `a disaster comes with a probability of ${each}, in equilibrium`,
  others: (each: string): string => `Where others knew more or less: ${each}`,
  one: (knows: string, risk: string): string => `${risk} where ${knows}`,
  axis: 'Probability of a disaster',
  title: (most: string, least: string): string => `A disaster is likeliest where ${most}, least likely where ${least}`,
  alike: 'In these equilibria the risk is the same, whatever is known of types',
  method: (isOne: boolean): string =>
    `In the equilibrium of each state of knowledge; computed, not sampled${isOne ? '; darker: this game' : ''}`,
  alternative: (each: string): string =>
    `Bar chart of the probability of a disaster by who knows what, in this model. ${each}.`,
  strategyTitle: (low: string, high: string, knows: string | undefined): string =>
    `The safety that is chosen goes from ${low} to ${high}${knows === undefined ? '' : ` where ${knows}`}`,
  strategy: 'Safety that is chosen',
  by: { type: 'Own type', lead: 'Lead of the strongest over the next', nothing: '' },
  strategyMethod: 'What each chooses in the equilibrium: 0 is no safety, 1 is no risk; computed, not sampled',
  strategyAlternative: (each: string): string =>
    `Line chart of the safety that is chosen in the equilibrium, in this model. ${each}.`,
};

export const contest = {
  one: (risk: string): string => `a disaster comes with a probability of ${risk} in the equilibrium that was found`,
  several: (count: string, low: string, high: string): string =>
    `a disaster comes with a probability of ${low} to ${high} in the ${count} equilibria that were found`,
  none: 'no equilibrium in which all buy alike was found',
  bought: (safety: string, performance: string, payoff: string): string =>
    `Each buys ${safety} of safety and ${performance} of performance, and gets ${payoff}`,
  axis: 'Probability',
  disaster: 'A disaster',
  safe: 'Each is safe',
  numbered: (name: string, number: number): string => `${name} (${number})`,
  method: (winner: boolean): string =>
    `In equilibria in which all buy alike, found by a search; a disaster comes unless ${winner ? 'the winner is' : 'all are'} safe; computed, not sampled`,
  alternative: (each: string): string => `Bar chart of probabilities in the equilibria found, in this model. ${each}.`,
};

export const inspection = {
  finding: (acts: string, caught: string): string =>
    `a violation comes with a probability of ${acts}, one that is caught with ${caught}`,
  committed: (acts: string): string =>
    `If the inspector can commit to chances of inspecting, and is believed, a violation comes with a probability of ${acts}`,
  gets: (inspector: string, inspectee: string): string => `The inspector gets ${inspector}, the inspectee ${inspectee}`,
  title: (now: string): string => `The inspector comes now with a probability of ${now}`,
  axis: 'Probability now',
  across: 'Periods still to come',
  inspects: 'Inspects',
  violates: 'Violates',
  method: 'As long as nothing has happened, with all inspections that fit still to come; computed, not sampled',
  row: (periods: number, inspects: string, violates: string): string =>
    `${periods}: inspects ${inspects}, violates ${violates}`,
  alternative: (each: string): string =>
    `Line chart of the chances of an inspection and of a violation by periods still to come, in this model. ${each}.`,
};

export const definitions = {
  disaster: { term: 'Disaster', meaning: 'what happens where the safety chosen or bought does not suffice, by chance' },
  safety: { term: 'Safety', meaning: 'what a player does against a disaster, at the expense of speed or performance' },
  violation: { term: 'Violation', meaning: 'the inspectee acts against the rules in some period; the game then ends' },
} as const;

export const size = {
  periods: (count: string): string => `${count} periods`,
  inspections: (count: string): string => `${count} inspections`,
};
