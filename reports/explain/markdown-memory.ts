import type { Formula, MemoryEntry } from './document.ts';
import { code, displayed, escaped, joined, sentence } from './markdown-parts.ts';
import { listing } from './names.ts';

const perWords = (one: MemoryEntry['per'][number]): string => (one === 'other' ? 'other player' : one);

/** What a rule keeps from tick to tick. */
export const memoryPart = ({ name, unit, doc, per, initial, learn }: MemoryEntry): readonly string[] => {
  const each = per.includes('player') ? 'one number' : `a number per ${listing(per.map(perWords))}`;
  return [
    joined(
      sentence(`It remembers ${code(name)}, ${each}${unit === '1' ? '' : ` in ${escaped(unit)}`}`),
      doc && sentence(escaped(doc)),
      `It begins at ${code(initial.text)}; after each tick it becomes ${code(learn.text)}`,
    ),
    displayed(initial.latex),
    displayed(learn.latex),
  ];
};

/** What a rule believes of the others. */
export const beliefPart = ({ text, latex }: Formula): readonly string[] => [
  `Payoffs are expected ones, with each other player choosing by itself as is believed of it: ${code(text)}`,
  displayed(latex),
];
