import type { Formula, MemoryEntry } from './document.ts';
import { code, displayed, escaped, joined, sentence } from './markdown-parts.ts';
import { memoryWords } from './memory-words.ts';

/** What a rule keeps from tick to tick. */
export const memoryPart = ({ name, unit, doc, per, initial, learn }: MemoryEntry): readonly string[] => [
  joined(
    sentence(`It remembers ${code(name)}, ${escaped(memoryWords({ per, unit, doc }))}`),
    `It begins at ${code(initial.text)}; after each tick it becomes ${code(learn.text)}:`,
  ),
  displayed(initial.latex),
  displayed(learn.latex),
];

/** What a rule believes of the others. */
export const beliefPart = ({ text, latex }: Formula): readonly string[] => [
  `Payoffs are expected ones, with each other player choosing by itself as is believed of it: ${code(text)}`,
  displayed(latex),
];
