import { expect, it } from 'vitest';
import { widthOf } from '../../../reports/explain/latex-width.ts';

const table: readonly (readonly [latex: string, width: number])[] = [
  ['abc', 3],
  ['a + b', 3],
  [String.raw`\mathrm{rate}`, 4],
  [String.raw`\mathrm{big\ step}`, 7.7],
  [String.raw`\mathrm{rate}_{ij}`, 5.4],
  [String.raw`\frac{abc}{a}`, 3],
  [String.raw`\frac{\frac{a}{bcde}}{abc}`, 4],
  [String.raw`\left( a \right)`, 3],
  [String.raw`a \lt b`, 4],
  [String.raw`\begin{cases} abc & \text{if } a \cr b & \text{otherwise} \end{cases}`, 12],
  [String.raw`a + \begin{cases} abcdefghij & b \cr b & c \end{cases}`, 15],
];

it.each(table)('%s is about %d letters wide', (latex, width) => {
  expect(widthOf(latex)).toBeCloseTo(width, 9);
});
