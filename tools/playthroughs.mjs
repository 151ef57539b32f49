// Rewrites test/playthroughs: for every shipped scenario one telling run, as prose, and its first two years in
// numbers.
//
//   npm run build && npm run playthroughs
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'test/playthroughs');
const TICKS = 24;

/** Which run tells most within its first ticks; run 0 where nothing is said. */
const telling = {
  frontier: 13, // loss of control within three years
  tutorial: 6, // a catastrophe
  pact: 1, // one slip, which the others answer until one is caught
  'pause-verified': 173, // a violation, its proof, the end of the agreement
  'pause-unverified': 3, // all violate in secret; loss of control in the end
};

const scenarios = readdirSync(join(root, 'scenarios'))
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => basename(file, '.yaml'));

for (const file of readdirSync(folder)) {
  if (file.endsWith('.txt') && !scenarios.includes(basename(file, '.txt'))) rmSync(join(folder, file));
}
const trace = (scenario, ...flags) => {
  const argv = [join(root, 'dist/bin/detente.js'), 'trace', scenario, ...flags, '--no-color'];
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${scenario}: ${stderr}`);
  return stdout;
};

for (const scenario of scenarios) {
  const run = String(telling[scenario] ?? 0);
  const prose = trace(scenario, '--run', run);
  const table = trace(scenario, '--run', run, '--to', String(TICKS), '--table');
  writeFileSync(join(folder, `${scenario}.txt`), `${prose}\n${table}`);
}
