import { formatCount } from '../format.ts';

/** Printed words of a number over two parameters: texts that are formatted go in. */

/** What a plane shows, as a sentence without its full stop. */
export const planeFindingWords = {
  /** `“Agreement held” in at least`, `“Arrival” is` */
  opening: (subject: string, isShare: boolean, how: 'least' | 'most' | 'plain'): string =>
    `${subject} ${isShare ? 'in' : 'is'}${how === 'plain' ? '' : ` at ${how}`}`,
  halfOfRuns: 'half of runs',
  ofRuns: (level: string): string => `${level} of runs`,
  oneSided: (opening: string, side: 'above' | 'below', level: string): string =>
    `${opening} ${side === 'above' ? 'more' : 'less'} than ${level} everywhere in this plane`,
  notClearly: ', though not clearly',
  bound: (number: string, side: 'above' | 'below'): string => `${number} ${side === 'above' ? 'or more' : 'at most'}`,
  atBoth: (across: string, up: string, ties: number): string =>
    `${ties > 1 ? `at ${formatCount(ties)} points, e.g. ` : 'at '}${across} and ${up}`,
  explained: (finding: string, bound: string, where: string): string => `${finding}: ${bound} (${where})`,
  noNumber: 'no number',
  nowhereKnown: (subject: string): string => `${subject}: no number at any point`,
  same: (subject: string, number: string): string => `${subject}: ${number} at all points of this plane`,
  told: (number: string, across: string, up: string, ties: number): string =>
    `${number} (${ties > 1 ? `${formatCount(ties)} points, e.g. ` : ''}${across}, ${up})`,
  span: (subject: string, lowest: string, highest: string): string => `${subject}: from ${lowest} to ${highest}`,
  spanOver: (subject: string, lowest: string, highest: string, across: string, up: string): string =>
    `${subject}: from ${lowest} to ${highest} over ${across} and ${up}`,
  /** `“Agreement held” in at least half of runs: from detection between 0.12 and 0.2 per month` */
  crossing: (opening: string, level: string, rises: boolean, axis: string, value: string): string =>
    `${opening} ${level}: ${rises ? 'from' : 'up to'} ${axis} ${value}`,
  whereBrief: (start: string, other: string, at: string, side: 'above' | 'below', otherAt: string): string =>
    `${start} where ${other} is ${at}; ${side === 'above' ? 'everywhere' : 'nowhere'} where it is ${otherAt}`,
  atAny: (axis: string, lo: string, hi: string): string => `at any ${axis} of ${lo} to ${hi}`,
  atNone: (lo: string, hi: string): string => `at none of ${lo} to ${hi}`,
  where: (start: string, other: string, at: string, then: string, otherAt: string): string =>
    `${start} where ${other} is ${at}; ${then} where it is ${otherAt}`,
  moves: (start: string, other: string, at: string, rises: boolean, value: string, otherAt: string): string =>
    `${start} where ${other} is ${at}, ${rises ? 'from' : 'up to'} ${value} where it is ${otherAt}`,
  movesBrief: (start: string, other: string, at: string, rises: boolean, value: string, otherAt: string): string =>
    `${start} at ${other} ${at}, ${rises ? 'from' : 'up to'} ${value} at ${otherAt}`,
  between: (from: string, to: string): string => `between ${from} and ${to}`,
  orLess: (value: string): string => `somewhere below ${value}`,
  orMore: (value: string): string => `somewhere above ${value}`,
  noDifference: (start: string, other: string): string => `${start}; no clear difference over ${other}`,
  noDifferenceIn: (start: string, other: string, lo: string, hi: string): string =>
    `${start}; no clear difference over ${other} ${lo} to ${hi}`,
} as const;

/** Beside a plane, and in its alternative text. */
export const planeFigureWords = {
  method: (runs: string, one: boolean, across: string, up: string): string =>
    `${runs} ${one ? 'run' : 'runs'} at each of ${across} × ${up} points, the same random numbers at every point (common random numbers)`,
  logarithmic: 'logarithmic',
  mixed: 'more than one crossing, or numbers missing',
  throughout: (side: 'above' | 'below'): string => `${side} throughout`,
  lowest: 'the lowest value or less',
  highest: 'the highest value or more',
  movesBrief: (start: string, other: string, at: string, rises: boolean, value: string, otherAt: string): string =>
    `${start} at ${other} ${at}, ${rises ? 'from' : 'up to'} ${value} at ${otherAt}`,
  between: (from: string, to: string): string => `between ${from} and ${to}`,
  course: (rises: boolean, value: string, open: string): string =>
    `${rises ? 'above from' : 'above up to'} about ${value}, interpolated (by the intervals ${open})`,
  courseAt: (axis: string, value: string, course: string): string => `${axis} ${value}: ${course}`,
  line: (level: string, along: string, across: string, told: string): string =>
    `Where it is ${level}, along ${along}, at each ${across}: ${told}.`,
  noPoint: 'No point has a number.',
  extremes: (lowest: string, highest: string): string => `The lowest number is ${lowest}, the highest ${highest}.`,
  ownNumber: (number: string): string => `; it is ${number} there`,
  own: (across: string, up: string, there: string): string =>
    `The scenario’s own values are ${across} and ${up}${there}.`,
  axis: (title: string, lo: string, hi: string): string => `${title} from ${lo} to ${hi}`,
  open: (open: string, points: string): string =>
    `At ${open} of ${points} points the 95 % interval leaves open on which side of a line they lie.`,
  kinds: { share: 'share of runs', ratio: 'ratio over all runs', mean: 'mean over runs' },
  cells: (kind: string, subject: string, across: string, up: string): string =>
    `Coloured cells, in this model: ${kind} of ${subject} over two parameters. Across: ${across}. Up: ${up}.`,
} as const;

/** The key of a plane by itself. */
export const planePageWords = {
  interpolated: (levels: string): string => `${levels}, interpolated`,
  aLine: 'a line',
  or: (levels: readonly string[]): string => levels.join(' or '),
  open: (which: string, open: string, points: string): string =>
    `which side of ${which} is not known: the 95 % interval includes it (${open} of ${points} points)`,
  own: (across: string, up: string): string => `the scenario’s own values: ${across}; ${up}`,
  colours: { share: 'Share', ratio: 'Ratio', mean: 'Mean' },
  absent: (levels: string): string => `No line of ${levels} runs through this plane.`,
  limit: 'Limit',
  limits: (count: string): string => `Limits (the first of ${count})`,
  limitOf: (which: string, limit: string): string => `${which}: ${limit}`,
} as const;
