import type { Command } from 'commander';
import { defined } from '../../engine/experiment/defined.ts';
import {
  type MergedDocument,
  type MergeOptions,
  MissingPieces,
  mergePieces,
} from '../../engine/experiment/pieces/merge-pieces.ts';
import { readManifest } from '../../engine/experiment/results/read-manifest.ts';
import type { Model } from '../../engine/language/model.ts';
import type { Problem } from '../../engine/language/problem.ts';
import { crashAt } from '../crash-at.ts';
import { type CommonFlags, formatFlag, jsonFlag, noColorFlag, quietFlag, workersFlag } from '../flags.ts';
import { Interruption, whileInterruptible } from '../interrupt.ts';
import { tellWarnings } from '../open-model.ts';
import { lanesOf } from '../play.ts';
import type { PlayedStudy, StudyFlags } from '../play-study.ts';
import { Refusal } from '../refusal.ts';
import type { Session } from '../session.ts';
import { planCommands } from '../terminal/plan-words.ts';
import { createProgress } from '../terminal/progress.ts';
import { headlineOf } from '../terminal/run-phrases.ts';
import { tellRun } from './run.ts';
import { tellSensitivity } from './sensitivity.ts';
import { tellSweep } from './sweep.ts';

type Flags = CommonFlags & {
  readonly workers?: number;
  readonly format?: NonNullable<MergeOptions['format']>;
  readonly quiet?: true;
};

/** So many commands stand in a hint; all are in `--json`. */
const NAMED = 3;

/** The commands that play what is missing are those of this terminal, and all of them. */
const refusalOf = (error: MissingPieces, directory: string, calledAs: string): Refusal => {
  const { missing } = error;
  const { shards } = planCommands({ results: directory, pieces: Math.max(...missing) + 1 }, calledAs);
  const commands = missing.map((index) => shards[index] as string);
  const more = commands.length > NAMED ? '; and so on' : '';
  return new Refusal(error.code, error.message, `${commands.slice(0, NAMED).join('; ')}${more}`, 3, {
    missing,
    commands,
  });
};

const put = async (directory: string, flags: Flags, session: Session, signal: AbortSignal): Promise<void> => {
  const { terminal } = session;
  const { workers, quiet, color, format } = flags;
  const now = (): number => performance.now();
  const start = now();
  const opened: Model[] = [];
  let progress = createProgress(terminal, undefined, now);
  const open = ({ model, problems }: { readonly model: Model; readonly problems: readonly Problem[] }): void => {
    opened.push(model);
    tellWarnings(problems, terminal, color);
    progress = createProgress(terminal, headlineOf(model), now);
  };
  let merged: MergedDocument;
  try {
    merged = await mergePieces({
      ...defined({ workers, format }),
      ...lanesOf(process.env.DETENTE_LANES),
      ...crashAt(process.env.DETENTE_CRASH_AT),
      ...{ directory, signal, openedRun: open, openedStudy: open },
      progress: (advance) => {
        if (!quiet) progress.advance(advance);
      },
    });
  } catch (error) {
    if (error instanceof MissingPieces) throw refusalOf(error, directory, terminal.calledAs);
    if (!(signal.aborted && signal.reason instanceof Interruption)) throw error;
    throw new Refusal(
      'interrupted',
      'interrupted',
      'the same command again starts anew; no piece is lost',
      signal.reason.exitCode,
    );
  } finally {
    progress.end();
  }
  const { results } = merged.document;
  const model = opened.at(-1) as Model;
  const manifest = readManifest(results)?.manifest;
  const facts = { model, seconds: (now() - start) / 1000, draft: manifest?.draft ?? false };
  const flagsOfAll = { ...flags, set: manifest?.set ?? [] };
  if (merged.kind === 'runs') tellRun({ ...facts, document: merged.document, checks: [] }, flagsOfAll, terminal);
  else await tellStudy({ ...facts, document: merged.document }, flagsOfAll, session, signal);
};

/** What the command of the study would say; what it had left out is not known any more. */
const tellStudy = async (
  played: PlayedStudy,
  flags: StudyFlags,
  session: Session,
  signal: AbortSignal,
): Promise<void> => {
  const { scenario, design } = played.document.manifest;
  if (design.kind !== 'sensitivity') return tellSweep(scenario, played, flags, session, signal);
  return tellSensitivity(scenario, played, { design, leftOut: [] }, flags, session.terminal);
};

const notes = `
What is printed, and every byte of the results, is that of the command that plays all
by itself. Exit code 3 where pieces are missing, which are named.
`;

export const describeMerge = (command: Command, session: Session): void => {
  command
    .argument('<dir>', 'the folder that detente plan made')
    .addOption(formatFlag())
    .addOption(workersFlag())
    .addOption(jsonFlag())
    .addOption(quietFlag('print only the path of the results'))
    .addOption(noColorFlag())
    .addHelpText('after', notes);
  command.action((directory: string, flags: Flags) =>
    whileInterruptible((signal) => put(directory.replace(/(?<=.)\/+$/, ''), flags, session, signal)),
  );
};
