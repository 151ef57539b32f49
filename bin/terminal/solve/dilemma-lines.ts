import type { Game } from '../../../engine/games/game.ts';
import { facedBy } from '../../../engine/games/two-players/dilemma.ts';
import type { PairDilemma } from '../../../engine/games/two-players/dilemmas.ts';
import { hanging } from '../prose/hanging.ts';
import { counted, widthOf } from '../table.ts';
import { joined, labelWords } from './profile-words.ts';

/** Kinds told of one pair of actions; the rest stands in --json. */
const MOST = 2;
/** Widest label in front of the kinds: `pause or race`. */
const LABEL = 24;

type Kind = { readonly text: string; readonly pairs: readonly PairDilemma[] };

/** What two of them face, whoever of them faces which: `a deadlock`, `a stag hunt for one, a concord game for the other`. */
const kindWords = ({ dilemma }: PairDilemma): string => {
  const [first, second] = dilemma.players.map(facedBy) as [string, string];
  if (dilemma.cyclic || first === second) return dilemma.text;
  const [one, other] = [first, second].sort() as [string, string];
  return `${one} for one, ${other} for the other`;
};

/** Pairs that face the same together, the most frequent kind first. */
const kindsOf = (found: readonly PairDilemma[]): Kind[] => {
  const kinds = new Map<string, PairDilemma[]>();
  for (const one of found) kinds.set(kindWords(one), [...(kinds.get(kindWords(one)) ?? []), one]);
  return [...kinds]
    .map(([text, pairs]) => ({ text, pairs }))
    .sort((a, b) => b.pairs.length - a.pairs.length || found.indexOf(a.pairs[0]!) - found.indexOf(b.pairs[0]!));
};

const namesOf = (game: Game, { pairs }: Kind): string =>
  pairs.length === 1
    ? joined(pairs[0]!.players.map((player) => labelWords(game.players[player]!)))
    : `${pairs.length} pairs`;

const wordsOf = (game: Game, found: readonly PairDilemma[]): string => {
  const [first] = found as [PairDilemma];
  if (found.length === 1) return first.dilemma.text;
  const kinds = kindsOf(found);
  if (kinds.length === 1) return `all: ${kinds[0]!.text}`;
  const rest = kinds.slice(MOST).reduce((sum, { pairs }) => sum + pairs.length, 0);
  const told = kinds.slice(0, MOST).map((kind) => `${namesOf(game, kind)}: ${kind.text}`);
  return [...told, ...(rest > 0 ? [`${counted(rest, 'other pair')}: in --json`] : [])].join(' · ');
};

/** The kind of dilemma between every two players over every two actions, the others held at the first. */
export const dilemmaLines = (game: Game, dilemmas: readonly PairDilemma[], width: number): string[] => {
  if (dilemmas.length === 0) return [];
  const byActions = new Map<string, PairDilemma[]>();
  for (const one of dilemmas) byActions.set(one.actions.join(), [...(byActions.get(one.actions.join()) ?? []), one]);
  const groups = [...byActions.values()].map((found) => {
    const [a, b] = found[0]!.actions.map((action) => labelWords(game.actions[0]![action]!));
    return { label: `${a} or ${b}`, text: wordsOf(game, found), pairs: found.length };
  });
  const longest = groups.reduce((most, { label }) => Math.max(most, widthOf(label)), 0);
  const column = Math.min(LABEL, longest);
  const [first] = groups;
  const head =
    game.players.length > 2
      ? `between two at a time (${first!.pairs} pairs), the others at ${labelWords(game.actions[0]![0]!)}:`
      : 'with two of the actions at a time:';
  return [
    '',
    ...hanging('  ', head, width),
    ...groups.flatMap(({ label, text }) => hanging(`     ${label.padEnd(column)}  `, text, width, 0)),
  ];
};
