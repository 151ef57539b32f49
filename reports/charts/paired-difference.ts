import { INK, PAPER } from '../colour.ts';
import { armLabel, armName, quantityName } from '../comparison/arm-names.ts';
import { differenceTexts, differenceUnit, scaleOf, signed } from '../comparison/difference-text.ts';
import { pairsOf, pairsText, quantityFinding, shortFinding } from '../comparison/finding.ts';
import { type Standing, standingOf } from '../comparison/standing.ts';
import { unlessFailed } from '../failures.ts';
import type { ChartOptions, Figure, Plot } from '../figure.ts';
import { decimalsOf, formatCount } from '../format.ts';
import type { ComparedQuantity, ComparisonFacts, Difference, Results, StructuralChange } from '../results.ts';
import { niceScale, type Scale, tickValues } from '../scale.ts';
import { unitWords } from '../unit-words.ts';
import { CHARTS, STRUCTURE } from '../wording/comparison.ts';
import { markWords } from '../wording/marks.ts';
import { clipped, plain, upperFirst } from '../words.ts';
import { complete } from './complete.ts';
import { type Dataset, line, lineChart } from './line-chart.ts';
import { rowLine, rowPlace, whisker } from './row-bars.ts';
import { stem } from './series.ts';

/** Arms that are drawn; the rest is in the table. */
const MOST_ROWS = 10;

/** More modules than this fill a line. */
const MOST_MODULES = 6;

/** An arm and its difference from the baseline. */
type Row = {
  readonly place: number;
  readonly label: string;
  /** What makes the arm another model. */
  readonly kind: string;
  readonly difference: Difference | undefined;
  readonly standing: Standing;
};

function kindOf(change: StructuralChange): string {
  if (change.what === 'modules') return STRUCTURE.modules(change.added, change.removed);
  return change.what === 'rule' ? STRUCTURE.rule(change.of, change.after) : STRUCTURE.scenario;
}

/** The modules that rows only count, where a line has room for them. */
function modulesOf({ arms }: ComparisonFacts): string {
  const added = arms.flatMap(({ structure: [first] }) => (first?.what === 'modules' ? first.added : []));
  const all = [...new Set(added)];
  return all.length < 2 || all.length > MOST_MODULES ? '' : STRUCTURE.named(all);
}

/** Whether several arms are other models than the baseline in the same way. */
function isAlike({ arms }: ComparisonFacts): boolean {
  const [, first, ...others] = arms;
  const said = JSON.stringify(first?.structure);
  return others.length > 0 && others.every(({ structure }) => JSON.stringify(structure) === said);
}

function rowsOf(facts: ComparisonFacts, quantity: ComparedQuantity): Row[] {
  // What is so of all rows, the method line says once, and with names.
  const isSaid = isAlike(facts) && modulesOf(facts) !== '';
  return facts.arms.slice(1).map(({ structure: [structure] }, k) => {
    const difference = quantity.differences[k];
    const kind = structure === undefined || isSaid ? '' : kindOf(structure);
    return { place: k + 1, label: armLabel(facts, k + 1), kind, difference, standing: standingOf(difference) };
  });
}

/** Estimate and interval as they are drawn: in points, without what is not finite. */
function drawnOf({ difference }: Row, by: number): { at: number; lo: number; hi: number } | undefined {
  if (difference === undefined || !Number.isFinite(difference.estimate)) return undefined;
  const { estimate, lo95, hi95 } = difference;
  const end = (value: number): number => by * (Number.isFinite(value) ? value : estimate);
  return { at: by * estimate, lo: end(lo95), hi: end(hi95) };
}

function marksOf(row: Row, y: number, by: number): Dataset[] {
  const drawn = drawnOf(row, by);
  if (drawn === undefined) return [];
  const isClear = row.standing === 'lower' || row.standing === 'higher';
  const dot: Dataset = {
    ...line(row.label, [{ x: drawn.at, y }], { colour: INK, dash: [], width: 2 }),
    pointRadius: 5.5,
    pointBorderColor: INK,
    pointBorderWidth: 2,
    pointBackgroundColor: isClear ? INK : PAPER,
    clip: 8,
  };
  return drawn.lo === drawn.hi ? [dot] : [dot, whisker(row.label, drawn.lo, drawn.hi, y)];
}

/** `−11`, `(−14 to −6)`, and in words that it is not told from 0. */
function labelOf(quantity: ComparedQuantity, { difference, standing }: Row): { text: string; detail: string } {
  if (difference === undefined || standing === 'unknown') return { text: CHARTS.noPair, detail: '' };
  const { value, range } = differenceTexts(quantity, difference);
  if (standing === 'same') return { text: CHARTS.equal, detail: range === undefined ? '' : `(${range})` };
  if (range === undefined && difference.n === 1) return { text: value, detail: CHARTS.onePair };
  const said = standing === 'unclear' ? CHARTS.notClear : value;
  return { text: said, detail: range === undefined ? '' : `(${range})` };
}

/** An axis over 0 and all ends, on which no dot lies at the edge; around 0 where all are 0. */
function scaleOver(ends: readonly number[]): Scale {
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  if (low === high) return { min: -1, max: 1, step: 0.5 };
  const nice = niceScale(low, high, 4);
  const room = 0.04 * (nice.max - nice.min);
  return { ...nice, min: Math.min(nice.min, low - room), max: Math.max(nice.max, high + room) };
}

function axisUnit(quantity: ComparedQuantity, results: Results): string {
  const words = quantity.isShare ? CHARTS.points : unitWords(quantity.unit, results.scenario);
  return words === '' ? '' : `, ${words}`;
}

function plotOf(
  facts: ComparisonFacts,
  quantity: ComparedQuantity,
  rows: readonly Row[],
  results: Results,
  options: ChartOptions,
): Plot {
  const by = scaleOf(quantity);
  const n = rows.length;
  const placed = rows.map((row, k) => ({ row, y: rowPlace(k, n) }));
  const ends = rows.flatMap((row) => {
    const drawn = drawnOf(row, by);
    return drawn === undefined ? [] : [drawn.lo, drawn.hi];
  });
  const scale = scaleOver(ends);
  const gap = 0.02 * (scale.max - scale.min);
  const decimals = decimalsOf(scale.step);
  const axes: Plot['axes'] = {
    x: {
      scale,
      title: CHARTS.differenceAxis(armName(facts, 0, 40), axisUnit(quantity, results)),
      labels: tickValues(scale).map((value) => ({ value, text: signed(value, decimals) })),
    },
    y: {
      scale: { min: 0, max: n, step: 1 },
      title: '',
      labels: placed.map(({ row, y }) => ({ value: y, text: row.label, detail: row.kind })),
      names: true,
    },
  };
  return {
    configuration: lineChart(
      [...placed.flatMap(({ row, y }) => marksOf(row, y, by)), rowLine(markWords.noDifference, 0, n)],
      axes,
      options,
    ),
    axes,
    bare: true,
    endLabels: [],
    events: [],
    barLabels: placed.map(({ row, y }) => ({
      at: { x: Math.max(0, drawnOf(row, by)?.hi ?? 0, (drawnOf(row, by)?.at ?? 0) + gap), y },
      ...labelOf(quantity, row),
    })),
  };
}

function altText(
  facts: ComparisonFacts,
  quantity: ComparedQuantity,
  rows: readonly Row[],
  results: Results,
  title: string,
): string {
  const said = rows.map((row) => {
    const { text, detail } = labelOf(quantity, row);
    return CHARTS.row(row.label, detail === '' ? text : `${text} ${detail}`);
  });
  const unit = differenceUnit(quantity, results.scenario).trim();
  const inUnit = unit === '' ? '' : CHARTS.inUnit(unit);
  return CHARTS.differenceAlt(quantityName(quantity, 80), armName(facts, 0, 80), inUnit, title, said.join('; '));
}

/**
 * Is the difference real? Arm minus baseline in one number over pairs of runs in the same worlds, a row each: a full dot
 * where the interval is clear of 0, a ring where it is not.
 *
 * @returns undefined where no pair has the number
 */
export function pairedDifference(
  results: Results,
  facts: ComparisonFacts,
  quantity: ComparedQuantity,
  options: ChartOptions = {},
): Figure | undefined {
  const all = rowsOf(facts, quantity);
  const rows = all.slice(0, Math.max(8, Math.min(MOST_ROWS, options.bars ?? MOST_ROWS)));
  if (all.every(({ standing }) => standing === 'unknown')) return undefined;
  const finding = quantityFinding({ facts, results, quantity }, { numbers: false, named: true, longest: 40 });
  const subject = CHARTS.differencePanel(quantityName(quantity, 40), armName(facts, 0, 40));
  const title = unlessFailed(results, subject, finding);
  const pairs = pairsText(pairsOf(quantity));
  const left = all.length - rows.length;
  const { label, definition } = quantity;
  const kind = quantity.isEnd ? 'end' : 'measure';
  return complete(results, [plotOf(facts, quantity, rows, results, options)], {
    name: `difference-${kind}-${stem(quantity.name)}`,
    title,
    panelTitle: unlessFailed(results, subject, shortFinding({ facts, quantity })),
    method: `${CHARTS.differenceMethod(pairs)}${modulesOf(facts)}${left === 0 ? '' : CHARTS.tooMany(formatCount(left))}`,
    definitions:
      definition === undefined ? [] : [{ term: upperFirst(clipped(plain(label), 80)), meaning: plain(definition) }],
    shown: [quantity],
    table: {
      columns: ['arm', 'label', 'measure', 'n', 'left_out', 'estimate', 'lo95', 'hi95', 'standing'],
      rows: all.map(({ place, label: arm, difference, standing }) => {
        const { n = 0, leftOut = 0, estimate = Number.NaN, lo95 = Number.NaN, hi95 = Number.NaN } = difference ?? {};
        const name = facts.arms[place]?.name ?? '';
        return [name, arm, quantity.name, n, leftOut, estimate, lo95, hi95, standing];
      }),
    },
    altText: altText(facts, quantity, rows, results, title),
  });
}
