// From YAML to a running kernel, in a fresh process: elapsed milliseconds, of which the kernel alone, and milliseconds of CPU,
// of which loading and checking; bytes of the kernel; players.
//   node bench/latency.mjs frontier [--as-library]
//
// V8 is told to optimise late, as the command tells it (bin/optimise-late.ts); with --as-library it is left as it is.
import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';

if (!process.argv.includes('--as-library')) {
  const source = readFileSync(new URL('../bin/optimise-late.ts', import.meta.url), 'utf8');
  const { code } = transformSync(source, { loader: 'ts', format: 'esm' });
  (await import(`data:text/javascript,${encodeURIComponent(code)}`)).optimiseLate();
}
const { check, compile, load, simulate } = await import('../dist/index.js');
const { scenarioFiles } = await import('../dist/node/index.js');
const files = scenarioFiles();
const cpuSince = (before) => {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
const before = process.cpuUsage();
const begin = performance.now();
const { loaded } = await load(process.argv[2], files);
const loading = cpuSince(before);
const { model } = check(loaded);
const checking = cpuSince(before) - loading;
const read = performance.now();
await simulate(model, { seed: '1', runs: 1 }).next();
const end = performance.now();
const cpu = cpuSince(before);
const players = model.classes.reduce((count, { members }) => count + members.length, 0);
console.log(
  JSON.stringify({
    whole: end - begin,
    kernel: end - read,
    cpu,
    loading,
    checking,
    bytes: compile(model).bytes.length,
    players,
  }),
);
