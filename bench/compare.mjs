// race6 side by side: the engine from YAML, scalar C, plain JavaScript, numpy; interleaved, on CPU time.
//
//   npm run bench [-- --rounds 5]
//
// Ratios count: absolute times on a shared machine do not. The engine's own figure is the marginal cost between a
// small and a large batch in one process, so that starting up is not measured; the C program has no start-up to speak of.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const rounds = Number(process.argv[process.argv.indexOf('--rounds') + 1] || 5);
const scratch = mkdtempSync(join(tmpdir(), 'detente-bench-'));
const binary = join(scratch, 'race6');
const has = (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
const json = (command, args) =>
  JSON.parse(execFileSync(command, args, { encoding: 'utf8', env: { ...process.env, OPENBLAS_NUM_THREADS: '1' } }));

const contestants = [
  {
    name: 'detente (YAML to WebAssembly, recording)',
    run: () => json(process.execPath, [join(here, 'race6-engine.mjs')]),
  },
];
if (has('gcc')) {
  execFileSync('gcc', ['-O3', '-march=native', '-o', binary, join(here, 'race6.c'), '-lm']);
  contestants.push({ name: 'C, scalar, gcc -O3 -march=native', run: () => json(binary, ['100000', '1']) });
}
contestants.push({
  name: 'JavaScript, typed arrays',
  run: () => json(process.execPath, [join(here, 'race6-peer.mjs'), '40000', '1']),
});
if (spawnSync('python3', ['-c', 'import numpy'], { stdio: 'ignore' }).status === 0) {
  contestants.push({
    name: 'numpy, vectorised over runs',
    run: () => json('python3', [join(here, 'race6.py'), '20000', '1']),
  });
}

const results = contestants.map(() => []);
for (let round = 0; round < rounds; round++) {
  for (const [index, contestant] of contestants.entries()) results[index].push(contestant.run());
}
rmSync(scratch, { recursive: true, force: true });

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const speed = (result) => result.agentTicks / result.cpuSeconds / 1e6;
const baseline = contestants.findIndex(({ name }) => name.startsWith('C,'));
console.log(`race6, ${rounds} rounds, medians; million agent-ticks per CPU second, ratio to C round by round\n`);
for (const [index, { name }] of contestants.entries()) {
  const own = results[index];
  const ratio =
    baseline < 0
      ? ''
      : `  ${median(own.map((result, round) => speed(result) / speed(results[baseline][round]))).toFixed(2)} × C`;
  const { catastrophe, ticks, racing, capability } = own[0];
  console.log(`${name.padEnd(42)} ${median(own.map(speed)).toFixed(1).padStart(6)}${ratio}`);
  console.log(
    `    catastrophe ${catastrophe.toFixed(4)}  ticks ${ticks.toFixed(2)}  racing ${racing.toFixed(4)}  capability ${capability.toFixed(3)}`,
  );
}
