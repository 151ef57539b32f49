// What kind of dilemma a 2 × 2 game is, for each of its players and as a whole.
//
// Letters. One action of each player is called cooperative, the other not. A player's payoffs are R (both cooperate),
// S (he alone), T (the other alone), P (neither). His kind is read from their order alone, so it is the same for every
// increasing transformation of his payoffs.
//
// Names. There are 24 strict orders; exchanging the two actions of both players exchanges R with P and S with T, so 12
// kinds remain, those of the symmetric ordinal 2 × 2 games (Rapoport & Guyer 1966, A taxonomy of 2 × 2 games; Robinson &
// Goforth 2005, The Topology of the 2×2 Games; names of all twelve: assumption (cf. Bruns 2015, Names for games, Games 6).
// Leader and hero after Rapoport (1967), Exploiter, leader, hero, and martyr, Behavioral Science 12: the strict forms of
// the battle of the sexes, in whose usual payoffs R = P.
//
// Ties. A player's kinds are those of all strict orders that break his ties; more than one is a borderline case.
//
// Which action is cooperative. Unless it is said: the one that does not hurt the other and sometimes helps him, whatever
// he does. Where that leaves more than one labelling open: one under which both players' orders are alike; else one under
// which fewer players have their kind the other way round; else one that takes the same index of both; else the first. Of
// some games in which the two face different things the names depend on this choice, so it is part of the result.

import { type Game, type PureProfile, shapeOf } from '../game.ts';
import { pureNashProfiles } from '../pure-equilibria.ts';

/** A player's kind, by the order of his payoffs. */
export type DilemmaKind =
  | "prisoner's dilemma"
  | 'chicken'
  | 'deadlock'
  | 'compromise'
  | 'leader'
  | 'hero'
  | 'stag hunt'
  | 'assurance'
  | 'coordination'
  | 'peace'
  | 'harmony'
  | 'concord';

const kindsByOrder: Readonly<Record<string, DilemmaKind>> = {
  TRPS: "prisoner's dilemma",
  TRSP: 'chicken',
  TPRS: 'deadlock',
  TPSR: 'compromise',
  TSRP: 'leader',
  STRP: 'hero',
  RTPS: 'stag hunt',
  RPTS: 'assurance',
  RPST: 'coordination',
  RSPT: 'peace',
  RSTP: 'harmony',
  RTSP: 'concord',
};

/** What one player faces. */
export interface PlayerDilemma {
  readonly player: string;
  /** R, S, T, P from best to worst, such as `T > R > P = S`. */
  readonly order: string;
  /** The kind, or all that his ties lie between; none where he is indifferent between all outcomes. */
  readonly kinds: readonly DilemmaKind[];
  /** His payoffs tie, so that the smallest change makes it one of `kinds`. */
  readonly borderline: boolean;
  /** The kinds hold with the actions of both players exchanged: what is called cooperative is the other way round. */
  readonly reversed: boolean;
}

/** The kind of a 2 × 2 game. */
export interface Dilemma {
  /** The index of the action that counts as cooperative, of each player. */
  readonly cooperative: readonly [number, number];
  readonly players: readonly [PlayerDilemma, PlayerDilemma];
  /** Both face the same. */
  readonly symmetric: boolean;
  /** No pure equilibrium: from every outcome one of the two wants to move, as in matching pennies. */
  readonly cyclic: boolean;
  /** Pure equilibria. */
  readonly pure: readonly PureProfile[];
  /** There are pure equilibria, and for each of them an outcome that is better for both. */
  readonly inefficient: boolean;
  /** The same in words. */
  readonly text: string;
}

type Outcome = 'R' | 'S' | 'T' | 'P';
type Payoffs = Readonly<Record<Outcome, bigint>>;
type Labelling = readonly [number, number];

const outcomes: readonly Outcome[] = ['R', 'S', 'T', 'P'];
const exchanged: Readonly<Record<Outcome, Outcome>> = { R: 'P', P: 'R', S: 'T', T: 'S' };

const payoffsOf = (game: Game, player: number, cooperative: Labelling): Payoffs => {
  const { numerators } = game.exact[player]!;
  const own = cooperative[player]!;
  const other = cooperative[1 - player]!;
  const at = (mine: number, his: number): bigint => numerators[2 * mine + his]!;
  return { R: at(own, other), S: at(own, 1 - other), T: at(1 - own, other), P: at(1 - own, 1 - other) };
};

/** Outcomes from best to worst, those that tie together, in the order R, S, T, P. */
const ranks = (payoffs: Payoffs): Outcome[][] => {
  const levels = [...new Set(outcomes.map((outcome) => payoffs[outcome]))].sort((a, b) => (a > b ? -1 : 1));
  return levels.map((level) => outcomes.filter((outcome) => payoffs[outcome] === level));
};

const orderText = (levels: readonly (readonly Outcome[])[]): string =>
  levels.map((level) => level.join(' = ')).join(' > ');

function* arrangements(level: readonly Outcome[]): Generator<string> {
  if (level.length === 0) yield '';
  for (const first of level) {
    for (const rest of arrangements(level.filter((outcome) => outcome !== first))) yield first + rest;
  }
}

/** All strict orders that break the ties. */
const strictOrders = (levels: readonly (readonly Outcome[])[]): string[] =>
  levels.reduce<string[]>(
    (orders, level) => orders.flatMap((order) => [...arrangements(level)].map((next) => order + next)),
    [''],
  );

const exchange = (order: string): string => [...order].map((outcome) => exchanged[outcome as Outcome]).join('');

const distinct = <T>(values: readonly (T | undefined)[]): T[] => [
  ...new Set(values.filter((value): value is T => value !== undefined)),
];

/**
 * Of the strict orders that break a player's ties: the kinds as labelled, and with the actions of both exchanged where
 * the labelling has none. Kinds of both directions happen where ties leave open which action cooperates.
 */
const playerDilemma = (game: Game, player: number, cooperative: Labelling): PlayerDilemma => {
  const levels = ranks(payoffsOf(game, player, cooperative));
  const orders = levels.length === 1 ? [] : strictOrders(levels);
  const asLabelled = orders.filter((order) => kindsByOrder[order] !== undefined);
  const kinds = distinct(orders.map((order) => kindsByOrder[order] ?? kindsByOrder[exchange(order)]));
  return {
    player: game.players[player]!,
    order: orderText(levels),
    kinds,
    borderline: levels.length < 4,
    reversed: orders.length > 0 && asLabelled.length === 0,
  };
};

/** The action of a player that never hurts the other and sometimes helps him, if there is one. */
const helpfulAction = (game: Game, player: number): number | undefined => {
  const { R, S, T, P } = payoffsOf(game, 1 - player, [0, 0]);
  if (R === S && T === P) return undefined;
  if (R >= S && T >= P) return 0;
  return R <= S && T <= P ? 1 : undefined;
};

/** How well a labelling fits, the criteria of the file's head in their order; more is better. */
const fitOf = (game: Game, cooperative: Labelling): number => {
  const players = [playerDilemma(game, 0, cooperative), playerDilemma(game, 1, cooperative)] as const;
  const symmetric = players[0].order === players[1].order ? 1 : 0;
  const asLabelled = players.filter(({ reversed }) => !reversed).length;
  return 6 * symmetric + 2 * asLabelled + (cooperative[0] === cooperative[1] ? 1 : 0);
};

const cooperativeActions = (game: Game): Labelling => {
  const open = [0, 1].map((player) => {
    const helpful = helpfulAction(game, player);
    return helpful === undefined ? [0, 1] : [helpful];
  });
  const labellings = open[0]!.flatMap((first) => open[1]!.map((second): Labelling => [first, second]));
  return labellings.reduce((best, next) => (fitOf(game, next) > fitOf(game, best) ? next : best));
};

/** Whether each pure equilibrium has an outcome that both strictly prefer. */
const areInefficient = (game: Game, pure: readonly PureProfile[]): boolean => {
  const better = ([i, j]: PureProfile, [k, l]: PureProfile): boolean =>
    game.exact[0]!.numerators[2 * k! + l!]! > game.exact[0]!.numerators[2 * i! + j!]! &&
    game.exact[1]!.numerators[2 * l! + k!]! > game.exact[1]!.numerators[2 * j! + i!]!;
  const all = [0, 1].flatMap((i) => [0, 1].map((j) => [i, j]));
  return pure.length > 0 && pure.every((profile) => all.some((other) => better(profile, other)));
};

const withArticle = (name: string): string => `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;

const titles: Partial<Readonly<Record<DilemmaKind, string>>> = {
  leader: 'battle of the sexes (leader)',
  hero: 'battle of the sexes (hero)',
  'stag hunt': 'stag hunt (assurance)',
  assurance: 'assurance game',
  coordination: 'coordination game',
  peace: 'peace game',
  harmony: 'harmony game',
  concord: 'concord game',
  compromise: 'compromise game',
  chicken: 'game of chicken (hawk-dove)',
};

/** Most kinds that a borderline case names. */
const MOST_NAMED = 3;

/** `a prisoner's dilemma`, `a borderline case between …`. */
const kindText = ({ kinds, borderline }: PlayerDilemma): string => {
  const names = kinds.map((kind) => titles[kind] ?? kind);
  if (kinds.length === 0) return 'no dilemma: all outcomes are worth the same';
  if (kinds.length === 2 && kinds.includes('leader') && kinds.includes('hero')) return 'a battle of the sexes';
  if (kinds.length === 1) return `${withArticle(names[0]!)}${borderline ? ' with payoffs that tie' : ''}`;
  if (kinds.length > MOST_NAMED) return 'a borderline case of many kinds, as payoffs tie';
  return `a borderline case between ${names.slice(0, -1).map(withArticle).join(', ')} and ${withArticle(names.at(-1)!)}`;
};

/** What one player faces, in words: `a stag hunt (assurance)`. */
export const facedBy = (player: PlayerDilemma): string =>
  `${kindText(player)}${player.reversed ? ', the roles of the actions exchanged' : ''}`;

const dilemmaText = (players: Dilemma['players'], symmetric: boolean, cyclic: boolean): string => {
  if (cyclic) return 'no pure equilibrium: from every outcome one of the two wants to move, as in matching pennies';
  const [first, second] = players;
  if (symmetric) return facedBy(first);
  return `${first.player} faces ${facedBy(first)}; ${second.player} ${facedBy(second)}`;
};

const checkShape = (game: Game, cooperative: Labelling | undefined): void => {
  const shape = shapeOf(game);
  if (shape.length !== 2 || shape.some((count) => count !== 2)) {
    throw new RangeError(`dilemmaOf: expected two players with two actions each, got ${shape.join(' × ')} actions`);
  }
  const wrong = cooperative?.find((action) => action !== 0 && action !== 1);
  if (wrong !== undefined) throw new RangeError(`dilemmaOf: expected a cooperative action 0 or 1, got ${wrong}`);
};

/**
 * The kind of dilemma of a 2 × 2 game, from the order of each player's payoffs, compared exactly.
 *
 * @param game of two players with two actions each
 * @param cooperative the index of each player's cooperative action; found as the head of this file says where not given
 * @throws RangeError when the game has another shape
 */
export const dilemmaOf = (game: Game, cooperative?: Labelling): Dilemma => {
  checkShape(game, cooperative);
  const labelling = cooperative ?? cooperativeActions(game);
  const players = [playerDilemma(game, 0, labelling), playerDilemma(game, 1, labelling)] as const;
  const pure = pureNashProfiles(game);
  const symmetric = players[0].order === players[1].order;
  const cyclic = pure.length === 0;
  const inefficient = areInefficient(game, pure);
  return {
    cooperative: labelling,
    players,
    symmetric,
    cyclic,
    pure,
    inefficient,
    text: dilemmaText(players, symmetric, cyclic),
  };
};
