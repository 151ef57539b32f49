import { statSync } from 'node:fs';
import type { Command } from 'commander';
import { hasSavedRuns } from '../../engine/experiment/journal.ts';
import { QUANTILE_RUNS } from '../../engine/experiment/quantiles.ts';
import { type RunDocument, runExperiment } from '../../engine/experiment/run-experiment.ts';
import { SHARD_RUNS } from '../../engine/experiment/shard.ts';
import type { Setting } from '../../engine/language/loading/settings.ts';
import type { Model } from '../../engine/language/model.ts';
import { visible } from '../../engine/language/problem.ts';
import { formatCount } from '../../reports/format.ts';
import { type CommonFlags, jsonFlag, noColorFlag, outFlag, quietFlag, runsFlag, seedFlag, setFlag } from '../flags.ts';
import { Interruption, whileInterruptible } from '../interrupt.ts';
import { tellWarnings } from '../open-model.ts';
import { Refusal } from '../refusal.ts';
import type { Session } from '../session.ts';
import { jsonDocument } from '../terminal/json.ts';
import { createProgress, type Progress } from '../terminal/progress.ts';
import { failureWarnings, tooManyFailures } from '../terminal/run-failures.ts';
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

const refuseFile = (out: string | undefined): void => {
  if (out === undefined || (statSync(out, { throwIfNoEntry: false })?.isDirectory() ?? true)) return;
  throw new Refusal('bad-value', `--out: ${out} is a file, expected a folder`, 'name a new or empty folder');
};

/** Shards that quantiles are taken of are always played; the one after them is the first that is saved. */
const SAVED_FROM = QUANTILE_RUNS + SHARD_RUNS;

const interrupted = ({ exitCode }: Interruption, done: number, results: string): Refusal =>
  new Refusal(
    'interrupted',
    `interrupted after ${formatCount(done)} runs`,
    hasSavedRuns(results)
      ? 'the same command again goes on from what is saved'
      : `the same command again starts from the beginning: the first saving is after ${formatCount(SAVED_FROM)} runs`,
    exitCode,
  );

/** Runs side by side in the kernel, for tests: no result depends on it. */
const lanesOf = (text: string | undefined): { lanes?: 2 | 4 | 8 | 16 | 32 } => {
  if (text === undefined) return {};
  const lanes = ([2, 4, 8, 16, 32] as const).find((width) => String(width) === text);
  if (lanes === undefined) throw new Refusal('bad-value', `DETENTE_LANES: expected 2, 4, 8, 16 or 32, got ${text}`);
  return { lanes };
};

type Playing = { readonly model: Model; readonly document: RunDocument; readonly seconds: number };

const play = async (reference: string, flags: RunFlags, terminal: Terminal, signal: AbortSignal): Promise<Playing> => {
  const { runs, seed, set = [], out, force, quiet, color } = flags;
  const now = (): number => performance.now();
  const opened: { model: Model; results: string; start: number; progress: Progress }[] = [];
  let done = 0;
  try {
    const document = await runExperiment({
      reference,
      set,
      signal,
      ...(runs === undefined ? {} : { runs }),
      ...(seed === undefined ? {} : { seed }),
      ...(out === undefined ? {} : { out }),
      ...(force === undefined ? {} : { force }),
      ...lanesOf(process.env.DETENTE_LANES),
      opened: ({ model, problems, results }) => {
        tellWarnings(problems, terminal, color);
        opened.push({ model, results, start: now(), progress: createProgress(terminal, headlineOf(model), now) });
      },
      progress: (advance) => {
        done = advance.done;
        if (!quiet) opened[0]?.progress.advance(advance);
      },
    });
    const [{ model, start }] = opened as [(typeof opened)[number]];
    return { model, document, seconds: (now() - start) / 1000 };
  } catch (error) {
    const results = opened[0]?.results;
    if (results === undefined || !(signal.aborted && signal.reason instanceof Interruption)) throw error;
    throw interrupted(signal.reason, done, results);
  } finally {
    opened[0]?.progress.end();
  }
};

/** What is said when all is done: on stdout the result, on stderr what is wrong with it and what to do next. */
const tell = ({ model, document, seconds }: Playing, flags: RunFlags, terminal: Terminal): void => {
  const { calledAs } = terminal;
  const refusal = tooManyFailures(document, calledAs);
  if (refusal === undefined) for (const line of failureWarnings(document)) terminal.err(`${visible(line)}\n`);
  else if (flags.json || document.failedRuns === document.runs) throw refusal;
  if (flags.json) terminal.out(jsonDocument(document));
  else if (flags.quiet) terminal.out(`${document.results}\n`);
  else {
    const width = terminal.outIsTerminal ? terminal.columns('out') : Number.POSITIVE_INFINITY;
    const style = styleFor(terminal, 'out', flags.color);
    terminal.out(`${runSummary(document, model, { seconds, style, width }).join('\n')}\n`);
  }
  if (refusal !== undefined) throw refusal;
  if (!flags.json && !flags.quiet)
    terminal.err(`  next: ${calledAs} report ${shellWord(document.results)} --page a4\n`);
};

const aboutFailures = `
Runs that fail count in no share. Where more than 1 in 100 runs failed, the exit
code is 3: the results are written, but tell only of the other runs.
`;

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
    .addOption(noColorFlag())
    .addHelpText('after', aboutFailures);
  command.action((reference: string, flags: RunFlags) =>
    whileInterruptible(async (signal) => {
      refuseFile(flags.out);
      tell(await play(reference, flags, terminal, signal), flags, terminal);
    }),
  );
};
