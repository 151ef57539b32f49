import { statSync } from 'node:fs';
import type { Command } from 'commander';
import { type RunDocument, runExperiment } from '../../engine/experiment/run-experiment.ts';
import type { Setting } from '../../engine/language/loading/settings.ts';
import { visible } from '../../engine/language/problem.ts';
import { formatCount } from '../../reports/format.ts';
import { type CommonFlags, jsonFlag, noColorFlag, outFlag, quietFlag, runsFlag, seedFlag, setFlag } from '../flags.ts';
import { Interruption, whileInterruptible } from '../interrupt.ts';
import { openModel } from '../open-model.ts';
import { Refusal } from '../refusal.ts';
import type { Session } from '../session.ts';
import { jsonDocument } from '../terminal/json.ts';
import { createProgress } from '../terminal/progress.ts';
import { headlineOf } from '../terminal/run-phrases.ts';
import { runSummary } from '../terminal/run-summary.ts';
import { shellWord } from '../terminal/shell.ts';
import { styleFor } from '../terminal/style.ts';
import type { Terminal } from '../terminal/terminal.ts';

type RunFlags = CommonFlags & {
  readonly runs?: number;
  readonly seed?: string;
  readonly set?: readonly Setting[];
  readonly out?: string;
  readonly force?: true;
  readonly quiet?: true;
};

/** The failed runs by name, so that each can be looked at: `detente trace --run 17`. */
const warnOfFailures = ({ failures = [], failedRuns }: RunDocument, terminal: Terminal): void => {
  for (const { run, tick, kind, name, player, option, value } of failures) {
    const whose = player === undefined ? '' : ` of ${player}`;
    const which = option === undefined ? '' : ` for ${option}`;
    terminal.err(visible(`warning run ${run} failed in tick ${tick}: ${kind} ${name}${whose}${which} is ${value}`));
    terminal.err('\n');
  }
  if (failedRuns > failures.length) terminal.err(`warning ${failedRuns} runs failed in all\n`);
};

const refuseFile = (out: string | undefined): void => {
  if (out === undefined || (statSync(out, { throwIfNoEntry: false })?.isDirectory() ?? true)) return;
  throw new Refusal('bad-value', `--out: ${out} is a file, expected a folder`, 'name a new or empty folder');
};

const interrupted = ({ exitCode }: Interruption, done: number): Refusal =>
  new Refusal(
    'interrupted',
    `interrupted after ${formatCount(done)} runs`,
    'the same command again goes on from what is saved',
    exitCode,
  );

/** Runs side by side in the kernel, for tests: no result depends on it. */
const lanesOf = (text: string | undefined): { lanes?: 2 | 4 | 8 | 16 | 32 } => {
  if (text === undefined) return {};
  const lanes = ([2, 4, 8, 16, 32] as const).find((width) => String(width) === text);
  if (lanes === undefined) throw new Refusal('bad-value', `DETENTE_LANES: expected 2, 4, 8, 16 or 32, got ${text}`);
  return { lanes };
};

export const describeRun = (command: Command, session: Session): void => {
  const { terminal } = session;
  command
    .argument('<yaml>', 'a scenario: a file, or the name of a shipped one')
    .addOption(runsFlag())
    .addOption(seedFlag())
    .addOption(setFlag())
    .addOption(outFlag())
    .option('--force', 'replace what is in the results directory')
    .addOption(jsonFlag())
    .addOption(quietFlag('print only the path of the results'))
    .addOption(noColorFlag());
  command.action((reference: string, flags: RunFlags) =>
    whileInterruptible(async (signal) => {
      const { runs, seed, set = [], out, force } = flags;
      refuseFile(out);
      const model = await openModel(reference, set, terminal, flags.color);
      const start = performance.now();
      const progress = createProgress(terminal, headlineOf(model), () => performance.now());
      let done = 0;
      let document: RunDocument;
      try {
        document = await runExperiment({
          reference,
          set,
          signal,
          ...(runs === undefined ? {} : { runs }),
          ...(seed === undefined ? {} : { seed }),
          ...(out === undefined ? {} : { out }),
          ...(force === undefined ? {} : { force }),
          ...lanesOf(process.env.DETENTE_LANES),
          progress: (advance) => {
            done = advance.done;
            if (!flags.quiet) progress.advance(advance);
          },
        });
      } catch (error) {
        throw signal.aborted && signal.reason instanceof Interruption ? interrupted(signal.reason, done) : error;
      } finally {
        progress.end();
      }
      const seconds = (performance.now() - start) / 1000;
      warnOfFailures(document, terminal);
      if (document.failedRuns === document.runs)
        throw new Refusal('all-runs-failed', `all ${document.runs} runs failed`, undefined, 3);
      if (flags.json) return terminal.out(jsonDocument(document));
      if (flags.quiet) return terminal.out(`${document.results}\n`);
      const style = styleFor(terminal, 'out', flags.color);
      terminal.out(`${runSummary(document, model, seconds, style).join('\n')}\n`);
      terminal.err(`  next: detente report ${shellWord(document.results)} --page a4\n`);
    }),
  );
};
