// race6 through the engine, from YAML to results on disk: the marginal CPU time between a small and a large batch, so
// that starting up is not measured. Recorded: outcomes, three measures per tick with quantiles, one row per run.
//   node bench/race6-engine.mjs [small] [large]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const PLAYERS = 6;
const [small = 20000, large = 200000] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'detente-race6-'));

const batch = (runs) => {
  const out = join(folder, String(runs));
  const command = [join(here, '../dist/bin/detente.js'), 'run', join(here, 'race6.yaml')];
  const flags = ['--runs', String(runs), '--out', out, '--json', '--quiet'];
  const document = JSON.parse(
    execFileSync(process.execPath, [...command, ...flags], { stdio: ['ignore', 'pipe', 'ignore'] }),
  );
  const { cpuSeconds } = JSON.parse(readFileSync(join(out, 'environment.json'), 'utf8'));
  return { document, cpuSeconds, agentTicks: document.ticks.mean * runs * PLAYERS };
};

try {
  const [first, second] = [batch(small), batch(large)];
  const { outcomes, measures, ticks } = second.document;
  console.log(
    JSON.stringify({
      catastrophe: outcomes.catastrophe.estimate,
      ticks: ticks.mean,
      racing: measures.racing.estimate,
      capability: measures.capability.mean,
      agentTicks: second.agentTicks - first.agentTicks,
      cpuSeconds: second.cpuSeconds - first.cpuSeconds,
    }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
