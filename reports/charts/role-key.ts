import { INK, ROLES } from '../colour.ts';
import type { KeyEntry } from '../figure.ts';
import { markWords } from '../wording/marks.ts';

type Role = keyof typeof ROLES;

/** What the bars of parameters look like: where rows are low, their names leave no room to say it. */
export function roleKey(drawn: readonly Role[]): readonly KeyEntry[] {
  const roles = (['assumption', 'lever'] as const).filter((role) => drawn.includes(role));
  return roles.map((role) => ({ text: markWords.roles[role], fill: ROLES[role].fill, colour: INK }));
}
