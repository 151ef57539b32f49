import type { Command } from 'commander';
import type { CompareDocument } from '../../engine/experiment/compare/compare-experiments.ts';
import { defined } from '../../engine/experiment/defined.ts';
import { shellWord } from '../../engine/experiment/shell-word.ts';
import { visible } from '../../engine/language/problem.ts';
import { armFlag } from '../arm-flag.ts';
import {
  draftFlag,
  formatFlag,
  jsonFlag,
  noColorFlag,
  outFlag,
  quietFlag,
  runsFlag,
  seedFlag,
  setFlag,
  someText,
  traceFlag,
  workersFlag,
} from '../flags.ts';
import { whileInterruptible } from '../interrupt.ts';
import { type ComparedArms, type CompareFlags, playArms } from '../play-arms.ts';
import { Refusal } from '../refusal.ts';
import { refuseFile } from '../refuse-file.ts';
import type { Session } from '../session.ts';
import { compareSummary } from '../terminal/compare-summary.ts';
import { jsonDocument } from '../terminal/json.ts';
import { failureWarnings, tooManyFailures } from '../terminal/run-failures.ts';
import { styleFor } from '../terminal/style.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { writeReport } from './report.ts';

type Flags = CompareFlags & { readonly report?: true };

/** Why a comparison is no answer: too many runs of one of its arms failed. */
const failureOf = (document: CompareDocument, calledAs: string): Refusal | undefined => {
  for (const arm of document.arms) {
    const refusal = tooManyFailures(arm, calledAs);
    if (refusal !== undefined)
      return new Refusal(refusal.code, `${arm.name}: ${refusal.message}`, refusal.hint, refusal.exitCode, document);
  }
  return undefined;
};

const tell = async (compared: ComparedArms, flags: Flags, terminal: Terminal, stop: AbortSignal): Promise<void> => {
  const { document, arms, seconds, draft } = compared;
  const { pages, figures } =
    flags.report === undefined ? {} : await writeReport(document.results, { color: flags.color }, stop);
  const whole = { ...document, ...defined({ pages, figures }), ...(draft ? { draft } : {}) };
  const refusal = failureOf(document, terminal.calledAs);
  if (refusal !== undefined && flags.json) throw refusal;
  for (const arm of document.arms)
    for (const line of failureWarnings(arm)) terminal.err(`${visible(`${arm.name}: ${line}`)}\n`);
  if (flags.json) terminal.out(jsonDocument(whole));
  else if (flags.quiet) terminal.out(`${document.results}\n`);
  else {
    const width = terminal.outIsTerminal ? terminal.columns('out') : Number.POSITIVE_INFINITY;
    const style = styleFor(terminal, 'out', flags.color);
    const lines = compareSummary({ document, arms }, { seconds, style, width, draft });
    const written = [...(pages ?? []), ...(figures ?? [])].map((path) => `→ ${path}`);
    terminal.out(`${[...lines, ...written].join('\n')}\n`);
  }
  if (refusal !== undefined) throw refusal;
  if (flags.json || flags.quiet || flags.report) return;
  terminal.err(`  next: ${terminal.calledAs} report ${shellWord(document.results)}\n`);
};

const notes = `
An arm is a scenario, or the first one with other values: --arm careful:labs.caution=2
Commas inside brackets and quotes part nothing. With one scenario and no --arm the
arms are those of "experiment: arms:" in its file. Every arm has the same seed, so
run r meets the same chance in all of them, and differences are taken run by run.

detente report draws all arms together. Each arm lies below arms/ as results of its
own: report, trace, replay and verify take it too, and the same command with more
--runs extends it.
`;

export const describeCompare = (command: Command, session: Session): void => {
  command
    .argument('<yaml...>', 'scenarios: files, or names of shipped ones; the first is the baseline')
    .addOption(armFlag())
    .option(
      '--baseline <name>',
      'the arm that the others are compared with; default: the first',
      someText('--baseline'),
    )
    .addOption(runsFlag('how many runs of each arm'))
    .addOption(seedFlag())
    .addOption(setFlag())
    .addOption(draftFlag())
    .addOption(outFlag('results/compare-<hash>'))
    .option('--report', 'draw it too, as detente report does')
    .option('--force', 'replace the arms in the results directory')
    .addOption(formatFlag())
    .addOption(traceFlag())
    .addOption(workersFlag())
    .addOption(jsonFlag())
    .addOption(quietFlag('print only the path of the results'))
    .addOption(noColorFlag())
    .addHelpText('after', notes);
  command.action((references: readonly string[], flags: Flags) => {
    refuseFile(flags.out);
    return whileInterruptible(async (signal) => {
      await tell(await playArms(references, flags, session.terminal, signal), flags, session.terminal, signal);
    });
  });
};
