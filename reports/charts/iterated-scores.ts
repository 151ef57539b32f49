import { Z95 } from '../../engine/analysis/wilson.ts';
import type { IteratedDocument } from '../../engine/experiment/solutions/tournament-document.ts';
import { ROLES } from '../colour.ts';
import type { ChartOptions, Figure, Plot } from '../figure.ts';
import { decimalsOf, formatCount, formatNumber } from '../format.ts';
import type { Results } from '../results.ts';
import { niceScale, tickValues } from '../scale.ts';
import { payoffTexts } from '../solution/payoff-text.ts';
import { scoreFinding } from '../tournament/iterated-findings.ts';
import * as wording from '../wording/tournament.ts';
import { plain, upperFirst } from '../words.ts';
import { complete } from './complete.ts';
import { lineChart } from './line-chart.ts';
import { HALF_BAR, rowBar, rowLine, rowPlace, whisker } from './row-bars.ts';

/** More bars than this are no picture; the rest is in the table. */
const MOST_BARS = 12;

function plotOf(document: IteratedDocument, drawn: readonly number[], options: ChartOptions): Plot {
  const { scores, standardErrors, strategies } = document;
  const n = drawn.length;
  const all = drawn.map((own) => ({ score: scores[own] ?? 0, half: Z95 * (standardErrors[own] ?? 0) }));
  const ends = all.flatMap(({ score, half }) => [score - half, score + half]);
  const scale = niceScale(Math.min(0, ...ends), Math.max(0, ...ends));
  const decimals = decimalsOf(scale.step);
  const name = (own: number): string => plain(strategies[own] ?? '');
  const texts = payoffTexts(all.map(({ score }) => score));
  const axes: Plot['axes'] = {
    x: {
      scale,
      title: wording.scores.axis,
      labels: tickValues(scale).map((value) => ({ value, text: formatNumber(value, decimals) })),
    },
    y: {
      scale: { min: 0, max: n, step: 1 },
      title: '',
      labels: drawn.map((own, k) => ({ value: rowPlace(k, n), text: name(own) })),
      names: true,
    },
  };
  const datasets = drawn.flatMap((own, k) => {
    const y = rowPlace(k, n);
    const { score = 0, half = 0 } = all[k] ?? {};
    const bar = { from: 0, to: score, top: y + HALF_BAR, bottom: y - HALF_BAR, ...ROLES.assumption };
    return [...(half > 0 ? [whisker(name(own), score - half, score + half, y)] : []), ...rowBar(name(own), bar)];
  });
  return {
    configuration: lineChart([...datasets, rowLine('0', 0, n)], axes, options),
    axes,
    endLabels: [],
    events: [],
    barLabels: all.map(({ score, half }, k) => ({
      at: { x: Math.max(0, score + half), y: rowPlace(k, n) },
      text: texts[k] ?? '',
      detail: '',
    })),
  };
}

/** Which strategy does best against all others? A bar per strategy, the best first. */
export function iteratedScores(
  results: Results,
  document: IteratedDocument,
  options: ChartOptions = {},
): Figure | undefined {
  const { ranking, strategies, scores, standardErrors } = document;
  if (ranking.length === 0) return undefined;
  const drawn = ranking.slice(0, options.bars ?? MOST_BARS);
  const rest = ranking.length - drawn.length;
  const title = upperFirst(scoreFinding(document));
  const texts = payoffTexts(ranking.map((own) => scores[own] ?? Number.NaN));
  const isExact = standardErrors.every((error) => error === 0);
  return complete(results, [plotOf(document, drawn, options)], {
    name: 'scores',
    title,
    method: wording.scores.method(isExact, rest === 0 ? undefined : formatCount(rest)),
    definitions: [wording.definitions.score],
    shown: [],
    table: {
      columns: ['rank', 'strategy', 'score', 'standard_error'],
      rows: ranking.map((own, k) => [
        k + 1,
        strategies[own] ?? '',
        scores[own] ?? Number.NaN,
        standardErrors[own] ?? 0,
      ]),
    },
    altText: wording.scores.alternative(title, ranking.map((own, k) => `${strategies[own]}: ${texts[k]}`).join('; ')),
  });
}
