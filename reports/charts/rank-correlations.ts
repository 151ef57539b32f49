import { MUTED, ROLES } from '../colour.ts';
import { unlessFailed } from '../failures.ts';
import type { ChartOptions, Figure, Plot } from '../figure.ts';
import { formatNumber } from '../format.ts';
import { subject } from '../plane/names.ts';
import type { Results, SweepFacts, SweptNumber } from '../results.ts';
import { factorNames } from '../study/names.ts';
import { fileStem } from '../sweep/file-stem.ts';
import { chanceLimit, knownPoints, ranksFinding, rhoText } from '../sweep/ranks-finding.ts';
import { markWords } from '../wording/marks.ts';
import { ranks as words } from '../wording/sweep.ts';
import { plain } from '../words.ts';
import { complete } from './complete.ts';
import { band, type Dataset, lineChart } from './line-chart.ts';
import { roleKey } from './role-key.ts';
import { HALF_BAR, rowAxis, rowBar, rowLine, rowPlace, splitBar } from './row-bars.ts';

/** Rows of a picture; the rest is in the table. */
const MOST_BARS = 8;

type Row = {
  readonly path: string;
  readonly role: 'lever' | 'assumption';
  readonly unit: string;
  readonly rho: number;
};

function rowsOf({ factors }: SweepFacts, { associations }: SweptNumber): readonly Row[] {
  return associations.flatMap(({ path, spearman }) => {
    const factor = factors.find((one) => one.path === path);
    return factor === undefined ? [] : [{ path, role: factor.role, unit: factor.unit, rho: spearman }];
  });
}

/** Where chance alone would leave them. */
function chanceBand(limit: number | undefined, rows: number): Dataset[] {
  if (limit === undefined) return [];
  const edge = (y: number) => [
    { x: -limit, y },
    { x: limit, y },
  ];
  return band(markWords.chanceAlone, edge(rows), edge(0), { colour: MUTED, opacity: 0.16 });
}

function plotOf(facts: SweepFacts, of: SweptNumber, drawn: readonly Row[], options: ChartOptions): Plot {
  const rows = drawn.map((row, k) => ({ ...row, y: rowPlace(k, drawn.length) }));
  const axes: Plot['axes'] = {
    x: {
      scale: { min: -1, max: 1, step: 0.5 },
      title: words.axis,
      labels: [-1, -0.5, 0, 0.5, 1].map((value) => ({
        value,
        text: (value > 0 ? '+' : '') + formatNumber(value, value % 1 === 0 ? 0 : 1),
      })),
    },
    y: rowAxis(factorNames(facts.factors), rows),
  };
  const bars = rows.flatMap(({ path, role, rho, y }) => {
    if (Number.isNaN(rho)) return [];
    const draw = role === 'lever' ? splitBar : rowBar;
    const { fill, edge } = ROLES[role];
    return draw(path, { from: 0, to: rho, top: y + HALF_BAR, bottom: y - HALF_BAR, fill, edge });
  });
  const datasets = [
    rowLine(markWords.noRankCorrelation, 0, rows.length),
    ...bars,
    ...chanceBand(chanceLimit(facts, of), rows.length),
  ];
  return {
    configuration: lineChart(datasets, axes, options),
    axes,
    endLabels: [],
    events: [],
    barLabels: rows.map(({ rho, y }) => ({ at: { x: Math.max(0, rho || 0), y }, text: rhoText(rho), detail: '' })),
  };
}

function methodLine(facts: SweepFacts, of: SweptNumber, rows: number, drawn: number): string {
  const limit = chanceLimit(facts, of);
  const tied = (facts.asked?.length ?? 0) > 0;
  return [
    words.method(words.designs[facts.method], knownPoints(of), facts.runs),
    limit === undefined ? '' : words.band(formatNumber(limit, 2)),
    tied ? words.tied : '',
    rows > drawn ? words.leftOut(rows - drawn) : '',
  ].join('');
}

/**
 * With which parameters does a number rise or fall, over the points of a design? Rank correlations from −1 to 1, the
 * largest first; levers are split along their middle.
 *
 * @returns undefined where no varied parameter has numbers
 */
export function rankCorrelations(
  results: Results,
  facts: SweepFacts,
  of: SweptNumber,
  options: ChartOptions = {},
): Figure | undefined {
  const rows = rowsOf(facts, of);
  const drawn = rows.slice(0, options.bars ?? MOST_BARS);
  if (drawn.length === 0) return undefined;
  const names = factorNames(facts.factors);
  const title = unlessFailed(results, subject(of.quantity), ranksFinding(facts, of));
  const { label, definition } = of.quantity;
  const said = rows.map(({ path, role, rho }) => words.row(names.get(path) ?? path, role, rhoText(rho)));
  return complete(results, [plotOf(facts, of, drawn, options)], {
    name: fileStem('ranks', of.quantity.name),
    title,
    panelTitle: words.panel(subject(of.quantity)),
    method: methodLine(facts, of, rows.length, drawn.length),
    key: roleKey(drawn.map(({ role }) => role)),
    definitions: definition === undefined ? [] : [{ term: plain(label), meaning: plain(definition) }],
    shown: [of.quantity],
    table: {
      columns: ['parameter', 'label', 'role', 'unit', 'points', 'rank_correlation'],
      rows: rows.map(({ path, role, unit, rho }) => [path, names.get(path) ?? path, role, unit, knownPoints(of), rho]),
    },
    altText: words.altText(subject(of.quantity), title, said.join('; ')),
  });
}
