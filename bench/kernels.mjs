// How much faster the kernels of one build are than those of another: both play the same runs in one process, taking turns
// every few milliseconds. Of each the fast twentieth of its times counts, which other programs disturb least; the ratio is
// that of several processes, for the same code can be faster in one process than in another.
//
//   node bench/kernels.mjs path/to/dist/before [--processes 5] [frontier pause-verified bench/race6.yaml …]
//
// Prints nanoseconds per agent-tick before and after, the ratio with the smallest and largest of a process, and bytes.
// A build from before: git worktree add /tmp/before main, then npm ci and npm run build there.
import { execFileSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { median } from './measure.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const after = join(here, '../dist');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { processes: { type: 'string', default: '5' }, child: { type: 'boolean', default: false } },
});
const [before, ...named] = positionals;
if (before === undefined) {
  console.error('kernels: expected the dist/ of another build, got none');
  process.exit(2);
}
const scenarios = named.length > 0 ? named : ['frontier', 'pause-verified', join(here, 'race6.yaml')];

/** A turn lasts so long, in milliseconds. */
const TURN = 3;
const TURNS = 400;
/** Until everything is optimised. */
const WARMING = 100;

const openPlayer = async (dist, scenario) => {
  const at = (file) => pathToFileURL(resolve(dist, file)).href;
  const { check, compile, load, simulate } = await import(at('index.js'));
  const { scenarioFiles } = await import(at('node/index.js'));
  const { loaded } = await load(scenario, scenarioFiles());
  const { model } = check(loaded);
  const players = model.classes.reduce((count, { members }) => count + members.length, 0);
  const runs = simulate(model, { seed: '1', runs: Number.MAX_SAFE_INTEGER });
  /** @returns nanoseconds per agent-tick of some runs */
  const play = async (count) => {
    const begin = performance.now();
    let ticks = 0;
    for (let k = 0; k < count; k++) ticks += (await runs.next()).value.ticks;
    return { spent: performance.now() - begin, agentTicks: ticks * players };
  };
  return { play, bytes: compile(model).bytes.length };
};

const compareIn = async (scenario) => {
  const players = [await openPlayer(before, scenario), await openPlayer(after, scenario)];
  // Lanes of either build are full.
  let runs = 64;
  while ((await players[0].play(runs)).spent < TURN) runs *= 2;
  const times = players.map(() => []);
  for (let turn = 0; turn < WARMING + TURNS; turn++)
    for (const [k, { play }] of players.entries()) {
      const { spent, agentTicks } = await play(runs);
      if (turn >= WARMING) times[k].push((spent * 1e6) / agentTicks);
    }
  const fast = times.map((each) => each.toSorted((a, b) => a - b)[Math.floor(TURNS / 20)]);
  return { fast, bytes: players.map(({ bytes }) => bytes) };
};

if (values.child) {
  process.stdout.write(JSON.stringify(await compareIn(scenarios[0])));
  process.exit();
}
for (const scenario of scenarios) {
  const argv = [fileURLToPath(import.meta.url), before, scenario, '--child'];
  const answers = Array.from({ length: Number(values.processes) }, () =>
    JSON.parse(execFileSync(process.execPath, argv, { encoding: 'utf8' })),
  );
  const ratios = answers.map(({ fast }) => fast[0] / fast[1]);
  const [old, now] = [0, 1].map((k) => median(answers.map(({ fast }) => fast[k])).toFixed(1));
  const [least, most] = [Math.min(...ratios), Math.max(...ratios)].map((one) => one.toFixed(2));
  const { bytes } = answers[0];
  console.log(
    `${scenario}: ${old} → ${now} ns per agent-tick, ${median(ratios).toFixed(2)} times as fast (${least} to ${most}); ` +
      `${bytes[0]} → ${bytes[1]} bytes`,
  );
}
