import type { GameCoalition, GameCoalitions } from '../../../engine/games/coalition/game-coalitions.ts';
import type { Game } from '../../../engine/games/game.ts';
import { shapeOf } from '../../../engine/games/game.ts';
import { asMixed } from '../../../engine/games/pure-equilibria.ts';
import { numberTexts } from '../numbers.ts';
import { wrapped } from '../prose/wrap.ts';
import { profileWords } from '../solve/profile-words.ts';
import type { Style } from '../style.ts';
import { counted, table } from '../table.ts';

const WIDTH = 98;
const MOST = 16;

const membersWords = (game: Game, { members }: GameCoalition): string => {
  if (members.length === 0) return 'nobody';
  if (members.length === game.players.length) return 'everybody';
  return members.map((player) => game.players[player]).join(', ');
};

const whyNot = (game: Game, { movers, members }: GameCoalition): string => {
  const name = (player: number): string => game.players[player]!;
  const leave = movers.filter((player) => members.includes(player)).map(name);
  const join = movers.filter((player) => !members.includes(player)).map(name);
  const parts = [
    ...(leave.length > 0 ? [`${leave.join(', ')} would leave`] : []),
    ...(join.length > 0 ? [`${join.join(', ')} would join`] : []),
  ];
  return parts.length === 0 ? 'stable' : parts.join('; ');
};

const rowOf = (game: Game, coalition: GameCoalition): string[] => {
  const profile = profileWords(
    game,
    { profile: asMixed(shapeOf(game), coalition.profile) },
    { exact: false, digits: 3 },
  );
  const pays = numberTexts(coalition.payoffs, 3).join(', ');
  return [membersWords(game, coalition), whyNot(game, coalition), profile, pays];
};

/** What `coalition` prints of a game. */
export const coalitionSummary = (
  title: string,
  game: Game,
  where: string,
  found: GameCoalitions,
  style: Style,
): string[] => {
  const { coalitions, complete, reason, method } = found;
  const stable = coalitions.filter((one) => one.stable && !one.idle && one.members.length > 1);
  const idle = coalitions.filter((one) => one.stable && one.idle && one.members.length > 1);
  const others = coalitions.filter((one) => !one.stable);
  const shown = [...stable, ...coalitions.filter((one) => one.members.length === 0), ...others].slice(0, MOST);
  const head =
    stable.length === 0
      ? 'no agreement that changes anything is stable'
      : `${counted(stable.length, 'agreement')} that ${stable.length === 1 ? 'changes' : 'change'} something ${stable.length === 1 ? 'is' : 'are'} stable`;
  return [
    [
      style('bold', title || 'a game'),
      counted(game.players.length, 'player'),
      counted(coalitions.length, 'coalition'),
    ].join(' · '),
    ...(where === '' ? [] : wrapped(where, WIDTH).map((line, index) => `  ${index > 0 ? '  ' : ''}${line}`)),
    '',
    style('bold', `  ${head}${complete ? '' : ' among those known'}`),
    ...(idle.length > 0 ? [`  ${counted(idle.length, 'coalition')} would be kept but change nothing`] : []),
    ...table([
      ['members', '', 'what is done', `pays ${game.players.join(', ')}`],
      ...shown.map((one) => rowOf(game, one)),
    ]).map((line) => `  ${line}`),
    ...(coalitions.length > shown.length ? [`    … the rest in --json`] : []),
    ...(reason === undefined ? [] : wrapped(reason, WIDTH).map((line) => style('yellow', `  ${line}`))),
    ...wrapped(
      `members choose what is best for their sum, outsiders what is best for each; of several such profiles the best for the members counts, then the best for the others: ${method}`,
      WIDTH,
    ).map((line) => style('faint', `  ${line}`)),
  ];
};
