import type { Turn, Turning } from '../../../engine/games/stage/turning.ts';
import { titleOf } from '../../../engine/language/title-of.ts';
import { unitSuffix } from '../../../reports/format.ts';
import { numberText, probabilityText } from '../../../reports/telling/numbers.ts';
import { fittedTable } from '../fitted-table.ts';
import { hanging } from '../prose/hanging.ts';
import { counted, widthOf } from '../table.ts';

/** Parameters that are told; the rest stands in --json. */
const MOST = 6;
/** Characters of a parameter's meaning: at the most, and below which it is left out. */
const MEANING = { most: 40, least: 12 };

/** Columns that a narrow terminal does without: what the parameter is, the size of the move, what it is now. */
const SPARE = [4, 3, 1];

/** A turn is found by bisection to less than this part of its value. */
const FOUND = 2e-9;

/** `above 24`, `below 4.475`, rounded so that it suffices; `at 0`, where only the end of the range does. */
const reached = ({ parameter: { range }, at, direction }: Turn): string => {
  const text = numberText(at, 4);
  if (range?.includes(at)) return `at ${text}`;
  const side = direction === 'up' ? 'above' : 'below';
  const missing = direction === 'up' ? at - Number(text) : Number(text) - at;
  if (missing <= FOUND * Math.abs(at) || /e/.test(text)) return `${side} ${text}`;
  const decimals = text.split('.')[1]?.length ?? 0;
  const step = Number(`1e-${decimals}`);
  return `${side} ${(Number(text) + (direction === 'up' ? step : -step)).toFixed(decimals)}`;
};

const unitWords = (unit: string, at: number, tick: string): string =>
  unit === 'tick' ? ` ${at === 1 ? tick : `${tick}s`}` : unitSuffix(unit);

const meaningOf = ({ parameter }: Turn): string =>
  parameter.label === parameter.name ? (parameter.doc ?? '') : parameter.label;

const cells = (turn: Turn, tick: string): string[] => {
  const { parameter, now, at, share } = turn;
  return [
    titleOf(parameter),
    numberText(now, 3),
    `${reached(turn)}${unitWords(parameter.unit, at, tick)}`,
    probabilityText(share, 3),
  ];
};

const cut = (text: string, most: number): string =>
  widthOf(text) <= most
    ? text
    : `${[...text]
        .slice(0, most - 2)
        .join('')
        .replace(/[ ,;]*\S*$/, '')} …`;

/** With a last column of what each parameter is, as far as there is room for it. */
const withMeanings = (rows: readonly string[][], meanings: readonly string[], width: number): string[][] => {
  const taken = fittedTable(rows, [], width, '   ').reduce((most, line) => Math.max(most, widthOf(line)), 0);
  const room = Math.min(MEANING.most, width - taken - 3);
  return rows.map((row, index) => [...row, room < MEANING.least ? '' : cut(meanings[index] ?? '', room)]);
};

/**
 * Which parameter would make the profile an equilibrium, or no longer one.
 *
 * @param tick what a tick is called: `month`
 */
export const turningLines = ({ holds, turns, moved, reason }: Turning, tick: string, width: number): string[] => {
  const would = `would ${holds ? 'end that' : 'make it an equilibrium'}`;
  const of = counted(moved, 'parameter');
  const rest = reason === undefined ? [] : hanging('     ', `not all were moved: ${reason}`, width);
  if (turns.length === 0)
    return [
      ...hanging('     ', `none of ${of}, each moved alone to either end of its range, ${would}`, width),
      ...rest,
    ];
  const turning = new Set(turns.map(({ parameter }) => parameter)).size;
  const more = turns.length - MOST;
  const shown = turns.slice(0, MOST);
  const rows = [
    ['parameter', 'now', holds ? 'ends it' : 'makes it one', 'share of its range'],
    ...shown.map((turn) => cells(turn, tick)),
  ];
  const first = turns.length > 1 ? ', the nearest first' : '';
  return [
    ...hanging('     ', `${turning} of ${of}, each moved alone, ${would}${first}:`, width),
    ...fittedTable(withMeanings(rows, ['', ...shown.map(meaningOf)], width), SPARE, width, '   '),
    ...(more > 0 ? [`     … and ${more} more, in --json`] : []),
    ...rest,
  ];
};
