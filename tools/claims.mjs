// Plays the checks of docs/claims and writes docs/claims.json and the tables of docs/validation.md.
//
//   npm run claims                 those that are not of the equations as they are: minutes on two cores
//   npm run claims -- --all        all of them
//   npm run claims -- 2 3          those of claims 2 and 3
//   npm run claims -- --seed x     with other chances
//   npm run claims -- --page       the page again from docs/claims.json
//   npm run claims -- --try 2      a few points, printed and kept nowhere
//
// The machine is test/claims. It plays on the threads of dist/: npm run build first.
import { mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
// Inside the package, whose files it finds from where it lies.
const folder = mkdtempSync(join(root, 'dist', 'claims-'));
const outfile = join(folder, 'play-claims.mjs');
try {
  await build({
    entryPoints: [join(root, 'test/claims/play-claims.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    logLevel: 'warning',
    // CommonJS packages inside an ES module bundle ask for Node's own modules through `require`.
    banner: { js: "import{createRequire as nodeRequire}from'node:module';const require=nodeRequire(import.meta.url);" },
  });
  const { playClaims } = await import(pathToFileURL(outfile).href);
  await playClaims(root, process.argv.slice(2));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
