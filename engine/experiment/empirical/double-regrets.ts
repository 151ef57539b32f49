/** A game of n players with the same r rules, its payoffs picked from a row of means. */
export type MeansGame = {
  /** n. */
  readonly players: number;
  /** r. */
  readonly rules: number;
  /** `source[profile · n + player]`: the column of his payoff; profiles with the last player's rule fastest. */
  readonly source: Int32Array;
};

/** How far apart in the list are profiles that differ by one rule of a player. */
const stridesOf = ({ players, rules }: MeansGame): readonly number[] => {
  const strides = new Array<number>(players).fill(1);
  for (let player = players - 2; player >= 0; player--) strides[player] = (strides[player + 1] as number) * rules;
  return strides;
};

/**
 * The regret of every pure profile: what the player gains most who gains most by another rule, the others keeping theirs.
 * In doubles, whose comparisons and differences to 0 are exact: 0 means an equilibrium.
 *
 * @param regrets one per profile; filled and given back
 * @param means one per column
 */
export const regretsInto = (regrets: Float64Array, game: MeansGame, means: Float64Array): Float64Array => {
  const { players, rules, source } = game;
  regrets.fill(0);
  for (const [player, stride] of stridesOf(game).entries()) {
    for (let first = 0; first < regrets.length; first++) {
      // Once for each choice of the others: at the profile in which this player follows his first rule.
      if (Math.floor(first / stride) % rules !== 0) continue;
      let best = Number.NEGATIVE_INFINITY;
      for (let rule = 0; rule < rules; rule++)
        best = Math.max(best, means[source[(first + rule * stride) * players + player] as number] as number);
      for (let rule = 0; rule < rules; rule++) {
        const place = first + rule * stride;
        const gain = best - (means[source[place * players + player] as number] as number);
        if (gain > (regrets[place] as number)) regrets[place] = gain;
      }
    }
  }
  return regrets;
};

/**
 * The regret of a mixed profile, in doubles.
 *
 * @param profile shape n × r
 */
export const mixedRegret = (game: MeansGame, means: Float64Array, profile: readonly (readonly number[])[]): number => {
  const { players, rules, source } = game;
  const strides = stridesOf(game);
  const count = source.length / players;
  const ruleOf = (place: number, player: number): number => Math.floor(place / (strides[player] as number)) % rules;
  let regret = 0;
  for (let player = 0; player < players; player++) {
    const paid = new Float64Array(rules);
    for (let place = 0; place < count; place++) {
      let chance = 1;
      for (let other = 0; other < players; other++)
        if (other !== player) chance *= profile[other]?.[ruleOf(place, other)] as number;
      if (chance === 0) continue;
      const own = ruleOf(place, player);
      paid[own] = (paid[own] as number) + chance * (means[source[place * players + player] as number] as number);
    }
    const expected = paid.reduce((sum, value, rule) => sum + value * (profile[player]?.[rule] as number), 0);
    regret = Math.max(regret, Math.max(...paid) - expected);
  }
  return regret;
};
