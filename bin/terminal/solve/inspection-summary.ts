import { formatRational } from '../../../engine/games/exact/format-rational.ts';
import type { Rational } from '../../../engine/games/exact/rational.ts';
import { toNumber } from '../../../engine/games/exact/to-number.ts';
import type { BuiltGame } from '../../../engine/games/files/build-game.ts';
import type { InspectionSolution, InspectionStage } from '../../../engine/games/inspection.ts';
import { numberText } from '../numbers.ts';
import type { Style } from '../style.ts';
import { counted, table } from '../table.ts';
import { type GameNumbers, percentWords } from './profile-words.ts';

type BuiltInspection = BuiltGame & { readonly kind: 'inspection' };

/** Periods that are told. */
const MOST = 12;

/** What `solve` prints of a recursive inspection game. */
export const inspectionSummary = (
  { title, n, m }: BuiltInspection,
  { start, stages, leadership }: InspectionSolution,
  { exact, digits }: GameNumbers,
  style: Style,
): string[] => {
  const number = (value: Rational): string => (exact ? formatRational(value) : numberText(toNumber(value), digits));
  const chance = (value: Rational): string => (exact ? formatRational(value) : percentWords(toNumber(value)));
  const row = ({ periods, inspections, inspect, act, inspector }: InspectionStage): string[] => [
    String(periods),
    String(inspections),
    chance(inspect),
    chance(act),
    number(inspector),
  ];
  const shown = [...stages]
    .reverse()
    .slice(0, MOST)
    .map((column) => column.at(-1)!);
  return [
    [style('bold', title), counted(n, 'period'), counted(m, 'inspection')].join(' · '),
    '',
    style('bold', `  the inspector gets ${number(start.inspector)}, the inspectee ${number(start.inspectee)}`),
    `  he acts with ${chance(start.acts)} and is caught with ${chance(start.caught)}`,
    `  if the inspector can commit himself, and is believed: ${number(leadership.inspector)} and ${number(leadership.inspectee)}; he acts with ${chance(leadership.acts)}`,
    '',
    '  as long as nothing has happened, with all inspections that fit still to come:',
    ...table([
      ['periods left', 'inspections left', 'inspects now', 'acts now', 'inspector gets'],
      ...shown.map(row),
    ]).map((line) => `  ${line}`),
    ...(stages.length > MOST ? [`    … every stage in --json`] : []),
  ];
};

const textsOf = (stage: InspectionStage): object =>
  Object.fromEntries(
    Object.entries(stage).map(([key, value]) => [key, typeof value === 'number' ? value : formatRational(value)]),
  );

/** The document of `solve --json` of a recursive inspection game; all numbers exact. */
export const inspectionDocument = (
  built: BuiltInspection,
  { start, stages, leadership }: InspectionSolution,
): object => ({
  title: built.title,
  players: ['inspector', 'inspectee'],
  periods: built.n,
  inspections: built.m,
  penalty: formatRational(built.b),
  value: { inspector: formatRational(start.inspector), inspectee: formatRational(start.inspectee) },
  acts: formatRational(start.acts),
  caught: formatRational(start.caught),
  leadership: Object.fromEntries(Object.entries(leadership).map(([key, value]) => [key, formatRational(value)])),
  stages: stages.map((column) => column.map(textsOf)),
});
