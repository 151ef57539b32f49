import { formatCount } from '../format.ts';

/** Sentences of sweeps: texts that are formatted go in, a sentence without its full stop comes out. */

const runsEach = (runs: number): string => `${formatCount(runs)} ${runs === 1 ? 'run' : 'runs'}`;

const counted = (n: number, one: string, many = `${one}s`): string => `${formatCount(n)} ${n === 1 ? one : many}`;

/** A number of a point. */
export const numberWords = {
  none: 'no number',
  /** Behind a difference of per cents. */
  points: ' percentage points',
} as const;

/** Over two parameters. */
export const planeWords = {
  panel: (subject: string, across: string, up: string): string => `${subject} over ${across} and ${up}`,
  line: (levels: string): string => `line: ${levels}, interpolated`,
  hatched: 'hatched: 95 % interval includes it',
  own: (across: string, up: string): string => `disc: the scenario’s own values (${across}; ${up})`,
  with: (value: string): string => `with ${value}`,
} as const;

/** Along one parameter. */
export const curve = {
  crossing: (subject: string, level: string, rises: boolean, axis: string, at: string): string =>
    `${subject} ${level}: ${rises ? 'from' : 'up to'} ${axis} ${at}`,
  rises: (subject: string, from: string, fromAt: string, to: string, toAt: string, axis: string): string =>
    `${subject} rises from ${from} at ${axis} ${fromAt} to ${to} at ${toAt}`,
  falls: (subject: string, from: string, fromAt: string, to: string, toAt: string, axis: string): string =>
    `${subject} falls from ${from} at ${axis} ${fromAt} to ${to} at ${toAt}`,
  notClear: (subject: string, axis: string, lo: string, hi: string, runs: number): string =>
    `${subject}: no clear difference between ${axis} ${lo} and ${hi} at ${runsEach(runs)}`,
  same: (subject: string, what: string, axis: string, lo: string, hi: string): string =>
    `${subject}: ${what} at all values of ${axis} from ${lo} to ${hi}`,
  missing: (subject: string, axis: string): string => `${subject} along ${axis}: some values have no number`,
  method: (runs: number, points: number, isShare: boolean, log: boolean): string =>
    `${runsEach(runs)} at each of ${counted(points, 'value')}, the same random numbers at every value (common random numbers); dots: ${isShare ? 'share of runs' : 'mean'}; band: 95 % interval${log ? '; logarithmic axis' : ''}`,
  own: (value: string): string => `; disc: the scenario’s own value, ${value}`,
  level: (level: string): string => `; dashed: ${level}`,
  panel: (subject: string, axis: string): string => `${subject} along ${axis}`,
  altText: (subject: string, axis: string, title: string, values: string): string =>
    `Line chart of ${subject} along ${axis}, in this model, with 95 % intervals. ${title}. ${values}.`,
} as const;

/** Lines through a plane. */
export const sections = {
  title: (subject: string, along: string, across: string): string => `${subject} along ${along}, by ${across}`,
  moved: (
    subject: string,
    how: 'higher' | 'lower',
    many: number,
    of: number,
    along: string,
    high: string,
    low: string,
  ): string =>
    `${subject} is ${how} with ${high} than with ${low} at ${many === of ? `all ${formatCount(of)}` : `${formatCount(many)} of ${formatCount(of)}`} values of ${along}`,
  both: (
    subject: string,
    higher: number,
    lower: number,
    of: number,
    along: string,
    high: string,
    low: string,
  ): string =>
    `${subject} is higher with ${high} than with ${low} at ${formatCount(higher)} of ${formatCount(of)} values of ${along}, lower at ${formatCount(lower)}`,
  lineEnd: (value: string): string => `${value}:`,
  none: (subject: string, along: string, high: string, low: string, runs: number): string =>
    `${subject} along ${along}: no clear difference between ${low} and ${high} at ${runsEach(runs)}`,
  method: (runs: number, across: string, chosen: number, of: number, log: boolean): string =>
    `a line for ${chosen === of ? `each value of ${across}` : `${formatCount(chosen)} of ${formatCount(of)} values of ${across}`}; ${runsEach(runs)} a point; bands: 95 % intervals${log ? '; logarithmic axis' : ''}`,
  altText: (subject: string, along: string, lines: number, across: string, title: string, rows: string): string =>
    `Line chart of ${subject} along ${along}, in this model, a line for each of ${lines} values of ${across}, with 95 % intervals. ${title}. ${rows}.`,
} as const;

/** Policies in worlds. */
export const worlds = {
  /** `“Found” is lower with bold than with careful in 3 of 4 worlds, higher in none, no clear difference in 1` */
  one: (subject: string, policy: string, base: string, signs: string): string =>
    `${subject} with ${policy} rather than ${base} is ${signs}`,
  several: (subject: string, base: string, clauses: readonly string[]): string =>
    `${subject} compared with ${base}: ${clauses.join('; ')}`,
  clause: (policy: string, signs: string): string => `${policy} ${signs}`,
  more: (n: number): string => `${counted(n, 'other')} in the picture`,
  signs: (lowered: number, raised: number, unclear: number, missing: number, all: number): string => {
    const parts = (
      [
        ['lower', lowered],
        ['higher', raised],
        ['not clearly different', unclear],
        ['without a number', missing],
      ] as const
    ).filter(([, count]) => count > 0);
    if (all === 1) return parts[0]?.[0] ?? '';
    return parts
      .map(([what, count], k) => {
        if (count === all) return `${what} in all ${formatCount(all)} worlds`;
        return `${what} in ${formatCount(count)}${k === 0 ? ` of ${formatCount(all)} worlds` : ''}`;
      })
      .join(', ');
  },
  nowhereKnown: (subject: string): string => `${subject}: no number at any point`,
  tied: (place: string): string => `e.g. ${place}`,
  levels: (subject: string, lo: string, loAt: string, hi: string, hiAt: string): string =>
    `${subject}: from ${lo} (${loAt}) to ${hi} (${hiAt})`,
  method: (runs: number, isShare: boolean): string =>
    `${runsEach(runs)} at each point, the same random numbers at every point (common random numbers); marks: ${isShare ? 'share of runs' : 'mean'}; whiskers: 95 % intervals`,
  leftOut: (shown: number, all: number): string =>
    `; ${formatCount(shown)} of ${counted(all, 'world')}, the others in the table`,
  differences: (subject: string, base: string): string => `${subject}: difference from ${base}`,
  differenceMethod: (runs: number, paired: boolean): string =>
    `${paired ? `differences run by run over the same ${runsEach(runs)}` : `differences of independent intervals (wider than pairs), ${runsEach(runs)} each`}; whiskers: 95 % intervals; clear where they miss 0`,
  panel: (subject: string, policy: string, world: string | undefined): string =>
    `${subject} by ${policy}${world === undefined ? '' : ` and ${world}`}`,
  inEach: (worlds: number, axis: string): string => `, in each of ${worlds} worlds (${axis})`,
  moreRows: (count: number): string => ` The other ${count} are in the table.`,
  altText: (subject: string, policy: string, inEach: string, title: string, rows: string, more: string): string =>
    `Dots with whiskers: ${subject} by policy (${policy})${inEach}, in this model, with 95 % intervals. ${title}. ${rows}.${more}`,
  differenceAxis: (unit: string): string => `Difference${unit === '' ? '' : `, ${unit}`} (− lower, + higher)`,
  differenceAlt: (subject: string, base: string, title: string, rows: string): string =>
    `Dots with whiskers around zero: ${subject} with each policy minus that with ${base}, in this model, with 95 % intervals. ${title}. ${rows}.`,
} as const;

/** The sign of a difference over two parameters. */
export const signMap = {
  finding: (policy: string, base: string, subject: string, clauses: string): string =>
    `${policy} rather than ${base} ${clauses.replace('{what}', subject)}`,
  clauses: (raised: number, lowered: number, unclear: number, missing: number, all: number): string => {
    const n = (count: number): string =>
      count === all ? `all ${formatCount(all)} worlds` : `${formatCount(count)} of ${formatCount(all)} worlds`;
    const rest = [
      ...(unclear > 0 ? [`no clear difference in ${formatCount(unclear)}`] : []),
      ...(missing > 0 ? [`no number in ${formatCount(missing)}`] : []),
    ];
    if (raised === 0 && lowered === 0)
      return `makes no clear difference to {what} in any of ${formatCount(all)} worlds`;
    if (lowered === 0)
      return [`raises {what} in ${n(raised)}`, ...(raised < all ? ['lowers it in none'] : []), ...rest].join(', ');
    if (raised === 0)
      return [`lowers {what} in ${n(lowered)}`, ...(lowered < all ? ['raises it in none'] : []), ...rest].join(', ');
    return [`raises {what} in ${n(raised)}`, `lowers it in ${formatCount(lowered)}`, ...rest].join(', ');
  },
  byChance: '; chance alone could make as many seem clear',
  method: (policy: string, base: string, runs: number, points: string, paired: boolean): string =>
    `${policy} minus ${base}; ${paired ? `the same ${runsEach(runs)} of both, run by run` : `${runsEach(runs)} of each, as if independent (wider than pairs)`} at each of ${points} points`,
  marks: '; + raised, − lowered, ·\u00a095 % interval includes 0',
  points: 'points',
  difference: (unit: string): string => `Difference${unit === '' ? '' : `, ${unit}`}`,
  noPoint: 'No point has a number.',
  place: (axis: string, value: string): string => `${axis} ${value}`,
  extreme: (difference: string, across: string, up: string): string => `${difference} at ${across} and ${up}`,
  extremes: (lowest: string, highest: string): string => `The differences go from ${lowest} to ${highest}.`,
  range: (low: string, high: string): string => `${low} to ${high}`,
  row: (place: string, signs: string): string => `${place}: ${signs}`,
  byRow: (across: string, rows: string): string => ` By row, from low to high ${across}: ${rows}.`,
  compared: (subject: string, policy: string, base: string): string =>
    `${subject} with ${policy} minus that with ${base}`,
  over: (across: string, acrossRange: string, up: string, upRange: string): string =>
    `over ${across} from ${acrossRange} (across) and ${up} from ${upRange} (up)`,
  altText: (compared: string, over: string, title: string, told: string): string =>
    `Map of signs: ${compared}, in this model, ${over}; + clearly higher, − clearly lower, · 95 % interval includes 0. ${title}. ${told}`,
  panel: (policy: string, base: string, subject: string): string =>
    `Does ${policy} raise or lower ${subject}, against ${base}?`,
} as const;

/** Rank correlations. */
export const ranks = {
  strongest: (subject: string, how: 'rises' | 'falls', name: string, rho: string, points: number): string =>
    `${subject} ${how} most steadily with ${name} (rank correlation ${rho} over ${counted(points, 'point')})`,
  tie: (subject: string, name: string, rho: string, others: string, points: number): string =>
    `${subject} goes most steadily with ${name} (rank correlation ${rho} over ${counted(points, 'point')}), not clearly more than with ${others}`,
  others: (count: number): string => counted(count, 'other'),
  none: (subject: string, points: number): string =>
    `${subject}: no parameter with which it clearly rises or falls over ${counted(points, 'point')}`,
  noRho: 'none, all the same',
  constant: (subject: string, points: number): string => `${subject} is the same at all ${counted(points, 'point')}`,
  method: (design: string, points: number, runs: number): string =>
    `${design}, ${counted(points, 'point')}, ${runsEach(runs)} each; Spearman’s rank correlation over these ranges: no cause, no share of influence, and 0 where it turns`,
  band: (limit: string): string => `; grey: ±${limit}, which 95 in 100 designs without any effect stay within`,
  tied: '; inputs were given correlations and share the credit',
  leftOut: (count: number): string => `; ${counted(count, 'further parameter')} in the table`,
  axis: 'Rank correlation (−1 falls steadily, +1 rises steadily)',
  designs: { grid: 'Grid', lhs: 'Latin hypercube', sobol: 'Sobol’ sequence', table: 'Table of points' },
  row: (name: string, role: string, rho: string): string => `${name} (${role}): ${rho}`,
  altText: (subject: string, title: string, rows: string): string =>
    `Bar chart of the rank correlations of ${subject} with each parameter over the points of a design, in this model; no causes. ${title}. ${rows}.`,
  panel: (subject: string): string => `How steadily ${subject} rises or falls with each parameter`,
} as const;

/** What is said of every number of a sweep. */
export const quantityWords = {
  title: (label: string, isShare: boolean, unit: string): string =>
    `${label}${isShare ? ', share of runs' : unit === '' ? '' : ` (${unit})`}`,
  /** What colours are of. */
  share: 'Share of runs',
  ratio: 'Ratio',
  mean: 'Mean',
  points: 'percentage points',
  at: (said: string, place: string): string => `${said} at ${place}`,
  noNumber: 'no number',
} as const;

/** How much was played. */
export const size = {
  points: (points: number, runs: number): string => `${counted(points, 'point')} of ${runsEach(runs)} each`,
  failed: (failed: number): string => `${counted(failed, 'failed run')} left out`,
} as const;

/** What was varied. */
export const varied = {
  title: (points: string): string => `What was varied over ${points} points`,
  range: (lo: string, hi: string, unit: string, log: boolean): string =>
    `anything from ${lo} to ${hi}${unit}${log ? ', even in the logarithm' : ''}`,
  drawn: (kind: string): string => `drawn (${kind})`,
  levels: (values: string, unit: string, count: number): string =>
    `${values}${unit}${count > 1 ? `: ${counted(count, 'value')}` : ''}`,
  held: (value: string): string => `${value} at all points`,
} as const;

/** Below the headline. */
export const evidence = {
  extremes: (subject: string, lo: string, loAt: string, hi: string, hiAt: string, points: number): string =>
    `${subject}, of ${counted(points, 'point')}: lowest ${lo} at ${loAt}; highest ${hi} at ${hiAt}.`,
  tied: (ties: number, place: string): string => `${counted(ties, 'point')}, e.g. ${place}`,
  tiedWith: (ties: number, shared: string): string => `${counted(ties, 'point')} with ${shared}`,
  same: (subject: string, what: string, points: number): string =>
    `${subject}: ${what} at all ${counted(points, 'point')}.`,
  asDrawn: (name: string): string => `${name} as drawn`,
  or: (levels: readonly string[]): string => levels.join(' or '),
  open: (open: number, all: number, level: string): string =>
    `At ${formatCount(open)} of ${counted(all, 'point')} the 95 % interval includes ${level}.`,
} as const;

/** What the reader may take from the pictures. */
export const reading =
  'Shares of runs in this model, not chances in the world. Each point is a world of its own; how likely it is, no design says. A place given as a range lies between the nearest points clearly on either side. Points are judged one by one: of many without any difference about 1 in 20 would seem clear, and the lowest and highest are picked, so likely less extreme. All points share their random numbers, so that chance may move them all up or down together. Intervals (95 %): sampling error only; the spread over points: parameters.';
