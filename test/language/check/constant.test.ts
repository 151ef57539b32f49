import { expect, test } from 'vitest';
import { modelOf, scenario } from './checked.ts';

/** What the default of a parameter has become: a number, or the kind of what it is. */
const defaultOf = async (text: string): Promise<unknown> => {
  const rest = `  q: {default: 1}\n  p: {default: "${text}"}\nend: {e: p + q}\n`;
  const model = await modelOf(scenario(rest));
  const [value] = model.parameters.find(({ id }) => id === 'p')?.values ?? [];
  return value?.kind === 'number' ? value.value : value?.kind;
};

test.each([
  ['4 + 5', 9],
  ['-(2 - 3) * 4', 4],
  ['1 / 3', 1 / 3],
  ['min(4, 2 + 1, 7)', 3],
  ['max(4, 2 * 5)', 10],
  ['+2', 2],
  ['1 / 0', 'formula'],
  ['2 ^ 3', 'formula'],
  ['q + 1', 'formula'],
  ['if(1, 2, 3)', 'formula'],
])('%s', async (text, expected) => {
  expect(await defaultOf(text)).toBe(expected);
});
