import { tellRun } from '../../../engine/run/story.ts';
import { modelOf } from '../../reference/model-of-text.ts';

/** Payoffs of a game for two, own option first. */
export type Game = { readonly options: readonly string[]; readonly payoffs: readonly (readonly number[])[] };

/** Temptation 5, reward 3, punishment 1, sucker's payoff 0. */
export const dilemma: Game = {
  options: ['C', 'D'],
  payoffs: [
    [3, 0],
    [5, 1],
  ],
};

const tableText = ({ payoffs }: Game): string =>
  payoffs
    .flatMap((row, own) => row.map((paid, other) => `if(move == ${own} and theirs == ${other}, ${paid}, 0)`))
    .join(' + ');

export type Side = { readonly rule: string; readonly initial?: string; readonly game?: Game };

/** Two sides, each with its own table of payoffs and its rule, as YAML in braces. */
const scenario = (game: Game, [first, second]: readonly [Side, Side], ticks: number): string => `detente: 1
title: A game for two
time: {tick: month, horizon: ${ticks}}
players:
  sides:
    - {name: One, move: ${first.initial ?? game.options[0]}, rule: {move: ${first.rule}}, table: 0}
    - {name: Two, move: ${second.initial ?? game.options[0]}, rule: {move: ${second.rule}}, table: 1}
parameters:
  sides:
    table: {unit: "1", default: 0, doc: whose payoffs}
let:
  sides:
    theirs: sum(others.move)
decisions:
  sides:
    move:
      options: [${game.options.join(', ')}]
      payoff: if(table == 0, ${tableText(first.game ?? game)}, ${tableText(second.game ?? game)})
measures: [sides.move]
`;

/** What both sides did in each tick, as options. */
export const play = async (
  game: Game,
  sides: readonly [Side, Side],
  options: { readonly ticks: number; readonly seed?: string; readonly rules?: Readonly<Record<string, string>> },
): Promise<readonly (readonly [number, number])[]> => {
  const text = scenario(game, sides, options.ticks);
  const model = await modelOf({ scenario: text, modules: {}, rules: options.rules ?? {} });
  const { rows, failure } = await tellRun(model, { seed: options.seed ?? '1', run: 0 });
  if (failure !== undefined) throw new Error(`the run failed: ${failure.kind} ${failure.name}`);
  return rows.map(({ decisions }) => [decisions[0]?.choice ?? -1, decisions[1]?.choice ?? -1]);
};

/** Moves as a word: `CCD`. */
export const word = (game: Game, moves: readonly number[]): string => moves.map((move) => game.options[move]).join('');

/** What a rule answers in the prisoner's dilemma to an opponent whose moves are given, one tick after the other. */
export const answers = async (rule: string, against: string, seed = '1'): Promise<string> => {
  const script = `{script: {plays: [${[...against].join(', ')}]}}`;
  const moves = await play(dilemma, [{ rule }, { rule: script }], { ticks: against.length, seed });
  return word(
    dilemma,
    moves.map(([own]) => own),
  );
};

/** How often each pair of options was played, `[own][other]`, as shares. */
export const frequencies = (
  game: Game,
  moves: readonly (readonly [number, number])[],
): readonly (readonly number[])[] =>
  game.options.map((_, own) =>
    game.options.map((__, other) => moves.filter(([a, b]) => a === own && b === other).length / moves.length),
  );
