import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKPOINT } from '../engine/experiment/batch/checkpoint.ts';
import { hasSavedRuns } from '../engine/experiment/batch/journal.ts';
import { QUANTILE_RUNS } from '../engine/experiment/batch/quantiles.ts';
import { SHARD_RUNS } from '../engine/experiment/batch/shard.ts';
import { defined } from '../engine/experiment/defined.ts';
import { readManifest } from '../engine/experiment/results/read-manifest.ts';
import type { RunDocument, RunOptions } from '../engine/experiment/run-experiment.ts';
import { type Precision, runAsAsked } from '../engine/experiment/run-until-precise.ts';
import type { Setting } from '../engine/language/loading/settings.ts';
import type { Model } from '../engine/language/model.ts';
import { formatCount } from '../reports/format.ts';
import { crashAt } from './crash-at.ts';
import { type Check, checkResults, type FailIf, readFailIf } from './fail-if.ts';
import type { CommonFlags } from './flags.ts';
import { Interruption } from './interrupt.ts';
import { tellWarnings } from './open-model.ts';
import { partHint } from './part-hint.ts';
import { Refusal } from './refusal.ts';
import { createProgress, type Progress } from './terminal/progress.ts';
import { headlineOf } from './terminal/run-phrases.ts';
import type { Terminal } from './terminal/terminal.ts';

export type RunFlags = CommonFlags & {
  readonly runs?: number;
  readonly precision?: number;
  readonly seed?: string;
  readonly set?: readonly Setting[];
  readonly out?: string;
  readonly draft?: true;
  readonly workers?: number;
  readonly trace?: NonNullable<RunOptions['trace']>;
  readonly format?: NonNullable<RunOptions['format']>;
  readonly force?: true;
  readonly quiet?: true;
  readonly failIf?: readonly string[];
};

/** Results, and what is to be said of them. */
export type Played = {
  readonly model: Model;
  readonly document: RunDocument;
  readonly seconds: number;
  /** The results are those of a draft; what was there already need not be, although one was asked for. */
  readonly draft: boolean;
  readonly checks: readonly Check[];
  /** Where the headline was to become precise. */
  readonly precision?: Precision;
};

/** Shards that quantiles are taken of are always played; the one after them is the first that is saved. */
const SAVED_FROM = QUANTILE_RUNS + SHARD_RUNS;

const interrupted = ({ exitCode }: Interruption, done: number, isKept: boolean, results: string): Refusal =>
  new Refusal(
    'interrupted',
    `interrupted after ${formatCount(done)} runs`,
    isKept
      ? `the same command again goes on from what is saved${partHint(results)}`
      : `the same command again starts from the beginning: the first saving is after ${formatCount(SAVED_FROM)} runs`,
    exitCode,
  );

/** Runs side by side in the kernel, for tests: no result depends on it. */
export const lanesOf = (text: string | undefined): { lanes?: 2 | 4 | 8 | 16 | 32 } => {
  if (text === undefined) return {};
  const lanes = ([2, 4, 8, 16, 32] as const).find((width) => String(width) === text);
  if (lanes === undefined) throw new Refusal('bad-value', `DETENTE_LANES: expected 2, 4, 8, 16 or 32, got ${text}`);
  return { lanes };
};

type Opened = {
  readonly model: Model;
  readonly results: string;
  readonly start: number;
  readonly progress: Progress;
  readonly conditions: readonly FailIf[];
};

/**
 * Plays a scenario as the flags say, with progress on stderr.
 *
 * @throws DetenteError if the scenario or a condition is wrong; Refusal where it was interrupted, telling what is kept
 */
export const play = async (
  reference: string,
  flags: RunFlags,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Played> => {
  const { runs, precision, seed, set, out, draft, workers, trace, format, force, quiet, color, failIf = [] } = flags;
  const now = (): number => performance.now();
  const opened: Opened[] = [];
  let done = 0;
  try {
    const { document, precision: reached } = await runAsAsked({
      ...defined({ runs, precision, seed, set, out, draft, workers, trace, format, force }),
      reference,
      signal,
      ...lanesOf(process.env.DETENTE_LANES),
      ...crashAt(process.env.DETENTE_CRASH_AT),
      opened: ({ model, problems, results }) => {
        const conditions = readFailIf(failIf, model);
        tellWarnings(problems, terminal, color);
        const progress = createProgress(terminal, headlineOf(model), now);
        opened.push({ model, results, start: now(), progress, conditions });
      },
      // Each look has runs of its own to come to.
      look: () => {
        const [before] = opened;
        if (before === undefined) return;
        before.progress.end();
        opened[0] = { ...before, progress: createProgress(terminal, headlineOf(before.model), now) };
      },
      progress: (advance) => {
        done = advance.done;
        if (!quiet) opened[0]?.progress.advance(advance);
      },
    });
    const [{ model, start, conditions }] = opened as [Opened];
    return {
      model,
      document,
      seconds: (now() - start) / 1000,
      draft: readManifest(document.results)?.manifest.draft ?? false,
      checks: checkResults(conditions, document),
      ...defined({ precision: reached }),
    };
  } catch (error) {
    const results = opened[0]?.results;
    if (results === undefined || !(signal.aborted && signal.reason instanceof Interruption)) throw error;
    // Finished results of fewer runs stay until there are more, and what these go on from with them.
    const isKept = hasSavedRuns(results) || (!force && existsSync(join(results, CHECKPOINT)));
    throw interrupted(signal.reason, done, isKept, results);
  } finally {
    opened[0]?.progress.end();
  }
};
