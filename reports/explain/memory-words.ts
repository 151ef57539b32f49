import type { MemoryEntry } from './document.ts';
import { listing } from './names.ts';

const perWords = (one: MemoryEntry['per'][number]): string => (one === 'other' ? 'other player' : one);

/** `a number per other player and option in utility: how well it did` */
export const memoryWords = ({ per, unit, doc }: Pick<MemoryEntry, 'per' | 'unit' | 'doc'>): string => {
  const each = per.includes('player') ? 'one number' : `a number per ${listing(per.map(perWords))}`;
  return `${each}${unit === '1' ? '' : ` in ${unit}`}${doc === undefined ? '' : `: ${doc}`}`;
};
