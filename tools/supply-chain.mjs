// Writes the lists of docs/supply-chain.md: every package by place, with version and licence, and the fonts.
//
//   node tools/supply-chain.mjs           exits 1 if the page is stale
//   node tools/supply-chain.mjs --write   refreshes it
//
// What is copied into dist/ is read from dist/third-party-licenses.txt: npm run build first.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const path = join(root, 'docs/supply-chain.md');
const mark = '<!-- Below: written by node tools/supply-chain.mjs --write. -->\n';
const text = (name) => readFileSync(join(root, name), 'utf8');

/** What each package that Detente itself names is for: a new one needs a reason. */
const purposes = {
  '@biomejs/biome': 'lint and format',
  '@codemirror/commands': 'editor of the what-if page',
  '@codemirror/lang-yaml': 'editor of the what-if page',
  '@codemirror/language': 'editor of the what-if page',
  '@codemirror/lint': 'editor of the what-if page',
  '@codemirror/state': 'editor of the what-if page',
  '@codemirror/view': 'editor of the what-if page',
  '@dagrejs/dagre': 'layout of flow charts',
  '@fontsource/inter': 'typeface of the what-if page',
  '@napi-rs/canvas': 'draws the pictures; native',
  '@noble/hashes': 'SHA-256 in browsers',
  '@stdlib/stats-base-dists-beta-cdf': 'beta distribution',
  '@stdlib/stats-base-dists-beta-quantile': 'quantiles of the beta distribution',
  '@types/node': 'declarations',
  '@types/seedrandom': 'declarations',
  'chart.js': 'charts',
  'chartjs-node-canvas': 'charts without a browser',
  commander: 'flags of the command line',
  'es-module-lexer': 'tests of what is built',
  esbuild: 'bundles',
  'fast-check': 'property tests',
  highs: 'linear programs too large for exact arithmetic; WebAssembly',
  hyparquet: 'reads Parquet',
  'hyparquet-writer': 'writes Parquet',
  mathjs: 'parser of formulas, nothing else of it',
  pixelmatch: 'tests of pictures',
  'playwright-core': 'tests in a browser',
  preact: 'the what-if page',
  seedrandom: 'random numbers of alea, beside the keyed streams',
  temml: 'typeset formulas',
  typescript: 'types',
  vite: 'bundles the what-if page',
  vitest: 'tests',
  wabt: 'reads the kernel back in tests',
  yaml: 'parser of YAML',
};

const manifest = JSON.parse(text('package.json'));
const installed = Object.entries(JSON.parse(text('package-lock.json')).packages).flatMap(([place, entry]) => {
  const name = place.split('node_modules/').at(-1);
  return place.startsWith('node_modules/') && !entry.link ? [{ name, ...entry }] : [];
});
const direct = { ...manifest.dependencies, ...manifest.devDependencies };
const unexplained = Object.keys(direct).filter((name) => !(name in purposes));
if (unexplained.length > 0) throw new Error(`tools/supply-chain.mjs: expected a purpose for ${unexplained.join(', ')}`);

const enclosed = new Set(
  [...text('dist/third-party-licenses.txt').matchAll(/^(\S+ \d+\.\d+\.\d+\S*) \(.+\)$/gm)].map(([, named]) => named),
);
const placeOf = ({ name, version, dev }) => {
  if (!dev) return 'installed with it';
  return enclosed.has(`${name} ${version}`) ? 'inside `dist`' : 'development';
};
const byName = (a, b) => (a.name < b.name ? -1 : 1);
const row = (cells) => `| ${cells.join(' | ')} |`;
const table = (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const named = installed.filter(({ name, version }) => direct[name] === version).sort(byName);
const others = installed.filter((entry) => !named.includes(entry)).sort(byName);

/** The packages that others bring, by licence. */
const brought = (place) => {
  const here = others.filter((entry) => placeOf(entry) === place);
  const licences = [...new Set(here.map(({ license }) => license))].sort();
  const lines = licences.map((licence) => {
    const list = here.filter(({ license }) => license === licence).map(({ name, version }) => `${name} ${version}`);
    return `* ${licence} (${list.length}): ${list.join(', ')}.`;
  });
  return `### Brought by these, ${place}\n\n${lines.join('\n')}`;
};

const fonts = readdirSync(join(root, 'reports/fonts'))
  .sort()
  .map((name) => {
    const hash = createHash('sha256')
      .update(readFileSync(join(root, 'reports/fonts', name)))
      .digest('hex');
    return [`\`${name}\``, `\`${hash}\``];
  });

const lists = [
  '## Packages that Detente names',
  '',
  table(
    ['package', 'version', 'licence', 'where', 'for'],
    named.map((entry) => [entry.name, entry.version, entry.license, placeOf(entry), purposes[entry.name]]),
  ),
  '',
  ...['installed with it', 'inside `dist`', 'development'].flatMap((place) => [brought(place), '']),
  '## Fonts, as they lie in `reports/fonts`',
  '',
  table(['file', 'SHA-256'], fonts),
  '',
].join('\n');

const now = readFileSync(path, 'utf8');
const at = now.indexOf(mark);
if (at < 0) throw new Error(`docs/supply-chain.md: expected the line ${mark.trim()}`);
const page = `${now.slice(0, at)}${mark}\n${lists}`;
const isStale = page !== now;
const write = process.argv.includes('--write');
if (write && isStale) writeFileSync(path, page);
if (isStale) console.log(`${write ? 'refreshed' : 'stale'}: docs/supply-chain.md`);
if (!write && isStale) process.exitCode = 1;
