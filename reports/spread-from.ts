import { formatCount } from './format.ts';
import type { Results } from './results.ts';
import { spreadWords as say } from './wording/spread.ts';

/** `normal(mean 6, sd 1.2)`: drawn anew in each run. */
const DRAWN = /^[a-z][a-z_ -]*\(/i;

/** What runs differ by, and so the bands of a fan. */
export function spreadFrom({ scenario }: Pick<Results, 'scenario'>): string {
  const { register } = scenario;
  if (register === undefined) return say.unknown;
  const drawn = register.filter(({ values }) => values.some(({ text }) => DRAWN.test(text))).length;
  return drawn === 0 ? say.chance : say.drawn(formatCount(drawn), drawn === 1);
}
