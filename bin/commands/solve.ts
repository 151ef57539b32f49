import { type Command, Option } from 'commander';
import { defined } from '../../engine/experiment/defined.ts';
import {
  type Answer,
  answer,
  answerDocument,
  asNormalForm,
  type Solvable,
  type SolveClocks,
  termsOf,
} from '../../engine/experiment/solutions/answer.ts';
import type { OpenedGame, OpenedNormalForm } from '../../engine/experiment/solutions/opened-game.ts';
import { prepareSolve, type SolveFlags } from '../../engine/experiment/solutions/prepare-solve.ts';
import { commonProfile, firstCommonProfile } from '../../engine/games/cooperation.ts';
import { METHODS, type Method } from '../../engine/games/find-equilibria.ts';
import { writeNfg } from '../../engine/games/nfg/write-nfg.ts';
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
import { openGameFile, type StageFlags } from '../open-game.ts';
import { Refusal } from '../refusal.ts';
import type { Session } from '../session.ts';
import { type KeepFlags, keepFlags, tellFound } from '../tell-found.ts';
import { contestSummary } from '../terminal/solve/contest-summary.ts';
import { inspectionSummary } from '../terminal/solve/inspection-summary.ts';
import { raceSummary } from '../terminal/solve/race-summary.ts';
import { type SolveShown, solveSummary } from '../terminal/solve/solve-summary.ts';
import { styleFor } from '../terminal/style.ts';

type Flags = CommonFlags &
  KeepFlags &
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

/** A treaty among like players has another command. */
const solvable = (opened: OpenedGame, reference: string, calledAs: string): Solvable => {
  if (opened.kind !== 'treaty') return opened;
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

/** What all would have to keep is an action of everybody, and an alarm no likelier without cheating than with it. */
const refuseTerms = ({ game, scenario }: OpenedNormalForm, flags: Flags): void => {
  const own = scenario?.model.experiment.solve;
  const { cooperate = own?.cooperate } = flags;
  if (cooperate !== undefined && commonProfile(game, cooperate) === undefined) {
    const labels = [...new Set(game.actions.flat())];
    const near = didYouMean(cooperate, labels);
    throw new Refusal(
      'bad-value',
      `--cooperate: expected an action that everybody has, got "${cooperate}"`,
      near === undefined ? `there is ${labels.slice(0, 12).join(', ')}` : `did you mean "${near}"?`,
    );
  }
  const { detection, falseAlarm = 0 } = termsOf(flags, scenario?.stage.terms);
  if (cooperate === undefined && firstCommonProfile(game) === undefined) return;
  if (detection < falseAlarm) {
    const named = flags.detection === undefined ? 'detection' : '--detection';
    throw new Refusal(
      'bad-value',
      `${named} ${detection}: expected at least the chance of a false alarm, ${falseAlarm}: what is seen more often where all keep tells nobody who cheated`,
      scenario === undefined
        ? 'give --detection at least what --false-alarm is'
        : 'correct "experiment: solve: detection" and "false_alarm" of the scenario and the parameters that they read, or give --detection and --false-alarm',
    );
  }
};

/** Asked whether the time is up; the engine reads no clock. */
const expiredAfter = (seconds: number): (() => boolean) => {
  const end = performance.now() + 1000 * seconds;
  return () => performance.now() > end;
};

/** What else is asked of a game has as long again, its three linear programs a third each. */
const clocksOf = ({ seconds }: Flags): SolveClocks => {
  if (seconds === undefined) return {};
  const [search, rest] = [seconds, 2 * seconds].map((time) => expiredAfter(time));
  return defined({ search, rest, programSeconds: seconds / 3 });
};

const summaryOf = (found: Answer, shown: SolveShown, seconds: number): readonly string[] => {
  switch (found.kind) {
    case 'inspection':
      return inspectionSummary(found.built, found.solution, shown);
    case 'contest':
      return contestSummary(found.built, found.outcomes, shown.style);
    case 'race':
      return raceSummary(found.built, found.solutions, shown.style);
    case 'normal-form':
      return solveSummary(found.opened, { ...found.found, seconds }, shown);
  }
};

/** What has to be in a folder is the same whenever it is found. */
const refuseWithOut = ({ out, seconds, export: format }: Flags): void => {
  if (out === undefined) return;
  if (seconds !== undefined)
    throw new Refusal('usage', '--seconds does not go with --out', 'what a clock ends is not the same twice');
  if (format !== undefined) throw new Refusal('usage', '--export does not go with --out', 'it prints the game alone');
};

/** The flags that what is found depends on; which equilibria only where not all are asked for. */
const askedFlags = (flags: Flags): SolveFlags => {
  const { all, mediator, cooperate, discount, detection, falseAlarm, lag, snapBack, logit } = flags;
  const { method, decision, at, run, payoff } = flags;
  return defined({
    ...{ method: method === 'all' ? undefined : method, all, mediator, cooperate, discount, detection, falseAlarm },
    ...{ lag, snapBack, logit, decision, at, run, payoff },
  });
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
discount: 0.99, detection: 0.2, false_alarm: 0.01, lag: 3, snap_back: 12}}, the last five
also as formulas of its parameters.
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
    .addHelpText('after', notes);
  for (const flag of [...keepFlags(), jsonFlag(), noColorFlag()]) command.addOption(flag);
  command.action(async (reference: string, flags: Flags) => {
    refuseWithOut(flags);
    const file = await openGameFile(reference, flags, terminal);
    const opened = solvable(file.opened, reference, terminal.calledAs);
    if (opened.kind === 'race' || opened.kind === 'contest') refuseTableFlags(reference, opened.kind, flags);
    if (opened.kind === 'normal-form' || opened.kind === 'population') {
      const asGame = asNormalForm(opened);
      if (flags.export === 'nfg') return terminal.out(writeNfg(asGame.game));
      refuseTerms(asGame, flags);
    }
    const shown: SolveShown = {
      style: styleFor(terminal, 'out', flags.color),
      numbers: { exact: flags.exact === true, digits: 3 },
      width: terminal.outIsTerminal ? terminal.columns('out') : Number.POSITIVE_INFINITY,
      all: flags.all === true,
    };
    return tellFound(terminal, flags, {
      prepare: () => prepareSolve(file, opened, askedFlags(flags), flags.set ?? []),
      find: () => answer(opened, askedFlags(flags), clocksOf(flags)),
      document: answerDocument,
      summary: (found, seconds) => summaryOf(found, shown, seconds),
    });
  });
};
