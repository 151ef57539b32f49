import type { Results } from '../engine/experiment/results/results.ts';
import { readSweep } from '../engine/experiment/study/read-sweep.ts';
import { someText } from './flags.ts';
import { Refusal } from './refusal.ts';

/** What is drawn of a sweep. */
export type SweptFlags = {
  /** The end or measure. */
  readonly of?: string;
  /** Where lines are drawn. */
  readonly line?: readonly number[];
};

/** More lines hide the cells. */
const MOST_LINES = 9;

/** `0.5`, `0.25,0.75`, and the flag given again. */
export const readLines = (value: string, before: readonly number[] = []): readonly number[] => {
  const parts = someText('--line')(value).split(',');
  const numbers = parts.map((part) => {
    const number = Number(part);
    if (!/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(part) || !Number.isFinite(number))
      throw new Refusal(
        'bad-value',
        `--line: expected a number, got "${part}"`,
        /^\s*\d+(\.\d+)?\s*%\s*$/.test(part) ? `write ${Number.parseFloat(part) / 100} for ${part.trim()}` : undefined,
      );
    return number;
  });
  const all = [...new Set([...before, ...numbers])];
  if (all.length > MOST_LINES) throw new Refusal('bad-value', `--line: at most ${MOST_LINES} lines, got ${all.length}`);
  return all;
};

/** Lines are drawn over a plane and along a curve. */
const LINED = ['plane', 'curve', 'signs'];

/** @throws Refusal where lines are asked for that there cannot be */
const checkLines = (directory: string, { subject }: Results, lines: readonly number[]): void => {
  if (subject?.kind !== 'sweep') return;
  const { layout, numbers } = subject;
  if (lines.length > 0 && !LINED.includes(layout.kind))
    throw new Refusal(
      'bad-value',
      `--line goes with a grid over one or two parameters with numbers, and ${directory} holds none`,
      'its figures have no place for one',
    );
  const [{ quantity }] = numbers;
  const outside = quantity.isShare ? lines.find((level) => level < 0 || level > 1) : undefined;
  if (outside !== undefined)
    throw new Refusal(
      'bad-value',
      `--line ${outside}: ${quantity.name} is a share of runs, from 0 to 1`,
      outside > 1 && outside <= 100 ? `write ${outside / 100} for ${outside} %` : undefined,
    );
};

/**
 * A sweep as it is drawn: of the end or measure that is asked for, with lines where they are asked for.
 *
 * @throws ResultsError where the results are none of that kind
 * @throws Refusal where there can be no such lines
 */
export const sweptResults = async (
  directory: string,
  { of, line }: SweptFlags,
  shown: string = directory,
): Promise<Results> => {
  const results = await readSweep(directory, {
    shown,
    ...(of === undefined ? {} : { of }),
    ...(line === undefined ? {} : { lines: line }),
  });
  checkLines(shown, results, line ?? []);
  return results;
};
