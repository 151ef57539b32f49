import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Command } from 'commander';
import { ARMS, isComparison } from '../../engine/experiment/compare/comparison-manifest.ts';
import { MANIFEST } from '../../engine/experiment/results/manifest.ts';
import { ResultsError } from '../../engine/experiment/results/results-error.ts';
import { shellWord } from '../../engine/experiment/shell-word.ts';
import { isSolution } from '../../engine/experiment/solutions/solution-manifest.ts';
import { statIfThere } from '../../engine/experiment/stat-if-there.ts';
import { isSystemError, reportFailure, unreadable } from '../failure.ts';
import { type CommonFlags, jsonFlag, noColorFlag } from '../flags.ts';
import { type ExitCode, Refusal } from '../refusal.ts';
import type { Session } from '../session.ts';
import { jsonDocument } from '../terminal/json.ts';
import { type Style, styleFor } from '../terminal/style.ts';
import { checkComparison, comparisonInWords, type VerifiedArms } from '../verify/comparison.ts';
import { checkPicture, type VerifiedPicture } from '../verify/picture.ts';
import { checkResults, type VerifiedResults } from '../verify/results.ts';
import { checkSolution } from '../verify/solution.ts';
import { pictureInWords, resultsInWords } from '../verify/words.ts';

type Looked =
  | VerifiedResults
  | VerifiedArms
  | VerifiedPicture
  | { readonly kind: 'refused'; readonly path: string; readonly error: Refusal };

/** A folder of results directories is named for one of them often enough. */
const refuseOtherFolder = (path: string): void => {
  const names = readdirSync(path);
  if ([MANIFEST, 'sources', '.draft', '.shards', '.lock'].some((name) => names.includes(name))) return;
  if (names.includes(ARMS))
    throw new Refusal('incomplete-results', `${path}: the comparison is not finished`, 'run the same command again');
  const below = names.filter((name) => existsSync(join(path, name, MANIFEST)));
  const hint =
    below.length === 0
      ? 'name the folder that detente run made'
      : `name what is in it: detente verify ${shellWord(join(path, below[0] ?? ''))}${below.length > 1 ? ' …' : ''}`;
  throw new Refusal('not-results', `${path}: holds no results`, hint);
};

const lookAt = async (path: string): Promise<VerifiedResults | VerifiedArms | VerifiedPicture> => {
  const there = statIfThere(path);
  if (there === undefined) throw new Refusal('no-results', `${path}: there is no such file or folder`);
  if (there.isDirectory()) {
    refuseOtherFolder(path);
    if (isComparison(path)) return checkComparison(path);
    return isSolution(path) ? checkSolution(path) : checkResults(path);
  }
  if (!there.isFile()) throw new Refusal('not-verifiable', `${path}: this is no ordinary file`);
  if (basename(path) === MANIFEST)
    throw new Refusal('not-verifiable', `${path}: name the folder it is in`, `detente verify ${dirname(path)}`);
  return checkPicture(path);
};

/** One that cannot be looked at does not keep the others from it. */
const looked = async (path: string): Promise<Looked> => {
  try {
    return await lookAt(path);
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', path, error };
    // Whatever is the matter with the results, this is no attempt to write them that could not be made.
    if (error instanceof ResultsError)
      return { kind: 'refused', path, error: new Refusal(error.code, error.message, error.hint) };
    if (isSystemError(error)) return { kind: 'refused', path, error: unreadable(error, path) };
    throw error;
  }
};

const exitCodeOf = (one: Looked): ExitCode => {
  if (one.kind === 'refused') return one.error.exitCode;
  return one.ok ? 0 : 1;
};

const asJson = (one: Looked): object => {
  if (one.kind !== 'refused') return one;
  const { code, message, hint } = one.error;
  return {
    kind: one.kind,
    path: one.path,
    ok: false,
    problem: { code, message, ...(hint === undefined ? {} : { hint }) },
  };
};

const tell = (one: Looked, { terminal }: Session, colour: boolean): void => {
  if (one.kind === 'refused') {
    reportFailure(one.error, terminal, colour ? [] : ['--no-color']);
    return;
  }
  const style = styleFor(terminal, 'out', colour);
  terminal.out(`${inWords(one, style).join('\n')}\n`);
};

const inWords = (one: VerifiedResults | VerifiedArms | VerifiedPicture, style: Style): readonly string[] => {
  if (one.kind === 'comparison') return comparisonInWords(one, style);
  return one.kind === 'results' ? resultsInWords(one, style) : pictureInWords(one, style);
};

const aboutExitCodes = `
Exit code 0: all is as it was; 1: something is not; 2: neither results nor a
picture that says which results it was made from.
`;

export const describeVerify = (command: Command, session: Session): void => {
  command
    .argument('<dir|picture...>', 'results directories, or pictures of results: PNG, SVG, PDF')
    .addOption(jsonFlag())
    .addOption(noColorFlag())
    .addHelpText('after', aboutExitCodes);
  command.action(async (paths: readonly string[], flags: CommonFlags) => {
    const all: Looked[] = [];
    for (const path of new Set(paths)) all.push(await looked(path));
    session.exitCode = all.map(exitCodeOf).reduce((worst, code) => (code > worst ? code : worst), 0);
    if (flags.json)
      return session.terminal.out(jsonDocument({ ok: session.exitCode === 0, verified: all.map(asJson) }));
    for (const one of all) tell(one, session, flags.color);
  });
};
