import { formatCount, formatNumber } from './format.ts';
import type { Results } from './results.ts';

/** Above this share of failed runs the others are no fair sample, and nothing is found. */
const MOST_FAILED = 0.01;

/** Whether so few runs failed that the rest may be spoken of; where none was played, none can have failed. */
export function allowsFinding({ runs, failedRuns, subject }: Results): boolean {
  if (runs === 0 && failedRuns === 0 && subject !== undefined) return true;
  return runs > 0 && failedRuns <= MOST_FAILED * (runs + failedRuns);
}

type Failed = NonNullable<Results['failures']>[number];

function reason({ kind, value }: Failed): string {
  if (kind === 'crash') return 'the program that played it ended';
  return `a value was ${Number.isFinite(value) ? 'out of bounds' : 'not finite'}`;
}

/** `run 17 in month 5: state labs.capability is not a number`. */
function place({ run, tick, kind, name, value }: Failed, { scenario }: Results): string {
  if (kind === 'crash') return `run ${run}, which ended the program that played it`;
  return `run ${run} in ${scenario.tick} ${formatCount(tick)}: ${kind} ${name} is ${formatNumber(value, 6)}`;
}

/** `156 of 200 runs failed: a value was not finite`; undefined where none failed. */
export function failureNotice({ runs, failedRuns, failures = [] }: Results): string | undefined {
  if (failedRuns === 0) return undefined;
  const made = runs + failedRuns;
  const [first] = failures;
  const why = first === undefined ? '' : `: ${reason(first)}`;
  return `${formatCount(failedRuns)} of ${formatCount(made)} run${made === 1 ? '' : 's'} failed${why}`;
}

/** Which run failed first, where and with what, and what the pictures are then of. */
export function failureDetail(results: Results): string {
  const { runs, failures = [] } = results;
  const [first] = failures;
  const where = first === undefined ? '' : `The first is ${place(first, results)}. `;
  if (runs === 0) return `${where}No run is left to draw.`.trim();
  const left = runs === 1 ? 'the one run that did' : `the ${formatCount(runs)} runs that did`;
  return `${where}The pictures cover only ${left} not fail; failed runs need not be like them.`;
}

/** A finding, or where too many runs failed, only what the picture is of. */
export function unlessFailed(results: Results, subject: string, finding: string): string {
  if (allowsFinding(results)) return finding;
  const { runs } = results;
  return `${subject} in the ${runs === 1 ? 'one run' : `${formatCount(runs)} runs`} that did not fail`;
}
