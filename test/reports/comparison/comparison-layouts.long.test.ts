// Every kind of comparison, by itself and on both pages.

import { beforeAll, describe, expect, it } from 'vitest';
import type { Measure } from '../../../reports/page/marks.ts';
import { drawing } from '../../../reports/render/canvas.ts';
import { drawableCopy } from '../../../reports/render/glyphs.ts';
import type { Results } from '../../../reports/results.ts';
import { blemishesOf } from './blemishes.ts';
import { comparisons } from './comparisons.ts';

let measure: Measure = () => 0;
beforeAll(async () => {
  measure = (await drawing()).measure;
});

const kinds: [string, Partial<Results>][] = [
  ['as it is', {}],
  ['as a draft of which many runs failed', { draft: true, failedRuns: 300 }],
];

describe.each(Object.entries(comparisons))('the pictures of %s', (_, results) => {
  it.each(kinds)('%s: nothing lies on anything', (__, given) => {
    expect(blemishesOf(drawableCopy({ ...results, ...given }), measure)).toEqual([]);
  });
});
