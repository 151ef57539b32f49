// Tests the random numbers that the kernel draws, along every axis of their key; docs/randomness.md tells what and how.
//
//   npm run randomness                       all tests, p-values and the verdict: about a minute
//   npm run randomness -- --numbers 1048576  more numbers a sequence
//   npm run randomness -- --write            writes docs/randomness.md
//   npm run randomness -- --raw players | dieharder -a -g 200
//                                            32-bit words for other programs; orders: ticks, runs, players
//
// Exit 1 where the streams fail a test, or a generator known to be bad passes. The tests are in test/randomness.
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Fewer numbers fill too few cells of some tests. */
const LEAST = 16_384;

const { values: flags } = parseArgs({
  options: {
    numbers: { type: 'string' },
    raw: { type: 'string' },
    count: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});

const wholeNumber = (flag, least = 1) => {
  const value = Number(flags[flag]);
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new Error(`--${flag}: expected a whole number of at least ${least}, got ${flags[flag]}`);
};

/** Bundles and imports modules of test/randomness. */
const load = async (contents) => {
  // Inside the package: the shipped rules are found from where the bundle lies.
  const folder = mkdtempSync(join(root, 'dist', 'randomness-'));
  const outfile = join(folder, 'work.mjs');
  try {
    await build({
      stdin: { contents, resolveDir: join(root, 'test/randomness'), loader: 'ts' },
      bundle: true,
      format: 'esm',
      platform: 'node',
      outfile,
      logLevel: 'warning',
      // CommonJS packages inside an ES module bundle ask for Node's own modules through `require`.
      banner: {
        js: "import{createRequire as nodeRequire}from'node:module';const require=nodeRequire(import.meta.url);",
      },
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const writeRaw = async () => {
  const { RAW_ORDERS, rawWords } = await load("export * from './raw-words.ts';");
  if (!RAW_ORDERS.includes(flags.raw)) throw new Error(`--raw: expected ${RAW_ORDERS.join(', ')}, got ${flags.raw}`);
  // The reader has what it wants.
  process.stdout.on('error', () => process.exit(0));
  const count = flags.count === undefined ? Number.POSITIVE_INFINITY : wholeNumber('count');
  for await (const words of rawWords(flags.raw, count)) {
    const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
    if (!process.stdout.write(bytes)) await once(process.stdout, 'drain');
  }
};

const printedByDieharder = () =>
  Object.fromEntries(
    ['players', 'runs', 'ticks'].map((order) => [
      order,
      readFileSync(join(root, 'test/randomness/dieharder', `${order}.txt`), 'utf8'),
    ]),
  );

const test = async () => {
  const { randomnessPage, studyRandomness, tellStudy, NUMBERS } = await load(
    "export * from './study.ts'; export * from './page.ts';",
  );
  const numbers = flags.numbers === undefined ? NUMBERS : wholeNumber('numbers', LEAST);
  if (flags.write && numbers !== NUMBERS)
    throw new Error(`--write: expected --numbers ${NUMBERS} or none, got ${numbers}`);
  const study = await studyRandomness(numbers);
  console.log(tellStudy(study));
  if (flags.write) writeFileSync(join(root, 'docs/randomness.md'), randomnessPage(study, printedByDieharder()));
  if (study.findings.length > 0) process.exitCode = 1;
};

await (flags.raw === undefined ? test() : writeRaw());
