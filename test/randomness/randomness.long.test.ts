import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { randomnessPage } from './page.ts';
import { NUMBERS, studyRandomness } from './study.ts';

const text = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

const study = await studyRandomness(NUMBERS);

it('streams, draws and the tests themselves are as they must be', () => {
  expect(study.findings).toEqual([]);
});

it('docs/randomness.md is what the study gives (npm run randomness -- --write)', () => {
  const printed = Object.fromEntries(
    ['players', 'runs', 'ticks'].map((order) => [order, text(`./dieharder/${order}.txt`)]),
  );
  expect(text('../../docs/randomness.md')).toBe(randomnessPage(study, printed));
});
