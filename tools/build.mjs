// Builds dist/: what the packed tarball runs, and what tests that start a worker or the command line run.
//
//   dist/index.js           `detente`          engine/index.ts, self-contained, for Node and browsers alike
//   dist/node/index.js      `detente/node`     engine/experiment/index.ts
//   dist/reports/index.js   `detente/reports`  reports/index.ts
//   dist/bin/detente.js     the command line   bin/detente.ts, its commands in chunks of their own
//   dist/workers/*.js       worker threads     every engine/**/worker.ts and engine/**/*.worker.ts
//   dist/vendor/            chartjs-node-canvas, see `bundleChartRenderer`; HiGHS, see `copyLinearSolver`
//   dist/explore/page.html  the what-if page     reports/explore, see build-explore.mjs
//   dist/prepared/          shipped scenarios, modules and rules as they are read, see `prepareScenarios`
//   dist/types/             declarations
//
// Packages under `dependencies` are loaded from node_modules at run time; every other package that the sources
// import is bundled. Starting up then reads a handful of files, and an installation fetches only what is native or
// shared with the user's own code.

import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildExplore } from './build-explore.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
// Built aside and renamed, so that a build never leaves half a dist/ behind.
const draft = join(root, `.dist-${process.pid}`);
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const shared = {
  absWorkingDir: root,
  bundle: true,
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};

// Every output lies one folder below dist/, so one relative path serves them all.
const chartRendererPath = '../vendor/chartjs-node-canvas.cjs';
const linearSolverPath = '../vendor/highs.mjs';

/** Points imports of chartjs-node-canvas at the copy in dist/vendor. */
const useBundledChartRenderer = {
  name: 'use-bundled-chart-renderer',
  setup({ onResolve }) {
    onResolve({ filter: /^chartjs-node-canvas$/ }, () => ({ path: chartRendererPath, external: true }));
  },
};

/** Points imports of highs at the copy in dist/vendor, where its WebAssembly lies beside it. */
const useCopiedLinearSolver = {
  name: 'use-copied-linear-solver',
  setup({ onResolve }) {
    onResolve({ filter: /^highs$/ }, () => ({ path: linearSolverPath, external: true }));
  },
};

/**
 * Gives chartjs-node-canvas the canvas that needs neither a compiler nor a download.
 *
 * npm `overrides` count in the root project only: someone who installs Detente would get the real `canvas`, which
 * fetches a binary or builds one. Its one mention of the name is in a call that reads it at run time, so an alias
 * would not reach it.
 */
const replaceCanvas = {
  name: 'replace-canvas',
  setup({ onLoad }) {
    onLoad({ filter: /chartjs-node-canvas[\\/]dist[\\/]chartJSNodeCanvasBase\.js$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const wanted = "freshRequire)('canvas')";
      if (source.split(wanted).length !== 2)
        throw new Error(`${path}: expected one ${wanted}; the package has changed`);
      return { contents: source.replace(wanted, "freshRequire)('@napi-rs/canvas/node-canvas.js')"), loader: 'js' };
    });
  },
};

const externalPackages = Object.keys(dependencies).flatMap((name) => [name, `${name}/*`]);

function bundleNode(entryPoints) {
  return build({
    ...shared,
    entryPoints,
    outdir: draft,
    platform: 'node',
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    external: externalPackages,
    plugins: [useBundledChartRenderer, useCopiedLinearSolver],
    // CommonJS packages inside an ES module bundle ask for Node's own modules through `require`.
    banner: { js: "import{createRequire as nodeRequire}from'node:module';const require=nodeRequire(import.meta.url);" },
  });
}

function bundleBrowser(entryPoint) {
  return build({
    ...shared,
    entryPoints: [entryPoint],
    outfile: join(draft, 'index.js'),
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
  });
}

/** A CommonJS file, since chartjs-node-canvas clears `require.cache` between charts. */
function bundleChartRenderer() {
  return build({
    ...shared,
    stdin: { contents: "export { ChartJSNodeCanvas } from 'chartjs-node-canvas';", resolveDir: root },
    outfile: join(draft, 'vendor/chartjs-node-canvas.cjs'),
    platform: 'node',
    format: 'cjs',
    external: externalPackages,
    plugins: [replaceCanvas],
  });
}

/**
 * HiGHS as its package ships it: the loader looks for `highs.wasm` beside itself, so it is copied and not bundled. Its
 * declarations are those of the loader.
 */
function copyLinearSolver() {
  const source = join(root, 'node_modules/highs');
  mkdirSync(join(draft, 'vendor'), { recursive: true });
  for (const name of ['highs.mjs', 'highs.wasm'])
    copyFileSync(join(source, 'build', name), join(draft, 'vendor', name));
  copyFileSync(join(source, 'types.d.ts'), join(draft, 'vendor/highs.d.mts'));
  return 'node_modules/highs';
}

/** What is read of every shipped scenario, module and rule, so that no command needs to read a text that is still the same. */
async function prepareScenarios() {
  const { outputFiles } = await build({
    ...shared,
    entryPoints: ['engine/language/prepared/prepare.ts'],
    format: 'esm',
    write: false,
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  const { prepare } = await import(`data:text/javascript;base64,${code}`);
  const folders = { scenario: '', module: 'modules', rule: 'rules' };
  for (const [kind, folder] of Object.entries(folders)) {
    mkdirSync(join(draft, 'prepared', folder), { recursive: true });
    for (const file of readdirSync(join(root, 'scenarios', folder)).filter((name) => name.endsWith('.yaml'))) {
      const path = posix.join(folder, file);
      const text = readFileSync(join(root, 'scenarios', path), 'utf8');
      const prepared = prepare({ name: `scenarios/${path}`, text }, kind);
      writeFileSync(join(draft, 'prepared', `${path}.json`), JSON.stringify(prepared));
    }
  }
}

/** The licence texts of all packages that ended up inside dist/, as their licences ask. */
function collectLicences(bundled, copied) {
  const folders = new Set(copied);
  for (const paths of bundled) {
    for (const path of paths) {
      const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
      if (folder !== undefined) folders.add(folder);
    }
  }
  const packages = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const texts = readdirSync(join(root, folder))
      .filter((file) => /^(licen[cs]e|notice|copying)/i.test(file))
      .sort()
      .map((file) => readFileSync(join(root, folder, file), 'utf8').trim());
    return [`${name} ${version} (${license})`, ...texts].join('\n\n');
  });
  return [...packages, readFileSync(join(root, 'engine/designs/direction-numbers-license.txt'), 'utf8').trim()];
}

function workerEntries() {
  const engine = join(root, 'engine');
  if (!existsSync(engine)) return {};
  const files = readdirSync(engine, { recursive: true }).filter((path) => /(^|[\\/.])worker\.ts$/.test(path));
  return Object.fromEntries(
    files.map((path) => [`workers/${basename(path, '.ts')}`, `engine/${path.split(sep).join('/')}`]),
  );
}

function declareTypes() {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { status } = spawnSync(
    process.execPath,
    [tsc, '-p', join(root, 'tsconfig.build.json'), '--outDir', join(draft, 'types')],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  pruneDeclarations(join(draft, 'types'), ['engine/index.d.ts', 'engine/experiment/index.d.ts', 'reports/index.d.ts']);
  return status === 0;
}

/** Keeps the declarations that the entries reach: the others name packages that a user does not have. */
function pruneDeclarations(folder, entries) {
  const reached = new Set();
  const visit = (path) => {
    if (reached.has(path) || !existsSync(path)) return;
    reached.add(path);
    for (const [, named] of readFileSync(path, 'utf8').matchAll(/(?:from |import\()["'](\.[^"']+)["']/g)) {
      visit(join(dirname(path), named.replace(/\.[jt]s$/, '.d.ts')));
    }
  };
  for (const entry of entries) visit(join(folder, entry));
  for (const name of readdirSync(folder, { recursive: true })) {
    const path = join(folder, name);
    if (path.endsWith('.d.ts') && !reached.has(path)) rmSync(path);
  }
}

/** Swaps the finished draft for dist/; another build that gets in between makes the rename fail, so try again. */
function publish() {
  const previous = `${draft}-previous`;
  for (let attempt = 1; ; attempt++) {
    if (existsSync(dist)) renameSync(dist, `${previous}-${attempt}`);
    try {
      renameSync(draft, dist);
      break;
    } catch (error) {
      if (attempt === 5) throw error;
    }
  }
  for (let attempt = 1; attempt <= 5; attempt++) rmSync(`${previous}-${attempt}`, { recursive: true, force: true });
}

const entries = {
  index: 'engine/index.ts',
  'node/index': 'engine/experiment/index.ts',
  'reports/index': 'reports/index.ts',
  'bin/detente': 'bin/detente.ts',
};
const { index, ...nodeEntries } = entries;

rmSync(draft, { recursive: true, force: true });
mkdirSync(draft);
try {
  const results = await Promise.all([
    bundleNode({ ...nodeEntries, ...workerEntries() }),
    bundleChartRenderer(),
    bundleBrowser(index),
  ]);
  const enclosed = await buildExplore(root, draft);
  const licences = collectLicences(
    [...results.map(({ metafile }) => Object.keys(metafile.inputs)), enclosed],
    [copyLinearSolver()],
  );
  writeFileSync(join(draft, 'third-party-licenses.txt'), `${licences.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`);
  await prepareScenarios();
  chmodSync(join(draft, 'bin/detente.js'), 0o755);
  const typed = declareTypes();
  publish();
  if (!typed) process.exitCode = 1;
} finally {
  rmSync(draft, { recursive: true, force: true });
}
