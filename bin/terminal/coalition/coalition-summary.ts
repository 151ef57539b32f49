import type { GameCoalition, GameCoalitions } from '../../../engine/games/coalition/game-coalitions.ts';
import type { Game } from '../../../engine/games/game.ts';
import { shapeOf } from '../../../engine/games/game.ts';
import { asMixed } from '../../../engine/games/pure-equilibria.ts';
import { numberTexts } from '../../../reports/telling/numbers.ts';
import { hanging } from '../prose/hanging.ts';
import { joined, labelWords, profileWords } from '../solve/profile-words.ts';
import type { Style } from '../style.ts';
import { counted, table, widthOf } from '../table.ts';
import { titleLines } from '../title-lines.ts';

/** Rows that are told; the rest stands in --json. */
const MOST = 16;

export interface CoalitionShown {
  readonly style: Style;
  /** Characters that fit on a line. */
  readonly width: number;
}

const membersWords = (game: Game, { members }: GameCoalition): string => {
  if (members.length === 0) return 'nobody';
  if (members.length === game.players.length) return 'everybody';
  return joined(members.map((player) => labelWords(game.players[player]!)));
};

const whyNot = (game: Game, { movers, members }: GameCoalition): string => {
  const name = (player: number): string => labelWords(game.players[player]!);
  const leave = movers.filter((player) => members.includes(player)).map(name);
  const join = movers.filter((player) => !members.includes(player)).map(name);
  const parts = [
    ...(leave.length > 0 ? [`${joined(leave)} would leave`] : []),
    ...(join.length > 0 ? [`${joined(join)} would join`] : []),
  ];
  return parts.length === 0 ? 'stable' : parts.join('; ');
};

const doneWords = (game: Game, { profile }: GameCoalition): string =>
  profileWords(game, { profile: asMixed(shapeOf(game), profile) }, { exact: false, digits: 3 });

const paidWords = ({ payoffs }: GameCoalition): string => numberTexts(payoffs, 3).join(', ');

/** As a table, or, where there is no room for one, one below the other. */
const rowLines = (game: Game, rows: readonly GameCoalition[], width: number): string[] => {
  const pays = `pays ${game.players.map(labelWords).join(', ')}`;
  const across = table([
    ['members', '', 'what is done', pays],
    ...rows.map((one) => [membersWords(game, one), whyNot(game, one), doneWords(game, one), paidWords(one)]),
  ]).map((line) => `  ${line}`);
  if (across.every((line) => widthOf(line) <= width)) return across;
  return rows.flatMap((one) => [
    ...hanging('    ', `${membersWords(game, one)}: ${whyNot(game, one)}`, width),
    ...hanging('      ', `${doneWords(game, one)}; ${pays} ${paidWords(one)}`, width),
  ]);
};

/** What everybody does where nobody has agreed on anything. */
const aloneWords = (game: Game, coalitions: readonly GameCoalition[]): string => {
  const nobody = coalitions.find(({ members }) => members.length === 0);
  return nobody === undefined ? '' : `without any agreement: ${doneWords(game, nobody)}`;
};

/** What `coalition` prints of a game. */
export const coalitionSummary = (
  title: string,
  game: Game,
  where: string,
  found: GameCoalitions,
  { style, width }: CoalitionShown,
): string[] => {
  const { coalitions, complete, reason, method } = found;
  const stable = coalitions.filter((one) => one.stable && !one.idle && one.members.length > 1);
  const idle = coalitions.filter((one) => one.stable && one.idle && one.members.length > 1);
  const others = coalitions.filter((one) => !one.stable);
  const nobody = coalitions.filter((one) => one.members.length === 0);
  const told = [...stable, ...nobody.filter((one) => one.stable), ...others];
  const shown = told.slice(0, MOST);
  const head =
    stable.length === 0
      ? 'no agreement that changes anything is stable'
      : `${counted(stable.length, 'agreement')} that ${stable.length === 1 ? 'changes' : 'change'} something ${stable.length === 1 ? 'is' : 'are'} stable`;
  const alone = aloneWords(game, coalitions);
  const kept = `${counted(idle.length, 'agreement')} would be kept but ${idle.length === 1 ? 'changes' : 'change'} nothing`;
  return [
    ...titleLines(
      title || 'a game',
      [counted(game.players.length, 'player'), counted(coalitions.length, 'possible membership')],
      style,
      width,
    ),
    ...(where === '' ? [] : hanging('  ', where, width)),
    '',
    ...hanging('  ', `${head}${complete ? '' : ' among those known'}`, width).map((line) => style('bold', line)),
    ...(alone === '' ? [] : hanging('  ', alone, width)),
    ...(idle.length > 0 ? hanging('  ', kept, width) : []),
    ...rowLines(game, shown, width),
    ...(told.length > shown.length ? [`    … and ${told.length - shown.length} more, in --json`] : []),
    ...(reason === undefined ? [] : hanging('  ', reason, width, 0).map((line) => style('yellow', line))),
    ...hanging(
      '  ',
      `members choose what is best for their sum, outsiders what is best for each; of several such profiles the best for the members counts, then the best for the others: ${method}`,
      width,
    ).map((line) => style('faint', line)),
  ];
};
