import { type ConditionName, writtenName } from '../../engine/analysis/condition-names.ts';
import type { StudySummary } from '../../engine/experiment/study/conduct-study.ts';
import type { SweepDesign } from '../../engine/experiment/study/design.ts';
import type { InputCorrelation } from '../../engine/experiment/study/sweep.ts';
import type { Association, Extreme, SweepFindings } from '../../engine/experiment/study/sweep-findings.ts';
import type { Setting } from '../../engine/language/loading/settings.ts';
import type { Model } from '../../engine/language/model.ts';
import { parameterCounts } from '../../engine/language/parameter-counts.ts';
import { formatCount } from '../../reports/format.ts';
import { cautionedNames, cautionLines } from './caution-lines.ts';
import { parametersInWords } from './parameters.ts';
import { quantityText } from './run-checks.ts';
import { measureLabel, outcomeLabels } from './run-summary.ts';
import { designText, valuesText, valueText } from './study-words.ts';
import type { Style } from './style.ts';
import { counted, table } from './table.ts';

export type Swept = {
  readonly model: Model;
  readonly design: SweepDesign;
  readonly results: string;
  readonly summary: StudySummary & { readonly inputCorrelations?: readonly InputCorrelation[] };
  readonly alreadyComplete: boolean;
  /** What the findings are of; undefined in a scenario without ends and measures. */
  readonly headline: ConditionName | undefined;
  readonly findings: SweepFindings | undefined;
};

type Shown = {
  readonly seconds: number;
  readonly style: Style;
  readonly draft: boolean;
  readonly set: readonly Setting[];
};

/** Rows of a table of factors; the rest stands in points.csv. */
const MOST_ROWS = 12;

/** Values by which a point is told; of more factors, those with the largest rank correlation. */
const MOST_VALUES = 6;

/** Correlations between inputs below this are chance, and not worth a line. */
const NOTABLE = 0.1;

/** What the headline is called in a sentence. */
export const headlineLabel = ({ kind, key }: ConditionName, model: Model): string =>
  kind === 'share' ? (outcomeLabels(model).get(key) ?? key) : measureLabel(key, model);

const titleLine = ({ model, design, summary, alreadyComplete }: Swept, { seconds, style, draft }: Shown): string =>
  [
    style('bold', model.name),
    ...(draft ? [style('yellow', 'DRAFT')] : []),
    designText(design),
    `${formatCount(design.runs)} ${design.runs === 1 ? 'run' : 'runs'} each`,
    `${formatCount(summary.runs)} runs of ${counted(model.time.horizon, model.time.tick)}`,
    `seed ${summary.seed}`,
    alreadyComplete ? 'already complete, nothing to run' : `${seconds.toFixed(1)} s`,
  ].join(' · ');

const variedLine = ({ factors }: SweepDesign): string => {
  const shown = factors.slice(0, MOST_ROWS).map((factor) => `${factor.path} ${valuesText(factor)}`);
  const more = factors.length - shown.length;
  return `  varied: ${[...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(' · ')}`;
};

const failureLine = ({ summary }: Swept, style: Style): string[] =>
  summary.failedRuns > 0
    ? [
        style(
          'red',
          `  ${formatCount(summary.failedRuns)} of ${formatCount(summary.runs)} runs failed and count in no number`,
        ),
      ]
    : [];

/** Where points have other players or measures than the first: what of theirs no table has. */
const missedLine = ({ summary }: Swept): string[] => {
  const { notInTables = [] } = summary;
  const ends = notInTables.filter((name) => !/\.(sd|lo95|hi95|n)$/.test(name));
  if (ends.length === 0) return [];
  const shown = ends.slice(0, MOST_VALUES).join(', ');
  const more = ends.length > MOST_VALUES ? `, and ${ends.length - MOST_VALUES} more` : '';
  return [`  not in the tables, since the first point has none: ${shown}${more}; begin with the point that has most`];
};

/** `rate = 3, labs.caution = 0`: a point by what it sets. */
const whereText = ({ point, equals }: Extreme, paths: readonly string[]): string => {
  const values = paths.slice(0, MOST_VALUES).map((path) => `${path} = ${valueText(point.parameters[path] ?? null)}`);
  const others = equals > 1 ? ` (one of ${formatCount(equals)} points where it is the same)` : '';
  return `at ${values.join(', ')}${paths.length > values.length ? ', …' : ''}${others}`;
};

const extremeLines = ({ findings, design, summary }: Swept, label: string): string[] => {
  const { extremes, known } = findings as SweepFindings;
  if (extremes === undefined) return [`  ${label}: no point has a number for it`];
  const missing = summary.points - known;
  const { lowest, highest } = extremes;
  const numeric = (findings as SweepFindings).associations.map(({ path }) => path);
  const others = design.factors.map(({ path }) => path).filter((path) => !numeric.includes(path));
  const paths = design.factors.length > MOST_VALUES ? [...numeric, ...others] : design.factors.map(({ path }) => path);
  if (lowest.quantity.estimate === highest.quantity.estimate)
    return [`  ${label}: the same at all ${formatCount(known)} points: ${quantityText(lowest.quantity)}`];
  return [
    `  ${label}`,
    ...table([
      ['  lowest', quantityText(lowest.quantity), whereText(lowest, paths)],
      ['  highest', quantityText(highest.quantity), whereText(highest, paths)],
    ]),
    `    picked out of ${formatCount(known)} estimates, so the true numbers are likely less extreme`,
    ...(missing > 0
      ? [`    ${counted(missing, 'point')} without a number for it ${missing === 1 ? 'is' : 'are'} left out`]
      : []),
  ];
};

const rhoText = (rho: number): string => (Number.isNaN(rho) ? 'none: all the same' : signed(rho));

const signed = (rho: number): string => {
  const text = rho.toFixed(2);
  if (/^-?0\.00$/.test(text)) return ' 0.00';
  return rho < 0 ? text : ` ${text}`;
};

const associationLines = (associations: readonly Association[], points: number): string[] => {
  if (associations.length === 0) return [];
  const rows = associations.slice(0, MOST_ROWS).map(({ path, spearman }) => [`  ${path}`, rhoText(spearman)]);
  const more = associations.length - rows.length;
  return [
    `  rank correlation with it over these ${formatCount(points)} points (-1 to 1)`,
    ...table(rows),
    ...(more > 0 ? [`    … and ${counted(more, 'smaller one')} in --json`] : []),
    '    how steadily it rises or falls with each over this design and its ranges; not a cause, and 0 where it turns',
  ];
};

const correlationLines = ({ summary, design }: Swept): string[] => {
  const askedOf = ([a, b]: readonly [string, string]): number | undefined =>
    design.correlations?.find(({ between }) => between.includes(a) && between.includes(b))?.correlation;
  const rows = (summary.inputCorrelations ?? []).flatMap(({ between, spearman }): string[][] => {
    const wanted = askedOf(between);
    if (wanted === undefined && !(Math.abs(spearman) > NOTABLE)) return [];
    return [[`  ${between.join(' and ')}`, rhoText(spearman), wanted === undefined ? '' : `asked ${wanted}`]];
  });
  if (rows.length === 0) return [];
  const more = rows.length - MOST_ROWS;
  return [
    '  rank correlation between inputs: one may show what the other does',
    ...table(rows.slice(0, MOST_ROWS)),
    ...(more > 0 ? [`    … and ${more} more in summary.json`] : []),
  ];
};

/** What `sweep` prints: the design, the range of the headline, what it rises with, and what all of it rests on. */
export const sweepSummary = (swept: Swept, shown: Shown): string[] => {
  const { model, design, headline, findings, results } = swept;
  const { style, set } = shown;
  const found =
    headline === undefined || findings === undefined
      ? []
      : [
          ...extremeLines(swept, headlineLabel(headline, model)),
          ...associationLines(findings.associations, findings.known),
          ...cautionLines(cautionedNames([headline], model)),
        ];
  return [
    titleLine(swept, shown),
    ...(set.length > 0 ? [`  with ${set.map(({ path, value }) => `${path} = ${value.trim()}`).join(' · ')}`] : []),
    variedLine(design),
    ...found,
    ...correlationLines(swept),
    ...missedLine(swept),
    ...failureLine(swept, style),
    style('faint', `  ${parametersInWords(parameterCounts(model))} · conditional on them; not a forecast`),
    `→ ${results}`,
  ];
};

/** A condition that divides the points of a sweep, to go on with: halfway between the lowest and the highest. */
export const dividingCondition = ({ headline, findings }: Swept): string | undefined => {
  if (headline === undefined || findings?.extremes === undefined) return undefined;
  const { lowest, highest } = findings.extremes;
  const [lo, hi] = [lowest.quantity.estimate, highest.quantity.estimate];
  if (lo === hi) return undefined;
  const middle = (lo + hi) / 2;
  const digits = [1, 2, 3, 6, 12].find((count) => {
    const rounded = Number(middle.toPrecision(count));
    return rounded > lo && rounded < hi;
  });
  return digits === undefined ? undefined : `${writtenName(headline)} > ${Number(middle.toPrecision(digits))}`;
};
