import type { EquilibriumFacts, PayoffFacts } from './facts.ts';

/** What a table of payoffs is drawn from, of a solved game or of rules played against each other. */
export type PayoffTable = {
  readonly players: readonly string[];
  readonly actions: readonly (readonly string[])[];
  /** Every profile, the last player's action fastest. */
  readonly rows: readonly (PayoffFacts & { readonly se?: readonly number[] })[];
};

/** A profile in which everybody's action is a best reply. */
export type PureEquilibrium = {
  readonly place: number;
  /** Counted from 1, of those listed. */
  readonly number: number | undefined;
};

/** The place in the table of an equilibrium without chance. */
export function placeOf(actions: PayoffTable['actions'], { profile }: Pick<EquilibriumFacts, 'profile'>): number {
  return actions.reduce((place, labels, player) => {
    const row = profile[player] ?? [];
    return place * labels.length + row.indexOf(Math.max(...row));
  }, 0);
}

/** All of the table, which is every profile: there are no others. */
export function pureEquilibria({ actions, rows }: PayoffTable, listed: readonly EquilibriumFacts[]): PureEquilibrium[] {
  const numbers = new Map(
    listed.flatMap((one, k): [number, number][] => (one.pure ? [[placeOf(actions, one), k + 1]] : [])),
  );
  return rows
    .flatMap(({ best }, place) => (best.every(Boolean) ? [{ place, number: numbers.get(place) }] : []))
    .sort((a, b) => (a.number ?? Number.POSITIVE_INFINITY) - (b.number ?? Number.POSITIVE_INFINITY));
}
