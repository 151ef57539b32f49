import { type Command, Option } from 'commander';
import { loadSparseSolver } from '../../engine/experiment/load-sparse-solver.ts';
import type { OpenedGame, OpenedNormalForm } from '../../engine/experiment/solutions/opened-game.ts';
import { contestDocument, inspectionDocument, raceDocument } from '../../engine/experiment/solutions/race-documents.ts';
import { solveDocument } from '../../engine/experiment/solutions/solve-document.ts';
import { commonProfile, firstCommonProfile, type RepeatedTerms } from '../../engine/games/cooperation.ts';
import { needsSolver } from '../../engine/games/correlated/correlated-equilibrium.ts';
import { encounterOf } from '../../engine/games/files/encounter.ts';
import { METHODS, type Method } from '../../engine/games/find-equilibria.ts';
import { type Game, type PureProfile, profileCount, shapeOf } from '../../engine/games/game.ts';
import { inspectionGame } from '../../engine/games/inspection.ts';
import { writeNfg } from '../../engine/games/nfg/write-nfg.ts';
import { INFORMATION } from '../../engine/games/race/rank-contest.ts';
import { solveSafetyContest } from '../../engine/games/race/safety-contest.ts';
import { solveRace } from '../../engine/games/race/solve-race.ts';
import { type Solved, solve } from '../../engine/games/solve.ts';
import { type Turning, turning } from '../../engine/games/stage/turning.ts';
import type { SolveExperiment } from '../../engine/language/model.ts';
import { didYouMean } from '../../engine/language/problem.ts';
import {
  amount,
  amounts,
  type CommonFlags,
  chance,
  jsonFlag,
  noColorFlag,
  oneOf,
  someText,
  stageFlags,
  wholeNumber,
} from '../flags.ts';
import { openGame, type StageFlags } from '../open-game.ts';
import { Refusal } from '../refusal.ts';
import type { Session } from '../session.ts';
import { jsonDocument } from '../terminal/json.ts';
import { contestSummary } from '../terminal/solve/contest-summary.ts';
import { inspectionSummary } from '../terminal/solve/inspection-summary.ts';
import { raceSummary } from '../terminal/solve/race-summary.ts';
import { solveSummary } from '../terminal/solve/solve-summary.ts';
import { styleFor } from '../terminal/style.ts';

type Flags = CommonFlags &
  StageFlags & {
    readonly method: Method;
    readonly all?: true;
    readonly exact?: true;
    readonly mediator?: true;
    readonly seconds?: number;
    readonly cooperate?: string;
    readonly discount?: number;
    readonly detection?: number;
    readonly falseAlarm?: number;
    readonly lag?: number;
    readonly snapBack?: number;
    readonly logit?: readonly number[];
    readonly export?: 'nfg';
  };

const termsOf = (given: Flags, own: SolveExperiment | undefined): RepeatedTerms => {
  const { discount = own?.discount ?? 0.99, detection = own?.detection ?? 1 } = given;
  const { falseAlarm = own?.falseAlarm ?? 0, lag = own?.lag ?? 0, snapBack = own?.snapBack } = given;
  if (detection < falseAlarm)
    throw new Refusal('bad-value', `--detection ${detection}: expected at least the false alarms, ${falseAlarm}`);
  const trigger =
    snapBack === undefined ? ({ kind: 'grim' } as const) : ({ kind: 'snap-back', length: snapBack } as const);
  return { discount, detection, falseAlarm, lag, trigger };
};

/** A population's game as that of two who meet; what another command solves is said. */
const asNormalForm = (
  opened: Exclude<OpenedGame, { readonly kind: 'inspection' | 'race' | 'contest' }>,
  reference: string,
  calledAs: string,
): OpenedNormalForm => {
  if (opened.kind === 'normal-form') return opened;
  if (opened.kind === 'population') return { kind: 'normal-form', game: encounterOf(opened.built) };
  throw new Refusal(
    'usage',
    `${reference} is a treaty among like players, of which coalition finds the stable sizes`,
    `${calledAs} coalition ${reference}`,
  );
};

const tableFlags = {
  ...{ all: '--all', exact: '--exact', seconds: '--seconds', cooperate: '--cooperate', discount: '--discount' },
  ...{ detection: '--detection', falseAlarm: '--false-alarm', lag: '--lag', snapBack: '--snap-back' },
  ...{ logit: '--logit', export: '--export' },
} as const satisfies { readonly [flag in keyof Flags]?: string };

/** A race has no table of payoffs, which these flags are about. */
const refuseTableFlags = (reference: string, kind: 'race' | 'contest', flags: Flags): void => {
  for (const [flag, written] of Object.entries(tableFlags))
    if (flags[flag as keyof typeof tableFlags] !== undefined)
      throw new Refusal('usage', `${written} goes with a game of payoffs, ${reference} is a ${kind}`);
};

/** The profile that all would have to keep: the one asked for, else everybody at his first action. */
const cooperativeProfile = (game: Game, cooperate: string | undefined): PureProfile | undefined => {
  if (cooperate === undefined) return firstCommonProfile(game);
  const profile = commonProfile(game, cooperate);
  if (profile !== undefined) return profile;
  const labels = [...new Set(game.actions.flat())];
  const near = didYouMean(cooperate, labels);
  throw new Refusal(
    'bad-value',
    `--cooperate: expected an action that everybody has, got "${cooperate}"`,
    near === undefined ? `there is ${labels.slice(0, 12).join(', ')}` : `did you mean "${near}"?`,
  );
};

/** Asked whether the time is up; the engine reads no clock. */
const expiredAfter = (seconds: number | undefined): { expired?: () => boolean } => {
  if (seconds === undefined) return {};
  const end = performance.now() + 1000 * seconds;
  return { expired: () => performance.now() > end };
};

const UNLIMITED = Number.MAX_SAFE_INTEGER;

type Answer = { readonly solved: Solved; readonly turning: Turning | undefined; readonly seconds: number };

/** Most profiles of a bare game of which it is said unasked what a mediator could reach. */
const FEW_PROFILES = 49;

/** Of a scenario or a game in YAML always; of a large .nfg file only where it is asked for. */
const isMediated = ({ game, scenario, built }: OpenedNormalForm, { mediator, method }: Flags): boolean => {
  const told = scenario !== undefined || built !== undefined || profileCount(shapeOf(game)) <= FEW_PROFILES;
  return method === 'all' && (mediator === true || told);
};

const answer = async (opened: OpenedNormalForm, flags: Flags): Promise<Answer> => {
  const { game, scenario } = opened;
  const started = performance.now();
  const mediated = isMediated(opened, flags);
  const own = scenario?.model.experiment.solve;
  const profile = cooperativeProfile(game, flags.cooperate ?? own?.cooperate);
  const { seconds } = flags;
  const budget = { ...expiredAfter(seconds), ...(flags.all ? { work: UNLIMITED } : {}) };
  // What else is asked of a game has as long again, its three linear programs a third each.
  const clock = expiredAfter(seconds === undefined ? undefined : 2 * seconds);
  const solved = solve(game, {
    method: flags.method,
    budget,
    mediated,
    ...clock,
    ...(mediated && needsSolver(game)
      ? { solver: await loadSparseSolver(seconds === undefined ? {} : { seconds: seconds / 3 }) }
      : {}),
    ...(flags.logit === undefined ? {} : { precisions: flags.logit }),
    ...(profile === undefined ? {} : { cooperate: { profile, terms: termsOf(flags, own) } }),
  });
  const turned =
    scenario === undefined || profile === undefined
      ? undefined
      : await turning(scenario.model, profile, scenario.stage.where, scenario.options, clock);
  return { solved, turning: turned, seconds: (performance.now() - started) / 1000 };
};

const notes = `
A scenario is solved as its stage game: every member of one decision's class chooses
at once, everything else stands as it is at that moment: --at tick of --run k, without
--run of the median world. with --payoff labs.name a "let" counts instead of the payoff.

Every equilibrium that is told has its regret recomputed exactly from the payoffs.
"there are no others" is printed where that is proven, of two players in whole numbers.

--cooperate pause    what all would have to keep; default: the first action, if all
                     have the same. Played again and again it is weighed with
--discount 0.99      what the next tick counts of this one
--detection 0.2      the chance that cheating is seen, each tick; --false-alarm 0.01
--lag 3              ticks from an alarm to what follows
--snap-back 12       ticks that a breakdown lasts before all is forgiven; without it, for ever

A scenario may hold all of these: experiment: {decision: labs.stance, solve: {at: 24,
discount: 0.99, detection: 0.2, false_alarm: 0.01, lag: 3, snap_back: 12}}.
`;

export const describeSolve = (command: Command, { terminal }: Session): void => {
  command.argument('<yaml|nfg>', 'a scenario, a game in YAML, or a .nfg file');
  for (const flag of stageFlags()) command.addOption(flag);
  command
    .option('--method <which>', 'equilibria: all, pure ones, or one', oneOf('--method', METHODS), 'all')
    .option('--all', 'no limit on the work, and every equilibrium is told')
    .option(
      '--seconds <number>',
      'ends the search after that time with what it has, all else after as long again',
      wholeNumber('--seconds', 1, 1e6),
    )
    .option('--exact', 'fractions instead of decimals, where they are known')
    .option('--mediator', 'what a mediator could reach, also of a large .nfg file')
    .option('--cooperate <action>', 'what all would have to keep; default: the first action', someText('--cooperate'))
    .option(
      '--discount <number>',
      'what the next tick counts of this one; default: 0.99',
      amount('--discount', { below: 1 }),
    )
    .option('--detection <chance>', 'that cheating is seen, in each tick; default: 1', chance('--detection'))
    .option('--false-alarm <chance>', 'of an alarm in a tick in which all keep; default: 0', chance('--false-alarm'))
    .option('--lag <ticks>', 'from an alarm to what follows; default: 0', wholeNumber('--lag', 0, 1e9))
    .option('--snap-back <ticks>', 'that a breakdown lasts; default: for ever', wholeNumber('--snap-back', 1, 1e9))
    .option('--logit <precisions>', 'quantal response at these, like 0.5,1,4', amounts('--logit', '0.5,1,4'))
    .addOption(new Option('--export <format>', 'print the game itself: nfg').argParser(oneOf('--export', ['nfg'])))
    .addOption(jsonFlag())
    .addOption(noColorFlag())
    .addHelpText('after', notes);
  command.action(async (reference: string, flags: Flags) => {
    const file = await openGame(reference, flags, terminal);
    const style = styleFor(terminal, 'out', flags.color);
    const numbers = { exact: flags.exact === true, digits: 3 };
    const width = terminal.outIsTerminal ? terminal.columns('out') : Number.POSITIVE_INFINITY;
    if (file.kind === 'inspection') {
      const { n, m, b } = file.built;
      const solution = inspectionGame({ periods: n, inspections: m, penalty: b });
      if (flags.json) return terminal.out(jsonDocument(inspectionDocument(file.built, solution)));
      return terminal.out(`${inspectionSummary(file.built, solution, { style, numbers, width }).join('\n')}\n`);
    }
    if (file.kind === 'race' || file.kind === 'contest') refuseTableFlags(reference, file.kind, flags);
    if (file.kind === 'contest') {
      const outcomes = solveSafetyContest(file.built.contest);
      if (flags.json) return terminal.out(jsonDocument(contestDocument(file.built, outcomes)));
      return terminal.out(`${contestSummary(file.built, outcomes, style).join('\n')}\n`);
    }
    if (file.kind === 'race') {
      const solutions = INFORMATION.map((information) => solveRace(file.built.contest, information));
      if (flags.json) return terminal.out(jsonDocument(raceDocument(file.built, solutions)));
      return terminal.out(`${raceSummary(file.built, solutions, style).join('\n')}\n`);
    }
    const opened = asNormalForm(file, reference, terminal.calledAs);
    if (flags.export === 'nfg') return terminal.out(writeNfg(opened.game));
    const found = await answer(opened, flags);
    if (flags.json) return terminal.out(jsonDocument(solveDocument(opened, found)));
    terminal.out(`${solveSummary(opened, found, { style, numbers, all: flags.all === true, width }).join('\n')}\n`);
  });
};
