// Hands Detente what is broken, hostile or mixed up, and looks at what comes back: mutated scenarios, game files, formulas,
// Gambit files, logs of moves, addresses of the what-if page, published results, plans and results directories.
//
//   npm run torture                       124,000 cases: a quarter of an hour
//   npm run torture -- --share 0.1        a tenth of them
//   npm run torture -- --seed x           other cases; the seed is printed
//   npm run torture -- --only results     one kind
//   npm run torture -- --only nfg --case 17 --seed x    one case again, and shown
//   npm run torture -- --minutes 5        stops then; what was not tried is said
//
// Every case is either refused in words, with a place, or accepted and then found to be what it says. Exit 1 where one
// hangs, crashes or comes out wrong, or the memory grows too large. The cases are in test/torture. A case that takes two
// seconds is tried again by itself: a busy machine is no hang.
import { randomInt } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** How many cases of each kind. */
const CASES = {
  scenarios: 12_000,
  games: 12_000,
  formulas: 36_000,
  nfg: 20_000,
  moves: 10_000,
  links: 18_000,
  published: 10_000,
  plans: 4_000,
  results: 2_000,
};
const LONGEST = 2_000;
const MOST_MEMORY = 500;
const OFTEN = 250;
/** Of one kind shown in full. */
const MOST_SHOWN = 5;

const { values: flags } = parseArgs({
  options: {
    seed: { type: 'string' },
    only: { type: 'string' },
    case: { type: 'string' },
    share: { type: 'string' },
    minutes: { type: 'string' },
  },
});

const numberOf = (flag, otherwise) => {
  const value = Number(flags[flag] ?? otherwise);
  if (Number.isFinite(value) && value >= 0) return value;
  throw new Error(`--${flag}: expected a number of at least 0, got ${flags[flag]}`);
};

const names = flags.only === undefined ? Object.keys(CASES) : flags.only.split(',');
for (const name of names)
  if (!(name in CASES)) throw new Error(`--only: expected ${Object.keys(CASES).join(', ')}, got ${name}`);
const seed = flags.seed ?? String(randomInt(2 ** 31));
const share = numberOf('share', 1);
const until = Date.now() + numberOf('minutes', 60) * 60_000;

// Inside the package, whose files it finds from where it lies.
const folder = mkdtempSync(join(root, 'dist', 'torture-'));
let largest = 0;

const bundle = async () => {
  const outfile = join(folder, 'work.mjs');
  await build({
    stdin: {
      contents: `import { parentPort, workerData } from 'node:worker_threads';
        import { doWork } from './test/torture/work.ts';
        await doWork(workerData, (told) => parentPort.postMessage(told));`,
      resolveDir: root,
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    logLevel: 'warning',
    external: Object.keys(dependencies).flatMap((one) => [one, `${one}/*`]),
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // CommonJS packages inside an ES module bundle ask for Node's own modules through `require`.
    banner: { js: "import{createRequire as nodeRequire}from'node:module';const require=nodeRequire(import.meta.url);" },
  });
  return pathToFileURL(outfile);
};

/** A thread with a range of cases of one kind, until it is done, dies, or takes too long over one of them. */
const employ = (script, name, from, to, tell) =>
  new Promise((resolve) => {
    const progress = new SharedArrayBuffer(8);
    const [words, began] = [new Int32Array(progress).fill(-1), Date.now()];
    const place = mkdtempSync(join(tmpdir(), 'detente-torture-'));
    const worker = new Worker(script, { workerData: { root, folder: place, seed, name, from, to, progress, began } });
    let gone = false;
    const leave = async (end) => {
      if (gone) return;
      gone = true;
      clearInterval(watch);
      await worker.terminate();
      rmSync(place, { recursive: true, force: true });
      resolve({ at: words[0], ...end });
    };
    const watch = setInterval(() => {
      largest = Math.max(largest, process.memoryUsage.rss() / 2 ** 20);
      if (Date.now() > until) leave({ kind: 'time' });
      else if (words[0] >= 0 && Date.now() - began - words[1] > LONGEST) leave({ kind: 'hang' });
    }, OFTEN);
    worker.on('message', (told) => (told === 'done' ? leave({ kind: 'done' }) : tell(told)));
    worker.on('error', (error) => leave({ kind: 'crash', detail: error.stack ?? error.message }));
    worker.on('exit', () => leave({ kind: 'crash', detail: 'the thread ended' }));
  });

const torture = async (script, name) => {
  const count = { tried: 0, refused: 0, accepted: 0, hang: 0, crash: 0, wrong: 0 };
  const [first, to] =
    flags.case === undefined ? [0, Math.ceil(CASES[name] * share)] : [Number(flags.case), Number(flags.case) + 1];
  const found = (kind, number, detail, input = '') => {
    count[kind] += 1;
    if (count[kind] <= MOST_SHOWN)
      console.log(`${kind}: --seed ${seed} --only ${name} --case ${number}\n  ${detail}\n  ${input.slice(0, 3000)}`);
  };
  const tell = ({ number, outcome: { kind, detail, input } }) => {
    if (detail === undefined) count[kind] += 1;
    else found(kind, number, detail, input);
  };
  for (let from = first; from < to; ) {
    const end = await employ(script, name, from, to, tell);
    if (end.kind === 'done' || end.kind === 'time') break;
    if (end.at < 0) throw new Error(`${name}: ${end.detail ?? 'did not begin'}`);
    const again = end.kind === 'hang' ? await employ(script, name, end.at, end.at + 1, tell) : end;
    if (again.kind === 'hang' || again.kind === 'crash')
      found(again.kind, end.at, again.detail ?? `longer than ${LONGEST} ms`);
    from = end.at + 1;
  }
  count.tried = count.refused + count.accepted + count.hang + count.crash + count.wrong;
  return { name, asked: to - first, ...count };
};

try {
  console.log(`seed ${seed}`);
  const script = await bundle();
  const rows = [];
  for (const name of names) rows.push(await torture(script, name));
  console.table(Object.fromEntries(rows.map(({ name, ...row }) => [name, row])));
  const total = (kind) => rows.reduce((sum, row) => sum + row[kind], 0);
  const sums = ['tried', 'refused', 'accepted', 'hang', 'crash', 'wrong'].map((kind) => `${kind} ${total(kind)}`);
  console.log(`${sums.join(', ')}; at most ${Math.round(largest)} MB of memory`);
  if (total('hang') + total('crash') + total('wrong') > 0 || largest > MOST_MEMORY) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
