import type { StudyAdvance } from '../../engine/experiment/study/run-study.ts';
import { formatCount } from '../../reports/format.ts';
import { createProgress, type Progress } from './progress.ts';
import { widthOf } from './table.ts';
import type { Terminal } from './terminal.ts';

export type StudyProgress = {
  readonly advance: (advance: StudyAdvance) => void;
  /** Takes the rewritten line away. */
  readonly end: () => void;
};

const millisecondsBetween = 100;
/** In a log: a line for each so much time, where nobody knows how much there is to do. */
const millisecondsBetweenLines = 10_000;
const clearLine = '\r\u001b[K';

/** `12,800 runs · 21,000 per second` */
const lineOf = (runs: number, seconds: number): string => {
  const rate = seconds > 0 ? ` · ${formatCount(runs / seconds)} per second` : '';
  return `${formatCount(runs)} runs${rate}`;
};

/** Of a study whose points come one from the other: how much was done, and how fast. */
const createOpenProgress = (terminal: Terminal, now: () => number): StudyProgress => {
  const start = now();
  const between = terminal.errIsTerminal ? millisecondsBetween : millisecondsBetweenLines;
  let shownAt = terminal.errIsTerminal ? Number.NEGATIVE_INFINITY : start;
  let isShown = false;
  return {
    advance: ({ runs }) => {
      if (now() - shownAt < between) return;
      shownAt = now();
      const line = lineOf(runs, (shownAt - start) / 1000);
      if (!terminal.errIsTerminal) terminal.err(`${line}\n`);
      else if (widthOf(line) < terminal.columns('err')) {
        terminal.err(`${clearLine}${line}`);
        isShown = true;
      }
    },
    end: () => {
      if (isShown) terminal.err(clearLine);
    },
  };
};

/**
 * Progress of a study on stderr: as that of runs where it is known how many there will be, else runs and rate alone.
 *
 * @param now milliseconds from any fixed moment
 */
export const createStudyProgress = (terminal: Terminal, now: () => number): StudyProgress => {
  let known: Progress | undefined;
  let open: StudyProgress | undefined;
  return {
    advance: ({ runs, total }) => {
      if (total === undefined) {
        open ??= createOpenProgress(terminal, now);
        open.advance({ runs, total });
      } else {
        known ??= createProgress(terminal, undefined, now);
        known.advance({ done: runs, total, outcomes: {} });
      }
    },
    end: () => {
      known?.end();
      open?.end();
    },
  };
};
