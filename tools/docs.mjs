// Runs the commands of the documentation and compares their output with what the pages show.
//
//   node tools/docs.mjs           exits 1 and says where a page is stale
//   node tools/docs.mjs --write   refreshes the pages
//
// In a page, ```sh is run with bash in a folder of the page's own; the ```text after it is its output (both streams, as
// a terminal that is none shows them). ```text exit=2 expects that exit code. ```yaml file=NAME is a file to be written.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const pages = [
  'README.md',
  'docs/tutorial.md',
  'docs/command-line.md',
  'docs/language.md',
  'docs/check-one-number.md',
  'docs/results-directory.md',
  'docs/how-to-compare.md',
  'docs/how-to-shards.md',
  'docs/how-to-sweep.md',
  'docs/how-to-threshold.md',
  'docs/how-to-sensitivity.md',
  'docs/how-to-solve.md',
  'docs/how-to-explore.md',
  'docs/library.md',
];
const block = /^```(\S+)([^\n]*)\n([\s\S]*?)^```$/gm;

/** Seconds differ from machine to machine; the page keeps those it has. */
const timeless = (text) => text.replace(/ · \d+(\.\d+)? s\b/g, ' · … s');

const run = (folder, commands) => {
  const bin = join(folder, '.bin');
  mkdirSync(bin, { recursive: true });
  const detente = join(bin, 'detente');
  writeFileSync(detente, `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'dist/bin/detente.js')}" "$@"\n`);
  chmodSync(detente, 0o755);
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', commands], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${bin}:${process.env.PATH}`, NO_COLOR: '1', npm_lifecycle_event: '' },
  });
  const progress = /^[\d.]+ %: .*\n/gm;
  return { status, output: stdout + stderr.replace(progress, '') };
};

/** The page with its outputs as they are now. */
export const refreshed = (page) => {
  const folder = mkdtempSync(join(tmpdir(), 'detente-docs-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules/detente'), 'junction');
  try {
    let last;
    return page.replace(block, (whole, language, flags, content) => {
      const file = /file=(\S+)/.exec(flags)?.[1];
      if (file !== undefined) writeFileSync(join(folder, file), content);
      if (language === 'sh' && !flags.includes('no-run')) last = { ...run(folder, content), content };
      if (language !== 'text' || last === undefined) {
        if (language !== 'sh' && last !== undefined && last.status !== 0)
          throw new Error(`failed:\n${last.content}${last.output}`);
        return whole;
      }
      const expected = Number(/exit=(\d+)/.exec(flags)?.[1] ?? 0);
      if (last.status !== expected)
        throw new Error(`exit ${last.status}, expected ${expected}:\n${last.content}${last.output}`);
      const { output } = last;
      last = undefined;
      return timeless(output) === timeless(content) ? whole : `\`\`\`text${flags}\n${output}\`\`\``;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const write = process.argv.includes('--write');
  const stale = pages.filter((name) => {
    const path = join(root, name);
    const page = readFileSync(path, 'utf8');
    const now = refreshed(page);
    if (write && now !== page) writeFileSync(path, now);
    return now !== page;
  });
  if (stale.length > 0) console.log(`${write ? 'refreshed' : 'stale'}: ${stale.join(', ')}`);
  if (!write && stale.length > 0) process.exit(1);
}
