// Plays the published results of scenarios/literature and writes their part of docs/validation.md.
//
//   npm run literature                 all of them; ends with 1 where one deviates and nobody has said why
//   npm run literature -- precipice    of one source, printed only
//
// The machine is test/literature. Simulations play on the threads of dist/: npm run build first.
import { mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
// Inside the package, whose files it finds from where it lies.
const folder = mkdtempSync(join(root, 'dist', 'literature-'));
const outfile = join(folder, 'play-literature.mjs');
try {
  await build({
    entryPoints: [join(root, 'test/literature/play-literature.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    logLevel: 'warning',
    // The command line brings packages that are no JavaScript.
    packages: 'external',
  });
  const { playLiterature } = await import(pathToFileURL(outfile).href);
  process.exitCode = await playLiterature(root, process.argv.slice(2));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
