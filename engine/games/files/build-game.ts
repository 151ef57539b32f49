// Games described in files (docs/language.md, "Games"): what the file says becomes what a solver takes.
//
// Steps: the file's shape (`engine/language/shape/game.ts`); its parameters, with `--set`; its formulas, all checked; the
// payoffs, exactly where only + − × / and whole powers occur. Cost: one evaluation per payoff. Limits: `MOST_PROFILES` payoffs.

import { type LoadedGame, loadGame } from '../../language/load-game.ts';
import type { Files } from '../../language/loading/files.ts';
import type { Setting } from '../../language/loading/settings.ts';
import { DetenteError, type Problem, sortProblems } from '../../language/problem.ts';
import type { ProblemCode } from '../../language/problem-code.ts';
import type { GameKind } from '../../language/shape/game.ts';
import type { Rational } from '../exact/rational.ts';
import type { Game } from '../game.ts';
import type { Information, RankContest } from '../race/rank-contest.ts';
import type { SafetyContest } from '../race/safety-contest.ts';
import { buildContest } from './build-contest.ts';
import { buildFormula, formulaNames } from './build-formula.ts';
import { buildInspection } from './build-inspection.ts';
import { buildPopulation, type Evolve } from './build-population.ts';
import { buildRace, raceNames } from './build-race.ts';
import { buildTable } from './build-table.ts';
import { buildTreaty, treatyNames } from './build-treaty.ts';
import type { Meaning } from './checked.ts';
import { textIn, textsIn } from './entries.ts';
import { type GameFile, openGameFile } from './game-file.ts';
import { constantsOf, type NamedNumbers } from './named-numbers.ts';
import type { GameParameter } from './parameters.ts';
import type { Tournament } from './tournament.ts';

/** What every built game has. */
export type GameHeading = {
  /** The name of the file without `.yaml`. */
  readonly name: string;
  readonly title: string;
  readonly question: string | undefined;
  readonly description: string | undefined;
  readonly limits: readonly string[];
  readonly sources: readonly string[];
  readonly parameters: readonly GameParameter[];
  /** What `let` names, where it is one number that hangs on parameters alone. */
  readonly values: NamedNumbers;
};

/** A game as solvers take it. `exact`: no payoff was rounded. */
export type GameDescription =
  | {
      readonly kind: 'normal-form';
      readonly game: Game;
      readonly symmetric: boolean;
      readonly tournament: Tournament;
      readonly exact: boolean;
    }
  | {
      readonly kind: 'population';
      readonly strategies: readonly string[];
      /** `payoffs[row][column]`: what the row's strategy gets from meeting the column's. */
      readonly payoffs: readonly (readonly Rational[])[];
      readonly evolve: Evolve;
      readonly tournament: Tournament;
      readonly exact: boolean;
    }
  /** n periods, m inspections, benefit b of an undetected act. */
  | { readonly kind: 'inspection'; readonly n: number; readonly m: number; readonly b: Rational }
  | {
      readonly kind: 'race';
      readonly players: readonly string[];
      /** What players choose, like safety. */
      readonly action: string;
      /** What they know of types when they choose: the states asked about, at least one. */
      readonly information: readonly Information[];
      readonly contest: RankContest;
    }
  | { readonly kind: 'contest'; readonly players: readonly string[]; readonly contest: SafetyContest }
  | {
      readonly kind: 'treaty';
      readonly players: readonly string[];
      /** `member[k]`: what a member gets where k take part, k = 1 … N; nobody is one at 0. */
      readonly member: readonly (Rational | undefined)[];
      /** `outsider[k]`: what an outsider gets where k take part, k = 0 … N − 1; nobody is one at N. */
      readonly outsider: readonly (Rational | undefined)[];
      /** `named[k]`: what `let` names where k take part, as far as it hangs on k. */
      readonly named: readonly NamedNumbers[];
      readonly exact: boolean;
    };

export type BuiltGame = GameHeading & GameDescription;

export type GameResult = {
  /** Undefined where a problem is an error. */
  readonly built: BuiltGame | undefined;
  /** Sorted by place. */
  readonly problems: readonly Problem[];
};

const builders: { readonly [kind in GameKind]: (file: GameFile) => GameDescription | undefined } = {
  table: buildTable,
  formula: buildFormula,
  population: buildPopulation,
  inspection: buildInspection,
  treaty: buildTreaty,
  race: buildRace,
  contest: buildContest,
};

const nothing: ReadonlyMap<string, Meaning> = new Map();
const ownNames: { readonly [kind in GameKind]?: ReadonlyMap<string, Meaning> } = {
  formula: formulaNames,
  treaty: treatyNames,
  race: raceNames,
};
const reservedNames = (kind: GameKind): ReadonlyMap<string, Meaning> => ownNames[kind] ?? nothing;

/** After these the rest of a file is still what its author meant. */
const harmless: ReadonlySet<ProblemCode> = new Set(['unknown-key', 'duplicate-key']);

/**
 * Checks a game file whole and builds what it describes.
 *
 * @param loaded from `loadGame`
 * @param settings values for parameters, as of `--set`: numbers like `3`, `0.25`, `1/3`, taken exactly
 */
export const checkGame = (loaded: LoadedGame, settings: readonly Setting[] = []): GameResult => {
  const problems: Problem[] = [];
  const file = openGameFile(loaded, settings, problems, reservedNames(loaded.kind));
  const description = builders[loaded.kind](file);
  const parameters = file.parameters();
  const texts = (key: string): string[] => textsIn(loaded.root, key).map(({ text }) => text);
  const wrong = problems.some(({ severity }) => severity === 'error');
  if (wrong || description === undefined) return { built: undefined, problems: sortProblems(problems) };
  const heading: GameHeading = {
    name: loaded.name,
    title: textIn(loaded.root, 'title') ?? loaded.name,
    question: textIn(loaded.root, 'question'),
    description: textIn(loaded.root, 'description'),
    limits: texts('limits'),
    sources: texts('sources'),
    parameters,
    values: constantsOf(file),
  };
  return { built: { ...heading, ...description }, problems: sortProblems(problems) };
};

/**
 * Builds the game of a loaded file.
 *
 * @throws DetenteError with everything wrong with it
 */
export const buildGame = (loaded: LoadedGame, options: { readonly set?: readonly Setting[] } = {}): BuiltGame => {
  const { built, problems } = checkGame(loaded, options.set ?? []);
  if (built === undefined) throw new DetenteError(problems);
  return built;
};

/** Loads and checks a game file; where keys were mistyped, what is left is checked too, so that all is said at once. */
export const examineGame = async (
  reference: string,
  files: Files,
  settings: readonly Setting[] = [],
): Promise<GameResult> => {
  const { loaded, problems } = await loadGame(reference, files);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (loaded === undefined || errors.some(({ code }) => !harmless.has(code))) return { built: undefined, problems };
  const checked = checkGame(loaded, settings);
  return {
    built: errors.length > 0 ? undefined : checked.built,
    problems: sortProblems([...problems, ...checked.problems]),
  };
};
