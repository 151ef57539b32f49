// Which coalitions of the players of a normal-form game are stable, each paid what it achieves in its partial-agreement
// equilibrium.
//
// Definitions and sources: `stable-coalitions.ts`, `partial-agreement.ts`. Where some coalition has no pure
// partial-agreement equilibrium nothing is known about it or its neighbours: they are left out, and said to be.
//
// Cost: 2ⁿ searches over all profiles, about a microsecond per player and profile. Budget: its unit of work is a profile
// looked at for a coalition, 20 million unless told.

import type { Budget } from '../budget.ts';
import type { Game } from '../game.ts';
import { agreementGame, type PartialAgreement, partialAgreement } from './partial-agreement.ts';
import { type Coalition, MOST_UNLIKE_PLAYERS, stableCoalitions } from './stable-coalitions.ts';
import type { MembershipRules } from './stable-sizes.ts';

export interface GameCoalition extends Coalition {
  /** What everybody does: one action per player. */
  readonly profile: readonly number[];
}

export interface GameCoalitions {
  /** By the number of members, then in the order of the players. */
  readonly coalitions: readonly GameCoalition[];
  /** Whether all 2ⁿ are among them. */
  readonly complete: boolean;
  /** Why not, in words. */
  readonly reason?: string;
  /** The method, as printed. */
  readonly method: string;
}

const MOST_WORK = 20_000_000;
const METHOD = 'partial-agreement equilibria (Chander and Tulkens 1997), pure';

const bitsOf = (members: readonly number[]): number => members.reduce((bits, member) => bits + (1 << member), 0);

/** Up to the first that there is no budget for. */
const agreementsOf = (game: Game, { work = MOST_WORK, expired }: Budget): (PartialAgreement | undefined)[] => {
  const shared = agreementGame(game);
  const found: (PartialAgreement | undefined)[] = [];
  for (let members = 0; members < 1 << game.players.length; members++) {
    if ((members + 1) * shared.profiles.length > work || expired?.()) break;
    found.push(partialAgreement(shared, members));
  }
  return found;
};

/**
 * The coalitions of a game's players, with what they achieve and whether they are stable.
 *
 * @throws RangeError when there are more than 16 players
 */
export const gameCoalitions = (game: Game, rules: MembershipRules = {}, budget: Budget = {}): GameCoalitions => {
  const players = game.players.length;
  if (players > MOST_UNLIKE_PLAYERS)
    throw new RangeError(`players: expected at most ${MOST_UNLIKE_PLAYERS}, got ${players}`);
  const agreements = agreementsOf(game, budget);
  if (agreements.length < 1 << players) {
    const reason = `stopped after ${agreements.length} of ${1 << players} coalitions: the budget is spent`;
    return { coalitions: [], complete: false, reason, method: METHOD };
  }
  const { minimum = 0 } = rules;
  const sizes = agreements.map((_, members) => [...Array(players).keys()].filter((p) => members & (1 << p)).length);
  const inForce = (members: number): number => (sizes[members]! < minimum ? 0 : members);
  const agreed = agreements.map((_, members) => agreements[inForce(members)]);
  const filler = game.players.map(() => 0);
  const isKnown = ({ members }: Coalition): boolean => {
    const bits = bitsOf(members);
    return agreed[bits] !== undefined && filler.every((_, player) => agreed[bits ^ (1 << player)] !== undefined);
  };
  const all = stableCoalitions({ players, payoffs: (members) => agreements[members]?.payoffs ?? filler }, rules);
  const known = all.filter(isKnown);
  const without = agreed.filter((agreement) => agreement === undefined).length;
  return {
    coalitions: known.map((coalition) => ({ ...coalition, profile: agreed[bitsOf(coalition.members)]!.profile })),
    complete: without === 0,
    ...(without === 0
      ? {}
      : {
          reason: `${without} of ${agreed.length} coalitions have no pure partial-agreement equilibrium; they and those that one player more or less makes of them, ${all.length - known.length} in all, are left out`,
        }),
    method: METHOD,
  };
};
