import type { Span } from '../../language/source.ts';
import type { YamlNode } from '../../language/yaml/node.ts';
import type { Rational } from '../exact/rational.ts';
import { exactGame, profileCount } from '../game.ts';
import { payoffIndex } from '../profiles.ts';
import type { GameDescription } from './build-game.ts';
import { entryIn, textIn } from './entries.ts';
import type { GameFile } from './game-file.ts';
import { createPayoffs, distinct, fits, playersOf } from './heads.ts';
import { tournamentOf } from './tournament.ts';

const namesIn = (node: YamlNode | undefined): readonly { readonly text: string; readonly span: Span }[] =>
  node?.kind === 'list'
    ? node.items.flatMap((item) => (item.kind === 'scalar' ? [{ text: item.text, span: item.span }] : []))
    : [];

const optionsOf = (file: GameFile, players: readonly string[]): readonly (readonly string[])[] => {
  const node = entryIn(file.head, 'options')?.value;
  if (node?.kind !== 'map') {
    const all = distinct(file, namesIn(node));
    return players.map(() => all);
  }
  for (const { key, keySpan } of node.entries)
    if (!players.includes(key))
      file.refuse('unknown-player', keySpan, `there is no player "${key}"`, `there are: ${players.join(', ')}`);
  return players.map((player) => {
    const own = entryIn(node, player)?.value;
    if (own === undefined) file.refuse('missing-key', node.span, `the options of ${player} are missing`);
    return distinct(file, namesIn(own));
  });
};

const firstLine = (span: Span): Span => ({ ...span, end: Math.min(span.end, span.start + 1) });

/**
 * `payoffs`: a list by option of the first player, of lists by option of the next, and so on; innermost a list with the
 * payoff of each player, in their order. Of two players: rows of pairs, as textbooks print them.
 */
export const buildTable = (file: GameFile): GameDescription | undefined => {
  const players = playersOf(file, 1);
  const actions = optionsOf(file, players);
  const shape = actions.map((labels) => labels.length);
  const payoffs = createPayoffs(file);
  const entry = file.entry('payoffs');
  if (entry === undefined || shape.includes(0) || shape.length === 0) return undefined;
  if (!fits(file, shape, entry.keySpan)) return undefined;
  const tensors = players.map(() => new Array<Rational>(profileCount(shape)));

  const listOf = (node: YamlNode, length: number, what: string): readonly YamlNode[] => {
    if (node.kind !== 'list') {
      file.refuse('wrong-kind', firstLine(node.span), `payoffs: expected a list with ${what}`);
      return [];
    }
    if (node.items.length === length) return node.items;
    file.refuse(
      'wrong-length',
      firstLine(node.span),
      `payoffs: expected ${length} entries, ${what}, got ${node.items.length}`,
      `lists are nested by player, in the order ${players.join(', ')}; innermost stand the payoffs of all`,
    );
    return [];
  };
  const visit = (node: YamlNode, profile: readonly number[]): void => {
    const depth = profile.length;
    if (depth < shape.length) {
      const items = listOf(node, shape[depth] as number, `one for each option of ${players[depth]}`);
      for (const [option, item] of items.entries()) visit(item, [...profile, option]);
      return;
    }
    const items = listOf(node, players.length, 'the payoff of each player');
    const where = `at ${profile.map((option, player) => actions[player]?.[option]).join(', ')}`;
    for (const [player, item] of items.entries()) {
      if (item.kind !== 'scalar')
        file.refuse('wrong-kind', firstLine(item.span), 'payoffs: expected a number or a formula');
      else
        (tensors[player] as Rational[])[payoffIndex(shape, player, profile)] = payoffs.read(
          file.constant(item),
          item.span,
          where,
        );
    }
  };
  visit(entry.value, []);
  if (file.problems.some(({ severity }) => severity === 'error')) return undefined;
  const title = textIn(file.loaded.root, 'title') ?? file.loaded.name;
  const game = exactGame({ title, players, actions, payoffs: tensors });
  return { kind: 'normal-form', game, symmetric: false, tournament: tournamentOf(file), exact: payoffs.isExact() };
};
