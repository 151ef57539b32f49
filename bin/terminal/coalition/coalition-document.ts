import type { GameCoalitions } from '../../../engine/games/coalition/game-coalitions.ts';
import type { CoalitionSize } from '../../../engine/games/coalition/stable-sizes.ts';
import type { Game } from '../../../engine/games/game.ts';

/** The document of `coalition --json` for the players of a game: a row for each set of members. */
export const coalitionDocument = (game: Game, { coalitions, complete, reason, method }: GameCoalitions): object => {
  const table = coalitions.map(({ members, profile, movers, ...rest }) => ({
    size: members.length,
    members: members.map((player) => game.players[player]),
    profile: profile.map((action, player) => game.actions[player]?.[action]),
    ...rest,
    movers: movers.map((player) => game.players[player]),
  }));
  const stable = table.filter((one) => one.stable).map(({ size, members }) => ({ size, members }));
  return { players: game.players, stable, table, complete, ...(reason === undefined ? {} : { reason }), method };
};

/** The same for a treaty among like players: a row for each size; any so many of them are members. */
export const treatyDocument = (players: readonly string[], sizes: readonly CoalitionSize[]): object => ({
  players,
  stable: sizes.filter((one) => one.stable).map(({ size }) => ({ size })),
  table: sizes,
});
