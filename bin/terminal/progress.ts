import type { Advance } from '../../engine/experiment/batch/advance.ts';
import { formatCount } from '../../reports/format.ts';
import { intervalText, shareText } from './run-phrases.ts';
import { widthOf } from './table.ts';
import type { Terminal } from './terminal.ts';

export type Progress = {
  readonly advance: (advance: Advance) => void;
  /** Takes the rewritten line away. */
  readonly end: () => void;
};

type Headline = { readonly name: string; readonly label: string };

const millisecondsBetween = 100;
/** What is done in less needs no lines in a log. */
const quietMilliseconds = 500;
/** Several threads report in bursts: speed is that of the last seconds, and of no fewer than so many reports. */
const windowMilliseconds = 5000;
const windowReports = 8;
const clearLine = '\r\u001b[K';

/** `0:07`, `1:02:03` */
export const clockText = (seconds: number): string => {
  const whole = Math.ceil(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
};

type Estimate = { readonly label: string; readonly share: string; readonly short: string };

/** The running estimate of the headline; undefined before the first run that has not failed. */
const estimateOf = ({ done, outcomes }: Advance, headline: Headline | undefined): Estimate | undefined => {
  const n = done - (outcomes.failed ?? 0);
  if (!headline || n <= 0) return undefined;
  const count = outcomes[headline.name] ?? 0;
  const share = shareText(count, n);
  const short = share.replace(intervalText(count, n), intervalText(count, n).replace('95 %: ', ''));
  return { label: headline.label, share, short };
};

const shortened = (label: string, width: number): string =>
  widthOf(label) <= width
    ? label
    : `${[...label]
        .slice(0, Math.max(0, width - 1))
        .join('')
        .trimEnd()}…`;

/** Fewest characters of a label that say anything. */
const shortestLabel = 6;

/** The fullest line that fits: the rate goes first, then words, then most of the label; the estimate stays longest. */
const fitted = (
  { done, total }: Advance,
  { rate, left }: { readonly rate: string; readonly left: string },
  estimate: Estimate | undefined,
  columns: number,
): string => {
  const runs = `${formatCount(done)}/${formatCount(total)}`;
  const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ');
  const whole = estimate === undefined ? '' : `${estimate.label} ${estimate.share}`;
  const lines = [joined(`${runs} runs`, rate, left, whole), joined(`${runs} runs`, left, whole)];
  for (const before of [joined(runs, left), runs]) {
    if (estimate === undefined) continue;
    const room = columns - 1 - widthOf(joined(before, ` ${estimate.short}`));
    if (room >= shortestLabel) lines.push(joined(before, `${shortened(estimate.label, room)} ${estimate.short}`));
  }
  lines.push(joined(runs, left));
  return lines.find((line) => widthOf(line) < columns) ?? shortened(runs, columns - 1);
};

/** Runs per second lately; runs kept from an earlier call were not done in this time. */
const createSpeed = (now: () => number) => {
  const reports: { readonly done: number; readonly at: number }[] = [];
  return {
    report: (done: number): void => {
      const at = now();
      reports.push({ done, at });
      while (reports.length > windowReports && at - (reports[1]?.at ?? at) >= windowMilliseconds) reports.shift();
    },
    texts: ({ done, total }: Advance): { readonly rate: string; readonly left: string } => {
      const [first] = reports;
      const seconds = first === undefined ? 0 : (now() - first.at) / 1000;
      const rate = first === undefined || seconds <= 0 ? 0 : (done - first.done) / seconds;
      if (rate <= 0) return { rate: '', left: '' };
      const left = done < total ? `${clockText((total - done) / rate)} left` : '';
      return { rate: `${formatCount(rate)} per second`, left };
    },
  };
};

/**
 * Progress on stderr: on a terminal one rewritten line with rate, time left and the running estimate of the headline,
 * cut to its width; elsewhere a line at or past each 10 %, with the share that it is, rounded down, and none in the
 * first half second. A report of fewer runs than one before it is left out.
 *
 * @param now milliseconds from any fixed moment
 */
export const createProgress = (terminal: Terminal, headline: Headline | undefined, now: () => number): Progress => {
  const start = now();
  const speed = createSpeed(now);
  let most = 0;
  let shownAt = Number.NEGATIVE_INFINITY;
  let tenths = 0;
  const rewrite = (advance: Advance): void => {
    if (now() - shownAt < millisecondsBetween) return;
    shownAt = now();
    const line = fitted(advance, speed.texts(advance), estimateOf(advance, headline), terminal.columns('err'));
    terminal.err(`${clearLine}${line}`);
  };
  const addLine = (advance: Advance): void => {
    const { done, total } = advance;
    const reached = Math.floor((10 * done) / total);
    if (reached <= tenths || now() - start < quietMilliseconds) return;
    tenths = reached;
    const percent = Math.floor((1000 * done) / total) / 10;
    const estimate = estimateOf(advance, headline);
    const words = estimate === undefined ? '' : ` · ${estimate.label} ${estimate.share}`;
    terminal.err(`${percent} %: ${formatCount(done)} of ${formatCount(total)} runs${words}\n`);
  };
  return {
    advance: (advance) => {
      if (advance.done < most) return;
      most = advance.done;
      speed.report(advance.done);
      if (terminal.errIsTerminal) rewrite(advance);
      else addLine(advance);
    },
    end: () => {
      if (terminal.errIsTerminal && shownAt > Number.NEGATIVE_INFINITY) terminal.err(clearLine);
    },
  };
};
