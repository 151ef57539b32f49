import type { Advance } from '../../engine/experiment/batch.ts';
import { formatCount } from '../../reports/format.ts';
import { shareText } from './run-phrases.ts';
import { widthOf } from './table.ts';
import type { Terminal } from './terminal.ts';

export type Progress = {
  readonly advance: (advance: Advance) => void;
  /** Takes the rewritten line away. */
  readonly end: () => void;
};

const millisecondsBetween = 100;
const clearLine = '\r\u001b[K';

/** `0:07`, `1:02:03` */
export const clockText = (seconds: number): string => {
  const whole = Math.ceil(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
};

const estimate = ({ done, outcomes }: Advance, headline: { name: string; label: string } | undefined): string => {
  if (!headline) return '';
  const n = done - (outcomes.failed ?? 0);
  return n > 0 ? ` · ${headline.label} ${shareText(outcomes[headline.name] ?? 0, n)}` : '';
};

const cut = (line: string, columns: number): string =>
  widthOf(line) < columns ? line : `${[...line].slice(0, columns - 2).join('')}…`;

/**
 * Progress on stderr: on a terminal one rewritten line with rate, time left and the running estimate of the headline;
 * elsewhere a line
 * at or past each 10 %, with the share that it is, rounded down.
 *
 * @param now milliseconds from any fixed moment
 */
export const createProgress = (
  terminal: Terminal,
  headline: { readonly name: string; readonly label: string } | undefined,
  now: () => number,
): Progress => {
  let first: { readonly done: number; readonly at: number } | undefined;
  let shownAt = Number.NEGATIVE_INFINITY;
  let tenths = 0;
  /** Since the first report: runs kept from an earlier call were not done in this time. */
  const speed = ({ done, total }: Advance): string => {
    const seconds = first === undefined ? 0 : (now() - first.at) / 1000;
    const rate = first === undefined || seconds <= 0 ? 0 : (done - first.done) / seconds;
    return rate > 0 ? ` · ${formatCount(rate)} per second · ${clockText((total - done) / rate)} left` : '';
  };
  const rewrite = (advance: Advance): void => {
    if (now() - shownAt < millisecondsBetween) return;
    shownAt = now();
    const line = `${formatCount(advance.done)}/${formatCount(advance.total)} runs${speed(advance)}${estimate(advance, headline)}`;
    terminal.err(`${clearLine}${cut(line, terminal.columns('err'))}`);
  };
  const addLine = (advance: Advance): void => {
    const reached = Math.floor((10 * advance.done) / advance.total);
    if (reached <= tenths) return;
    tenths = reached;
    terminal.err(
      `${Math.floor((1000 * advance.done) / advance.total) / 10} %: ${formatCount(advance.done)} of ${formatCount(advance.total)} runs${estimate(advance, headline)}\n`,
    );
  };
  return {
    advance: (advance) => {
      first ??= { done: advance.done, at: now() };
      if (terminal.errIsTerminal) rewrite(advance);
      else addLine(advance);
    },
    end: () => {
      if (terminal.errIsTerminal && shownAt > Number.NEGATIVE_INFINITY) terminal.err(clearLine);
    },
  };
};
