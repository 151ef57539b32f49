import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKPOINT } from '../engine/experiment/batch/checkpoint.ts';
import { hasSavedRuns } from '../engine/experiment/batch/journal.ts';
import {
  type CompareDocument,
  compareExperiments,
  type OpenedComparison,
} from '../engine/experiment/compare/compare-experiments.ts';
import { armFolder, findComparison } from '../engine/experiment/compare/comparison-manifest.ts';
import type { Mismatch } from '../engine/experiment/compare/mismatches.ts';
import type { ArmSettings, OpenedArm } from '../engine/experiment/compare/open-arms.ts';
import { defined } from '../engine/experiment/defined.ts';
import { MANIFEST } from '../engine/experiment/results/manifest.ts';
import { visible } from '../engine/language/problem.ts';
import { formatCount } from '../reports/format.ts';
import { Interruption } from './interrupt.ts';
import { tellWarnings } from './open-model.ts';
import { lanesOf, type RunFlags } from './play.ts';
import { Refusal } from './refusal.ts';
import { createProgress, type Progress } from './terminal/progress.ts';
import type { Terminal } from './terminal/terminal.ts';

export type CompareFlags = Omit<RunFlags, 'failIf'> & {
  readonly arm?: readonly ArmSettings[];
  readonly baseline?: string;
};

/** A comparison, and what is to be said of it. */
export type ComparedArms = {
  readonly document: CompareDocument;
  readonly arms: readonly OpenedArm[];
  readonly seconds: number;
  readonly draft: boolean;
};

/** What one name means twice is no difference of degree. */
const mismatchText = ({ what, name, detail }: Mismatch): string =>
  what === 'time'
    ? `warning the arms are not of one length: ${detail}`
    : `warning ${what} "${name}" is not the same thing: ${detail}`;

/** Each warning once: arms over one file share its warnings. */
const tellAll = ({ arms, mismatches }: OpenedComparison, terminal: Terminal, colour: boolean): void => {
  const problems = arms.flatMap((arm) => arm.problems);
  const once = new Map(problems.map((one) => [`${one.span?.source.name} ${one.span?.start} ${one.message}`, one]));
  tellWarnings([...once.values()], terminal, colour);
  for (const mismatch of mismatches) terminal.err(`${visible(mismatchText(mismatch))}\n`);
};

/** Whether the next call goes on from something, or begins anew. */
const isKept = ({ results, arms }: OpenedComparison): boolean =>
  arms.some(({ name }) => {
    const folder = armFolder(results, name);
    return existsSync(join(folder, MANIFEST)) || hasSavedRuns(folder) || existsSync(join(folder, CHECKPOINT));
  });

/**
 * Plays all arms as the flags say, with progress on stderr, and compares them.
 *
 * @throws DetenteError if a scenario is wrong; Refusal where it was interrupted, telling what is kept
 */
export const playArms = async (
  references: readonly string[],
  flags: CompareFlags,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<ComparedArms> => {
  const { runs, seed, set, out, draft, workers, trace, format, force, arm: arms, baseline, quiet, color } = flags;
  const now = (): number => performance.now();
  const started: { comparison: OpenedComparison; start: number; progress: Progress }[] = [];
  let done = 0;
  try {
    const document = await compareExperiments({
      ...defined({ runs, seed, set, out, draft, workers, trace, format, force, arms, baseline }),
      ...lanesOf(process.env.DETENTE_LANES),
      references,
      signal,
      opened: (comparison) => {
        tellAll(comparison, terminal, color);
        started.push({ comparison, start: now(), progress: createProgress(terminal, undefined, now) });
      },
      progress: (advance) => {
        done = advance.done;
        if (!quiet) started[0]?.progress.advance({ ...advance, outcomes: {} });
      },
    });
    const { comparison, start } = started[0] as (typeof started)[number];
    const isDraft = findComparison(document.results)?.manifest.draft ?? false;
    return { document, arms: comparison.arms, seconds: (now() - start) / 1000, draft: isDraft };
  } catch (error) {
    const comparison = started[0]?.comparison;
    if (comparison === undefined || !(signal.aborted && signal.reason instanceof Interruption)) throw error;
    throw new Refusal(
      'interrupted',
      `interrupted after ${formatCount(done)} runs`,
      `the same command again ${isKept(comparison) ? 'goes on from what is saved' : 'starts from the beginning'}`,
      signal.reason.exitCode,
    );
  } finally {
    started[0]?.progress.end();
  }
};
