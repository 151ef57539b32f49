import type { EndEntry, MeasureEntry } from './document.ts';

/** What an end or measure means, and what to bear in mind of its level: `a loss of control; caution: hangs on …`. */
export const definitionText = ({
  definition,
  caution,
}: Pick<EndEntry | MeasureEntry, 'definition' | 'caution'>): string =>
  [definition, ...(caution === undefined ? [] : [`caution: ${caution}`])]
    .filter((part) => part !== undefined)
    .join('; ');
