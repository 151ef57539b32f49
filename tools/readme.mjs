// Writes the generated parts of README.md: the scenario of twenty lines, and the table of claims from docs/claims and
// docs/claims.json.
//
//   node tools/readme.mjs           exits 1 if the page is stale
//   node tools/readme.mjs --write   refreshes it
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const path = join(root, 'README.md');
const folder = mkdtempSync(join(tmpdir(), 'detente-readme-'));
try {
  const outfile = join(folder, 'readme.mjs');
  await build({
    entryPoints: [join(root, 'test/claims/readme.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    logLevel: 'warning',
    // CommonJS packages inside an ES module bundle ask for Node's own modules through `require`.
    banner: { js: "import{createRequire as nodeRequire}from'node:module';const require=nodeRequire(import.meta.url);" },
  });
  const { readmeOf } = await import(pathToFileURL(outfile).href);
  const page = readFileSync(path, 'utf8');
  const now = readmeOf(root, page);
  const write = process.argv.includes('--write');
  if (write && now !== page) writeFileSync(path, now);
  if (now !== page) console.log(`${write ? 'refreshed' : 'stale'}: README.md`);
  if (!write && now !== page) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
