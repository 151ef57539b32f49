import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { reportFailure } from '../../../bin/failure.ts';
import { readForReport } from '../../../engine/experiment/read-for-report.ts';
import { rememberingTerminal, say } from '../../bin/command-line.ts';
import type { Chance } from '../chance.ts';
import { inOneForm } from '../in-one-form.ts';
import { mutate, mutateBytes } from '../mutate.ts';
import { hostilePieces } from '../shipped-texts.ts';
import { type Subject, subject, type Verdict, Wrong } from '../subject.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A results directory as it was made. */
type Whole = {
  readonly directory: string;
  readonly files: ReadonlyMap<string, Bytes>;
  /** What a report is drawn from. */
  readonly read: string;
};

/** What happens to one file; undefined: it is gone. */
type Case = { readonly whole: Whole; readonly file: string; readonly bytes: Bytes | undefined };

const call = async (argv: readonly string[]): Promise<{ code: number | null; words: string }> => {
  const { code, out, err } = await say(argv);
  return { code, words: out + err };
};

const filesIn = (directory: string): ReadonlyMap<string, Bytes> =>
  new Map(
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
      .sort()
      .map((name) => [name, new Uint8Array(readFileSync(join(directory, name)))]),
  );

/** What no hash covers, as `verify` says. */
const isCovered = (file: string): boolean => !/(^|\/)environment\.json$/.test(file);

const make = async (folder: string, name: string, argv: readonly string[]): Promise<Whole> => {
  const directory = join(folder, name);
  const { code, words } = await call([...argv, '--out', directory, '--json']);
  if (code !== 0) throw new Error(`detente ${argv.join(' ')}: exit ${code}\n${words}`);
  return { directory, files: filesIn(directory), read: inOneForm(await readForReport(directory)) };
};

/** Results of each kind; runs of two seeds, so that files can be mixed. */
const makeAll = async (root: string, folder: string): Promise<readonly Whole[]> => {
  const labs = join(root, 'test/fixtures/two-labs.yaml');
  const runs = ['--runs', '12', '--workers', '1'];
  return [
    await make(folder, 'runs', ['run', labs, ...runs]),
    await make(folder, 'others', ['run', labs, ...runs, '--seed', '2']),
    await make(folder, 'sweep', ['sweep', labs, '--vary', 'labs.caution=0.2,0.6', ...runs]),
    await make(folder, 'comparison', ['compare', labs, '--arm', 'careful:labs.caution=0.9', ...runs]),
    await make(folder, 'solution', ['solve', 'chicken']),
  ];
};

const hurtFile = (chance: Chance, whole: Whole, file: string, all: readonly Whole[]): Bytes | undefined => {
  const bytes = whole.files.get(file) ?? new Uint8Array();
  const other = chance.pick(all).files;
  if (chance.is(0.04)) return undefined;
  if (chance.is(0.1)) return other.get(file) ?? chance.pick([...other.values()]);
  if (chance.is(0.1)) return bytes.slice(0, chance.below(bytes.length + 1));
  if (/\.(json|csv|yaml)$/.test(file) && chance.is(0.6)) {
    const pieces = [...hostilePieces, '0', '13', '"1"', 'null', '[]', '{}'];
    const text = new TextDecoder().decode(bytes);
    return new TextEncoder().encode(mutate(chance, text, { pieces, others: [text] }));
  }
  return mutateBytes(chance, bytes);
};

const draw =
  (all: readonly Whole[]) =>
  (chance: Chance): Case => {
    const whole = chance.pick(all);
    const names = [...whole.files.keys()];
    const file = chance.is(0.4)
      ? chance.pick(names.filter((one) => one.endsWith('manifest.json')))
      : chance.pick(names);
    return { whole, file, bytes: hurtFile(chance, whole, file, all) };
  };

const put = (path: string, bytes: Bytes | undefined): void => {
  if (bytes === undefined) rmSync(path, { force: true });
  else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
};

/** Refused in words: anything else is a defect. */
const checkRefusal = (error: unknown): void => {
  const { terminal, said } = rememberingTerminal();
  const code = reportFailure(error, terminal, []);
  if (said.err.includes('[internal]') || code === 1) throw error;
};

/**
 * What a manifest says and no other file of the directory, so that nobody can tell whether it was changed: by which
 * version, and how runs were asked for and kept. Of no number that is reported.
 */
const saidOnce = (bytes: Bytes): unknown => {
  const {
    versions: _v,
    trace: _t,
    shardRuns: _s,
    draft: _d,
    arms,
    ...rest
  } = JSON.parse(new TextDecoder().decode(bytes));
  return {
    ...rest,
    arms: arms?.map(({ done, failed, ...arm }: Record<string, unknown>) => [done, failed, arm.inputHash]),
  };
};

/** Whether two files say the same as far as anybody can tell. */
const saysTheSame = (file: string, before: Bytes, bytes: Bytes): boolean =>
  Buffer.compare(before, bytes) === 0 ||
  (file.endsWith('manifest.json') && inOneForm(saidOnce(before)) === inOneForm(saidOnce(bytes)));

const checkVerify = async (directory: string, isSame: () => boolean): Promise<void> => {
  const { code, words } = await call(['verify', directory]);
  if (words.includes('[internal]') || /^\s+at .+:\d+/m.test(words)) throw new Error(`detente verify: ${words}`);
  if (code === 0 && !isSame()) throw new Wrong(`detente verify finds nothing: ${words}`);
};

/** Without what only the manifest says: its hash, the version that it names, and whether runs were a draft. */
const numbersIn = (read: string): string =>
  read.replaceAll(/"(resultsHash|version)":"[^"]*"/g, '').replaceAll(/"draft":(true|false)/g, '');

const checkReport = async ({ directory, read }: Whole): Promise<Verdict> => {
  let found: string;
  try {
    found = inOneForm(await readForReport(directory));
  } catch (error) {
    checkRefusal(error);
    return 'refused';
  }
  if (numbersIn(found) !== numbersIn(read)) throw new Wrong('detente report draws something else, and says nothing');
  return 'accepted';
};

const judge = async ({ whole, file, bytes }: Case): Promise<Verdict> => {
  const path = join(whole.directory, file);
  const before = whole.files.get(file);
  const isSame = (): boolean =>
    !isCovered(file) || (before !== undefined && bytes !== undefined && saysTheSame(file, before, bytes));
  put(path, bytes);
  try {
    await checkVerify(whole.directory, isSame);
    return await checkReport(whole);
  } finally {
    put(path, before);
  }
};

const MOST_SHOWN = 2000;

const show = ({ whole, file, bytes }: Case): string => {
  const before = whole.files.get(file) ?? new Uint8Array();
  if (bytes === undefined) return `${whole.directory}/${file} removed`;
  const at = before.findIndex((byte, place) => byte !== bytes[place]);
  const text = new TextDecoder().decode(bytes.slice(Math.max(0, at - 100), at + MOST_SHOWN));
  return `${whole.directory}/${file}: ${bytes.length} bytes for ${before.length}, from ${at} on: ${JSON.stringify(text)}`;
};

/**
 * Results with one file hurt, of another directory, or gone: `verify` says so, and a report is of the numbers that were
 * written or of none.
 *
 * @param folder an empty one, for results of each kind
 */
export const results = async (root: string, folder: string): Promise<Subject> =>
  subject<Case>({ draw: draw(await makeAll(root, folder)), judge, show });
