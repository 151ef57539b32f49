// Random models say everything the language can say (test/properties/random-model.test.ts): each can be explained.

import { expect, test } from 'vitest';
import { check } from '../../../engine/language/check/check.ts';
import { load } from '../../../engine/language/load.ts';
import { explain } from '../../../reports/explain/explain.ts';
import { markdown } from '../../../reports/explain/markdown.ts';
import { filesOfTexts } from '../../properties/files-of-texts.ts';
import { randomModel } from '../../properties/random-model.ts';
import * as fc from '../../properties/seeded.ts';
import { formulasIn, mistakesIn } from './latex-mistakes.ts';

const seed = 20260102;
const count = 60;

const sorted = (names: readonly string[]): readonly string[] => [...names].sort();
const ids = (some: readonly { readonly id: string }[]): readonly string[] => sorted(some.map(({ id }) => id));

test(`random models are explained whole, in equations that TeX reads (seed ${seed})`, async () => {
  let explained = 0;
  for (const files of fc.sample(randomModel, { numRuns: count, seed })) {
    const { loaded } = await load('random', filesOfTexts(files));
    const model = loaded && check(loaded).model;
    if (!loaded || !model) continue;
    explained += 1;
    const document = explain(model, loaded);
    const equations = document.modules.flatMap((section) => section.equations);
    expect(document.parameters).toHaveLength(document.counts.total);
    expect(ids(document.states)).toEqual(ids(model.states));
    expect(ids(document.decisions)).toEqual(ids(model.decisions));
    expect(ids(equations.filter(({ kind }) => kind === 'let'))).toEqual(ids(model.lets));
    expect(document.events).toHaveLength(model.events.length);
    const wrong = formulasIn(document).flatMap(({ text, latex }) =>
      mistakesIn(latex).map((what) => `${what} in ${text}: ${latex}`),
    );
    expect(wrong).toEqual([]);
    expect(markdown(document)).not.toMatch(/undefined|\[object/);
  }
  expect(explained).toBeGreaterThan(0.9 * count);
}, 60_000);
