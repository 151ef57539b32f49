// Whether the same scenario and seed give the same bytes everywhere on this machine: the hash of the manifest, which holds
// the hash of every file of results, with one worker and with two, under every Node that is named, and in Chromium.
//
//   npm run same-bits [-- --runs 2000] [-- path/to/another/node …]
//
// Other versions of Node are had without touching this project, for instance in an empty folder: npm install node@24, then
// node_modules/node/bin/node. Chromium is looked for where distributions put it, or at DETENTE_CHROMIUM.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { arch, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const command = join(root, 'dist/bin/detente.js');
const scenarios = ['frontier', 'pause-verified', join(root, 'bench/race6.yaml')];
const { values, positionals: nodes } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '2000' } },
});
const { runs } = values;
const browserPath = [
  process.env.DETENTE_CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== '' && existsSync(path));
const folder = mkdtempSync(join(tmpdir(), 'detente-same-bits-'));

let made = 0;
const playedBy = (node, workers) => (scenario) => {
  made += 1;
  const argv = [command, 'run', scenario, '--runs', runs, '--seed', '1', '--workers', workers];
  const out = join(folder, `${made}`);
  const text = execFileSync(node, [...argv, '--out', out, '--json', '--quiet'], { encoding: 'utf8' });
  rmSync(out, { recursive: true });
  return JSON.parse(text).manifestSha256;
};

const playedIn = (browser) => async (scenario) => {
  const file = join(folder, 'page.html');
  execFileSync(process.execPath, [command, 'explore', scenario, '--out', file, '--force'], {
    stdio: 'pipe',
  });
  const page = await browser.newPage();
  await page.goto(`file://${file}#v=1&runs=${runs}&seed=1`);
  await page.waitForSelector('#manifest', { timeout: 600_000 });
  const hash = await page.getAttribute('#manifest', 'data-sha256');
  await page.close();
  return hash;
};

const versionOf = (node) => execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();

/** Everybody who plays, by name. */
const players = [process.execPath, ...nodes].flatMap((node) =>
  ['1', '2'].map((workers) => [
    `Node ${versionOf(node)}, ${workers} worker${workers === '1' ? '' : 's'}`,
    playedBy(node, workers),
  ]),
);
let browser;
try {
  if (browserPath !== undefined) {
    browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu'] });
    players.push([`Chromium ${browser.version()}`, playedIn(browser)]);
  }
  console.log(`The first digits of the hash of manifest.json, ${runs} runs of seed 1, on ${arch()}\n`);
  for (const scenario of scenarios) {
    console.log(basename(scenario, '.yaml'));
    const hashes = new Set();
    for (const [name, play] of players) {
      const hash = await play(scenario);
      hashes.add(hash);
      console.log(`    ${name.padEnd(28)} ${hash.slice(0, 16)}`);
    }
    if (hashes.size > 1) process.exitCode = 1;
    console.log(hashes.size === 1 ? '    all equal\n' : '    NOT EQUAL\n');
  }
} finally {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
}
