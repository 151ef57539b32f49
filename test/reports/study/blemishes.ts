import { a4 } from '../../../reports/page/a4.ts';
import { type Layout, type Measure, SMALLEST_TYPE } from '../../../reports/page/marks.ts';
import { A4, WIDE } from '../../../reports/page/sheet.ts';
import { single } from '../../../reports/page/single.ts';
import { wide } from '../../../reports/page/wide.ts';
import type { Results } from '../../../reports/results.ts';
import { figures } from '../../../reports/subjects/index.ts';
import { collisions, outside, texts, words } from '../layout-checks.ts';

/** What no layout may have. */
export const inLayout = (name: string, layout: Layout, margin: number): string[] =>
  [
    ...collisions(layout),
    ...outside(layout, margin).map((text) => `beyond the margin: ${text}`),
    ...texts(layout).flatMap(({ text, style }) => (style.size < SMALLEST_TYPE ? [`too small: ${text}`] : [])),
    ...layout.marks.flatMap((mark) => (mark.kind === 'chart' && mark.height < 120 ? ['a plot too flat to read'] : [])),
    ...(words(layout).match(/undefined|NaN|Infinity|\bnull\b/g) ?? []),
  ].map((what) => `${name}: ${what}`);

/** What no picture and no page of a study may have. */
export function blemishesOf(results: Results, measure: Measure): string[] {
  const all = figures(results);
  const [first] = a4(results, measure);
  const page = wide(results, measure);
  return [
    ...all.flatMap((figure) => inLayout(figure.name, single(results, figure, measure), 50)),
    ...inLayout('a4', first.layout, Math.min(A4.margin - 30, A4.top, A4.bottom)),
    ...inLayout('16x9', page.layout, Math.min(WIDE.margin - 30, WIDE.top, WIDE.bottom)),
    ...(page.drawn.length === all.length ? [] : [`16x9: ${page.drawn.length} of ${all.length} panels`]),
  ];
}
