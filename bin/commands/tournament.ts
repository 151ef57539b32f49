import { type Command, Option } from 'commander';
import { defined } from '../../engine/experiment/defined.ts';
import { USUAL_RULES } from '../../engine/experiment/empirical/named-rules.ts';
import { playTournament } from '../../engine/experiment/empirical/play-tournament.ts';
import { nodeFiles } from '../../engine/experiment/files.ts';
import { packageRoot } from '../../engine/experiment/package.ts';
import {
  type FoundRules,
  type MatchesFlags,
  playMatches,
  prepareMatches,
  prepareRules,
  type RulesFlags,
  type RulesOf,
  rulesOptions,
  solveRules,
} from '../../engine/experiment/solutions/prepare-tournament.ts';
import { iteratedDocument, tournamentDocument } from '../../engine/experiment/solutions/tournament-document.ts';
import { partsOf } from '../../engine/experiment/study/vary.ts';
import { iteratedStrategies } from '../../engine/games/iterated/strategies/index.ts';
import { isGame } from '../../engine/language/load-game.ts';
import type { Setting } from '../../engine/language/loading/settings.ts';
import { didYouMean } from '../../engine/language/problem.ts';
import {
  amount,
  type CommonFlags,
  chance,
  jsonFlag,
  noColorFlag,
  oneOf,
  runsFlag,
  seedFlag,
  setFlag,
  someText,
  wholeNumber,
  workersFlag,
} from '../flags.ts';
import { whileInterruptible } from '../interrupt.ts';
import { openGameFile } from '../open-game.ts';
import { tellWarnings } from '../open-model.ts';
import { refusable } from '../refusable.ts';
import { Refusal } from '../refusal.ts';
import type { Session } from '../session.ts';
import { type KeepFlags, keepFlags, tellFound } from '../tell-found.ts';
import { createStudyProgress } from '../terminal/study-progress.ts';
import { styleFor } from '../terminal/style.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { iteratedSummary } from '../terminal/tournament/iterated-summary.ts';
import { tournamentSummary } from '../terminal/tournament/tournament-summary.ts';

type Flags = CommonFlags &
  KeepFlags & {
    readonly rules?: readonly string[];
    readonly decision?: string;
    readonly payoff?: 'mean' | 'total';
    readonly runs?: number;
    readonly seed?: string;
    readonly set?: readonly Setting[];
    readonly resamples?: number;
    readonly alpha?: number;
    readonly apart?: true;
    readonly workers?: number;
    readonly turns?: number;
    readonly repetitions?: number;
    readonly noise?: number;
    readonly selfPlay?: true;
  };

const ofScenarios = {
  ...{ decision: 'decision', payoff: 'payoff', runs: 'runs', resamples: 'resamples', alpha: 'alpha', apart: 'apart' },
  workers: 'workers',
} as const;
const ofGames = { turns: 'turns', repetitions: 'repetitions', noise: 'noise', selfPlay: 'self-play' } as const;

/** @param refused flags with their names as written */
const refuseFlags = (flags: Flags, refused: { readonly [flag in keyof Flags]?: string }, goesWith: string): void => {
  const given = Object.entries(refused).find(([flag]) => flags[flag as keyof Flags] !== undefined);
  if (given !== undefined) throw new Refusal('usage', `--${given[1]} goes with ${goesWith}`);
};

const shownOn = (terminal: Terminal, flags: Flags) => ({
  style: styleFor(terminal, 'out', flags.color),
  width: terminal.outIsTerminal ? terminal.columns('out') : Number.POSITIVE_INFINITY,
});

const refuseStrategies = (names: readonly string[] | undefined): void => {
  const known = iteratedStrategies.map(({ name }) => name);
  for (const text of names ?? []) {
    if (known.includes(text)) continue;
    const near = didYouMean(text, known);
    throw new Refusal(
      'bad-value',
      `--rules: there is no strategy "${text}" of iterated play`,
      near === undefined ? `there is ${known.join(', ')}` : `did you mean "${near}"?`,
    );
  }
};

const playIterated = async (reference: string, flags: Flags, terminal: Terminal): Promise<void> => {
  refuseFlags(flags, ofScenarios, 'a scenario; a game is played turn after turn');
  const { rules, turns, repetitions, noise, selfPlay, seed, set } = flags;
  const file = await openGameFile(reference, { color: flags.color, ...defined({ set, seed }) }, terminal);
  const { opened } = file;
  if (opened.kind !== 'normal-form' && opened.kind !== 'population')
    throw new Refusal(
      'usage',
      `${reference} is a game of the kind ${opened.kind}, which is not played turn after turn`,
      `${terminal.calledAs} ${opened.kind === 'treaty' ? 'coalition' : 'solve'} ${reference}`,
    );
  refuseStrategies(rules);
  const asked: MatchesFlags = defined({ rules, turns, repetitions, noise, selfPlay });
  const { style, width } = shownOn(terminal, flags);
  return tellFound(terminal, flags, {
    prepare: () => prepareMatches(file, opened, asked, set ?? []),
    find: async () => refusable(() => playMatches(opened, asked, seed)),
    document: ({ title, result }, seconds) => iteratedDocument(title, result, seconds),
    summary: ({ title, result }, seconds) => iteratedSummary(title, result, seconds, style, width),
  });
};

const playRules = (reference: string, flags: Flags, terminal: Terminal): Promise<void> => {
  refuseFlags(flags, ofGames, 'a game that is played turn after turn');
  const { rules, decision, payoff, runs, seed, set = [], resamples, alpha, apart, workers } = flags;
  const asked: RulesFlags = defined({ rules, decision, payoff, runs, resamples, alpha, apart });
  const of: RulesOf = { reference, files: nodeFiles(packageRoot()), set, seed };
  return whileInterruptible(async (signal) => {
    const progress = flags.json ? undefined : createStudyProgress(terminal, () => performance.now());
    const find = async (): Promise<FoundRules> => {
      const tournament = await playTournament({
        ...rulesOptions(of, asked, { signal, ...defined({ workers }) }),
        opened: ({ problems }) => tellWarnings(problems, terminal, flags.color),
        progress: ({ done, total }) => progress?.advance({ runs: done, total }),
      });
      progress?.end();
      return { tournament, solved: refusable(() => solveRules(tournament, asked)) };
    };
    return tellFound(terminal, flags, {
      prepare: () => prepareRules(of, asked),
      find,
      document: ({ tournament, solved }) => tournamentDocument(tournament, solved),
      summary: ({ tournament, solved }, seconds) =>
        tournamentSummary(tournament, solved, seconds, shownOn(terminal, flags)),
    });
  });
};

const notes = `
Of a scenario every profile of decision rules is played in the same worlds; the mean
payoffs are a game, and runs drawn anew say how sure its equilibria are. --rules takes
what "rule:" takes: --rules 'grim,{logit: {precision: 8}}'. Default: those under
experiment: rules: in the file, else ${USUAL_RULES.slice(0, 3).join(', ')},
${USUAL_RULES.slice(3).join(', ')}.

A symmetric game of two players and two actions is played turn after turn, every two
strategies against each other: --turns 200 --repetitions 10 --noise 0.01. A file says
it under tournament: {rules: [tit-for-tat, grim], turns: 200, self_play: true}. Without
rules all of them: ${iteratedStrategies
  .map(({ name }) => name)
  .join(', ')
  .replace(/(.{1,60})(?:, |$)/g, '$1,\n')
  .replace(/,\n$/, '')
  .trim()}.
`;

const rulesFlag = (value: string): readonly string[] => partsOf(someText('--rules')(value)).map((part) => part.trim());

export const describeTournament = (command: Command, { terminal }: Session): void => {
  command
    .argument('<yaml|nfg>', 'a scenario, or a symmetric game of two actions')
    .option('--rules <list>', 'decision rules or strategies, with commas between them', rulesFlag)
    .option('--decision <name>', 'whose rules, as in labs.stance; default: the first', someText('--decision'))
    .addOption(
      new Option('--payoff <fold>', "mean or total over the ticks; default: the file's, else mean").argParser(
        oneOf('--payoff', ['mean', 'total']),
      ),
    )
    .addOption(runsFlag('how many runs of each profile'))
    .addOption(seedFlag())
    .addOption(setFlag())
    .option('--resamples <number>', 'of the runs; default: 1000', wholeNumber('--resamples', 100, 1_000_000))
    .option(
      '--alpha <number>',
      'alpha-rank of the profiles too; inf for its limit',
      amount('--alpha', { infinite: true }),
    )
    .option('--apart', 'players who differ by name only are not taken for each other')
    .option('--turns <number>', 'of a match; default: 200', wholeNumber('--turns', 1, 10_000_000))
    .option('--repetitions <number>', 'matches of each pair; default: 1', wholeNumber('--repetitions', 1, 1_000_000))
    .option('--noise <chance>', 'that a move turns into its opposite; default: 0', chance('--noise'))
    .option('--self-play', 'matches against oneself count in the scores')
    .addOption(workersFlag())
    .addHelpText('after', notes);
  for (const flag of [...keepFlags(), jsonFlag(), noColorFlag()]) command.addOption(flag);
  command.action(async (reference: string, flags: Flags) => {
    const isFile = /\.nfg$/i.test(reference) || (await isGame(reference, nodeFiles(packageRoot())));
    return isFile ? playIterated(reference, flags, terminal) : playRules(reference, flags, terminal);
  });
};
