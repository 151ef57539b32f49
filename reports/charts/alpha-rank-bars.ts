import type { RulesDocument } from '../../engine/experiment/solutions/tournament-document.ts';
import { ROLES } from '../colour.ts';
import { unlessFailed } from '../failures.ts';
import type { ChartOptions, Figure } from '../figure.ts';
import { decimalsOf, formatCount, formatPercent } from '../format.ts';
import type { Results } from '../results.ts';
import { shareScale, tickValues } from '../scale.ts';
import { probabilityText } from '../solution/profile-text.ts';
import { rangeOf } from '../study/names.ts';
import { rulesText } from '../tournament/findings.ts';
import * as wording from '../wording/tournament.ts';
import { complete } from './complete.ts';
import { lineChart } from './line-chart.ts';
import { HALF_BAR, rowBar, rowPlace, whisker } from './row-bars.ts';

/** More bars than this are no picture; the rest is in the table. */
const MOST_BARS = 8;
const BARS_IN_PANEL = 5;

/** Less is not seen, and told in the table alone. */
const LEAST_SHARE = 0.001;

type Share = NonNullable<RulesDocument['alphaRank']>[number];

/** `12 % (10 %–15 %)`. */
function shareText({ estimate, lo95, hi95 }: Share): string {
  const [value, lo, hi] = [estimate, lo95, hi95].map(probabilityText) as [string, string, string];
  return value === lo && value === hi ? value : `${value} (${rangeOf(lo.replace(' %', ''), hi)})`;
}

/**
 * Where do players who try out rules spend their time? The profiles with the largest share of time in the long run under
 * alpha-rank, with the range of the resamples.
 *
 * @returns undefined where alpha-rank was not asked for
 */
export function alphaRankBars(
  results: Results,
  document: RulesDocument,
  options: ChartOptions = {},
): Figure | undefined {
  const { alphaRank, profiles } = document;
  if (alphaRank === undefined) return undefined;
  const ranked = alphaRank
    .map((spread, place) => ({ spread, text: rulesText(document, profiles[place] ?? []) }))
    .sort((a, b) => b.spread.estimate - a.spread.estimate);
  const seen = ranked.filter(({ spread }) => spread.hi95 >= LEAST_SHARE);
  const drawn = seen.slice(0, options.bars === undefined ? MOST_BARS : BARS_IN_PANEL);
  const [first] = drawn;
  if (first === undefined) return undefined;
  const n = drawn.length;
  const rest = ranked.length - n;
  const scale = shareScale(Math.max(0.05, ...drawn.map(({ spread }) => spread.hi95)));
  const decimals = decimalsOf(100 * scale.step);
  const axes = {
    x: {
      scale,
      title: wording.rank.axis,
      labels: tickValues(scale).map((value) => ({ value, text: formatPercent(value, decimals) })),
    },
    y: {
      scale: { min: 0, max: n, step: 1 },
      title: '',
      labels: drawn.map(({ text }, k) => ({ value: rowPlace(k, n), text })),
      names: true as const,
    },
  };
  const datasets = drawn.flatMap(({ spread, text }, k) => {
    const y = rowPlace(k, n);
    const bar = { from: 0, to: spread.estimate, top: y + HALF_BAR, bottom: y - HALF_BAR, ...ROLES.assumption };
    return [whisker(text, spread.lo95, spread.hi95, y), ...rowBar(text, bar)];
  });
  const title = unlessFailed(
    results,
    wording.rank.axis,
    wording.rank.title(first.text, probabilityText(first.spread.estimate)),
  );
  const plot = {
    configuration: lineChart(datasets, axes, options),
    axes,
    endLabels: [],
    events: [],
    barLabels: drawn.map(({ spread }, k) => ({
      at: { x: Math.max(spread.estimate, spread.hi95), y: rowPlace(k, n) },
      text: shareText(spread),
      detail: '',
    })),
  };
  return complete(results, [plot], {
    name: 'alpha-rank',
    title,
    method: wording.rank.method(rest === 0 ? undefined : formatCount(rest)),
    definitions: [wording.definitions.rule],
    shown: [],
    table: {
      columns: ['profile', 'share', 'lo95', 'hi95'],
      rows: ranked.map(({ text, spread }) => [text, spread.estimate, spread.lo95, spread.hi95]),
    },
    altText: wording.rank.alternative(
      title,
      drawn.map(({ text, spread }) => `${text}: ${shareText(spread)}`).join('; '),
    ),
  });
}
