import type { Known } from '../influence/diagrams.ts';
import { moduleAnchor, type Symbols } from './symbols.ts';

/** Diagrams on the page tell what a name is, and lead to it. */
export const knownOf = (symbols: Symbols): Known => ({
  tip: ({ id }) => symbols.get(id)?.tip,
  link: ({ id }) => {
    const anchor = symbols.get(id)?.anchor;
    return anchor === undefined ? undefined : `#${anchor}`;
  },
  moduleLink: (key) => `#${moduleAnchor(key)}`,
});
