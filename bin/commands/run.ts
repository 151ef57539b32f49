import type { Command } from 'commander';
import { shellWord } from '../../engine/experiment/shell-word.ts';
import { visible } from '../../engine/language/problem.ts';
import { checksDocument, isFailed } from '../fail-if.ts';
import {
  draftFlag,
  failIfFlag,
  formatFlag,
  jsonFlag,
  noColorFlag,
  outFlag,
  precisionFlag,
  quietFlag,
  runsFlag,
  seedFlag,
  setFlag,
  traceFlag,
  workersFlag,
} from '../flags.ts';
import { whileInterruptible } from '../interrupt.ts';
import { type Played, play, type RunFlags } from '../play.ts';
import { Refusal } from '../refusal.ts';
import { refuseFile } from '../refuse-file.ts';
import type { Session } from '../session.ts';
import { jsonDocument } from '../terminal/json.ts';
import { precisionDocument, precisionLine, precisionWarning } from '../terminal/precision-words.ts';
import { checkLines } from '../terminal/run-checks.ts';
import { failureWarnings, tooManyFailures } from '../terminal/run-failures.ts';
import { runSummary } from '../terminal/run-summary.ts';
import { styleFor } from '../terminal/style.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { watch } from '../watch.ts';

type Flags = RunFlags & { readonly watch?: true; readonly resume?: true };

const refusePairs = ({ watch: isWatched, json, resume, force, precision, draft }: Flags): void => {
  if (isWatched && json)
    throw new Refusal('usage', '--watch does not go with --json', 'one JSON document comes of one run');
  if (precision !== undefined && (draft || isWatched))
    throw new Refusal(
      'usage',
      `--precision does not go with --${draft ? 'draft' : 'watch'}`,
      'a draft is a first look',
    );
  if (resume && force)
    throw new Refusal('usage', '--resume does not go with --force', 'goes on with what is there, or replaces it');
};

/** What is said when all is done: on stdout the result, on stderr what is wrong with it and what to do next. */
export const tellRun = (played: Played, flags: RunFlags, terminal: Terminal): void => {
  const { model, seconds, draft, checks, precision } = played;
  const { calledAs } = terminal;
  const facts = {
    ...(draft ? { draft } : {}),
    ...(precision === undefined ? {} : { precision: precisionDocument(precision) }),
    ...(checks.length > 0 ? { checks: checksDocument(checks) } : {}),
  };
  const document = { ...played.document, ...facts };
  const refusal = tooManyFailures(document, calledAs);
  const tellChecks = (): void => {
    const style = styleFor(terminal, 'err', flags.color);
    const shown = flags.quiet || flags.json ? checks.filter(isFailed) : checks;
    for (const line of shown.flatMap((check) => checkLines(check, style))) terminal.err(`${line}\n`);
  };
  if (refusal === undefined) for (const line of failureWarnings(document)) terminal.err(`${visible(line)}\n`);
  else if (flags.json || document.failedRuns === document.runs) {
    tellChecks();
    throw refusal;
  }
  if (flags.json) terminal.out(jsonDocument(document));
  else if (flags.quiet) terminal.out(`${document.results}\n`);
  else {
    const width = terminal.outIsTerminal ? terminal.columns('out') : Number.POSITIVE_INFINITY;
    const style = styleFor(terminal, 'out', flags.color);
    const lines = runSummary(document, model, { seconds, style, width, draft, set: flags.set });
    const reached = precision === undefined ? [] : [`  ${precisionLine(precision, document.runs, model)}`];
    terminal.out(`${lines.toSpliced(-1, 0, ...reached).join('\n')}\n`);
  }
  const warning = precision === undefined ? undefined : precisionWarning(precision, document.runs);
  if (warning !== undefined) terminal.err(`${warning}\n`);
  tellChecks();
  if (refusal !== undefined) throw refusal;
  if (!flags.json && !flags.quiet)
    terminal.err(`  next: ${calledAs} report ${shellWord(document.results)} --page a4\n`);
};

const notes = `
--fail-if takes ends and failed (shares of runs, 0 to 1) and measures (means),
each compared with a number; and, or, not, parentheses. What cannot be told fails.

--watch plays a draft into results/<name>-watch on every save of the scenario, its
parents, and its own modules and rules, and says what changed; Ctrl-C ends it.

Runs that fail count in no share. Where more than 1 in 100 runs failed, the exit
code is 3: the results are written, but tell only of the other runs.
`;

export const describeRun = (command: Command, session: Session): void => {
  const { terminal } = session;
  command
    .argument('<yaml>', 'a scenario: a file, or the name of a shipped one')
    .addOption(runsFlag())
    .addOption(precisionFlag())
    .addOption(seedFlag())
    .addOption(setFlag())
    .addOption(draftFlag())
    .option('--watch', 'check and a draft on every save, until Ctrl-C')
    .addOption(failIfFlag())
    .addOption(outFlag())
    .option(
      '--resume',
      'needs no saying: runs that were interrupted always go on, and more are added to those there are',
    )
    .option('--force', 'replace what is in the results directory, and play however much space the results may take')
    .addOption(formatFlag())
    .addOption(traceFlag())
    .addOption(workersFlag())
    .addOption(jsonFlag())
    .addOption(quietFlag('print only the path of the results'))
    .addOption(noColorFlag())
    .addHelpText('after', notes);
  command.action((reference: string, flags: Flags) => {
    refusePairs(flags);
    refuseFile(flags.out);
    return whileInterruptible(async (signal) => {
      if (flags.watch) {
        session.exitCode = await watch(reference, flags, terminal, signal);
        return;
      }
      const played = await play(reference, flags, terminal, signal);
      if (played.checks.some(isFailed)) session.exitCode = 1;
      tellRun(played, flags, terminal);
    });
  });
};
