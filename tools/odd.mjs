// Writes docs/odd.md: the frontier model as an ODD description (Overview, Design concepts, Details), woven from the model
// itself and from tools/odd-words.md.
//
//   node tools/odd.mjs           exits 1 if the page is stale
//   node tools/odd.mjs --write   refreshes it
//
// It runs the built command line: npm run build first.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { withLinks } from './links.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const path = join(root, 'docs/odd.md');
const note =
  '<!-- Written by node tools/odd.mjs --write from scenarios/ and tools/odd-words.md; change those, not this. -->';

const explanation = () => {
  const argv = [join(root, 'dist/bin/detente.js'), 'explain', 'frontier', '--json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  });
  if (status !== 0) throw new Error(`detente explain frontier --json: exit ${status}\n${stderr}`);
  return JSON.parse(stdout);
};

const folder = mkdtempSync(join(tmpdir(), 'detente-odd-'));
try {
  const outfile = join(folder, 'odd.mjs');
  await build({
    entryPoints: [join(root, 'reports/explain/odd.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    logLevel: 'warning',
  });
  const { odd, wordsIn } = await import(pathToFileURL(outfile).href);
  const words = wordsIn(readFileSync(join(root, 'tools/odd-words.md'), 'utf8'));
  const page = `${note}\n\n${withLinks(odd(explanation(), words), '../')}`;
  const isStale = !existsSync(path) || readFileSync(path, 'utf8') !== page;
  const write = process.argv.includes('--write');
  if (write && isStale) writeFileSync(path, page);
  if (isStale) console.log(`${write ? 'refreshed' : 'stale'}: docs/odd.md`);
  if (!write && isStale) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
