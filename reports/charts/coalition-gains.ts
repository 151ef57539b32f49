import type { CoalitionDocument } from '../../engine/experiment/solutions/solution-facts.ts';
import { type Estimate, isBySet, isPlayed, type SizeRow, signOf, sizeRows } from '../coalition/sizes.ts';
import { payoffText } from '../coalition/texts.ts';
import { INK, lineStyle } from '../colour.ts';
import type { ChartOptions, Figure, Plot, Point } from '../figure.ts';
import { formatCount } from '../format.ts';
import type { Results } from '../results.ts';
import {
  altWords,
  axes as axisTitles,
  gainsErrors,
  gainsMethod,
  gainsTitle,
  joinAlt,
  leaveAlt,
  legends,
  lines as lineNames,
  meanGainsTitle,
  sizeAlt,
} from '../wording/coalition.ts';
import { markWords } from '../wording/marks.ts';
import { upperFirst } from '../words.ts';
import { MOST_DOTS, payoffAxis, sizeAxis, sizeTable, sourceText } from './coalition-curve.ts';
import { complete } from './complete.ts';
import { band, type Dataset, line, lineChart } from './line-chart.ts';

/** Where the bar of leaving and that of joining stand around their size. */
const SIDES = { leaving: [-0.36, -0.03], joining: [0.03, 0.36] } as const;

type Key = keyof typeof SIDES;

const KEYS: readonly Key[] = ['leaving', 'joining'];
const NAMES = { leaving: lineNames.leave, joining: lineNames.join } as const;

/** Fills that are told apart without colour too: dark and light. */
const FILLS = { leaving: '#3B4754', joining: '#56A5D8' } as const;

function bar(key: Key, size: number, { mean, error }: Estimate): Dataset[] {
  const [from, to] = SIDES[key];
  const along = (y: number): Point[] => [
    { x: size + from, y },
    { x: size + to, y },
  ];
  const name = markWords.members(NAMES[key], size);
  const middle = size + (from + to) / 2;
  const ends = [
    { x: middle, y: mean - error },
    { x: middle, y: mean + error },
  ];
  const whisker = error > 0 ? [line(markWords.interval(name), ends, { colour: INK, dash: [], width: 1.5 })] : [];
  return [
    ...whisker,
    ...band(name, along(Math.max(0, mean)), along(Math.min(0, mean)), { colour: FILLS[key], opacity: 1 }),
  ];
}

type Gain = { readonly key: Key; readonly size: number; readonly gain: Estimate };

/** Of many sizes lines instead of bars. */
function courses(gains: readonly Gain[]): Dataset[] {
  return KEYS.map((key, k) => {
    const points = gains.filter((one) => one.key === key).map(({ size, gain }) => ({ x: size, y: gain.mean }));
    const { dash } = lineStyle(k);
    return line(NAMES[key], points, { colour: FILLS[key], dash, width: 2.5 });
  });
}

/** In one sentence whether leaving pays: clear signs only. */
function titleOf(rows: readonly SizeRow[], words: typeof gainsTitle | typeof meanGainsTitle): string {
  const leaving = rows.flatMap(({ size, leaving: gain }) =>
    gain === undefined ? [] : [{ size, sign: signOf(gain), gain }],
  );
  if (leaving.some(({ sign, gain }) => sign === 0 && gain.error !== 0)) return words.mixed;
  if (leaving.every(({ sign }) => sign > 0)) return words.always;
  if (leaving.every(({ sign }) => sign <= 0)) return words.never;
  const first = leaving.findIndex(({ sign }) => sign > 0);
  const from = leaving.slice(first);
  return from.every(({ sign }) => sign > 0) ? words.leave(formatCount(from[0]?.size ?? 0)) : words.mixed;
}

function altText(document: CoalitionDocument, rows: readonly SizeRow[], title: string): string {
  const say = payoffText(document);
  const kept = rows.length <= 25 ? rows : rows.filter(({ size }) => size % 10 === 0);
  const said = kept.map(({ size, leaving, joining }) => {
    const parts = [
      ...(leaving === undefined ? [] : [leaveAlt(say(leaving.mean))]),
      ...(joining === undefined ? [] : [joinAlt(say(joining.mean))]),
    ];
    return sizeAlt(formatCount(size), parts.join(', '));
  });
  return altWords(legends.gains, formatCount(document.players.length), title, said.join('; '));
}

/** What keeps an agreement together, and what pulls it apart: the gain from leaving and from joining, by the number of members. */
export function coalitionGains(
  results: Results,
  document: CoalitionDocument,
  options: ChartOptions = {},
): Figure | undefined {
  const rows = sizeRows(document);
  const gains = rows.flatMap((row) =>
    KEYS.flatMap((key) => {
      const gain = row[key];
      return gain === undefined || !Number.isFinite(gain.mean) ? [] : [{ key, size: row.size, gain }];
    }),
  );
  if (gains.every(({ gain: { mean, error } }) => mean === 0 && !(error > 0))) return undefined;
  const reach = ({ mean, error }: Estimate): number[] =>
    Number.isFinite(error) ? [mean - error, mean + error] : [mean];
  const axes: Plot['axes'] = {
    x: sizeAxis(document.players.length),
    y: payoffAxis(
      gains.flatMap(({ gain }) => reach(gain)),
      axisTitles.gain,
    ),
  };
  const { min, max } = axes.x.scale;
  const zero = [
    { x: min, y: 0 },
    { x: max, y: 0 },
  ];
  const title = titleOf(rows, isBySet(document) ? meanGainsTitle : gainsTitle);
  const plot: Plot = {
    configuration: lineChart(
      [
        line(markWords.noGain, zero, { colour: INK, dash: [], width: 1.2 }),
        ...(rows.length > MOST_DOTS ? courses(gains) : gains.flatMap(({ key, size, gain }) => bar(key, size, gain))),
      ],
      axes,
      options,
    ),
    axes,
    endLabels: [],
    events: [],
  };
  const errors = isPlayed(document) ? [gainsErrors] : [];
  return complete(results, [plot], {
    name: 'coalition-gains',
    title,
    method: [upperFirst(gainsMethod), sourceText(document), ...errors].join('; '),
    key: KEYS.map((key) => ({
      text: NAMES[key],
      fill: FILLS[key],
      colour: key === 'leaving' ? INK : lineStyle(1).text,
    })),
    definitions: [],
    shown: [],
    table: sizeTable(document),
    altText: altText(document, rows, title),
  });
}
