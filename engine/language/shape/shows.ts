import type { MapNode } from '../yaml/node.ts';

/** A map shows by a key which form it is; a key that holds a map itself shows nothing (it may be an author's name). */
export const shows = (node: MapNode, marks: readonly string[]): boolean =>
  node.entries.some(({ key, value }) => marks.includes(key) && (value.kind !== 'map' || key === 'default'));
