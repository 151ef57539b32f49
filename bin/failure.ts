import { CommanderError } from 'commander';
import { type ResultsCode, ResultsError } from '../engine/experiment/results/results-error.ts';
import { DetenteError, formatProblems, problemToJson, sortProblems, visible } from '../engine/language/problem.ts';
import { type ExitCode, Refusal, type RefusalCode } from './refusal.ts';
import { jsonDocument } from './terminal/json.ts';
import { hasColour, styleFor } from './terminal/style.ts';
import type { Terminal } from './terminal/terminal.ts';

const usageCodes: { readonly [code: string]: RefusalCode } = {
  'commander.unknownOption': 'unknown-flag',
  'commander.unknownCommand': 'unknown-command',
  'commander.missingArgument': 'missing-argument',
  'commander.excessArguments': 'too-many-arguments',
  'commander.optionMissingArgument': 'missing-value',
  'commander.missingMandatoryOptionValue': 'missing-value',
  'commander.invalidArgument': 'bad-value',
};

/** What cannot be done now is no fault of the request. */
const undoable: ReadonlySet<ResultsCode> = new Set([
  'damaged-results',
  'missing-pieces',
  'results-in-use',
  'unwritable-results',
]);

/** Commander's sentence without its prefix, in our words, its suggestion as a hint. */
const ofCommander = (error: CommanderError): Refusal => {
  const [sentence = '', suggestion] = error.message.replace(/^error: /, '').split(/\n\(Did you mean (?:one of )?/);
  const message = sentence
    .replaceAll(/'([^']*)'/g, '"$1"')
    .replace(/^unknown option/, 'unknown flag')
    .replace(/^(?:required )?option ("[^"]*")/, 'flag $1')
    .replace(/argument missing$/, 'needs a value')
    .replace(/not specified$/, 'is missing')
    .replace(
      /^(too many arguments)(?: for "[^"]*")?\. Expected (\d+) arguments? but got (\d+)\.$/,
      '$1: expected $2, got $3',
    )
    .replace(/\.$/, '');
  const hint = suggestion === undefined ? undefined : `did you mean ${suggestion.replace(/\?\)$/, '')}?`;
  return new Refusal(usageCodes[error.code] ?? 'usage', message, hint);
};

const systemReasons: { readonly [code: string]: string } = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'your share of the disk is used up',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder',
  EEXIST: 'there is a file of that name',
  ENOENT: 'there is no such file or folder',
  ENAMETOOLONG: 'the name is too long',
  EIO: 'the disk failed',
  ELOOP: 'its links lead in a circle',
};

const remedies: { readonly [code: string]: string } = {
  ENOSPC: 'make room, then give the same command again',
  EDQUOT: 'make room, then give the same command again',
  EIO: 'nothing that looks finished was left; give the same command again, on another disk if it fails again',
  EROFS: 'name a place that can be written',
  EMFILE: 'allow more open files: ulimit -n 256',
  EACCES: 'name a place that you may write to',
  EPERM: 'name a place that you may write to',
};

const reading = new Set(['open', 'read', 'stat', 'lstat', 'scandir', 'readdir', 'realpath']);

type SystemError = Error & { readonly code: string; readonly syscall: string; readonly path?: string };

export const isSystemError = (error: unknown): error is SystemError =>
  error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';

const reasonOf = (code: string): string => systemReasons[code] ?? `the system says ${code}`;

/** Of something that was only to be read. */
export const unreadable = ({ code }: SystemError, path: string): Refusal =>
  new Refusal('cannot-read', `cannot read ${path}: ${reasonOf(code)}`, undefined, 3);

const ofSystem = ({ code, syscall, path }: SystemError): Refusal => {
  const reason = reasonOf(code);
  const isRead = syscall === 'read' || (reading.has(syscall) && (code === 'ENOENT' || code === 'EISDIR'));
  const what = path === undefined ? 'the output' : path;
  return isRead
    ? new Refusal('cannot-read', `cannot read ${what}: ${reason}`, undefined, 3)
    : new Refusal(
        'cannot-write',
        `cannot open or write ${what}: ${reason}`,
        path === undefined ? undefined : remedies[code],
        3,
      );
};

/** Every WebAssembly memory reserves addresses, most of them never used; limits of batch systems count these. */
const outOfMemory = (): Refusal =>
  new Refusal(
    'out-of-memory',
    'there is not enough memory, or a limit allows too few addresses (ulimit -v)',
    'lift the limit, about 10 GB of addresses for each thread; --workers 1 takes least',
    3,
  );

/** What V8 says where it cannot have the memory of a kernel, here or in a thread. */
const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && /out of memory|could not allocate memory|ERR_WORKER_OUT_OF_MEMORY/i.test(error.message);

/** Not over a run, which would be left out and named: over everything. */
const ofThreads = ({ message }: Error): Refusal =>
  new Refusal(
    'runs-crashed',
    message,
    'give the same command again, with --workers 1 if this goes on: what was played is kept',
    3,
  );

const ofDefect = (error: unknown): Refusal => {
  const sentence = error instanceof Error ? error.message : String(error);
  const [line = ''] = sentence.split('\n');
  const hint = 'this is a defect of Detente; DETENTE_DEBUG=1 shows where it happened';
  return new Refusal('internal', line === '' ? 'something went wrong' : line, hint, 3);
};

const refusalOf = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error;
  if (error instanceof CommanderError) return ofCommander(error);
  if (error instanceof ResultsError)
    return new Refusal(error.code, error.message, error.hint, undoable.has(error.code) ? 3 : 2);
  if (isOutOfMemory(error)) return outOfMemory();
  if (error instanceof Error && error.name === 'PlayerDied') return ofThreads(error);
  return isSystemError(error) ? ofSystem(error) : ofDefect(error);
};

const isUsage = (code: Refusal['code']): boolean =>
  code === 'unknown-command' || code === 'unknown-flag' || code === 'missing-argument' || code === 'too-many-arguments';

/** Help and version leave by an error as well. */
const isDone = (error: unknown): boolean => error instanceof CommanderError && error.exitCode === 0;

/**
 * Says why a command ended: people read sentences on stderr, `--json` gets one document on stdout. Never a stack trace,
 * unless DETENTE_DEBUG asks for it.
 *
 * @returns the exit code
 */
export const reportFailure = (error: unknown, terminal: Terminal, argv: readonly string[]): ExitCode => {
  if (isDone(error)) return 0;
  const json = argv.includes('--json');
  if (process.env.DETENTE_DEBUG === '1' && error instanceof Error) terminal.err(`${error.stack ?? error.message}\n`);
  if (error instanceof DetenteError) {
    const color = hasColour(terminal, 'err', !argv.includes('--no-color'));
    if (json) terminal.out(jsonDocument({ ok: false, problems: sortProblems(error.problems).map(problemToJson) }));
    else terminal.err(`${formatProblems(error.problems, { color })}\n`);
    return 2;
  }
  const { code, message, hint, exitCode, document } = refusalOf(error);
  const help = isUsage(code) ? `${terminal.calledAs} --help shows what there is` : undefined;
  const shownHint = hint ?? help;
  if (json) {
    const problem = { code, severity: 'error', message, ...(shownHint === undefined ? {} : { hint: shownHint }) };
    terminal.out(jsonDocument({ ...document, ok: false, problems: [problem] }));
    return exitCode;
  }
  const style = styleFor(terminal, 'err', !argv.includes('--no-color'));
  terminal.err(`${style('red', 'error')} ${visible(message)}  ${style('faint', `[${code}]`)}\n`);
  if (shownHint !== undefined) terminal.err(`  ${style('cyan', 'hint:')} ${visible(shownHint)}\n`);
  return exitCode;
};
