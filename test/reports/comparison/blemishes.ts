import { a4 } from '../../../reports/page/a4.ts';
import { type Layout, type Measure, SMALLEST_TYPE } from '../../../reports/page/marks.ts';
import { A4, WIDE } from '../../../reports/page/sheet.ts';
import { single } from '../../../reports/page/single.ts';
import { wide } from '../../../reports/page/wide.ts';
import type { Results } from '../../../reports/results.ts';
import { figures } from '../../../reports/subjects/index.ts';
import { collisions, outside, texts, words } from '../layout-checks.ts';

const inLayout = (name: string, layout: Layout, margin: number): string[] =>
  [
    ...collisions(layout),
    ...outside(layout, margin).map((text) => `beyond the margin: ${text}`),
    ...texts(layout).flatMap(({ text, style }) => (style.size < SMALLEST_TYPE ? [`too small: ${text}`] : [])),
    ...(words(layout).match(/undefined|NaN|Infinity|\bnull\b/g) ?? []),
  ].map((what) => `${name}: ${what}`);

/** What no picture and no page of a comparison may have. */
export function blemishesOf(results: Results, measure: Measure): string[] {
  const [first, ...others] = a4(results, measure);
  const margin = Math.min(A4.margin - 30, A4.top, A4.bottom);
  return [
    ...figures(results).flatMap((figure) => inLayout(figure.name, single(results, figure, measure), 50)),
    ...[first, ...others].flatMap(({ layout }, k) => inLayout(`a4-${k + 1}`, layout, margin)),
    ...inLayout('16x9', wide(results, measure).layout, Math.min(WIDE.margin - 30, WIDE.top, WIDE.bottom)),
  ];
}
