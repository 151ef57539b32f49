import type { CoalitionDocument } from '../../engine/experiment/solutions/solution-facts.ts';
import { coalitionFindings } from '../coalition/findings.ts';
import { isBySet, isPlayed, type SizeRow, sizeRows, stableSizesOf } from '../coalition/sizes.ts';
import { payoffText } from '../coalition/texts.ts';
import { lineStyle, PAPER } from '../colour.ts';
import type { Axis, ChartOptions, EndLabel, Figure, Flag, Plot } from '../figure.ts';
import { decimalsOf, formatCount, formatNumber } from '../format.ts';
import type { Results } from '../results.ts';
import { niceScale, type Scale, tickValues } from '../scale.ts';
import {
  altWords,
  axes as axisTitles,
  curveErrors,
  curveMethod,
  curveTitle,
  definitions,
  legends,
  lines as lineNames,
  memberAlt,
  membershipRule,
  minimumRule,
  ofAll,
  outsiderAlt,
  rings,
  ringsClear,
  ringsSome,
  sizeAlt,
  stableAlt,
  stableFlag,
  stableFlagOf,
  tieRule,
} from '../wording/coalition.ts';
import { markWords } from '../wording/marks.ts';
import { upperFirst } from '../words.ts';
import { complete } from './complete.ts';
import { band, type Dataset, line, lineChart } from './line-chart.ts';

/** More sizes than this have neither dots nor bars of their own. */
export const MOST_DOTS = 40;

/** Of more stable sizes only rings tell. */
const MOST_FLAGS = 4;

/** The axis of sizes, the same in all pictures of a coalition. */
export function sizeAxis(players: number): Axis {
  const { step } = niceScale(0, players, 10);
  const whole = Math.max(1, Math.round(step));
  const scale: Scale = { min: -0.5, max: players + 0.5, step: whole };
  return {
    scale,
    title: axisTitles.size,
    labels: tickValues(scale).map((value) => ({ value, text: formatCount(value) })),
  };
}

/** The axis of payoffs, around all numbers and the ends of their intervals. */
export function payoffAxis(values: readonly number[], title: string): Axis {
  const finite = values.filter(Number.isFinite);
  const scale = niceScale(Math.min(0, ...finite), Math.max(0, ...finite));
  const decimals = decimalsOf(scale.step);
  return { scale, title, labels: tickValues(scale).map((value) => ({ value, text: formatNumber(value, decimals) })) };
}

type Key = 'member' | 'outsider';

const KEYS: readonly Key[] = ['member', 'outsider'];

function curve(rows: readonly SizeRow[], key: Key, k: number): Dataset[] {
  const known = rows.flatMap(({ size, [key]: at }) => (at === undefined ? [] : [{ size, ...at }]));
  const { colour, dash } = lineStyle(k);
  const points = known.map(({ size, mean }) => ({ x: size, y: mean }));
  const dots = rows.length <= MOST_DOTS ? { pointRadius: 3, clip: 8 as const, pointBackgroundColor: colour } : {};
  const sure = known.filter(({ error }) => Number.isFinite(error));
  const bands =
    sure.some(({ error }) => error > 0) && sure.length > 1
      ? band(
          `${lineNames[key]}, 95 % interval`,
          sure.map(({ size, mean, error }) => ({ x: size, y: mean + error })),
          sure.map(({ size, mean, error }) => ({ x: size, y: mean - error })),
          { colour, opacity: 0.16 },
        )
      : [];
  return [{ ...line(lineNames[key], points, { colour, dash, width: k === 0 ? 2.25 : 1.75 }), ...dots }, ...bands];
}

/** Rings around what members get where an agreement is stable. */
function stableRings(rows: readonly SizeRow[]): Dataset[] {
  const sizes = stableSizesOf(rows);
  const points = rows.flatMap(({ size, member }) =>
    sizes.includes(size) && member !== undefined ? [{ x: size, y: member.mean }] : [],
  );
  if (points.length === 0) return [];
  const { colour } = lineStyle(2);
  return [
    {
      ...line(markWords.stable, points, { colour, dash: [], width: 0 }),
      showLine: false,
      clip: 12,
      pointRadius: rows.length <= MOST_DOTS ? 7 : 5,
      pointBorderWidth: 2.5,
      pointBorderColor: colour,
      pointBackgroundColor: PAPER,
    },
  ];
}

function flagsOf(document: CoalitionDocument, rows: readonly SizeRow[]): Flag[] {
  const stable = rows.filter(({ size }) => stableSizesOf(rows).includes(size));
  if (stable.length > MOST_FLAGS) return [];
  const players = document.players.length;
  return stable.map(({ size, stable: some, idle, coalitions }) => {
    const name = ofAll(formatCount(size), formatCount(players));
    const text =
      isBySet(document) && coalitions > 1
        ? stableFlagOf(name, formatCount(some - idle), formatCount(coalitions))
        : stableFlag(name);
    return { at: size, text, weight: size, strong: true };
  });
}

function endLabelsOf(rows: readonly SizeRow[], say: (value: number) => string): EndLabel[] {
  return KEYS.flatMap((key, k): EndLabel[] => {
    const last = rows.findLast((row) => row[key] !== undefined);
    const at = last?.[key];
    if (last === undefined || at === undefined) return [];
    const { text } = lineStyle(k);
    return [
      { value: at.mean, at: last.size, text: lineNames[key], detail: say(at.mean), colour: text, strong: k === 0 },
    ];
  });
}

/** How membership was read, in words. */
export function rulesText({ membership: { membership, minimum, ties } }: CoalitionDocument): string {
  const least = minimum > 0 ? [minimumRule(formatCount(minimum))] : [];
  return [membershipRule[membership], ...least, tieRule[ties]].join('; ');
}

/** Whose payoffs the numbers are, and how sure they are. */
export function sourceText(document: CoalitionDocument): string {
  if (isPlayed(document)) return curveMethod.runs(formatCount(document.runs - document.failedRuns));
  return isBySet(document) ? curveMethod.means : curveMethod.exact;
}

/** The numbers of all pictures of a coalition, by size. */
export function sizeTable(document: CoalitionDocument) {
  const numbers = ['member', 'outsider', 'leaving', 'joining', 'total'] as const;
  return {
    columns: [
      'size',
      'coalitions',
      ...numbers.flatMap((name) => [name, `${name}_half95`]),
      'internally_stable',
      'externally_stable',
      'stable',
      'stable_idle',
    ],
    rows: sizeRows(document).map((row) => [
      row.size,
      row.coalitions,
      ...numbers.flatMap((name) => [row[name]?.mean ?? Number.NaN, row[name]?.error ?? Number.NaN]),
      ...[row.internal, row.external, row.stable, row.idle],
    ]),
  };
}

function altText(document: CoalitionDocument, rows: readonly SizeRow[], title: string): string {
  const say = payoffText(document);
  const stable = stableSizesOf(rows);
  const said = rows.map(({ size, member, outsider }) => {
    const parts = [
      ...(member === undefined ? [] : [memberAlt(say(member.mean))]),
      ...(outsider === undefined ? [] : [outsiderAlt(say(outsider.mean))]),
      ...(stable.includes(size) ? [stableAlt] : []),
    ];
    return sizeAlt(formatCount(size), parts.join(', '));
  });
  const kept = said.length <= 25 ? said : said.filter((_, k) => stable.includes(rows[k]?.size ?? -1) || k % 10 === 0);
  return altWords(legends.curve, formatCount(document.players.length), title, kept.join('; '));
}

/**
 * Which memberships are stable? What a member and an outsider get, by the number of members; rings where an agreement is
 * stable and changes something.
 *
 * @returns undefined where nothing is known of any size
 */
export function coalitionCurve(
  results: Results,
  document: CoalitionDocument,
  options: ChartOptions = {},
): Figure | undefined {
  const rows = sizeRows(document);
  const values = rows.flatMap((row) =>
    KEYS.flatMap((key) => {
      const at = row[key];
      if (at === undefined) return [];
      return Number.isFinite(at.error) ? [at.mean - at.error, at.mean + at.error] : [at.mean];
    }),
  );
  if (values.length === 0) return undefined;
  const axes: Plot['axes'] = {
    x: sizeAxis(document.players.length),
    y: payoffAxis(values, isBySet(document) ? axisTitles.meanPayoff : axisTitles.payoff),
  };
  const title = coalitionFindings(document)[0] ?? curveTitle;
  const marked = stableRings(rows);
  const flags = flagsOf(document, rows);
  const plot: Plot = {
    configuration: lineChart([...marked, ...KEYS.flatMap((key, k) => curve(rows, key, k))], axes, options),
    axes,
    endLabels: endLabelsOf(rows, payoffText(document)),
    events: [],
    ...(flags.length === 0 ? {} : { flags }),
  };
  const errors = isPlayed(document) ? [curveErrors] : [];
  const ring = marked.length === 0 ? [] : [isPlayed(document) ? ringsClear : isBySet(document) ? ringsSome : rings];
  return complete(results, [plot], {
    name: 'coalition-curve',
    title,
    panelTitle: curveTitle,
    method: [upperFirst(sourceText(document)), ...errors, ...ring, rulesText(document)].join('; '),
    definitions: [definitions.stable, definitions[document.membership.membership]],
    shown: [],
    table: sizeTable(document),
    altText: altText(document, rows, title),
  });
}
