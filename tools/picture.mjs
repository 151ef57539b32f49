// The pictures on the README, as the command line draws them.
//
//   node tools/picture.mjs           says which of them show other results than the scenarios give now
//   node tools/picture.mjs --write   draws them anew

import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The picture, what plays its results, how they are drawn, and the file among what that writes. */
const pictures = [
  { picture: 'docs/pact.png', play: ['sweep', 'pact'], draw: [], file: 'plane-held.png' },
  {
    picture: 'docs/pause-verified.png',
    play: ['run', 'pause-verified'],
    draw: ['--page', '16x9'],
    file: 'brief-16x9.png',
  },
];

/** A command of the built Detente; its output, if it is well. */
function detente(folder, ...words) {
  const cli = join(root, 'dist/bin/detente.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`detente ${words.join(' ')}: exit code ${status}\n${stderr}`);
  return stdout;
}

/** The results that a picture says it shows. */
async function shownBy(picture) {
  const { readTexts } = await import(join(root, 'dist/reports/index.js'));
  return JSON.parse(readTexts(readFileSync(picture)).detente ?? '{}').resultsHash;
}

const folder = mkdtempSync(join(tmpdir(), 'detente-picture-'));
try {
  for (const { picture, play, draw, file } of pictures) {
    const results = `results/${play[1]}`;
    const { manifestSha256 } = JSON.parse(detente(folder, ...play, '--out', results, '--json'));
    if (process.argv.includes('--write')) {
      detente(folder, 'report', results, ...draw, '--quiet');
      copyFileSync(join(folder, results, 'report', file), join(root, picture));
    } else if ((await shownBy(join(root, picture))) !== manifestSha256) {
      console.error(`${picture} shows other results: node tools/picture.mjs --write`);
      process.exitCode = 1;
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
