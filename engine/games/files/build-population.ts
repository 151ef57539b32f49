import type { MapNode } from '../../language/yaml/node.ts';
import type { Fitness } from '../evolution/moran.ts';
import type { Rational } from '../exact/rational.ts';
import type { GameDescription } from './build-game.ts';
import { entryIn, textIn, textsIn } from './entries.ts';
import type { GameFile } from './game-file.ts';
import { createPayoffs, distinct, wholeNumber } from './heads.ts';
import { tournamentOf } from './tournament.ts';
import { toDouble } from './value.ts';

export type Dynamic = 'fermi' | 'moran' | 'replicator' | 'logit' | 'best-reply' | 'alpha-rank';

/** How a population changes, as far as the file says. */
export type Evolve = {
  readonly dynamic?: Dynamic;
  /** How many there are; at least 2. */
  readonly population?: number;
  /** How strongly payoffs count; at least 0. */
  readonly selection?: number;
  /** In [0, 1]; small: rarer than anything else. */
  readonly mutation?: number | 'small';
  /** Of moran. */
  readonly fitness?: Fitness;
  /** Shares of the strategies at the start of a path; they sum to 1. */
  readonly start?: readonly number[];
  /** How long a path is followed; above 0. */
  readonly horizon?: number;
};

const LARGEST_POPULATION = 1_000_000;

/** Shares that do not sum to 1 by more than this are none. */
const CLOSE = 1e-9;

/** One share per strategy. */
const startOf = (file: GameFile, node: MapNode, strategies: number): readonly number[] | undefined => {
  const entry = entryIn(node, 'start');
  if (entry?.value.kind !== 'list') return undefined;
  const shares = entry.value.items.map((item) => toDouble(file.constant(item)));
  const sum = shares.reduce((total, share) => total + share, 0);
  if (shares.length === strategies && shares.every((share) => share >= 0) && Math.abs(sum - 1) <= CLOSE) return shares;
  file.refuse(
    'wrong-value',
    entry.value.span,
    `start: expected ${strategies} shares that sum to 1, got ${shares.join(', ')}`,
  );
  return undefined;
};

const horizonOf = (file: GameFile, node: MapNode): number | undefined => {
  const value = entryIn(node, 'horizon')?.value;
  if (value === undefined) return undefined;
  const horizon = toDouble(file.constant(value));
  if (horizon > 0 && horizon < Number.POSITIVE_INFINITY) return horizon;
  file.refuse('wrong-value', value.span, `horizon: expected a number above 0, got ${horizon}`);
  return undefined;
};

const evolveOf = (file: GameFile, strategies: number): Evolve => {
  const node = file.entry('evolve')?.value;
  if (node?.kind !== 'map') return {};
  const dynamic = textIn(node, 'dynamic') as Dynamic | undefined;
  const population = entryIn(node, 'population')?.value;
  const bounded = (key: string, most: number): number | undefined => {
    const value = entryIn(node, key)?.value;
    if (value === undefined) return undefined;
    const number = toDouble(file.constant(value));
    if (number >= 0 && number <= most) return number;
    file.refuse(
      'wrong-value',
      value.span,
      `${key}: expected a number from 0${most < 2 ? ` to ${most}` : ''}, got ${number}`,
    );
    return undefined;
  };
  const isSmall = textIn(node, 'mutation') === 'small';
  const mutation = isSmall ? 'small' : bounded('mutation', 1);
  const selection = bounded('selection', Number.MAX_VALUE);
  const fitness = textIn(node, 'fitness') as Fitness | undefined;
  const [start, horizon] = [startOf(file, node, strategies), horizonOf(file, node)];
  return {
    ...(dynamic === undefined ? {} : { dynamic }),
    ...(population === undefined
      ? {}
      : { population: wholeNumber(file, 'population', population, [2, LARGEST_POPULATION]) }),
    ...(selection === undefined ? {} : { selection }),
    ...(mutation === undefined ? {} : { mutation }),
    ...(fitness === undefined ? {} : { fitness }),
    ...(start === undefined ? {} : { start }),
    ...(horizon === undefined ? {} : { horizon }),
  };
};

/** `payoffs`: for each option what it gets from meeting each option, in their order. */
export const buildPopulation = (file: GameFile): GameDescription => {
  const strategies = distinct(file, textsIn(file.head, 'options'));
  const payoffs = createPayoffs(file);
  const entry = file.entry('payoffs');
  const map = entry?.value.kind === 'map' ? entry.value : undefined;
  for (const { key, keySpan } of map?.entries ?? [])
    if (!strategies.includes(key))
      file.refuse('unknown-option', keySpan, `there is no option "${key}"`, `there are: ${strategies.join(', ')}`);
  const matrix = strategies.map((row): Rational[] => {
    const own = map && entryIn(map, row);
    if (own?.value.kind !== 'list') {
      if (entry !== undefined) file.refuse('missing-key', entry.keySpan, `the payoffs of ${row} are missing`);
      return [];
    }
    const { items } = own.value;
    if (items.length !== strategies.length)
      file.refuse(
        'wrong-length',
        own.keySpan,
        `${row} has ${items.length} payoffs for ${strategies.length} options`,
        `give one for meeting each of ${strategies.join(', ')}`,
      );
    return items.map((item, column) =>
      payoffs.read(file.constant(item), item.span, `of ${row} against ${strategies[column]}`),
    );
  });
  return {
    kind: 'population',
    strategies,
    payoffs: matrix,
    evolve: evolveOf(file, strategies.length),
    tournament: tournamentOf(file),
    exact: payoffs.isExact(),
  };
};
