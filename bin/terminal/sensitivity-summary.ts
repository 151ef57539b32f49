import type { ConditionName } from '../../engine/analysis/condition-names.ts';
import type { MorrisEffects } from '../../engine/analysis/morris-effects.ts';
import type { SobolIndices } from '../../engine/analysis/sobol-indices.ts';
import type { StudySummary } from '../../engine/experiment/study/conduct-study.ts';
import type { SensitivityDesign } from '../../engine/experiment/study/design.ts';
import type { Factor } from '../../engine/experiment/study/factor.ts';
import type { LeftOut } from '../../engine/experiment/study/own-factors.ts';
import type { Sensitivity, SensitivityResult } from '../../engine/experiment/study/sensitivity.ts';
import type { Setting } from '../../engine/language/loading/settings.ts';
import type { Model } from '../../engine/language/model.ts';
import { parameterCounts } from '../../engine/language/parameter-counts.ts';
import { formatCount, unitSuffix } from '../../reports/format.ts';
import { numberText } from '../../reports/telling/numbers.ts';
import { cautionedNames, cautionLines } from './caution-lines.ts';
import { fittedTable } from './fitted-table.ts';
import { leftOutLine } from './left-out-words.ts';
import { parametersInWords } from './parameters.ts';
import { columnFacts } from './run-summary.ts';
import { effectCells, indexCells, shareWords } from './sensitivity-words.ts';
import type { Style } from './style.ts';
import { counted, table } from './table.ts';

export type FoundSensitivity = {
  readonly model: Model;
  readonly design: SensitivityDesign;
  readonly output: ConditionName;
  readonly leftOut: readonly LeftOut[];
  readonly results: string;
  readonly summary: StudySummary & SensitivityResult;
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

/** Columns that a narrow terminal does without: what noise alone would be, the spread, the direction. */
const SPARE = [5, 4, 3];

/** Lines of a table of factors; the rest stands in --json. */
const MOST_ROWS = 15;
/** Names in a line. */
const MOST_NAMED = 12;

/** `Morris, 20 trajectories over 31 parameters: 640 points × 100 runs = 64,000 runs` */
export const sensitivityText = ({ method, rows, runs, factors }: SensitivityDesign): string => {
  const roles = new Set(factors.map(({ role }) => role)).size;
  const perRow = method === 'morris' ? factors.length + 1 : factors.length + 2 + (roles > 1 ? 2 : 0);
  const how =
    method === 'morris' ? `Morris, ${counted(rows, 'trajectory', 'trajectories')}` : `Sobol', ${counted(rows, 'row')}`;
  const points = rows * perRow;
  return `${how} over ${counted(factors.length, 'parameter')}: ${formatCount(points)} points × ${counted(runs, 'run')} = ${formatCount(points * runs)} runs`;
};

const isPowerOfTwo = (count: number): boolean => (count & (count - 1)) === 0;

/** What is said before anything is played: how much there is to do, and what is doubtful. */
export const sensitivityNotes = (design: SensitivityDesign): readonly string[] => {
  const { method, rows } = design;
  const below = 2 ** Math.floor(Math.log2(rows));
  const warning = `warning ${formatCount(rows)} rows of Sobol's sequence do not fill the space evenly: take ${below} or ${2 * below}`;
  return [...(method === 'sobol' && !isPowerOfTwo(rows) ? [warning] : []), sensitivityText(design)];
};

const titleLine = ({ model, design, summary, alreadyComplete }: FoundSensitivity, { seconds, style, draft }: Shown) =>
  [
    style('bold', model.name),
    ...(draft ? [style('yellow', 'DRAFT')] : []),
    sensitivityText(design),
    counted(model.time.horizon, model.time.tick),
    `seed ${summary.seed}`,
    alreadyComplete ? 'already complete, nothing to run' : `${seconds.toFixed(1)} s`,
  ].join(' · ');

const outputUnit = ({ output, model }: FoundSensitivity): string =>
  output.isShare ? '' : unitSuffix(columnFacts(output.key, model).unit);

const meanLine = (found: FoundSensitivity): string => {
  const { summary, output } = found;
  const mean = output.isShare
    ? `${numberText(100 * summary.mean, 2)} %`
    : `${numberText(summary.mean, 3)}${outputUnit(found)}`;
  if (!Number.isFinite(summary.mean)) return `  ${summary.output}: no run has a number for it`;
  return `  ${summary.output} is ${mean} on average over these ranges, which need not be what it is as things stand`;
};

const missingLines = ({ summary }: FoundSensitivity, style: Style): string[] => {
  const { missing, failedRuns, runs } = summary;
  const others = missing - failedRuns;
  return [
    ...(failedRuns > 0 ? [style('red', `  ${formatCount(failedRuns)} of ${formatCount(runs)} runs failed`)] : []),
    ...(others > 0
      ? [`  ${formatCount(others)} of ${formatCount(runs)} runs have no number for ${summary.output}`]
      : []),
    ...(missing > 0
      ? ['  such a run is left out at every point of its row: what is said holds for worlds where this does not happen']
      : []),
  ];
};

const enumerated = (paths: readonly string[]): string =>
  paths.length <= MOST_NAMED
    ? paths.join(', ')
    : `${paths.slice(0, MOST_NAMED).join(', ')} and ${paths.length - MOST_NAMED} more`;

/** A factor with what is to be said of it. */
type Ranked = {
  readonly factor: Factor;
  readonly size: number;
  /** Clearly above noise; lost in it; or nothing changed in any run. */
  readonly standing: 'clear' | 'lost' | 'none';
  readonly cells: readonly string[];
};

type Role = Factor['role'];

const roleTitle = { assumption: 'assumption', lever: 'lever' } as const;
const roleWords = { assumption: 'assumptions', lever: 'levers' } as const;

/** How factors are told. */
type Listing = {
  readonly header: readonly string[];
  readonly width: number;
  /** With one run of each point outputs are taken for exact. */
  readonly exact: boolean;
};

/** The factors of a role: a table of those that matter clearly, and the names of the others. */
const roleLines = (role: Role, ranked: readonly Ranked[], { header, width, exact }: Listing): string[] => {
  const mine = ranked.filter(({ factor }) => factor.role === role).toSorted((a, b) => b.size - a.size);
  if (mine.length === 0) return [];
  const of = (standing: Ranked['standing']): readonly Ranked[] => mine.filter((one) => one.standing === standing);
  const [clear, lost, none] = [of('clear'), of('lost'), of('none')];
  const rows = clear.slice(0, MOST_ROWS).map(({ cells }) => cells);
  const names = (list: readonly Ranked[]): string => enumerated(list.map(({ factor }) => factor.path));
  const words = mine.length === 1 ? roleTitle[role] : roleWords[role];
  return [
    '',
    `  ${exact ? 'with an effect, chance included' : 'clearly above noise'}: ${clear.length} of ${mine.length} ${words}`,
    ...(rows.length > 0 ? fittedTable([[roleTitle[role], ...header], ...rows], SPARE, width, '  ') : []),
    ...(clear.length > rows.length ? [`    … and ${clear.length - rows.length} smaller, in --json`] : []),
    ...(lost.length > 0 ? [`    cannot be told from nothing: ${names(lost)}`] : []),
    ...(none.length > 0 ? [`    changed nothing in any run: ${names(none)}`] : []),
  ];
};

const exactLine = '  one run of each point: what chance changed counts as an effect; --runs 2 or more tells them apart';

const tables = (ranked: readonly Ranked[], listing: Listing): string[] => [
  ...(listing.exact ? [exactLine] : []),
  ...roleLines('assumption', ranked, listing),
  ...roleLines('lever', ranked, listing),
];

const unresolved = (what: string): string =>
  `  noise hides all effects on ${what}, or there are none: more --runs or --rows would tell`;

const byChance = (count: number): string[] =>
  count >= 20
    ? [
        `  each is judged by itself: of ${count} without any effect about ${Math.max(1, Math.round(count / 40))} would seem clear`,
      ]
    : [];

/** A share cannot change by more: what is told is the slope of a jump. */
const jumpLine =
  '  steps are 60 % of a range and scaled up to all of it: above 100 points there is a jump within a step';

const morrisLines = (
  found: FoundSensitivity,
  { factors: effects, replicates }: MorrisEffects,
  width: number,
): string[] => {
  const { design, output, summary } = found;
  const ranked = effects.map((one, index): Ranked => {
    const factor = design.factors[index] as Factor;
    // Runs that are swapped one for another leave every mean as it was, and show in the noise.
    const isIdle = one.muStar.estimate === 0 && (one.floor ?? 0) === 0;
    const standing = one.clear ? 'clear' : isIdle ? 'none' : 'lost';
    return { factor, size: one.muStar.estimate, standing, cells: effectCells(factor, one, output.isShare) };
  });
  const clear = effects.filter((one) => one.clear);
  const unit = output.isShare ? ' in percentage points' : outputUnit(found) === '' ? '' : ` in${outputUnit(found)}`;
  const turned = ranked.filter(({ standing }, index) => {
    const { sigma, muStar } = effects[index] as (typeof effects)[number];
    return standing === 'clear' && sigma.lo95 > 0.5 * muStar.estimate;
  });
  const header = ['over', 'effect (95 %)', 'direction', 'spread (95 %)', ...(replicates > 1 ? ['by noise alone'] : [])];
  return [
    ...(clear.length === 0 ? [unresolved(summary.output)] : []),
    ...tables(ranked, { header, width, exact: replicates === 1 }),
    '',
    `  effect: mean change of ${summary.output}${unit} over the whole range, whatever its sign; spread: how much`,
    '  it differs with the values of the others, or along the range (interaction or curvature)',
    ...(output.isShare && clear.some(({ muStar }) => muStar.estimate > 1) ? [jumpLine] : []),
    ...(turned.length > 0
      ? [
          `  large spread, so no effect of their own to count on: ${enumerated(turned.map(({ factor }) => factor.path))}`,
        ]
      : []),
    ...byChance(effects.length),
  ];
};

const luckLine = (noiseShare: SobolIndices['noiseShare'], what: string): string[] => {
  if (noiseShare === undefined) return [];
  const begun = `  how ${what} comes out in a single world:`;
  if (noiseShare.estimate >= 1) return [`${begun} as far as these runs tell, all of its variance is luck`];
  return [
    `${begun} ${shareWords(noiseShare)} of its variance is luck, the rest is due to`,
    '  the parameters over these ranges',
  ];
};

const groupLines = (sensitivity: Extract<Sensitivity, { method: 'sobol' }>): string[] => {
  const { groups } = sensitivity;
  if (groups === undefined || !groups.indices.resolved) return [];
  const { factors } = groups.indices;
  return [
    '',
    ...table([
      ['  together', 'with the others', 'alone'],
      ...groups.names.map((name, index) => {
        const one = factors[index] as (typeof factors)[number];
        return [`  all ${name}`, shareWords(one.total), shareWords(one.first)];
      }),
    ]),
  ];
};

const sobolLines = (
  found: FoundSensitivity,
  sensitivity: Extract<Sensitivity, { method: 'sobol' }>,
  width: number,
): string[] => {
  const { design, summary } = found;
  const { indices } = sensitivity;
  const luck = luckLine(indices.noiseShare, summary.output);
  if (!indices.resolved) return [unresolved(summary.output), ...luck];
  const ranked = indices.factors.map((one, index): Ranked => {
    const factor = design.factors[index] as Factor;
    const { total } = one;
    const standing = total.lo95 > 0 ? 'clear' : one.changed ? 'lost' : 'none';
    return { factor, size: total.estimate, standing, cells: indexCells(factor, one) };
  });
  return [
    ...luck,
    ...tables(ranked, {
      header: ['over', 'with others (95 %)', 'alone (95 %)'],
      width,
      exact: indices.replicates === 1,
    }),
    ...groupLines(sensitivity),
    '',
    `  shares of what the parameters change in ${summary.output}: alone, what knowing that one would take away; with`,
    '  others, what would be left if all the others were known; noise can put them below 0 or above 100 %',
    `  joint effects of several: ${shareWords(indices.interactions)}`,
    ...byChance(indices.factors.length),
  ];
};

const answerLines = (found: FoundSensitivity, width: number): string[] => {
  const { sensitivity, unanswered } = found.summary;
  if (sensitivity === undefined) return [`  no answer: ${unanswered ?? 'nothing was played'}`];
  return sensitivity.method === 'morris'
    ? morrisLines(found, sensitivity.effects, width)
    : sobolLines(found, sensitivity, width);
};

/** What `sensitivity` prints: how much each parameter matters over its range, levers and assumptions apart. */
export const sensitivitySummary = (found: FoundSensitivity, shown: Shown): string[] => {
  const { model, leftOut, results } = found;
  const { style, set, width } = shown;
  return [
    titleLine(found, shown),
    ...(set.length > 0 ? [`  with ${set.map(({ path, value }) => `${path} = ${value.trim()}`).join(' · ')}`] : []),
    meanLine(found),
    ...missingLines(found, style),
    ...answerLines(found, width),
    ...cautionLines(cautionedNames([found.output], model)),
    ...leftOutLine(leftOut, '--vary'),
    '  over other ranges other parameters may matter; in this model, not a cause in the world',
    style('faint', `  ${parametersInWords(parameterCounts(model))} · conditional on them; not a forecast`),
    `→ ${results}`,
  ];
};
