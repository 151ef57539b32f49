import { hasSavedRuns } from '../engine/experiment/batch/journal.ts';
import { defined } from '../engine/experiment/defined.ts';
import {
  runStudy,
  type StudyDocument,
  type StudyOpened,
  type StudyPlan,
} from '../engine/experiment/study/run-study.ts';
import type { Setting } from '../engine/language/loading/settings.ts';
import type { Model } from '../engine/language/model.ts';
import { visible } from '../engine/language/problem.ts';
import { formatCount } from '../reports/format.ts';
import { crashAt } from './crash-at.ts';
import type { CommonFlags } from './flags.ts';
import { Interruption } from './interrupt.ts';
import { tellWarnings } from './open-model.ts';
import { partHint } from './part-hint.ts';
import { lanesOf } from './play.ts';
import { Refusal } from './refusal.ts';
import { createStudyProgress, type StudyProgress } from './terminal/study-progress.ts';
import type { Terminal } from './terminal/terminal.ts';

/** Flags that every study has. */
export type StudyFlags = CommonFlags & {
  readonly runs?: number;
  readonly seed?: string;
  readonly set?: readonly Setting[];
  readonly out?: string;
  readonly draft?: true;
  readonly workers?: number;
  readonly force?: true;
  readonly quiet?: true;
};

/** A study, and what is to be said of it. */
export type PlayedStudy = {
  readonly model: Model;
  readonly document: StudyDocument;
  readonly seconds: number;
  /** What was there already need not be a draft, although one was asked for. */
  readonly draft: boolean;
};

export type StudyHooks = {
  /** @throws ResultsError or DetenteError where there is no such design of the model */
  readonly plan: (model: Model) => StudyPlan | Promise<StudyPlan>;
  /** Sentences for stderr as playing begins, as of choices made where no flag says; not with --quiet or --json. */
  readonly announce?: (opened: StudyOpened) => readonly string[];
};

/**
 * Plays a study as the flags say, with progress on stderr.
 *
 * @throws DetenteError if the scenario or the design is wrong; Refusal where it was interrupted, telling what is kept
 */
export const playStudy = async (
  reference: string,
  { plan, announce = () => [] }: StudyHooks,
  flags: StudyFlags,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<PlayedStudy> => {
  const { seed, set, out, draft, workers, force, quiet, json, color } = flags;
  const now = (): number => performance.now();
  const started: { study: StudyOpened; start: number; progress: StudyProgress }[] = [];
  let done = 0;
  try {
    const document = await runStudy({
      ...defined({ seed, set, out, draft, workers, force }),
      ...lanesOf(process.env.DETENTE_LANES),
      ...crashAt(process.env.DETENTE_CRASH_AT),
      reference,
      plan,
      signal,
      opened: (study) => {
        tellWarnings(study.problems, terminal, color);
        started.push({ study, start: now(), progress: createStudyProgress(terminal, now) });
      },
      progress: (advance) => {
        // Results that are there already, and designs that come to nothing, are not announced.
        if (done === 0 && !quiet && !json)
          for (const line of started.flatMap(({ study }) => announce(study))) terminal.err(`${visible(line)}\n`);
        done = advance.runs;
        if (!quiet) started[0]?.progress.advance(advance);
      },
    });
    const { study, start } = started[0] as (typeof started)[number];
    return { model: study.model, document, seconds: (now() - start) / 1000, draft: document.manifest.draft };
  } catch (error) {
    const study = started[0]?.study;
    if (study === undefined || !(signal.aborted && signal.reason instanceof Interruption)) throw error;
    throw new Refusal(
      'interrupted',
      `interrupted after ${formatCount(done)} runs`,
      hasSavedRuns(study.results)
        ? `the same command again goes on from what is saved${partHint(study.results)}`
        : 'the same command again starts from the beginning',
      signal.reason.exitCode,
    );
  } finally {
    started[0]?.progress.end();
  }
};
