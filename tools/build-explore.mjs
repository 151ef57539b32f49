// Builds dist/explore/page.html: the what-if page with its scripts, its style and its fonts in it, and places for the
// scenarios that `detente explore` puts there.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

/** One script that needs nothing else, and the style that it imports. */
async function bundle(root, entry) {
  const [{ output }] = [
    await build({
      ...{ root, configFile: false, logLevel: 'warn', publicDir: false },
      resolve: { conditions: ['browser', 'module', 'default'] },
      build: {
        ...{ write: false, target: 'es2022', minify: true, assetsInlineLimit: 1e6, cssCodeSplit: false },
        lib: { entry: join(root, entry), formats: ['iife'], name: 'detente', fileName: 'script' },
      },
    }),
  ].flat();
  const [script] = output.filter(({ type }) => type === 'chunk');
  const style = output.find(({ fileName }) => fileName.endsWith('.css'));
  return {
    script: script.code,
    style: style?.source ?? '',
    modules: output.flatMap(({ modules = {} }) => Object.keys(modules)),
  };
}

const packed = (code) => gzipSync(code, { level: 9 }).toString('base64');

/** @returns the modules and fonts that went into the page, for the list of licences */
export async function buildExplore(root, dist) {
  const [page, player, boot] = await Promise.all(
    ['reports/explore/app.tsx', 'reports/explore/player.worker.ts', 'reports/explore/boot.ts'].map((entry) =>
      bundle(root, entry),
    ),
  );
  const parts = { style: page.style, player: packed(player.script), page: packed(page.script), boot: boot.script };
  let html = readFileSync(join(root, 'reports/explore/page.html'), 'utf8');
  for (const [name, text] of Object.entries(parts)) html = html.replace(`<!--${name}-->`, () => text);
  mkdirSync(join(dist, 'explore'), { recursive: true });
  writeFileSync(join(dist, 'explore/page.html'), html);
  // Fonts come in by the style, which a bundle does not list.
  const fonts = readFileSync(join(root, 'reports/explore/style.css'), 'utf8').matchAll(/url\("(@[^"]+)"\)/g);
  return [page, player, boot]
    .flatMap(({ modules }) => modules)
    .map((path) => path.replace(/^.*?(?=node_modules[\\/])/, ''))
    .concat([...fonts].map(([, path]) => `node_modules/${path}`));
}
