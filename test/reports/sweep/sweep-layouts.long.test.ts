// Every kind of sweep, by itself and on both pages.

import { beforeAll, describe, expect, it } from 'vitest';
import type { Measure } from '../../../reports/page/marks.ts';
import { drawing } from '../../../reports/render/canvas.ts';
import { drawableCopy } from '../../../reports/render/glyphs.ts';
import type { Results } from '../../../reports/results.ts';
import { sweepBlemishes } from './sweep-blemishes.ts';
import { sweeps, sweptOf } from './sweeps.ts';

let measure: Measure = () => 0;
beforeAll(async () => {
  measure = (await drawing()).measure;
});

const kinds: [string, Partial<Results>][] = [
  ['as it is', {}],
  ['as a draft of which many runs failed', { draft: true, failedRuns: 3000 }],
];

describe.each(Object.entries(sweeps))('the pictures of %s', (_, facts) => {
  it.each(kinds)('%s: nothing lies on anything', (__, given) => {
    expect(sweepBlemishes(drawableCopy(sweptOf(facts, given)), measure)).toEqual([]);
  });
});
