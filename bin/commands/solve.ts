import { type Command, Option } from 'commander';
import { loadSparseSolver } from '../../engine/experiment/load-sparse-solver.ts';
import { commonProfile, firstCommonProfile, type Terms } from '../../engine/games/cooperation.ts';
import { needsSolver } from '../../engine/games/correlated/correlated-equilibrium.ts';
import { encounterOf } from '../../engine/games/files/encounter.ts';
import { METHODS, type Method } from '../../engine/games/find-equilibria.ts';
import type { Game, PureProfile } from '../../engine/games/game.ts';
import { inspectionGame } from '../../engine/games/inspection.ts';
import { writeNfg } from '../../engine/games/nfg/write-nfg.ts';
import { type Solved, solve } from '../../engine/games/solve.ts';
import { type Turning, turning } from '../../engine/games/stage/turning.ts';
import type { SolveExperiment } from '../../engine/language/model.ts';
import { didYouMean } from '../../engine/language/problem.ts';
import { type CommonFlags, jsonFlag, noColorFlag, oneOf, seedFlag, setFlag, someText, wholeNumber } from '../flags.ts';
import { type OpenedGame, type OpenedNormalForm, openGame, type StageFlags } from '../open-game.ts';
import { Refusal } from '../refusal.ts';
import type { Session } from '../session.ts';
import { jsonDocument } from '../terminal/json.ts';
import { inspectionDocument, inspectionSummary } from '../terminal/solve/inspection-summary.ts';
import { solveDocument } from '../terminal/solve/solve-document.ts';
import { solveSummary } from '../terminal/solve/solve-summary.ts';
import { styleFor } from '../terminal/style.ts';

type Flags = CommonFlags &
  StageFlags & {
    readonly method: Method;
    readonly all?: true;
    readonly exact?: true;
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

const probability =
  (flag: string, most: 'at most 1' | 'below 1') =>
  (value: string): number => {
    const number = Number(someText(flag)(value));
    const fits = most === 'below 1' ? number < 1 : number <= 1;
    if (/^(\d+\.?\d*|\.\d+)(e-?\d+)?$/i.test(value) && fits) return number;
    throw new Refusal('bad-value', `${flag}: expected a number of at least 0 and ${most}, got "${value}"`);
  };

const precisions = (value: string): readonly number[] =>
  someText('--logit')(value)
    .split(',')
    .map((text) => {
      const number = Number(text);
      if (/^(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text.trim()) && Number.isFinite(number)) return number;
      throw new Refusal('bad-value', `--logit: expected numbers of at least 0, like 0.5,1,4, got "${value}"`);
    });

const termsOf = (given: Flags, own: SolveExperiment | undefined): Terms => {
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
  opened: Exclude<OpenedGame, { readonly kind: 'inspection' }>,
  reference: string,
  calledAs: string,
): OpenedNormalForm => {
  if (opened.kind === 'normal-form') return opened;
  if (opened.kind === 'population') return { kind: 'normal-form', game: encounterOf(opened.built) };
  throw new Refusal('usage', `${reference} is a treaty among like players`, `${calledAs} coalition ${reference}`);
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

const answer = async ({ game, scenario }: OpenedNormalForm, flags: Flags): Promise<Answer> => {
  const started = performance.now();
  const own = scenario?.model.experiment.solve;
  const profile = cooperativeProfile(game, flags.cooperate ?? own?.cooperate);
  const { seconds } = flags;
  const budget = { ...expiredAfter(seconds), ...(flags.all ? { work: UNLIMITED } : {}) };
  const solved = solve(game, {
    method: flags.method,
    budget,
    // What else is asked of a game has as long again, its three linear programs a third each.
    ...expiredAfter(seconds === undefined ? undefined : 2 * seconds),
    ...(flags.method === 'all' && needsSolver(game)
      ? { solver: await loadSparseSolver(seconds === undefined ? {} : { seconds: seconds / 3 }) }
      : {}),
    ...(flags.logit === undefined ? {} : { precisions: flags.logit }),
    ...(profile === undefined ? {} : { cooperate: { profile, terms: termsOf(flags, own) } }),
  });
  const turned =
    scenario === undefined || profile === undefined
      ? undefined
      : await turning(scenario.model, profile, scenario.stage.where, scenario.options);
  return { solved, turning: turned, seconds: (performance.now() - started) / 1000 };
};

const notes = `
A scenario is solved as its stage game: every member of one decision's class chooses
at once, everything else stands as it is at that moment: --at tick of --run k, without
--run of the median world. --payoff labs.name solves a "let" instead of the payoff.

Every equilibrium that is told has its regret recomputed exactly from the payoffs.
"there are no others" is printed where that is proven, of two players in whole numbers.

--cooperate pause    what all would have to keep; default: the first action, if all
                     have the same. Played again and again it is weighed with
--discount 0.99      what the next tick counts, against this one
--detection 0.2      the chance that cheating is seen, each tick; --false-alarm 0.01
--lag 3              ticks until something follows
--snap-back 12       ticks that a breakdown lasts; without it, for ever

A scenario may hold all of these: experiment: {decision: labs.stance, solve: {at: 24,
discount: 0.99, detection: 0.2, false_alarm: 0.01, lag: 3, snap_back: 12}}.
`;

export const describeSolve = (command: Command, { terminal }: Session): void => {
  command
    .argument('<yaml|nfg>', 'a scenario, a game in YAML, or a .nfg file')
    .option('--decision <name>', 'whose stage game, as in labs.stance; default: the first', someText('--decision'))
    .option('--at <tick>', 'at the start of which tick; default: 0', wholeNumber('--at', 0, 1e9))
    .option('--run <number>', 'in which run; default: the median world', wholeNumber('--run', 0, UNLIMITED))
    .addOption(seedFlag())
    .option('--payoff <let>', 'a "let" that is solved instead of the payoff', someText('--payoff'))
    .addOption(setFlag())
    .option('--method <which>', `${METHODS.join(', ')} equilibria`, oneOf('--method', METHODS), 'all')
    .option('--all', 'without a limit on the work, and every equilibrium is told')
    .option(
      '--seconds <number>',
      'ends the search after that time with what it has, all else after as long again',
      wholeNumber('--seconds', 1, 1e6),
    )
    .option('--exact', 'fractions instead of decimals, where they are known')
    .option('--cooperate <action>', 'what all would have to keep', someText('--cooperate'))
    .option('--discount <number>', 'what the next tick counts; default: 0.99', probability('--discount', 'below 1'))
    .option(
      '--detection <chance>',
      'that cheating is seen, each tick; default: 1',
      probability('--detection', 'at most 1'),
    )
    .option(
      '--false-alarm <chance>',
      'while all keep, each tick; default: 0',
      probability('--false-alarm', 'at most 1'),
    )
    .option('--lag <ticks>', 'until something follows; default: 0', wholeNumber('--lag', 0, 1e9))
    .option('--snap-back <ticks>', 'that a breakdown lasts; default: for ever', wholeNumber('--snap-back', 1, 1e9))
    .option('--logit <precisions>', 'quantal response at these, like 0.5,1,4', precisions)
    .addOption(new Option('--export <format>', 'print the game itself: nfg').argParser(oneOf('--export', ['nfg'])))
    .addOption(jsonFlag())
    .addOption(noColorFlag())
    .addHelpText('after', notes);
  command.action(async (reference: string, flags: Flags) => {
    const file = await openGame(reference, flags, terminal);
    const style = styleFor(terminal, 'out', flags.color);
    const numbers = { exact: flags.exact === true, digits: 3 };
    if (file.kind === 'inspection') {
      const { n, m, b } = file.built;
      const solution = inspectionGame({ periods: n, inspections: m, penalty: b });
      if (flags.json) return terminal.out(jsonDocument(inspectionDocument(file.built, solution)));
      return terminal.out(`${inspectionSummary(file.built, solution, numbers, style).join('\n')}\n`);
    }
    const opened = asNormalForm(file, reference, terminal.calledAs);
    if (flags.export === 'nfg') return terminal.out(writeNfg(opened.game));
    const found = await answer(opened, flags);
    if (flags.json) return terminal.out(jsonDocument(solveDocument(opened, found)));
    const width = terminal.outIsTerminal ? terminal.columns('out') : Number.POSITIVE_INFINITY;
    terminal.out(`${solveSummary(opened, found, { style, numbers, all: flags.all === true, width }).join('\n')}\n`);
  });
};
