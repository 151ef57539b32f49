// The picture on the README: the 16:9 page of `pause-verified`, as `detente report` draws it.
//
//   node tools/picture.mjs           says whether it shows what the scenario gives now
//   node tools/picture.mjs --write   draws it anew

import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const picture = join(root, 'docs/pause-verified.png');
const folder = mkdtempSync(join(tmpdir(), 'detente-picture-'));

/** A command of the built Detente; its output, if it is well. */
function detente(...words) {
  const cli = join(root, 'dist/bin/detente.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`detente ${words.join(' ')}: exit code ${status}\n${stderr}`);
  return stdout;
}

try {
  const { manifestSha256 } = JSON.parse(detente('run', 'pause-verified', '--out', 'results/pause-verified', '--json'));
  if (process.argv.includes('--write')) {
    detente('report', 'results/pause-verified', '--page', '16x9', '--quiet');
    copyFileSync(join(folder, 'results/pause-verified/report/brief-16x9.png'), picture);
  } else {
    const { readTexts } = await import(join(root, 'dist/reports/index.js'));
    const { resultsHash } = JSON.parse(readTexts(readFileSync(picture)).detente ?? '{}');
    if (resultsHash !== manifestSha256) {
      console.error('docs/pause-verified.png shows other results: node tools/picture.mjs --write');
      process.exitCode = 1;
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
