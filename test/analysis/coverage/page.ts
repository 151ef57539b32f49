import { PAIRS, type Pair } from './paired-shares.ts';
import { SHARE_RUNS, SHARES } from './shares.ts';
import { measures } from './simulated-means.ts';
import { BATCHES, SEED } from './streams.ts';
import type { Study } from './study.ts';

const percent = (share: number): string => (100 * share).toFixed(1);
const whole = (number: number): string => number.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ',');

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** Enumerated, and simulated beside it. */
const both = (exact: number, simulated: number | undefined): string =>
  `${percent(exact)} (${simulated === undefined ? '–' : percent(simulated)})`;

const only = <T>(rows: readonly T[], is: (row: T) => boolean): T => {
  const found = rows.find(is);
  if (found === undefined) throw new Error('a cell of the study is missing');
  return found;
};

const fixedShares = ({ fixedShares: rows }: Study): string =>
  table(
    ['share', ...SHARE_RUNS.map((n) => `${whole(n)} runs`)],
    SHARES.map((p) => [
      `${100 * p} %`,
      ...SHARE_RUNS.map((n) => {
        const row = only(rows, (one) => one.n === n && one.p === p);
        return both(row.exact, row.simulated);
      }),
    ]),
  );

const preciseShares = ({ preciseShares: rows }: Study): string => {
  const halfWidths = [...new Set(rows.map(({ halfWidth }) => halfWidth))];
  return table(
    ['share', ...halfWidths.map((halfWidth) => `± ${100 * halfWidth} points`)],
    SHARES.map((p) => [
      `${100 * p} %`,
      ...halfWidths.map((halfWidth) => {
        const row = only(rows, (one) => one.halfWidth === halfWidth && one.p === p);
        return `${both(row.exact, row.simulated)}, ${whole(row.runs)} runs`;
      }),
    ]),
  );
};

const leastShares = ({ leastShares: rows }: Study): string =>
  table(
    ['shares between', '512 runs', 'until precise'],
    rows.map(({ from, to, fixed, precise }) => [
      `${+(100 * from).toFixed(2)} and ${+(100 * to).toFixed(2)} %`,
      percent(fixed),
      percent(precise),
    ]),
  );

const pairName = ({ a, b, correlation }: Pair): readonly string[] => [
  `${100 * a} and ${100 * b} %`,
  correlation === 'most' ? 'largest possible' : String(correlation),
];

const samePair = (one: Pair, other: Pair): boolean =>
  one.a === other.a && one.b === other.b && one.correlation === other.correlation;

const fixedPairs = ({ fixedPairs: rows }: Study): string =>
  table(
    ['shares of a and b', 'correlation', ...SHARE_RUNS.map((n) => `${whole(n)} pairs`), 'method 10'],
    PAIRS.map((pair) => {
      const own = rows.filter((row) => samePair(row, pair));
      return [
        ...pairName(pair),
        ...own.map(({ exact, simulated }) => both(exact, simulated)),
        percent(Math.min(...own.map(({ newcombe }) => newcombe))),
      ];
    }),
  );

const precisePairs = ({ precisePairs: rows }: Study): string =>
  table(
    ['shares of a and b', 'correlation', '± points', 'held', 'mean runs'],
    rows.map((row) => [...pairName(row), String(100 * row.halfWidth), percent(row.simulated), whole(row.runs)]),
  );

const methods = ({ methods: rows }: Study): string =>
  table(
    ['interval', 'least', 'least from 400 pairs on', 'median', 'cells below 93 %'],
    rows.map(({ name, least, leastFrom400, median, short, cells }) => [
      name,
      ...[least, leastFrom400, median].map(percent),
      `${short} of ${cells}`,
    ]),
  );

const leastPairs = ({ leastPairs: rows }: Study): string =>
  table(
    ['pairs', 'least'],
    rows.map(({ n, least }) => [whole(n), percent(least)]),
  );

const fixedMeans = ({ fixedMeans: rows }: Study): string =>
  table(
    ['measure', 'skewness', ...SHARE_RUNS.map((n) => `${whole(n)} runs`)],
    measures.map(({ name, skewness }) => [
      name,
      skewness.toFixed(1),
      ...rows.filter((row) => row.name === name).map(({ simulated }) => percent(simulated)),
    ]),
  );

const preciseMeans = ({ preciseMeans: rows, leastMeans }: Study): string => {
  const needed = [...new Set(rows.map((row) => row.needed))];
  return table(
    ['measure', ...needed.map((runs) => `${whole(runs)} runs needed`), 'least'],
    measures.map(({ name }) => [
      name,
      ...needed.map((runs) => {
        const row = only(rows, (one) => one.name === name && one.needed === runs);
        return `${percent(row.simulated)} (${percent(row.early)})`;
      }),
      leastMeans
        .filter((row) => row.name === name)
        .map(({ simulated, early }) => `${percent(simulated)} (${percent(early)})`)
        .join(),
    ]),
  );
};

/** docs/coverage.md. */
export const coveragePage = (study: Study): string => `\
<!-- Written by npm run coverage from test/analysis/coverage; change that, not this. -->

# How often the intervals hold the truth

A 95 % interval should hold the true value in 95 of 100 batches. Here it is counted: batches are made up whose true value
is known, and all numbers below are per cent of batches whose interval holds it.

\`\`\`sh
npm run coverage
\`\`\`

makes this page again (half a minute). Coverage of shares is exact: every possible count is enumerated with its
probability; in parentheses stands that of ${whole(BATCHES)} simulated batches from Detente's own generator, seed
\`${SEED}\`. What is called simulated is from such batches alone; chance moves it by about half a point, up to one and a
half. \`npm run test:long\` checks this page and the bounds named on it.

## Shares of runs

Wilson's interval, at a number of runs fixed beforehand:

${fixedShares(study)}

Bound: 93 to 97 % for shares from 5 %, at least 93 % for the others. Wilson's interval is known to be short for events that
are expected about once or less in all runs; see the first rows of the table of least coverage.

### Playing until the interval is precise

With \`--precision\` a batch plays on until the larger side of the interval is small enough. It looks after 512, 1,024,
2,048 … runs only, and reports the plain interval of the runs it stopped at. Per cent of batches, and the mean number of
runs:

${preciseShares(study)}

Bound: at least 93 %. The theory (Chow and Robbins 1965) promises 95 % for ever smaller half-widths only; here it is at
sizes in use.

Between the shares of these tables coverage swings, as it does for every interval of a count. The least, over shares in
steps of 1 % of themselves, and over half-widths from 1 to 3 points:

${leastShares(study)}

So: an event in fewer than about 3 of 1,000 runs wants more runs than the first look, whatever its interval says.

## Differences of shares in the same worlds

Two arms are played in the same worlds: run by run they make a pair. The interval is that of Bonett and Price (2012).
It has to hold where few pairs differ, or none, and where one arm only adds to the other. The last column is the least of
the row for Newcombe's method 10 (simulated):

${fixedPairs(study)}

Bound: at least 93 %, and at most 97 % where a dozen pairs or more are expected to differ. With fewer the interval is wider
than it need be: in the last row the arms are identical, and the interval says no more than "at most about
2.8 in n + 2".

Why this interval: exact coverage over one grid (20 to 10,000 pairs, shares down to 0.1 %, correlations from 0 to the
largest possible).

${methods(study)}

Its least coverage over a fine grid of 0.05 to 60 pairs expected to differ, one-sided and mixed:

${leastPairs(study)}

Playing until the interval of the difference is precise (simulated; bound: at least 93 %):

${precisePairs(study)}

## Means

The t interval, at a number of runs fixed beforehand (simulated). The skewer the measure, the more runs it takes:

${fixedMeans(study)}

Bound: at least 93 % down to the lognormal measure with σ = 1. Below that line the interval is short at hundreds of runs:
for a measure that is large in few runs look at its median and band, or ask for the share of runs in which it is large.

With \`--precision\` a mean is first looked at after 2,048 runs. The half-width is told by the runs it would need if the
spread were known; simulated, and in parentheses what would come of a first look at 512 runs. The last column is the least
over 48 half-widths that need 250 to 4,000 runs, which chance alone puts about a point below the true least:

${preciseMeans(study)}

Bound: at least 93 % down to σ = 1. A skewed measure looks calm until its first large values come; a later first look
repairs that, but not for what is skewer still. A measure that was the same in every run so far is taken as precise.
`;
