import { crossingSentence } from '../../engine/analysis/threshold/crossing-sentence.ts';
import type { Crossing } from '../../engine/analysis/threshold/find-crossing.ts';
import type { Flip, FlipSearch, NoFlip } from '../../engine/analysis/threshold/rank-flips.ts';
import { resultWords, type Wording } from '../../engine/analysis/threshold/verdict-words.ts';
import type { StudySummary } from '../../engine/experiment/study/conduct-study.ts';
import type { ThresholdDesign } from '../../engine/experiment/study/design.ts';
import type { Factor } from '../../engine/experiment/study/factor.ts';
import type { ThresholdPlan } from '../../engine/experiment/study/plan-threshold.ts';
import type { Threshold } from '../../engine/experiment/study/threshold.ts';
import type { Setting } from '../../engine/language/loading/settings.ts';
import type { Model } from '../../engine/language/model.ts';
import { parameterCounts } from '../../engine/language/parameter-counts.ts';
import { formatCount, unitSuffix } from '../../reports/format.ts';
import { cautionedNames, cautionLines } from './caution-lines.ts';
import { fittedTable } from './fitted-table.ts';
import { leftOutLine } from './left-out-words.ts';
import { parametersInWords } from './parameters.ts';
import type { Style } from './style.ts';
import { counted } from './table.ts';
import { conditionNamesOf, flipCells, thresholdWording } from './threshold-words.ts';

export type FoundThreshold = {
  readonly model: Model;
  readonly design: ThresholdDesign;
  readonly untilFrom: ThresholdPlan['untilFrom'];
  readonly leftOut: ThresholdPlan['leftOut'];
  readonly results: string;
  readonly summary: StudySummary;
  readonly threshold: Threshold;
  readonly alreadyComplete: boolean;
};

type Shown = {
  readonly seconds: number;
  readonly style: Style;
  readonly draft: boolean;
  readonly set: readonly Setting[];
  /** Characters that fit on a line. */
  readonly width: number;
};

/** Lines of a table of moves; the rest stands in --json. */
const MOST_ROWS = 12;

const titleLine = (found: FoundThreshold, { seconds, style, draft }: Shown): string => {
  const { model, design, summary, alreadyComplete } = found;
  return [
    style('bold', model.name),
    ...(draft ? [style('yellow', 'DRAFT')] : []),
    design.until.replace(/\s+/g, ' ').trim(),
    `${counted(summary.points, 'point')}, the same ${formatCount(design.runs)} ${design.runs === 1 ? 'run' : 'runs'} at each`,
    counted(model.time.horizon, model.time.tick),
    `seed ${summary.seed}`,
    alreadyComplete ? 'already complete, nothing to run' : `${seconds.toFixed(1)} s`,
  ].join(' · ');
};

/** What is said before anything is played: how much there may be to do. */
export const thresholdNotes = ({ factors, crossing, flips, runs }: ThresholdDesign): readonly string[] => {
  const moved = flips ? factors.length - Number(crossing) : 0;
  const parts = [
    ...(crossing ? ['about 30 points along the path'] : []),
    ...(moved > 0 ? [`2 for each of ${counted(moved, 'parameter')}, about 10 more for each that turns it`] : []),
  ];
  return [`${parts.join(', ')}, ${formatCount(runs)} ${runs === 1 ? 'run' : 'runs'} at each point`];
};

const untilNotes = { asked: [], scenario: ['  the condition is "until" of the scenario'], headline: [] } as const;

const untilLine = ({ untilFrom }: FoundThreshold): readonly string[] =>
  untilFrom === 'headline'
    ? ['  no --until, so the headline is asked for: does it come in half of the runs or more?']
    : untilNotes[untilFrom];

const baseLine = ({ threshold: { base } }: FoundThreshold, wording: Wording): string => {
  const words = resultWords([{ where: '', verdict: base }], wording);
  if (base.holds === undefined) return `  as things stand it cannot be told: ${words}`;
  const sure = base.clear ? '' : ' (not clearly: more runs would tell)';
  return `  as things stand it ${base.holds ? 'holds' : 'does not hold'}${sure}: ${words}`;
};

/** Widths of the ranges that were searched, by path. */
const widthsOf = ({ crossing, flips }: Threshold, searched: Factor | undefined): ReadonlyMap<string, number> => {
  const widths = new Map<string, number>();
  if (searched !== undefined && crossing !== undefined && crossing.kind !== 'missing')
    widths.set(searched.path, crossing.hi - crossing.lo);
  const tried = flips === undefined ? [] : [...flips.flips, ...flips.steady, ...flips.missing];
  for (const { assumption } of tried)
    if (!('options' in assumption)) widths.set(assumption.path, assumption.hi - assumption.lo);
  return widths;
};

/** The ends and measures that the condition compares. */
const namesIn = ({ base }: Threshold) => base.judgements.map(({ comparison }) => comparison.name);

export const wordingOf = ({ threshold, design }: Pick<FoundThreshold, 'threshold' | 'design'>): Wording =>
  thresholdWording(widthsOf(threshold, design.crossing ? design.factors[0] : undefined));

const crossingLines = (crossing: Crossing, { path, label, unit }: Factor, wording: Wording): string[] => {
  const facts = `${label === path ? '' : `${label}`}${unitSuffix(unit) === '' ? '' : ` in${unitSuffix(unit)}`}`.trim();
  const about = facts === '' ? '' : ` (${facts})`;
  const range =
    crossing.kind === 'missing'
      ? ''
      : ` from ${wording.value(path, crossing.lo)} to ${wording.value(path, crossing.hi)}`;
  return [
    '',
    `  ${path}${about}${range}, everything else as it stands:`,
    `    ${crossingSentence(path, crossing, wording)}`,
    ...(crossing.kind !== 'missing' && !crossing.narrowed
      ? [`    the search ended after ${crossing.points.length} values, before it was narrow`]
      : []),
  ];
};

type Role = Factor['role'];

type Telling = { readonly wording: Wording; readonly width: number };

const roleWords = { assumption: 'assumptions', lever: 'levers' } as const;

/** Columns that a narrow terminal does without: the size of the move, then how sure it is. */
const SPARE = [3, 5];

const flipTable = (flips: readonly Flip[], search: FlipSearch, role: Role, { wording, width }: Telling): string[] => {
  const shown = flips.slice(0, MOST_ROWS);
  const more = flips.length - shown.length;
  const header = [role, 'now', 'turns at', 'move', `${conditionNamesOf(search.base)} there`, 'sure?'];
  return [
    ...fittedTable([header, ...shown.map((flip) => flipCells(flip, wording))], SPARE, width, '  '),
    ...(more > 0 ? [`    … and ${more} that need a larger move, in --json`] : []),
  ];
};

const isOpen = ({ trials }: NoFlip): boolean => trials.length === 0;

/** Those that turn it, the smallest move first, and how many do not. */
const roleLines = (role: Role, roles: ReadonlyMap<string, Role>, search: FlipSearch, telling: Telling): string[] => {
  const of = <One extends NoFlip | Flip>(list: readonly One[]): readonly One[] =>
    list.filter(({ assumption }) => roles.get(assumption.path) === role);
  const [flips, steady, missing] = [
    of(search.flips),
    of(search.steady).filter((one) => !isOpen(one)),
    of(search.missing),
  ];
  const total = flips.length + steady.length + missing.length;
  if (total === 0) return [];
  const words = total === 1 ? role : roleWords[role];
  const head = `  ${flips.length} of ${formatCount(total)} ${words} would turn it alone`;
  return [
    '',
    `${head}${flips.length > 1 ? ', the smallest move first' : ''}`,
    ...(flips.length > 0 ? flipTable(flips, search, role, telling) : []),
    ...(steady.length > 0 && flips.length > 0
      ? [
          `    the ${steady.length === 1 ? 'other one does' : `other ${steady.length} do`} not, at either end or with any option`,
        ]
      : []),
    ...(missing.length > 0
      ? [
          `    of ${missing.length} it cannot be told, a number is missing: ${missing.map(({ assumption }) => assumption.path).join(', ')}`,
        ]
      : []),
  ];
};

const flipLines = (found: FoundThreshold, telling: Telling): string[] => {
  const { design, threshold } = found;
  const { flips, base } = threshold;
  if (flips === undefined)
    return design.flips && base.holds === undefined ? ['', '  without an answer now nothing can turn it'] : [];
  const roles = new Map(design.factors.map(({ path, role }) => [path, role]));
  return [
    ...roleLines('assumption', roles, flips, telling),
    ...roleLines('lever', roles, flips, telling),
    '',
    '  each is moved alone, within its own range (what is drawn, between its 5 % and 95 % quantile); what turns the',
    '  answer only together with another is not seen, and how likely a move is, no range says',
  ];
};

const failureLine = ({ summary }: FoundThreshold, style: Style): string[] =>
  summary.failedRuns > 0
    ? [
        style(
          'red',
          `  ${formatCount(summary.failedRuns)} of ${formatCount(summary.runs)} runs failed and count in no number`,
        ),
      ]
    : [];

/** What `threshold` prints: the answer as things stand, where it turns along one path, and what else would turn it. */
export const thresholdSummary = (found: FoundThreshold, shown: Shown): string[] => {
  const { model, design, threshold, leftOut, results } = found;
  const { style, set, width } = shown;
  const wording = wordingOf(found);
  const [searched] = design.factors;
  return [
    titleLine(found, shown),
    ...(set.length > 0 ? [`  with ${set.map(({ path, value }) => `${path} = ${value.trim()}`).join(' · ')}`] : []),
    ...untilLine(found),
    baseLine(found, wording),
    ...(threshold.crossing === undefined ? [] : crossingLines(threshold.crossing, searched as Factor, wording)),
    ...flipLines(found, { wording, width }),
    ...leftOutLine(leftOut, '--flips'),
    ...cautionLines(cautionedNames(namesIn(threshold), model)),
    ...failureLine(found, style),
    style('faint', `  ${parametersInWords(parameterCounts(model))} · conditional on them; not a forecast`),
    `→ ${results}`,
  ];
};
