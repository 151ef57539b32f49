import { a4 } from '../../../reports/page/a4.ts';
import { type Layout, type Measure, SMALLEST_TYPE } from '../../../reports/page/marks.ts';
import { A4, WIDE } from '../../../reports/page/sheet.ts';
import { single } from '../../../reports/page/single.ts';
import { wide } from '../../../reports/page/wide.ts';
import { planePage } from '../../../reports/plane/page.ts';
import type { Results } from '../../../reports/results.ts';
import { figures } from '../../../reports/subjects/index.ts';
import { collisions, outside, texts, words } from '../layout-checks.ts';

const inLayout = (name: string, layout: Layout, margin: number): string[] =>
  [
    ...collisions(layout),
    ...outside(layout, margin).map((text) => `beyond the margin: ${text}`),
    ...texts(layout).flatMap(({ text, style }) => (style.size < SMALLEST_TYPE ? [`too small: ${text}`] : [])),
    ...layout.marks.flatMap((mark) => (mark.kind === 'chart' && mark.height < 120 ? ['a plot too flat to read'] : [])),
    ...(words(layout).match(/undefined|NaN|Infinity|\bnull\b/g) ?? []),
  ].map((what) => `${name}: ${what}`);

/** What no picture and no page of a sweep may have. */
export function sweepBlemishes(results: Results, measure: Measure): string[] {
  const [first, ...next] = a4(results, measure);
  const page = wide(results, measure);
  return [
    ...figures(results).flatMap((figure) => [
      ...inLayout(figure.name, single(results, figure, measure), 50),
      ...(figure.plane === undefined
        ? []
        : inLayout(`${figure.name}, alone`, planePage(results, figure.plane, measure), 50).filter(
            (what) => !/a plot too flat/.test(what),
          )),
    ]),
    ...[first, ...next].flatMap(({ layout }, k) =>
      inLayout(`a4-${k + 1}`, layout, Math.min(A4.margin - 30, A4.top, A4.bottom)),
    ),
    ...inLayout('16x9', page.layout, Math.min(WIDE.margin - 30, WIDE.top, WIDE.bottom)),
    ...(first.drawn.length === 0 || page.drawn.length === 0 ? ['a page without a panel'] : []),
  ];
}
