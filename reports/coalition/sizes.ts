import { Z95 } from '../../engine/analysis/wilson.ts';
import type { PlayedDocument, SetsDocument } from '../../engine/experiment/solutions/coalition-document.ts';
import type { CoalitionDocument } from '../../engine/experiment/solutions/solution-facts.ts';
import { holdsOf } from './moves.ts';

/** A mean with half its 95 % interval: 0 where it is exact, NaN where one run says nothing of it. */
export type Estimate = { readonly mean: number; readonly error: number };

/** What agreements of one size come to: means over all coalitions of that size and over their members or outsiders. */
export type SizeRow = {
  readonly size: number;
  /** Coalitions of that size that are known; players who are alike count as one. */
  readonly coalitions: number;
  readonly member?: Estimate;
  readonly outsider?: Estimate;
  /** What a member gains by leaving, an outsider by joining. */
  readonly leaving?: Estimate;
  readonly joining?: Estimate;
  /** What all players are paid together. */
  readonly total: Estimate;
  /** Of the coalitions: in how many no member gains by leaving, no outsider by joining, neither; and that, for nothing. */
  readonly internal: number;
  readonly external: number;
  readonly stable: number;
  readonly idle: number;
  /** Played in runs: of how many coalitions the runs do not tell it. */
  readonly unclear?: { readonly internal: number; readonly external: number; readonly stable: number };
  /** How much more all players are paid together than where nobody is a member, run by run. */
  readonly againstNone?: Estimate;
};

type Verdict = { readonly size: number } & Record<'internal' | 'external' | 'stable' | 'idle', boolean>;

function countsOf(table: readonly Verdict[], size: number) {
  const rows = table.filter((one) => one.size === size);
  const count = (holds: (one: Verdict) => boolean): number => rows.filter(holds).length;
  return {
    coalitions: rows.length,
    internal: count(({ internal }) => internal),
    external: count(({ external }) => external),
    stable: count(({ stable }) => stable),
    idle: count(({ stable, idle }) => stable && idle),
  };
}

const exact = (mean: number): Estimate => ({ mean, error: 0 });

/** Only what there is a number of. */
function known<Key extends string>(all: Record<Key, Estimate | undefined>): Partial<Record<Key, Estimate>> {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Partial<
    Record<Key, Estimate>
  >;
}

/** All together: no more sure than if all errors went the same way. */
function totalOf(size: number, players: number, member?: Estimate, outsider?: Estimate): Estimate {
  const [inside, outside] = [size === 0 ? undefined : member, size === players ? undefined : outsider];
  const sum = (of: keyof Estimate): number => size * (inside?.[of] ?? 0) + (players - size) * (outside?.[of] ?? 0);
  return { mean: sum('mean'), error: sum('error') };
}

function averageOf(values: readonly number[]): Estimate | undefined {
  return values.length === 0 ? undefined : exact(values.reduce((sum, value) => sum + value, 0) / values.length);
}

type Coalition = SetsDocument['table'][number];

/** The same coalition with one player more or less. */
function neighbour(table: readonly Coalition[], members: readonly string[], player: string): Coalition | undefined {
  const others = members.includes(player) ? members.filter((one) => one !== player) : [...members, player];
  return table.find((one) => one.size === others.length && others.every((member) => one.members.includes(member)));
}

function setRow({ players, table }: SetsDocument, size: number): SizeRow {
  const rows = table.filter((one) => one.size === size);
  const payoffs = (inside: boolean): number[] =>
    rows.flatMap((one) =>
      players.flatMap((player, k) => (one.members.includes(player) === inside ? [one.payoffs[k] as number] : [])),
    );
  const gains = (inside: boolean): number[] =>
    rows.flatMap((one) =>
      players.flatMap((player, k) => {
        if (one.members.includes(player) !== inside) return [];
        const there = neighbour(table, one.members, player)?.payoffs[k];
        return there === undefined ? [] : [there - (one.payoffs[k] as number)];
      }),
    );
  const [member, outsider] = [averageOf(payoffs(true)), averageOf(payoffs(false))];
  return {
    size,
    ...known({ member, outsider, leaving: averageOf(gains(true)), joining: averageOf(gains(false)) }),
    total: totalOf(size, players.length, member, outsider),
    ...countsOf(table, size),
  };
}

function playedRow(document: PlayedDocument, size: number): SizeRow {
  const { players, table, sizes } = document;
  const row = sizes.find((one) => one.size === size);
  type Key = 'payoffMember' | 'payoffOutsider' | 'leaving' | 'joining' | 'total' | 'againstNone';
  const estimate = (of: Key): Estimate | undefined => {
    const found = row?.[of];
    return found === undefined ? undefined : { mean: found.mean, error: Z95 * found.se };
  };
  const [member, outsider] = [estimate('payoffMember'), estimate('payoffOutsider')];
  const holds = table.filter((one) => one.size === size).map((one) => ({ ...holdsOf(document, one), idle: one.idle }));
  const count = (is: (one: (typeof holds)[number]) => boolean): number => holds.filter(is).length;
  return {
    size,
    ...known({ member, outsider, leaving: estimate('leaving'), joining: estimate('joining') }),
    ...known({ againstNone: estimate('againstNone') }),
    total: estimate('total') ?? totalOf(size, players.length, member, outsider),
    // What a few other runs would turn is not called stable.
    coalitions: holds.length,
    internal: count(({ leave }) => leave === 'nobody'),
    external: count(({ join }) => join === 'nobody'),
    stable: count(({ stable }) => stable),
    idle: count(({ stable, idle }) => stable && idle),
    unclear: {
      internal: count(({ leave }) => leave === 'unclear'),
      external: count(({ join }) => join === 'unclear'),
      stable: count(({ unclear }) => unclear),
    },
  };
}

/** Agreements by the number of members, from none to all; of a size of which nothing is known, none. */
export function sizeRows(document: CoalitionDocument): SizeRow[] {
  const sizes = Array.from({ length: document.players.length + 1 }, (_, size) => size);
  if (document.kind === 'sets') {
    return sizes.map((size) => setRow(document, size)).filter(({ coalitions }) => coalitions > 0);
  }
  if (document.kind === 'played') return sizes.map((size) => playedRow(document, size));
  const { table, players } = document;
  const paid = (of: 'payoffMember' | 'payoffOutsider', size: number): Estimate | undefined => {
    const value = table.find((one) => one.size === size)?.[of];
    return value === undefined ? undefined : exact(value);
  };
  const gain = (from: Estimate | undefined, to: Estimate | undefined): Estimate | undefined =>
    from === undefined || to === undefined ? undefined : exact(to.mean - from.mean);
  return sizes.map((size): SizeRow => {
    const [member, outsider] = [paid('payoffMember', size), paid('payoffOutsider', size)];
    return {
      size,
      ...known({ member, outsider }),
      ...known({
        leaving: gain(member, paid('payoffOutsider', size - 1)),
        joining: gain(outsider, paid('payoffMember', size + 1)),
      }),
      total: totalOf(size, players.length, member, outsider),
      ...countsOf(table, size),
    };
  });
}

/** Whether the numbers come from runs, and have errors. */
export function isPlayed(document: CoalitionDocument): document is PlayedDocument {
  return document.kind === 'played';
}

/** One alone agrees with nobody. */
export const LEAST_MEMBERS = 2;

/** Sizes of more than one member of which some coalition is stable and changes something. */
export function stableSizesOf(rows: readonly SizeRow[]): number[] {
  return rows.filter(({ size, stable, idle }) => size >= LEAST_MEMBERS && stable > idle).map(({ size }) => size);
}

/** Whether the payoffs of coalitions differ by who is in them, not only by how many. */
export function isBySet(document: CoalitionDocument): document is SetsDocument | PlayedDocument {
  return document.kind !== 'sizes';
}

/** Whether a mean is above or below 0 beyond its error: 1, −1, or 0 where that is not clear; an exact 0 is 0. */
export function signOf({ mean, error }: Estimate): number {
  return Number.isFinite(error) && Math.abs(mean) > error ? Math.sign(mean) : 0;
}
