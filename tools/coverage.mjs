// Writes docs/coverage.md: how often the intervals hold the truth, counted over batches whose truth is known.
//
//   npm run coverage
//
// The study is test/analysis/coverage; `npm run test:long` checks the page and the bounds named on it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = mkdtempSync(join(tmpdir(), 'detente-coverage-'));
const outfile = join(folder, 'study.mjs');
const source = `
  export { coveragePage } from './page.ts';
  export { studyCoverage } from './study.ts';
`;
try {
  await build({
    stdin: { contents: source, resolveDir: join(root, 'test/analysis/coverage'), loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    logLevel: 'warning',
  });
  const { coveragePage, studyCoverage } = await import(pathToFileURL(outfile).href);
  writeFileSync(join(root, 'docs/coverage.md'), coveragePage(studyCoverage()));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
