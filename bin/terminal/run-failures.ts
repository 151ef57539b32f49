import type { RunDocument } from '../../engine/experiment/run-experiment.ts';
import { shellWord } from '../../engine/experiment/shell-word.ts';
import { formatCount } from '../../reports/format.ts';
import { Refusal } from '../refusal.ts';

type Failed = NonNullable<RunDocument['failures']>[number];

/** Of so many runs one may fail before the shares of the others are no answer any more. */
const RUNS_PER_FAILURE = 100;

/** `run 17 in tick 5: state labs.capability of A is NaN` */
const inWords = ({ run, tick, kind, name, player, option, value }: Failed): string => {
  if (kind === 'crash') return `run ${run}: ended whoever played it`;
  const whose = player === undefined ? '' : ` of ${player}`;
  const which = option === undefined ? '' : ` for ${option}`;
  return `run ${run} in tick ${tick}: ${kind} ${name}${whose}${which} is ${value}`;
};

/** A few failed runs by name, so that each can be looked at: `detente trace --run 17`. */
export const failureWarnings = ({ failures = [], failedRuns }: RunDocument): readonly string[] => [
  ...failures.map((one) => `warning failed: ${inWords(one)}`),
  ...(failedRuns > failures.length ? [`warning ${formatCount(failedRuns)} runs failed in all`] : []),
];

/** Every such run has been left out; why it happens is ours to find. */
const someCrashed = (crashed: readonly Failed[], document: RunDocument): Refusal => {
  const [first] = crashed;
  const which =
    crashed.length === 1 ? `run ${first?.run}` : `${formatCount(crashed.length)} runs, the first run ${first?.run},`;
  return new Refusal(
    'runs-crashed',
    `${which} ended the thread that played ${crashed.length === 1 ? 'it' : 'them'}`,
    'the results are of the other runs; this is a defect of Detente or of the machine: run again with --force, and report it if it stays',
    3,
    document,
  );
};

/** Why a batch is no answer, if too many of its runs failed; its results are written all the same. */
export const tooManyFailures = (document: RunDocument, calledAs: string): Refusal | undefined => {
  const { runs, failedRuns, failures, results } = document;
  const crashed = failures?.filter(({ kind }) => kind === 'crash') ?? [];
  if (failedRuns * RUNS_PER_FAILURE <= runs) return crashed.length === 0 ? undefined : someCrashed(crashed, document);
  const all = failedRuns === runs;
  const count = all ? `all ${formatCount(runs)}` : `${formatCount(failedRuns)} of ${formatCount(runs)}`;
  const [first] = failures ?? [];
  const example = first === undefined ? '' : `; the first is ${inWords(first)}`;
  const trace = `${calledAs} trace ${shellWord(results)} --run ${first?.run ?? 0} --from ${Math.max(1, (first?.tick ?? 1) - 1)}`;
  const hint = all
    ? `${trace} shows how it came to that`
    : `the shares are of the other runs only, so do not use them: mend the formula that fails and run again; ${trace} shows how it came to that`;
  return new Refusal(all ? 'all-runs-failed' : 'many-runs-failed', `${count} runs failed${example}`, hint, 3, document);
};
