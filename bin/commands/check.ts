import type { Command } from 'commander';
import { nodeFiles } from '../../engine/experiment/files.ts';
import { packageRoot } from '../../engine/experiment/package.ts';
import { examine } from '../../engine/experiment/results/examine.ts';
import { type BuiltGame, examineGame } from '../../engine/games/files/build-game.ts';
import { pairwise } from '../../engine/language/check/check.ts';
import { isGame } from '../../engine/language/load-game.ts';
import type { Setting } from '../../engine/language/loading/settings.ts';
import type { Model } from '../../engine/language/model.ts';
import { countSources, parameterCounts } from '../../engine/language/parameter-counts.ts';
import { formatProblems, type Problem, problemToJson } from '../../engine/language/problem.ts';
import { type CommonFlags, jsonFlag, noColorFlag, quietFlag, setFlag } from '../flags.ts';
import type { ExitCode } from '../refusal.ts';
import type { Session } from '../session.ts';
import { jsonDocument } from '../terminal/json.ts';
import { parametersInWords } from '../terminal/parameters.ts';
import { hasColour, styleFor } from '../terminal/style.ts';
import { counted } from '../terminal/table.ts';

type CheckFlags = CommonFlags & { readonly strict?: true; readonly quiet?: true; readonly set?: readonly Setting[] };

type Checked = {
  readonly file: string;
  /** What the file has; undefined where a problem is an error. */
  readonly words: string | undefined;
  readonly pairwise: readonly string[];
  readonly problems: readonly Problem[];
};

const checkFile = async (file: string, settings: readonly Setting[]): Promise<Checked> => {
  const files = nodeFiles(packageRoot());
  if (await isGame(file, files)) {
    const { built, problems } = await examineGame(file, files, settings);
    return { file, words: built && gameInWords(built), pairwise: [], problems };
  }
  const { understood, problems } = await examine(file, files, settings);
  const model = understood?.model;
  return { file, words: model && inWords(model), pairwise: model ? pairwise(model) : [], problems };
};

/** `2 players · 3 options · 2 parameters: 0 sourced, 2 assumed` */
const gameInWords = (game: BuiltGame): string =>
  [...partsInWords(game), parametersInWords(countSources(game.parameters))].join(' · ');

const partsInWords = (game: BuiltGame): readonly string[] => {
  switch (game.kind) {
    case 'normal-form': {
      const { players, actions, payoffs } = game.game;
      const counts = [...new Set(actions.map((labels) => labels.length))];
      const options = counts.length === 1 ? counted(counts[0] as number, 'option') : `${counts.join(', ')} options`;
      return [counted(players.length, 'player'), options, counted(payoffs[0]?.length ?? 0, 'profile')];
    }
    case 'population':
      return ['a population', counted(game.strategies.length, 'option')];
    case 'inspection':
      return [counted(game.n, 'period'), counted(game.m, 'inspection')];
    case 'treaty':
      return ['a treaty', counted(game.players.length, 'player')];
    case 'race':
      return ['a race', counted(game.players.length, 'player')];
    case 'contest':
      return ['a contest', counted(game.players.length, 'player')];
  }
};

/** `two-labs: 2 labs · 3 parameters: 1 sourced, 2 assumed · 1 decision · 5 measures` */
const inWords = (model: Model): string =>
  [
    ...model.classes.map((one) => `${one.members.length} ${one.name}`),
    parametersInWords(parameterCounts(model)),
    counted(model.decisions.length, 'decision'),
    counted(model.measures.length, 'measure'),
  ].join(' · ');

const exitCodeOf = (problems: readonly Problem[], strict: boolean): ExitCode => {
  if (problems.some(({ severity }) => severity === 'error')) return 2;
  return strict && problems.length > 0 ? 1 : 0;
};

export const describeCheck = (command: Command, session: Session): void => {
  const { terminal } = session;
  command
    .argument('<yaml...>', 'scenarios and games: files, or names of shipped ones')
    .option('--strict', 'warnings fail as well: exit code 1')
    .addOption(setFlag())
    .addOption(jsonFlag())
    .addOption(quietFlag('say nothing about files without problems'))
    .addOption(noColorFlag());
  command.action(async (files: readonly string[], flags: CheckFlags) => {
    const checked: Checked[] = [];
    for (const file of new Set(files)) checked.push(await checkFile(file, flags.set ?? []));
    const problems = checked.flatMap((one) => one.problems);
    session.exitCode = exitCodeOf(problems, flags.strict === true);
    if (flags.json) {
      const names = checked.flatMap((one) => one.pairwise);
      const ok = session.exitCode === 0;
      return terminal.out(
        jsonDocument({ ok, pairwise: [...new Set(names)].sort(), problems: problems.map(problemToJson) }),
      );
    }
    const style = styleFor(terminal, 'out', flags.color);
    const color = hasColour(terminal, 'err', flags.color);
    const wrong = checked.filter((one) => one.problems.length > 0);
    if (wrong.length > 0) terminal.err(`${wrong.map((one) => formatProblems(one.problems, { color })).join('\n\n')}\n`);
    if (flags.quiet) return;
    for (const { file, words, problems: warnings } of checked) {
      const verdict = warnings.length > 0 ? counted(warnings.length, 'warning') : 'ok';
      if (words !== undefined) terminal.out(`${style('bold', file)}: ${words} · ${verdict}\n`);
    }
  });
};
