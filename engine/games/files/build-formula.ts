import type { MapEntry, YamlNode } from '../../language/yaml/node.ts';
import type { Rational } from '../exact/rational.ts';
import { exactGame, profileCount } from '../game.ts';
import { payoffIndex, pureProfiles } from '../profiles.ts';
import type { GameDescription } from './build-game.ts';
import type { Checked, Meaning } from './checked.ts';
import { entryIn, textIn, textsIn } from './entries.ts';
import type { GameFile } from './game-file.ts';
import { createPayoffs, distinct, fits, playersOf } from './heads.ts';
import { tournamentOf } from './tournament.ts';
import { whole } from './value.ts';

/** What formulas read of a profile: my option, the others', everybody's, and my place among the players, from 0. */
export const formulaNames: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['own', { kind: 'options', of: 'one' }],
  ['others', { kind: 'options', of: 'others' }],
  ['all', { kind: 'options', of: 'all' }],
  ['number', { kind: 'player' }],
]);

/** Keys of a formula game that are no attributes. */
const isAttribute = ({ key, value }: MapEntry): boolean =>
  value.kind === 'list' && !['limits', 'sources'].includes(key);

const declareAttributes = (file: GameFile, options: readonly string[]): void => {
  for (const entry of file.loaded.root.entries.filter(isAttribute)) {
    const items = entry.value.kind === 'list' ? entry.value.items : [];
    if (items.length !== options.length)
      file.refuse(
        'wrong-length',
        entry.keySpan,
        `"${entry.key}" has ${items.length} numbers for ${options.length} options`,
        `give one for each of ${options.join(', ')}`,
      );
    const values = items.map((item) => file.constant(item));
    file.declare(entry.key, entry.keySpan, { kind: 'attribute', values });
  }
};

/** The payoff formula of each player, checked. */
const payoffsOf = (
  file: GameFile,
  players: readonly string[],
  symmetric: boolean,
): readonly (Checked & { node: YamlNode })[] => {
  const entry = file.entry('payoff');
  if (entry === undefined) return [];
  if (entry.value.kind !== 'map') {
    const { value: node } = entry;
    const checked = file.formula(node);
    return players.map(() => ({ ...checked, node }));
  }
  if (symmetric)
    file.refuse(
      'wrong-value',
      entry.keySpan,
      'players of a symmetric game have one payoff formula',
      'leave out symmetric: true',
    );
  const map = entry.value;
  for (const { key, keySpan } of map.entries)
    if (!players.includes(key))
      file.refuse('unknown-player', keySpan, `there is no player "${key}"`, `there are: ${players.join(', ')}`);
  return players.flatMap((player) => {
    const node = entryIn(map, player)?.value;
    if (node === undefined) file.refuse('missing-key', entry.keySpan, `the payoff of ${player} is missing`);
    return node === undefined ? [] : [{ ...file.formula(node), node }];
  });
};

/**
 * `payoff`: a formula of `own`, `others`, `all`, of attributes and parameters, the same for everybody or one for each.
 * In a symmetric game the payoff is evaluated once for each way the others can be distributed over the options, so that
 * equal situations pay equally to the last bit.
 */
export const buildFormula = (file: GameFile): GameDescription | undefined => {
  const players = playersOf(file, 1);
  const options = distinct(file, textsIn(file.head, 'options'));
  const symmetricNode = entryIn(file.head, 'symmetric')?.value;
  const symmetric = symmetricNode?.kind === 'scalar' && symmetricNode.value === true;
  for (const [place, { text, span }] of textsIn(file.head, 'options').entries())
    if (options.indexOf(text) === place) file.declare(text, span, { kind: 'number', value: whole(place) });
  declareAttributes(file, options);
  const formulas = payoffsOf(file, players, symmetric);
  if (symmetric && file.reads('number'))
    file.refuse(
      'wrong-value',
      symmetricNode?.span ?? file.head.span,
      'players of a symmetric game differ in nothing, yet a formula reads their number',
      'leave out symmetric: true',
    );
  const shape = players.map(() => options.length);
  const profiles = profileCount(shape);
  const entry = file.entry('payoff');
  if (entry !== undefined) fits(file, shape, entry.keySpan);
  if (file.problems.some(({ severity }) => severity === 'error')) return undefined;

  const payoffs = createPayoffs(file);
  const known = new Map<string, Rational>();
  const tensors = players.map(() => new Array<Rational>(profiles));
  for (const profile of pureProfiles(shape))
    for (const player of players.keys()) {
      const { at, node } = formulas[player] as Checked & { node: YamlNode };
      const evaluate = (options: readonly number[], place: number): Rational => {
        const where = `at ${options.map((option) => textsIn(file.head, 'options')[option]?.text).join(', ')}`;
        return payoffs.read(at({ profile: options, player: place, size: 0 }, 0), node.span, where);
      };
      let value: Rational;
      if (symmetric) {
        const others = profile.filter((_, other) => other !== player).sort((a, b) => a - b);
        const sorted = [profile[player] as number, ...others];
        const key = sorted.join(' ');
        value = known.get(key) ?? evaluate(sorted, 0);
        known.set(key, value);
      } else value = evaluate(profile, player);
      (tensors[player] as Rational[])[payoffIndex(shape, player, profile)] = value;
    }
  const title = textIn(file.loaded.root, 'title') ?? file.loaded.name;
  const game = exactGame({ title, players, actions: players.map(() => options), payoffs: tensors });
  return { kind: 'normal-form', game, symmetric, tournament: tournamentOf(file), exact: payoffs.isExact() };
};
