// Every kind of solved game and tournament, by itself and on both pages.

import { beforeAll, describe, expect, it } from 'vitest';
import { a4 } from '../../../reports/page/a4.ts';
import type { Measure } from '../../../reports/page/marks.ts';
import { A4, WIDE } from '../../../reports/page/sheet.ts';
import { single } from '../../../reports/page/single.ts';
import { wide } from '../../../reports/page/wide.ts';
import { drawing } from '../../../reports/render/canvas.ts';
import { drawableCopy } from '../../../reports/render/glyphs.ts';
import type { Results } from '../../../reports/results.ts';
import { figures } from '../../../reports/subjects/index.ts';
import { inLayout } from '../study/blemishes.ts';
import { solutionOf, solvedGames } from './games.ts';
import { tournamentResults, tournaments } from './tournaments.ts';

let measure: Measure = () => 0;
beforeAll(async () => {
  measure = (await drawing()).measure;
});

const all: [string, Results][] = [
  ...Object.entries(solvedGames).map(([name, document]): [string, Results] => [name, solutionOf(document)]),
  ...Object.entries(tournaments).map(([name, document]): [string, Results] => [name, tournamentResults(document)]),
];

describe.each(all)('the pictures of %s', (_, given) => {
  it('by themselves, on both pages and as drafts have nothing that lies on anything', () => {
    for (const results of [drawableCopy(given), drawableCopy({ ...given, draft: true })]) {
      const [first, ...others] = a4(results, measure);
      const page = wide(results, measure);
      expect([
        ...figures(results).flatMap((one) => inLayout(one.name, single(results, one, measure), 50)),
        ...inLayout('a4', first.layout, Math.min(A4.margin - 30, A4.top, A4.bottom)),
        ...others.flatMap(({ layout }) => inLayout('a4, more', layout, Math.min(A4.margin - 30, A4.top, A4.bottom))),
        ...inLayout('16x9', page.layout, Math.min(WIDE.margin - 30, WIDE.top, WIDE.bottom)),
      ]).toEqual([]);
      expect(first.drawn.length).toBeGreaterThan(0);
    }
  });
});
