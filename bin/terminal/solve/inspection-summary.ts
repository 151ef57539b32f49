import { formatRational } from '../../../engine/games/exact/format-rational.ts';
import type { Rational } from '../../../engine/games/exact/rational.ts';
import { toNumber } from '../../../engine/games/exact/to-number.ts';
import type { BuiltGame } from '../../../engine/games/files/build-game.ts';
import type { InspectionSolution, InspectionStage } from '../../../engine/games/inspection.ts';
import { numberText } from '../../../reports/telling/numbers.ts';
import { fittedTable } from '../fitted-table.ts';
import { hanging } from '../prose/hanging.ts';
import { counted } from '../table.ts';
import { titleLines } from '../title-lines.ts';
import { percentWords } from './profile-words.ts';
import type { Shown } from './shown.ts';

type BuiltInspection = BuiltGame & { readonly kind: 'inspection' };

/** Periods that are told. */
const MOST = 12;

/** What `solve` prints of a recursive inspection game. */
export const inspectionSummary = (
  { title, n, m }: BuiltInspection,
  { start, stages, leadership }: InspectionSolution,
  { style, numbers: { exact, digits }, width }: Shown,
): string[] => {
  const number = (value: Rational): string => (exact ? formatRational(value) : numberText(toNumber(value), digits));
  const chance = (value: Rational): string => (exact ? formatRational(value) : percentWords(toNumber(value)));
  const row = ({ periods, inspections, inspect, act, inspector }: InspectionStage): string[] => [
    counted(periods, 'period'),
    String(Math.min(inspections, periods)),
    chance(inspect),
    chance(act),
    number(inspector),
  ];
  const played = [...stages].reverse().filter((column) => column.at(-1)!.periods > 0);
  const shown = played.slice(0, MOST).map((column) => column.at(-1)!);
  const gets = `the inspector gets ${number(start.inspector)}, the inspectee ${number(start.inspectee)}`;
  return [
    ...titleLines(title, [counted(n, 'period'), counted(m, 'inspection')], style, width),
    '',
    ...hanging('  ', gets, width).map((line) => style('bold', line)),
    ...hanging(
      '  ',
      `the chance of a violation is ${chance(start.acts)}, of one that is caught ${chance(start.caught)}`,
      width,
    ),
    ...hanging(
      '  ',
      `if the inspector can commit himself to his chances of inspecting, and is believed: ${number(leadership.inspector)} and ${number(leadership.inspectee)}; the chance of a violation is then ${chance(leadership.acts)}`,
      width,
    ),
    '',
    ...hanging('  ', 'as long as nothing has happened, with all inspections that fit still to come:', width),
    ...fittedTable(
      [['still to come', 'inspections', 'inspects now', 'violates now', 'inspector gets'], ...shown.map(row)],
      [1, 4],
      width,
      '  ',
    ),
    ...(played.length > MOST ? ['    … every stage in --json'] : []),
  ];
};
