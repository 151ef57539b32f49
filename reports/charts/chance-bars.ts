import { ROLES } from '../colour.ts';
import type { ChartOptions, Plot } from '../figure.ts';
import { formatPercent } from '../format.ts';
import { tickValues } from '../scale.ts';
import { probabilityText } from '../solution/profile-text.ts';
import { lineChart } from './line-chart.ts';
import { HALF_BAR, rowBar, rowPlace } from './row-bars.ts';

/** A probability that is known, not estimated. */
export type Chance = { readonly name: string; readonly probability: number; readonly strong: boolean };

/** Room right of 100 %, so that its label has its half. */
const BESIDE = 0.06;

/** A bar for each of some probabilities, from 0 to 100 %; what the figure is about is darker. */
export function chancePlot(chances: readonly Chance[], title: string, options: ChartOptions): Plot {
  const n = chances.length;
  const scale = { min: 0, max: 1 + BESIDE, step: 0.25 };
  const axes: Plot['axes'] = {
    x: { scale, title, labels: tickValues(scale).map((value) => ({ value, text: formatPercent(value) })) },
    y: {
      scale: { min: 0, max: n, step: 1 },
      title: '',
      labels: chances.map(({ name }, k) => ({ value: rowPlace(k, n), text: name })),
      names: true,
    },
  };
  const bars = chances.flatMap(({ name, probability, strong }, k) => {
    const y = rowPlace(k, n);
    const { fill, strong: dark, edge } = ROLES.assumption;
    return rowBar(name, {
      from: 0,
      to: probability,
      top: y + HALF_BAR,
      bottom: y - HALF_BAR,
      fill: strong ? dark : fill,
      edge,
    });
  });
  return {
    configuration: lineChart(bars, axes, options),
    axes,
    endLabels: [],
    events: [],
    barLabels: chances.map(({ probability }, k) => ({
      at: { x: probability, y: rowPlace(k, n) },
      text: probabilityText(probability),
      detail: '',
    })),
  };
}
