import type { Outcome } from './battery.ts';
import { type DieharderLine, readDieharder } from './dieharder.ts';
import { poisson, roundedNormal } from './distributions.ts';
import { sequences } from './sequences.ts';
import { AVALANCHES, fails, KEYS, LEVEL, REPLICATE_NUMBERS, REPLICATES, type Study } from './study.ts';

/** What dieharder printed, by the order of the words it read. */
export type Printed = Readonly<Record<string, string>>;

const whole = (number: number): string => number.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ',');
const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];

const shown = (p: number): string => {
  if (p < 1e-30) return '< 1e−30';
  if (p > 1 - 1e-12) return '> 1 − 1e−12';
  return p < 0.001 ? p.toExponential(0).replace('-', '−') : p.toFixed(3);
};

const table = (head: readonly string[], rows: readonly (readonly string[])[], left = 1): string =>
  [head, head.map((_, i) => (i < left ? '---' : '---:')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** Rows by one name, columns by the other. */
const grid = (
  outcomes: readonly Outcome[],
  corner: string,
  row: 'test' | 'sequence',
  column: 'test' | 'sequence',
): string => {
  const columns = unique(outcomes.map((outcome) => outcome[column]));
  return table(
    [corner, ...columns],
    unique(outcomes.map((outcome) => outcome[row])).map((name) => [
      name,
      ...columns.map((other) => {
        const found = outcomes.find((outcome) => outcome[row] === name && outcome[column] === other);
        return found === undefined ? '' : shown(found.p);
      }),
    ]),
  );
};

const distributions = ({ distributions: outcomes }: Study): string =>
  table(
    ['drawn', 'χ², or Kolmogorov–Smirnov of all', 'of the lowest 1/256', 'of the highest 1/256'],
    unique(outcomes.map(({ sequence }) => sequence)).map((name) => {
      const own = outcomes.filter(({ sequence }) => sequence === name).map(({ p }) => shown(p));
      return [name, ...own, ...['', ''].slice(own.length - 1)];
    }),
  );

const controls = ({ controls: caught, limit }: Study): string =>
  table(
    ['control', 'fault', 'must fail: p', 'caught'],
    caught.map(({ name, fault, outcomes }) => {
      const tests =
        outcomes.length > 4
          ? [`all ${outcomes.length} of avalanche: ${shown(Math.max(...outcomes.map(({ p }) => p)))} at most`]
          : outcomes.map(({ test, p }) => `${test}: ${shown(p)}`);
      return [
        name,
        fault,
        tests.join('; '),
        `${outcomes.filter((one) => fails(one, limit)).length} of ${outcomes.length}`,
      ];
    }),
    4,
  );

const dieharder = (printed: Printed): string => {
  const read = Object.entries(printed).map(([order, text]) => ({ order, lines: readDieharder(text) }));
  const tests = unique(read.flatMap(({ lines }) => lines.map(({ test }) => test)));
  const cell = (lines: readonly DieharderLine[], test: string): string =>
    lines
      .filter((line) => line.test === test)
      .map(({ p, assessment }) => `${p.toFixed(3)} ${assessment.toLowerCase()}`)
      .join(', ');
  const count = (lines: readonly DieharderLine[], assessment: string): number =>
    lines.filter((line) => line.assessment === assessment).length;
  return table(
    ['test', ...read.map(({ order }) => `\`${order}\``)],
    [
      ...tests.map((test) => [test, ...read.map(({ lines }) => cell(lines, test))]),
      ...['PASSED', 'WEAK', 'FAILED'].map((assessment) => [
        `**${assessment}**`,
        ...read.map(({ lines }) => `**${count(lines, assessment)} of ${lines.length}**`),
      ]),
    ],
  );
};

/** The largest difference between the distribution function of a rounded normal and Poisson's own. */
const poissonError = (rate: number): string => {
  const [rounded, exact] = [roundedNormal(rate).chances, poisson(rate).chances];
  let difference = 0;
  let most = 0;
  for (const [k, chance] of exact.entries()) {
    difference += (rounded[k] ?? 0) - chance;
    most = Math.max(most, Math.abs(difference));
  }
  return most.toFixed(4);
};

/** docs/randomness.md. */
export const randomnessPage = (study: Study, printed: Printed): string => {
  const tests = study.uniformity.length + study.avalanche.length + study.distributions.length;
  return `\
<!-- Written by npm run randomness -- --write from test/randomness; change that, not this. -->

# How random the numbers are

Every draw and every choice takes a number in [0, 1) that depends on the seed, the run, the name (kind, module, draw,
player) and the tick, and on nothing else. Here those numbers are tested as the kernel gives them, along each of these axes.

\`\`\`sh
npm run randomness
\`\`\`

prints every p-value below (about a minute) and ends with 1 where something fails; with \`-- --write\` it writes this page. \`npm test\`
runs a small part, \`npm run test:long\` all of it, and whether this page is what it gives.

## How a number is made

1. alea (seedrandom) turns the text of the seed into a key of four 32-bit words.
2. Threefry-4x32-20 encrypts (run number, 64 bits; hash of the name, 64 bits) under the key. The hash is FNV-1a with
   MurmurHash3's last mixing.
3. Of a draw made once per run, words 0 and 1 of the block are the number. Otherwise the block is the state of an sfc32
   stream, which makes two steps a tick, used or not.
4. Two words make 53 bits: \`((first >>> 5) · 2^26 + (second >>> 6)) · 2^-53\`.
5. A value is the inverse distribution function of one number.

This is version 1 of the scheme; its known answers are in \`test/run/random\`.

## The rule

Fixed before looking: good numbers fail anything here with a chance of ${LEVEL.toExponential(0).replace('-', '−')}. Half of that goes to the ${tests} p-values
one by one (each fails below ${shown(study.limit)}, or closer than that to 1: too good is wrong too), half to
all of them together, which have to be uniform (Kolmogorov–Smirnov). The seeds are fixed, so the outcome is a function of the code.

**Result: ${study.findings.length === 0 ? 'nothing fails' : study.findings.join('; ')}.** All p-values together: ${shown(study.together)}. (Tests of one sequence share its numbers, so
this last figure is approximate.)

## Uniform and independent, along each axis

${sequences.map(({ name, order }) => `* **${name}**: ${order}`).join('\n')}

p-values of ${whole(study.numbers)} numbers each. Boxes of χ², gaps and runs are of neighbours; lags and columns look further. Bit 1 is
the highest of 53, bit 27 the last of the first word, bit 28 the first of the second.

${grid(study.uniformity, 'test', 'test', 'sequence')}

## Avalanche

${AVALANCHES} keys, runs and names; each bit of each part is flipped by itself. Each of the 53 bits drawn should change half of the
time (χ² over all pairs of bits), and how many change should be binomial.

${grid(study.avalanche, 'flipped → drawn', 'sequence', 'test')}

## Values drawn

${whole(study.numbers)} runs of a scenario with every distribution of the language, against distribution functions written a second time; the
tails against their own scale.

${distributions(study)}

## Controls

Generators known to be bad, through the same tests. Each test named here has to fail; and each test of the
battery has to be failed by one of them at least, which shows that it can.

${controls(study)}

And one known to be good, AES-128 in counter mode: ${REPLICATES} sequences of ${whole(REPLICATE_NUMBERS)} numbers through every test, and whether
the p-values of the test are uniform (Kolmogorov–Smirnov). A count takes few values in short sequences, so those of birthdays,
ranks and complexities are only nearly so.

${grid(study.reference, 'test', 'test', 'sequence')}

## dieharder

\`\`\`sh
node tools/randomness.mjs --raw players | dieharder -g 200 -d 0
\`\`\`

writes the first 32 bits of the numbers, in one of three orders: \`ticks\` (one stream, 4,096 ticks a run), \`runs\` (the first
tick, run by run), \`players\` (64 streams side by side, 60 ticks, run by run). dieharder 3.31.1 (Debian) printed this on
2026-11-22, p-value and assessment; it calls p < 0.005 weak and p < 0.000001 failed. These are
its faster tests only: \`-a\` takes hours. What came out weak was run again with ten times the samples (\`-p 1000\`), and stands
behind it. Its output stands in \`test/randomness/dieharder\`.

${dieharder(printed)}

## What is not promised

* These are no numbers for secrets: nothing here says that a stream cannot be continued by whoever saw its beginning.
* How many bits of a seed alea takes in is not known; ${whole(KEYS)} consecutive seeds have keys of which ${study.sharedKeys === 0 ? 'no two' : study.sharedKeys} begin with the
  same 53 bits, so it is more than about 40. Its words themselves are not random from one seed to the next: they stand among
  the controls. Nothing reads them but Threefry, and what comes of that is tested above (seeds).
* Under one seed, Threefry never gives two runs or names one block.
* Two names may have the same hash; the compiler checks those it uses.
* A stream's period is at least 2^32 steps, two a tick.
* Poisson above rate 30 is a rounded normal number. Its distribution function is off by at most ${poissonError(30.1)} at rate 30.1, ${poissonError(100)} at
  100, ${poissonError(1000)} at 1,000: a control above sees it.
* Passing is no proof. Tests of larger samples find more; \`--numbers\` makes them larger.
`;
};
