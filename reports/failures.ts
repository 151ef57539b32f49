import { formatCount, formatNumber } from './format.ts';
import type { Results } from './results.ts';
import { failureWords as say } from './wording/failures.ts';

/** Above this share of failed runs the others are no fair sample, and nothing is found. */
const MOST_FAILED = 0.01;

/** Whether so few runs failed that the rest may be spoken of; where none was played, none can have failed. */
export function allowsFinding({ runs, failedRuns, subject }: Results): boolean {
  if (runs === 0 && failedRuns === 0 && subject !== undefined) return true;
  return runs > 0 && failedRuns <= MOST_FAILED * (runs + failedRuns);
}

type Failed = NonNullable<Results['failures']>[number];

function reason({ kind, value }: Failed): string {
  if (kind === 'crash') return say.reasons.crash;
  return Number.isFinite(value) ? say.reasons.outOfBounds : say.reasons.notFinite;
}

/** `run 17 in month 5: state labs.capability is not a number`. */
function place({ run, tick, kind, name, value }: Failed, { scenario }: Results): string {
  if (kind === 'crash') return say.crashed(run);
  return say.place(run, `${scenario.tick} ${formatCount(tick)}`, kind, name, formatNumber(value, 6));
}

/** `156 of 200 runs failed: a value was not finite`; undefined where none failed. */
export function failureNotice({ runs, failedRuns, failures = [] }: Results): string | undefined {
  if (failedRuns === 0) return undefined;
  const made = runs + failedRuns;
  const [first] = failures;
  const why = first === undefined ? '' : say.why(reason(first));
  return say.notice(formatCount(failedRuns), formatCount(made), made === 1, why);
}

/** Which run failed first, where and with what, and what the pictures are then of. */
export function failureDetail(results: Results): string {
  const { runs, failures = [] } = results;
  const [first] = failures;
  const where = first === undefined ? '' : say.first(place(first, results));
  if (runs === 0) return say.nothingLeft(where);
  const left = runs === 1 ? say.oneDid : say.someDid(formatCount(runs));
  return say.pictures(where, left);
}

/** A finding, or where too many runs failed, only what the picture is of. */
export function unlessFailed(results: Results, subject: string, finding: string): string {
  if (allowsFinding(results)) return finding;
  const { runs } = results;
  return say.subjectOnly(subject, runs === 1 ? say.oneRun : say.runs(formatCount(runs)));
}
