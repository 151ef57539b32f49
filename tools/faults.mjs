// Puts faults into Detente while it works and looks at what is left: it is killed, interrupted, its disk fails, is full or
// read-only, its threads die. Afterwards the same command is given once more and has to come to the same bytes.
//
//   npm run faults                        everything: most of an hour
//   npm run faults -- --share 0.1         a tenth of the places
//   npm run faults -- --only full-disk    one kind, or several with commas
//   npm run faults -- --of 'compare,report'   of kills, signals and the faulty disk: only while these commands work
//   npm run faults -- --seed 7            other faults of the disk at random; the seed is printed
//   npm run faults -- --minutes 5         stops then
//
// Exit 1 where anything is lost, wrong, hangs, or is said otherwise than it should be. The kinds are in test/faults.
import { randomInt } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const { values: flags } = parseArgs({
  options: {
    seed: { type: 'string' },
    only: { type: 'string' },
    of: { type: 'string' },
    share: { type: 'string' },
    minutes: { type: 'string' },
  },
});

const numberOf = (flag, otherwise) => {
  const value = Number(flags[flag] ?? otherwise);
  if (Number.isFinite(value) && value >= 0) return value;
  throw new Error(`--${flag}: expected a number of at least 0, got ${flags[flag]}`);
};

// Inside the package, whose files it finds from where it lies.
const folder = mkdtempSync(join(root, 'dist', 'faults-'));

const load = async () => {
  const outfile = join(folder, 'faults.mjs');
  await build({
    stdin: { contents: `export * from './test/faults/faults.ts'`, resolveDir: root },
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    logLevel: 'warning',
    external: [...Object.keys(dependencies).flatMap((one) => [one, `${one}/*`]), 'fast-check'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // Where the command line under test lies is told from this file's own place.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(root, 'test/bin/command-line.ts')).href) },
    banner: { js: "import{createRequire as nodeRequire}from'node:module';const require=nodeRequire(process.argv[1]);" },
  });
  return import(pathToFileURL(outfile));
};

try {
  const seed = numberOf('seed', randomInt(2 ** 31));
  const { faults, subjects } = await load();
  const of = flags.of?.split(',');
  for (const name of of ?? [])
    if (!subjects.some((one) => one.name === name))
      throw new Error(`--of: expected ${subjects.map((one) => one.name).join(', ')}, got ${name}`);
  const names = flags.only === undefined ? Object.keys(faults) : flags.only.split(',');
  for (const name of names)
    if (!(name in faults)) throw new Error(`--only: expected ${Object.keys(faults).join(', ')}, got ${name}`);
  const share = numberOf('share', 1);
  const until = Date.now() + numberOf('minutes', 120) * 60_000;
  console.log(`seed ${seed}`);
  const tallies = [];
  for (const name of names)
    tallies.push(await faults[name]({ seed, share, until, of, tell: (line) => console.log(line) }));
  console.table(
    Object.fromEntries(
      tallies.map(({ kind, faults: count, absorbed, refused, lost, wrong, hangs, said, skipped }) => [
        kind,
        {
          faults: count,
          'went on': absorbed,
          ended: refused,
          lost,
          wrong,
          hangs,
          'said badly': said,
          ...(skipped && { skipped }),
        },
      ]),
    ),
  );
  if (tallies.some(({ lost, wrong, hangs, said }) => lost + wrong + hangs + said > 0)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
