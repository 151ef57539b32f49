import type { Syntax } from '../../language/formula/tree.ts';
import { type Span, textOf } from '../../language/source.ts';
import type { YamlNode } from '../../language/yaml/node.ts';
import { INFORMATION, type Information, type Line, type RankContest, whyNot } from '../race/rank-contest.ts';
import { betaTypes, type TypeDistribution, uniformTypes } from '../race/type-distribution.ts';
import type { GameDescription } from './build-game.ts';
import { type Meaning, type Reading, refuse } from './checked.ts';
import { entryIn, textIn, textsIn } from './entries.ts';
import { readNumberFormula } from './formula.ts';
import type { GameFile } from './game-file.ts';
import { playersOf } from './heads.ts';
import { readStraightLine, type StraightLine, slopeIn } from './straight-line.ts';
import { toDouble } from './value.ts';

/** What is drawn or chosen in a race. */
export const raceNames: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['type', { kind: 'variable' }],
  ['action', { kind: 'variable' }],
]);

const nowhere = { profile: [], player: 0, size: 0 };

/** `uniform(low, high)`, `beta(a, b)` on [0, 1], `beta(a, b, low, high)`. */
const typesOf = (reading: Reading, syntax: Syntax): TypeDistribution | undefined => {
  const name = syntax.kind === 'call' && syntax.callee.kind === 'name' ? syntax.callee.name : '';
  const counts = name === 'uniform' ? [2] : name === 'beta' ? [2, 4] : [];
  if (syntax.kind !== 'call' || !counts.includes(syntax.args.length)) {
    const expected = 'expected uniform(low, high), beta(a, b) or beta(a, b, low, high)';
    refuse(reading, 'bad-distribution', syntax.span, `${expected}, got ${textOf(syntax.span)}`);
    return undefined;
  }
  const before = reading.problems.length;
  const numbers = syntax.args.map((arg) => toDouble(readNumberFormula(reading, arg).at(nowhere, 0)));
  if (reading.problems.length > before) return undefined;
  try {
    return name === 'uniform'
      ? uniformTypes(numbers[0]!, numbers[1]!)
      : betaTypes(numbers[0]!, numbers[1]!, ...numbers.slice(2));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    refuse(reading, 'bad-distribution', syntax.span, error.message);
    return undefined;
  }
};

/** The action's own name, and between what it lies: [0, 1] where nothing is said. */
const actionOf = (file: GameFile): { readonly name: string; readonly range: readonly [number, number] } => {
  const node = file.entry('action')?.value;
  if (node?.kind !== 'map') return { name: 'action', range: [0, 1] };
  const range = entryIn(node, 'range')?.value;
  const ends =
    range?.kind === 'list'
      ? range.items.map((item) => (item.kind === 'scalar' ? Number(item.value) : Number.NaN))
      : [0, 1];
  const own = entryIn(node, 'name');
  const name = textIn(node, 'name') ?? 'action';
  if (own !== undefined && name !== 'action')
    for (const word of [name, `${name}_of_winner`]) file.declare(word, own.keySpan, { kind: 'variable' });
  return { name, range: [ends[0]!, ends[1]!] };
};

/** What a straight line in the winner's action gives, with the disaster that follows with probability 1 − action. */
const withDisaster = (line: StraightLine, variable: string, disaster: number): Line => ({
  base: toDouble(line.base) + disaster,
  slope: slopeIn(line, variable) - disaster,
});

/** The states of information that the file asks about, in their own order; all where it names none. */
const informationOf = (file: GameFile): readonly Information[] => {
  const named = [textIn(file.head, 'information'), ...textsIn(file.head, 'information').map(({ text }) => text)];
  const asked = INFORMATION.filter((one) => named.includes(one));
  return asked.length === 0 ? INFORMATION : asked;
};

/**
 * A race: types, a score of type and action, and what the winner and the others get by the winner's action. The winner
 * is safe with the probability that his action is; else `disaster` comes on top, for everybody.
 */
export const buildRace = (file: GameFile): GameDescription | undefined => {
  const players = playersOf(file, 2);
  const action = actionOf(file);
  const own = new Map([
    ['action', 'action'],
    [action.name, 'action'],
  ]);
  const winners = new Map([
    ['winner.action', 'winner.action'],
    [`winner.${action.name}`, 'winner.action'],
    [`${action.name}_of_winner`, 'winner.action'],
  ]);
  const node = (key: string): YamlNode | undefined => file.entry(key)?.value;
  const line = (key: string, variables: ReadonlyMap<string, string>): StraightLine | undefined => {
    const value = node(key);
    return value && file.read(value, (reading, syntax) => readStraightLine(reading, syntax, variables));
  };
  const types = node('type') && file.read(node('type')!, typesOf);
  const score = line('score', new Map([...own, ['type', 'type']]));
  const win = line('win', new Map([...own, ...[...winners.keys()].map((name) => [name, 'action'] as const)]));
  const lose = line('lose', winners);
  const disasterNode = node('disaster');
  const disaster = disasterNode === undefined ? 0 : toDouble(file.constant(disasterNode));
  if (types === undefined || score === undefined || win === undefined || lose === undefined) return undefined;
  if (file.problems.some(({ severity }) => severity === 'error')) return undefined;
  const contest: RankContest = {
    players: players.length,
    types,
    actions: action.range,
    score: { type: slopeIn(score, 'type'), action: -slopeIn(score, 'action') },
    win: withDisaster(win, 'action', disaster),
    lose: withDisaster(lose, 'winner.action', disaster),
  };
  const reason = whyNot(contest);
  if (reason !== undefined) {
    const span: Span = file.entry('game')?.keySpan ?? file.loaded.root.span;
    file.refuse('not-a-race', span, `this is no race that is solved here: ${reason}`);
    return undefined;
  }
  const information = informationOf(file);
  return { kind: 'race', players, action: action.name, information, contest };
};
