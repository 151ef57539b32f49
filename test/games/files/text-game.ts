import { type BuiltGame, examineGame, type GameResult } from '../../../engine/games/files/build-game.ts';
import type { Setting } from '../../../engine/language/loading/settings.ts';
import { formatProblem, formatProblems } from '../../../engine/language/problem.ts';
import { memoryFiles } from '../../language/memory-files.ts';

const settingsOf = (set: Readonly<Record<string, string>>): Setting[] =>
  Object.entries(set).map(([path, value]) => ({ path, value }));

/** A game file of a text, examined. */
export const examineText = (text: string, set: Readonly<Record<string, string>> = {}): Promise<GameResult> =>
  examineGame('game.yaml', memoryFiles({ 'game.yaml': text }), settingsOf(set));

/** The game of a text; throws whatever is wrong with it, warnings included. */
export const gameOfText = async (text: string, set: Readonly<Record<string, string>> = {}): Promise<BuiltGame> => {
  const { built, problems } = await examineText(text, set);
  if (built === undefined || problems.length > 0) throw new Error(formatProblems(problems));
  return built;
};

/** The first lines of what is said against a text. */
export const complaintsOf = async (text: string, set: Readonly<Record<string, string>> = {}): Promise<string[]> =>
  (await examineText(text, set)).problems.map((problem) => formatProblem(problem).split('\n')[0] as string);
