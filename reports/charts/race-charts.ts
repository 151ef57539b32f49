import type { RaceDocument } from '../../engine/experiment/solutions/race-documents.ts';
import { INFORMATION, type Information } from '../../engine/games/race/rank-contest.ts';
import { INK } from '../colour.ts';
import type { ChartOptions, Figure, Plot } from '../figure.ts';
import { decimalsOf, formatNumber } from '../format.ts';
import type { Results } from '../results.ts';
import { niceScale, shareScale, tickValues } from '../scale.ts';
import { payoffTexts } from '../solution/payoff-text.ts';
import { probabilityText } from '../solution/profile-text.ts';
import * as wording from '../wording/contests.ts';
import { upperFirst } from '../words.ts';
import { chancePlot } from './chance-bars.ts';
import { complete } from './complete.ts';
import { line, lineChart } from './line-chart.ts';

/** How likely a disaster is by who knows what of the players' types. */
export function raceRisks(results: Results, document: RaceDocument, options: ChartOptions = {}): Figure {
  const { regimes } = document;
  const all = INFORMATION.map((information) => ({ information, ...regimes[information] }));
  const isOne = document.information.length === 1;
  const chances = all.map(({ information, risk }) => ({
    name: upperFirst(wording.knowing[information]),
    probability: risk,
    strong: isOne && document.information.includes(information),
  }));
  const sorted = [...all].sort((a, b) => b.risk - a.risk);
  const [first, last] = [sorted[0], sorted.at(-1)];
  const isAlike = first === undefined || last === undefined || first.risk === last.risk;
  const each = all.map(({ information: knows, risk }) =>
    wording.race.one(wording.knowing[knows], probabilityText(risk)),
  );
  return complete(results, [chancePlot(chances, wording.race.axis, options)], {
    name: 'risks',
    title: isAlike
      ? wording.race.alike
      : wording.race.title(wording.knowing[first.information], wording.knowing[last.information]),
    method: wording.race.method(isOne),
    definitions: [wording.definitions.disaster],
    shown: [],
    table: {
      columns: ['information', 'risk', 'safety', 'regret', 'certificate'],
      rows: all.map((one) => [one.information, one.risk, one.action, one.regret, one.certificate]),
    },
    altText: wording.race.alternative(each.join('; ')),
  });
}

/** Room beside the types or leads, as a share of them. */
const BESIDE = 0.04;

/** How much safety is chosen under each state of information asked about in which it depends on something. */
export function raceStrategies(results: Results, document: RaceDocument, options: ChartOptions = {}): Figure[] {
  return document.information.flatMap((one) => raceStrategy(results, document, one, options) ?? []);
}

/**
 * How much safety is chosen, by own type or by the lead of the strongest.
 *
 * @returns undefined where it depends on nothing
 */
function raceStrategy(
  results: Results,
  document: RaceDocument,
  information: Information,
  options: ChartOptions,
): Figure | undefined {
  const { strategy, by } = document.regimes[information];
  const isOne = document.information.length === 1;
  const points = strategy.map(({ type, lead, action }) => ({ x: type ?? lead ?? 0, y: action }));
  const [first, last] = [points[0], points.at(-1)];
  if (by === 'nothing' || first === undefined || last === undefined || first === last) return undefined;
  const nice = niceScale(first.x, last.x);
  // A little room, so that no label at its ends meets one of the other axis.
  const across = {
    ...nice,
    min: nice.min - BESIDE * (nice.max - nice.min),
    max: nice.max + BESIDE * (nice.max - nice.min),
  };
  const up = shareScale(1);
  const text = (value: number, step: number): string => formatNumber(value, decimalsOf(step));
  const axes: Plot['axes'] = {
    x: {
      scale: across,
      title: wording.race.by[by],
      labels: tickValues(across).map((value) => ({ value, text: text(value, across.step) })),
    },
    y: {
      scale: up,
      title: wording.race.strategy,
      labels: tickValues(up).map((value) => ({ value, text: text(value, up.step) })),
    },
  };
  const plot: Plot = {
    configuration: lineChart(
      [line(wording.race.strategy, points, { colour: INK, dash: [], width: 2.25 })],
      axes,
      options,
    ),
    axes,
    endLabels: [],
    events: [],
  };
  const actions = points.map(({ y }) => y);
  const [low = '', high = ''] = payoffTexts([Math.min(...actions), Math.max(...actions)]);
  const told = points.filter((_, k) => k % 4 === 0 || k === points.length - 1);
  return complete(results, [plot], {
    name: isOne ? 'strategy' : `strategy-${information}`,
    title: wording.race.strategyTitle(low, high, isOne ? undefined : wording.knowing[information]),
    method: wording.race.strategyMethod,
    definitions: [wording.definitions.safety],
    shown: [],
    table: { columns: [by, 'safety'], rows: points.map(({ x, y }) => [x, y]) },
    altText: wording.race.strategyAlternative(
      told.map(({ x, y }) => `${text(x, 0.001)}: ${formatNumber(y, 3)}`).join('; '),
    ),
  });
}
