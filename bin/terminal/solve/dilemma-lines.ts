import type { Game } from '../../../engine/games/game.ts';
import type { PairDilemma } from '../../../engine/games/two-players/dilemmas.ts';
import { wrapped } from '../prose/wrap.ts';

const WIDTH = 92;
/** Groups told of one pair of actions; the rest stands in --json. */
const MOST = 6;

const pairName = (game: Game, { players: [first, second] }: PairDilemma): string =>
  `${game.players[first]} and ${game.players[second]}`;

/** Pairs that face the same, told together. */
const groupsOf = (game: Game, found: readonly PairDilemma[]): [string, string[]][] => {
  const groups = new Map<string, string[]>();
  for (const one of found) {
    const { text } = one.dilemma;
    groups.set(text, [...(groups.get(text) ?? []), pairName(game, one)]);
  }
  return [...groups];
};

const groupWords = ([text, names]: readonly [string, readonly string[]], total: number): string => {
  if (total === 1) return text;
  if (names.length === total) return `every two of them: ${text}`;
  return / faces /.test(text) ? text : `${names.join('; ')}: ${text}`;
};

/** The kind of dilemma between every two players over every two actions, the others held at the first. */
export const dilemmaLines = (game: Game, dilemmas: readonly PairDilemma[]): string[] => {
  if (dilemmas.length === 0) return [];
  const byActions = new Map<string, PairDilemma[]>();
  for (const one of dilemmas) byActions.set(one.actions.join(), [...(byActions.get(one.actions.join()) ?? []), one]);
  const held = game.players.length > 2 ? `, the others at ${game.actions[0]?.[0]}` : '';
  const body = [...byActions.values()].flatMap((found) => {
    const [first] = found as [PairDilemma];
    const [a, b] = first.actions.map((action) => game.actions[0]?.[action]);
    const groups = groupsOf(game, found);
    const more = groups.length - MOST;
    const words = groups.slice(0, MOST).map((group) => groupWords(group, found.length));
    const texts = [...words, ...(more > 0 ? [`and ${more} other kinds, in --json`] : [])];
    const [head = '', ...rest] = texts.flatMap((text) =>
      wrapped(text, WIDTH - 22).map((line, index) => (index > 0 ? `  ${line}` : line)),
    );
    const label = `${a} or ${b}`.padEnd(18);
    return [`     ${label} ${head}`, ...rest.map((line) => `     ${' '.repeat(label.length)} ${line}`)];
  });
  return ['', `  between two at a time${held}:`, ...body];
};
