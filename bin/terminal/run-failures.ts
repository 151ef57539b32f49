import type { RunDocument } from '../../engine/experiment/run-experiment.ts';
import { formatCount } from '../../reports/format.ts';
import { Refusal } from '../refusal.ts';
import { shellWord } from './shell.ts';

type Failed = NonNullable<RunDocument['failures']>[number];

/** Of so many runs one may fail before the shares of the others are no answer any more. */
const RUNS_PER_FAILURE = 100;

/** `run 17 in tick 5: state labs.capability of A is NaN` */
const inWords = ({ run, tick, kind, name, player, option, value }: Failed): string => {
  const whose = player === undefined ? '' : ` of ${player}`;
  const which = option === undefined ? '' : ` for ${option}`;
  return `run ${run} in tick ${tick}: ${kind} ${name}${whose}${which} is ${value}`;
};

/** A few failed runs by name, so that each can be looked at: `detente trace --run 17`. */
export const failureWarnings = ({ failures = [], failedRuns }: RunDocument): readonly string[] => [
  ...failures.map((one) => `warning failed: ${inWords(one)}`),
  ...(failedRuns > failures.length ? [`warning ${formatCount(failedRuns)} runs failed in all`] : []),
];

/** Why a batch is no answer, if too many of its runs failed; its results are written all the same. */
export const tooManyFailures = (document: RunDocument, calledAs: string): Refusal | undefined => {
  const { runs, failedRuns, failures, results } = document;
  if (failedRuns * RUNS_PER_FAILURE <= runs) return undefined;
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
