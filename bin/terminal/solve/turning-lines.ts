import type { Turn, Turning } from '../../../engine/games/stage/turning.ts';
import { titleOf } from '../../../engine/language/title-of.ts';
import { unitSuffix } from '../../../reports/format.ts';
import { fittedTable } from '../fitted-table.ts';
import { numberText, probabilityText } from '../numbers.ts';
import { counted } from '../table.ts';

const MOST = 8;

/** Columns that a narrow terminal does without: the size of the move, then what the parameter is. */
const SPARE = [3, 4];

const cells = ({ parameter, now, at, direction, share }: Turn): string[] => [
  titleOf(parameter),
  numberText(now, 3),
  `${direction === 'up' ? 'from' : 'down to'} ${numberText(at, 4)}${unitSuffix(parameter.unit)}`,
  `${probabilityText(share, 3)} of its range`,
  parameter.label === parameter.name ? (parameter.doc ?? '') : parameter.label,
];

/**
 * Which parameter would make the profile an equilibrium, or no longer one.
 *
 * @param profile in words: `everybody: pause`
 */
export const turningLines = ({ holds, turns, moved, reason }: Turning, profile: string, width: number): string[] => {
  const would = holds ? 'end that' : 'make it an equilibrium';
  const rest = reason === undefined ? [] : [`     not all were moved: ${reason}`];
  if (turns.length === 0)
    return [
      '',
      `  none of the ${counted(moved, 'parameter')}, moved alone to either end of its range, would ${would} (${profile})`,
      ...rest,
    ];
  const more = turns.length - MOST;
  const turning = new Set(turns.map(({ parameter }) => parameter)).size;
  const head = `  ${turning} of ${counted(moved, 'parameter')} would ${would} alone (${profile}), the shortest way first:`;
  return [
    '',
    head,
    ...fittedTable([['parameter', 'now', 'turns', 'way', ''], ...turns.slice(0, MOST).map(cells)], SPARE, width, '   '),
    ...(more > 0 ? [`     … and ${more} more, in --json`] : []),
    ...rest,
  ];
};
