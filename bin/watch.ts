import { join } from 'node:path';
import { nodeFiles } from '../engine/experiment/files.ts';
import { packageRoot } from '../engine/experiment/package.ts';
import { examine } from '../engine/experiment/results/examine.ts';
import { readManifest } from '../engine/experiment/results/read-manifest.ts';
import type { RunDocument } from '../engine/experiment/run-experiment.ts';
import { DetenteError, formatProblems, type Problem, visible } from '../engine/language/problem.ts';
import { reportFailure } from './failure.ts';
import { Interruption } from './interrupt.ts';
import { nextSave, type Patience, rememberedFiles, type Watched, watchedOf } from './own-files.ts';
import { play, type RunFlags } from './play.ts';
import { type ExitCode, Refusal } from './refusal.ts';
import { changeLines } from './terminal/run-changes.ts';
import { checkLines } from './terminal/run-checks.ts';
import { failureWarnings, tooManyFailures } from './terminal/run-failures.ts';
import { runSummary } from './terminal/run-summary.ts';
import { hasColour, styleFor } from './terminal/style.ts';
import { counted } from './terminal/table.ts';
import type { Terminal } from './terminal/terminal.ts';

/** Clears the screen and leaves what has scrolled off it. */
const clearScreen = '\u001b[2J\u001b[H';

type Watching = {
  readonly reference: string;
  readonly flags: RunFlags;
  readonly terminal: Terminal;
  /** Of Ctrl-C and the like. */
  readonly signal: AbortSignal;
};

type Examined = { readonly name: string | undefined; readonly problems: readonly Problem[]; readonly watched: Watched };

/** Reads all there is; what was watched before stays watched while there are errors. */
const look = async ({ reference, flags }: Watching, before: Watched | undefined): Promise<Examined> => {
  const { files, read } = rememberedFiles(nodeFiles(packageRoot()));
  const { understood, problems } = await examine(reference, files, flags.set ?? []);
  // Nothing to wait for: a name was mistyped.
  if (read.size === 0 && before === undefined) throw new DetenteError(problems);
  const watched = watchedOf(read, join(packageRoot(), 'scenarios'), understood === undefined ? before : undefined);
  return { name: understood?.model.name, problems, watched };
};

/** One folder for all drafts, each in the place of the one before; results that are no drafts are not touched. */
const draftFolder = (name: string, { out, force }: RunFlags): string => {
  const folder = out ?? join('results', `${name}-watch`);
  const there = force ? undefined : readManifest(folder);
  if (there !== undefined && !there.manifest.draft)
    throw new Refusal(
      'other-results',
      `${folder}: holds results that are no draft, and --watch replaces them at every save`,
      'name another folder with --out, or replace them with --force',
    );
  return folder;
};

const isStopped = (signal: AbortSignal): boolean => signal.aborted && signal.reason instanceof Interruption;

/** @returns what it came to; undefined where the files were saved again meanwhile */
const draft = async (
  { reference, flags, terminal, signal }: Watching,
  folder: string,
  saved: AbortSignal,
  before: RunDocument | undefined,
): Promise<RunDocument | undefined> => {
  const options: RunFlags = { ...flags, draft: true, out: folder, force: true };
  const either = AbortSignal.any([signal, saved]);
  const played = await play(reference, options, terminal, either).catch((error: unknown) => {
    if (saved.aborted && !isStopped(signal)) return undefined;
    throw error;
  });
  if (played === undefined) return undefined;
  const { document, model, seconds, checks } = played;
  for (const line of failureWarnings(document)) terminal.err(`${visible(line)}\n`);
  const refusal = tooManyFailures(document, terminal.calledAs);
  if (refusal !== undefined) reportFailure(refusal, terminal, flags.color ? [] : ['--no-color']);
  if (flags.quiet) terminal.out(`${document.results}\n`);
  else {
    const width = terminal.outIsTerminal ? terminal.columns('out') : Number.POSITIVE_INFINITY;
    const style = styleFor(terminal, 'out', flags.color);
    const changes = before === undefined ? [] : changeLines(before, document, model);
    const lines = [...runSummary(document, model, { seconds, style, width, draft: true, set: flags.set }), ...changes];
    terminal.out(`${lines.join('\n')}\n`);
  }
  const style = styleFor(terminal, 'err', flags.color);
  for (const line of checks.flatMap((check) => checkLines(check, style))) terminal.err(`${line}\n`);
  return document;
};

const tellProblems = (problems: readonly Problem[], { terminal, flags }: Watching): void => {
  terminal.err(`${formatProblems(problems, { color: hasColour(terminal, 'err', flags.color) })}\n`);
};

/** One round: what is wrong with the files, or a draft of them. */
const round = async (
  watching: Watching,
  { name, problems }: Examined,
  saved: AbortSignal,
  before: RunDocument | undefined,
): Promise<RunDocument | undefined> => {
  if (name === undefined) {
    tellProblems(problems, watching);
    return undefined;
  }
  try {
    return await draft(watching, draftFolder(name, watching.flags), saved, before);
  } catch (error) {
    if (!(error instanceof DetenteError)) throw error;
    tellProblems(error.problems, watching);
    return undefined;
  }
};

const rounds = async (watching: Watching, patience: Patience | undefined): Promise<never> => {
  const { terminal, signal, flags } = watching;
  let last: RunDocument | undefined;
  let watched: Watched | undefined;
  for (let count = 1; ; count++) {
    const examined = await look(watching, watched);
    watched = examined.watched;
    const saved = new AbortController();
    const next = nextSave(watched, signal, patience).finally(() => saved.abort());
    // Ctrl-C while a draft is played is told by the draft.
    next.catch(() => {});
    if (terminal.outIsTerminal && !flags.quiet) terminal.out(clearScreen);
    last = (await round(watching, examined, saved.signal, last)) ?? last;
    const files = counted(watched.files.size, 'file');
    if (!flags.quiet) terminal.err(`  round ${count} · watching ${files} · Ctrl-C ends\n`);
    await next;
  }
};

/**
 * Checks a scenario and plays a draft of it, again at every save of a file it is made of, until it is interrupted.
 *
 * @returns the exit code of what ended it
 * @throws DetenteError where the scenario cannot be found at all; what else no save can mend
 */
export const watch = async (
  reference: string,
  flags: RunFlags,
  terminal: Terminal,
  signal: AbortSignal,
  patience?: Patience,
): Promise<ExitCode> => {
  const ended = new AbortController();
  const either = AbortSignal.any([signal, ended.signal]);
  try {
    return await rounds({ reference, flags, terminal, signal: either }, patience);
  } catch (error) {
    if (!isStopped(signal)) throw error;
    return (signal.reason as Interruption).exitCode;
  } finally {
    ended.abort();
  }
};
