import type { LeftOut, LeftOutReason } from '../../engine/experiment/study/own-factors.ts';

const words: { readonly [Reason in LeftOutReason]: string } = {
  'no-range': 'without a range',
  endless: 'with a range that has no end',
  players: 'which say how many players there are',
  formula: 'given by a formula',
  schedule: 'on a schedule',
};

/** Names of one kind; more are counted. */
const MOST_NAMED = 4;

const named = (paths: readonly string[]): string =>
  paths.length <= MOST_NAMED ? paths.join(', ') : `${paths.slice(0, MOST_NAMED - 1).join(', ')}, …`;

/**
 * Parameters that a study does not move, and why: a line, or none where it moves all.
 *
 * @param flag by which a range can be given
 */
export const leftOutLine = (leftOut: readonly LeftOut[], flag: string): string[] => {
  if (leftOut.length === 0) return [];
  const reasons = [...new Set(leftOut.map(({ reason }) => reason))];
  const parts = reasons.map((reason) => {
    const paths = leftOut.filter((one) => one.reason === reason).map(({ path }) => path);
    return `${paths.length} ${words[reason]} (${named(paths)})`;
  });
  return [`  not moved: ${parts.join(', ')}; ${flag} path=lo:hi gives one a range`];
};
