// The games of test/oracles/games.json as games of ours.
//
// Payoffs there are exact texts in `.nfg` order: the first player's action changes fastest, and each profile lists the
// payoffs of all players. Equilibria are exact texts too, where they are rational.

import { readFileSync } from 'node:fs';
import type { Rational } from '../../engine/games/exact/rational.ts';
import { readRational } from '../../engine/games/exact/read-rational.ts';
import { exactGame, type Game, profileCount } from '../../engine/games/game.ts';
import { payoffIndex, pureProfiles } from '../../engine/games/profiles.ts';

export interface OracleGame {
  readonly name: string;
  readonly title: string;
  readonly shape: readonly number[];
  readonly players: readonly string[];
  readonly actions: readonly (readonly string[])[];
  readonly payoffs: readonly string[];
  readonly tags: readonly string[];
  readonly pure_nash?: readonly (readonly (readonly string[])[])[];
  readonly extreme_nash?: readonly (readonly (readonly string[])[])[];
  readonly qre_principal?: readonly { readonly lambda: number; readonly profile: readonly (readonly number[])[] }[];
  readonly all_nash_certified?: readonly {
    readonly support: readonly (readonly number[])[];
    readonly p: readonly (readonly number[])[];
  }[];
  readonly minimax?: { readonly [key: string]: unknown } | readonly unknown[];
  readonly number_of_equilibria?: number;
  readonly first_action_probability?: readonly unknown[];
}

/** All games of the oracle file, as they stand there. */
export const oracleGames: readonly OracleGame[] = JSON.parse(
  readFileSync(new URL('../oracles/games.json', import.meta.url), 'utf8'),
);

/** The place of a profile in `.nfg` order: the first player's action fastest. */
const nfgIndex = (shape: readonly number[], profile: readonly number[]): number =>
  profile.reduceRight((index, action, player) => index * shape[player]! + action, 0);

/** An oracle's game as ours, exactly. */
export const gameOf = (oracle: OracleGame): Game => {
  const { shape, players, actions } = oracle;
  const payoffs = players.map(() => new Array<Rational>(profileCount(shape)));
  for (const profile of pureProfiles(shape)) {
    const first = nfgIndex(shape, profile) * players.length;
    for (let player = 0; player < players.length; player++) {
      payoffs[player]![payoffIndex(shape, player, profile)] = readRational(oracle.payoffs[first + player]!)!;
    }
  }
  return exactGame({ title: oracle.title, players, actions, payoffs });
};

export const oracleGame = (name: string): OracleGame => {
  const found = oracleGames.find((game) => game.name === name);
  if (found === undefined) throw new Error(`no game ${name} in test/oracles/games.json`);
  return found;
};
