import type { Span } from '../../language/source.ts';
import type { YamlNode } from '../../language/yaml/node.ts';
import { ofNumber } from '../exact/of-number.ts';
import type { Rational } from '../exact/rational.ts';
import { MOST_PROFILES, profileCount } from '../game.ts';
import { entryIn, textIn, textsIn } from './entries.ts';
import type { GameFile } from './game-file.ts';
import { isExact, toDouble, type Value } from './value.ts';

/** Most players of a game in a file. */
export const MOST_PLAYERS = 200;

/**
 * Whether a game has room: profiles times players, each a payoff.
 *
 * @param span where it is told that it has not
 */
export const fits = (file: GameFile, shape: readonly number[], span: Span): boolean => {
  const profiles = profileCount(shape);
  if (profiles * shape.length <= MOST_PROFILES) return true;
  file.refuse(
    'game-too-large',
    span,
    `expected at most ${MOST_PROFILES} payoffs, got ${profiles} profiles of ${shape.length} players`,
    'fewer players or options',
  );
  return false;
};

/** Names of players or options, each once. */
export const distinct = (
  file: GameFile,
  named: readonly { readonly text: string; readonly span: Span }[],
): string[] => {
  const names: string[] = [];
  for (const { text, span } of named) {
    if (names.includes(text)) file.refuse('declared-twice', span, `"${text}" stands here twice`);
    names.push(text);
  }
  return names;
};

/** A formula of parameters that is a whole number. */
export const wholeNumber = (
  file: GameFile,
  what: string,
  node: YamlNode,
  [least, most]: readonly [number, number],
): number => {
  const value = toDouble(file.constant(node));
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  file.refuse('wrong-value', node.span, `${what}: expected a whole number from ${least} to ${most}, got ${value}`);
  return least;
};

/** The players of a game: a list of names, or {count: n, name: Lab}: Lab 1 … Lab n. */
export const playersOf = (file: GameFile, least: number): readonly string[] => {
  const node = entryIn(file.head, 'players')?.value;
  if (node?.kind === 'list') return distinct(file, textsIn(file.head, 'players'));
  const count = node?.kind === 'map' ? entryIn(node, 'count')?.value : undefined;
  if (node?.kind !== 'map' || count === undefined) return [];
  const name = textIn(node, 'name') ?? 'Player';
  const number = wholeNumber(file, 'count', count, [least, MOST_PLAYERS]);
  return Array.from({ length: number }, (_, place) => `${name} ${place + 1}`);
};

/** A payoff as a rational number; what is not finite is refused, once per place. */
export const createPayoffs = (file: GameFile) => {
  const refused = new Set<number>();
  let exact = true;
  return {
    read: (value: Value, span: Span, where: string): Rational => {
      if (isExact(value)) {
        if (Number.isFinite(toDouble(value))) return value;
      } else if (Number.isFinite(value)) {
        exact = false;
        return ofNumber(value);
      }
      if (!refused.has(span.start))
        file.refuse('bad-value', span, `this payoff is ${toDouble(value)} ${where}; a payoff is finite`);
      refused.add(span.start);
      return ofNumber(0);
    },
    isExact: () => exact,
  };
};
