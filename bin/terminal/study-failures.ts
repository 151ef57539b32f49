import { shellWord } from '../../engine/experiment/shell-word.ts';
import type { CrashedRun } from '../../engine/experiment/study/conduct-study.ts';
import type { PointDocument } from '../../engine/experiment/study/read-points.ts';
import type { Setting } from '../../engine/language/loading/settings.ts';
import { formatCount } from '../../reports/format.ts';
import { Refusal } from '../refusal.ts';
import { counted } from './table.ts';

type Facts = {
  /** The scenario as it was named. */
  readonly reference: string;
  readonly set: readonly Setting[];
  readonly seed: string;
  readonly results: string;
  /** Runs that ended whoever played them. */
  readonly crashed?: readonly CrashedRun[] | undefined;
  readonly calledAs: string;
  /** What `--json` holds. */
  readonly document: object;
};

/** Of so many runs one may fail before the numbers of the others are no answer any more. */
const RUNS_PER_FAILURE = 100;

/** Every such run has been left out; why it happens is ours to find. */
const someCrashed = (crashed: readonly CrashedRun[], document: object): Refusal | undefined => {
  const [first] = crashed;
  if (first === undefined) return undefined;
  const named = `run ${first.run} of point ${first.point}`;
  const which = crashed.length === 1 ? named : `${formatCount(crashed.length)} runs, the first ${named},`;
  return new Refusal(
    'runs-crashed',
    `${which} ended the thread that played ${crashed.length === 1 ? 'it' : 'them'}`,
    'the results are of the other runs; this is a defect of Detente or of the machine: the same command with --force, and report it if it stays',
    3,
    document,
  );
};

/** Why a study is no answer, if too many of its runs failed or some crashed; its results are written all the same. */
export const studyFailure = (
  points: readonly PointDocument[],
  { reference, set, seed, results, crashed = [], calledAs, document }: Facts,
): Refusal | undefined => {
  const runs = points.reduce((sum, one) => sum + one.runs, 0);
  const failed = points.reduce((sum, one) => sum + one.failedRuns, 0);
  if (failed * RUNS_PER_FAILURE <= runs) return someCrashed(crashed, document);
  const bad = points.filter(({ failedRuns }) => failedRuns > 0);
  const worst = bad.reduce((a, b) => (b.failedRuns / b.runs > a.failedRuns / a.runs ? b : a));
  const own = Object.entries(worst.parameters).flatMap(([path, value]) => (value === null ? [] : [{ path, value }]));
  const values = [...set, ...own].flatMap(({ path, value }) => ['--set', shellWord(`${path}=${value}`)]);
  const counts = ['--runs', String(worst.firstRun + worst.runs), '--seed', shellWord(seed)];
  const again = [calledAs, 'run', shellWord(reference), ...values, ...counts].join(' ');
  const all = failed === runs;
  const count = all ? `all ${formatCount(runs)}` : `${formatCount(failed)} of ${formatCount(runs)}`;
  const where = `most of them at point ${worst.point}, ${formatCount(worst.failedRuns)} of ${formatCount(worst.runs)}`;
  const hint = `failed runs count in no number; ${again} shows why they fail; the column "failed" of ${results}/points.csv counts them`;
  return new Refusal(
    all ? 'all-runs-failed' : 'many-runs-failed',
    `${count} runs failed, at ${counted(bad.length, 'point')}${all ? '' : `, ${where}`}`,
    hint,
    3,
    document,
  );
};
