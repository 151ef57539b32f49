import { listing } from '../names.ts';
import type { Overview } from './overview.ts';

/** What a module reads of others and gives to them, in words. */
export type PassageWords = { readonly reads: string | undefined; readonly isRead: string | undefined };

const ownName = 'the scenario itself';

type With = { readonly other: string; readonly names: readonly string[] };

const code = (name: string): string => `\`${name}\``;

/** Others with whom the same names are exchanged are told together. */
const together = (passages: readonly With[], between: 'of' | 'by'): readonly string[] => {
  const groups = new Map<string, string[]>();
  for (const { other, names } of passages) {
    const what = listing(names.map(code));
    groups.set(what, [...(groups.get(what) ?? []), other === '' ? ownName : code(other)]);
  }
  return [...groups].map(([what, others]) => `${what} ${between} ${listing(others)}`);
};

const told = (lead: string, parts: readonly string[]): string | undefined =>
  parts.length === 0 ? undefined : `${lead} ${parts.join('; ')}.`;

/** ``Reads `speedup` of `automation`.``, ``Is read: `capability` by `hazard` and `rivalry`.`` */
export const passageWords = ({ passages }: Overview, key: string): PassageWords => ({
  reads: told(
    'Reads',
    together(
      passages.filter(({ to }) => to === key).map(({ from, names }) => ({ other: from, names })),
      'of',
    ),
  ),
  isRead: told(
    'Is read:',
    together(
      passages.filter(({ from }) => from === key).map(({ to, names }) => ({ other: to, names })),
      'by',
    ),
  ),
});
