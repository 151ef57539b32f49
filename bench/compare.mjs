// What Detente costs, beside other ways to do the same: everybody in turn, on CPU time, medians over rounds.
//
//   npm run bench [-- --rounds 5] [--node path/to/another/node] [--write] [--without games]
//
// Ratios count: absolute figures on a shared machine do not. Speeds are marginal, between a small and a large number of
// runs, so that starting up is not measured. --write makes docs/performance.md; --without leaves parts out by their names.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cost, has, interleaved, marginal, median, ratio } from './measure.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..');
const command = join(root, 'dist/bin/detente.js');
const race6 = join(here, 'race6.yaml');
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    node: { type: 'string', multiple: true, default: [] },
    without: { type: 'string', multiple: true, default: [] },
    write: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
/** For what is no ratio to others, or takes long. */
const few = Math.ceil(rounds / 2);
const folder = mkdtempSync(join(tmpdir(), 'detente-bench-'));
const latency = (scenario, ...flags) =>
  JSON.parse(execFileSync(process.execPath, [join(here, 'latency.mjs'), scenario, ...flags], { encoding: 'utf8' }));
const fixed = (digits) => (value) => value.toFixed(digits);
const [one, two] = [fixed(1), fixed(2)];

let made = 0;
/** `detente run`, results on disk: outcomes, all measures per tick with quantiles, one row per run. */
const engine =
  (scenario, players, { workers = 1, node = process.execPath } = {}) =>
  (runs) => {
    made += 1;
    const out = join(folder, `${made}`);
    const flags = [
      '--runs',
      `${runs}`,
      '--workers',
      `${workers}`,
      '--out',
      out,
      '--trace',
      'none',
      '--json',
      '--quiet',
    ];
    const { stdout, ...spent } = cost(node, [command, 'run', scenario, ...flags]);
    rmSync(out, { recursive: true });
    const { ticks, outcomes, measures } = JSON.parse(stdout);
    const statistics = {
      catastrophe: outcomes.catastrophe?.estimate,
      ticks: ticks.mean,
      racing: measures.racing?.estimate,
      capability: measures.capability?.mean,
    };
    return { ...spent, agentTicks: ticks.mean * runs * players, statistics };
  };

/** A program that prints its statistics and agent-ticks as JSON. */
const program =
  (name, ...args) =>
  (runs) => {
    const { stdout, ...spent } = cost(name, [...args, `${runs}`, '1']);
    const { agentTicks, cpuSeconds: _, ...statistics } = JSON.parse(stdout);
    return { ...spent, agentTicks, statistics };
  };

const table = (head, rows) => {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, k) => (k === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
};

let binary;
/** race6 in scalar C, where it can be built: what the speed of a machine is measured by. */
const scalarC = () => {
  if (binary === undefined && has('gcc', '--version')) {
    binary = join(folder, 'race6');
    execFileSync('gcc', ['-O3', '-march=native', '-o', binary, join(here, 'race6.c'), '-lm']);
  }
  return binary && program(binary);
};

/** race6 against programs written by hand. */
const race = () => {
  const play = (name, player, small, large) => ({ name, play: () => marginal(player, small, large) });
  const contestants = [play('Detente, from YAML, recording', engine(race6, 6), 100_000, 500_000)];
  for (const node of values.node) {
    const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
    contestants.push(play(`Detente under Node ${version}`, engine(race6, 6, { node }), 100_000, 500_000));
  }
  const inC = scalarC();
  if (inC !== undefined) contestants.push(play('C, scalar, gcc -O3 -march=native', inC, 100_000, 500_000));
  contestants.push(
    play('JavaScript, typed arrays', program(process.execPath, join(here, 'race6-peer.mjs')), 5000, 30_000),
  );
  if (has('python3', '-c', 'import numpy'))
    contestants.push(play('numpy, vectorised over runs', program('python3', join(here, 'race6.py')), 10_000, 30_000));
  const answers = interleaved(
    rounds,
    contestants.map((contestant) => contestant.play),
  );
  const ratesOf = (k) => answers[k].map(({ rate }) => rate);
  const c = contestants.findIndex(({ name }) => name.startsWith('C,'));
  const rows = contestants.map(({ name }, k) => {
    const { catastrophe, ticks, racing, capability } = answers[k][0].statistics;
    const beside = c < 0 ? '' : two(ratio(ratesOf(k), ratesOf(c)));
    return [
      name,
      one(median(ratesOf(k))),
      beside,
      ...[catastrophe, racing].map(fixed(4)),
      two(ticks),
      fixed(3)(capability),
    ];
  });
  return [
    '## race6, beside programs written by hand',
    'Million agent-ticks per second of CPU, and how many times scalar C that is, round by round; then what came out, which',
    'must agree: the share of runs that end in a catastrophe (0.3064), of player-ticks racing (0.6887), mean ticks (89.16) and',
    'mean capability at the end (7.325).\n',
    table(['', 'M/s', '× C', 'catastrophe', 'racing', 'ticks', 'capability'], rows),
  ];
};

/** What two threads come to. */
const workers = () => {
  const [alone, together] = interleaved(
    few,
    [1, 2].map((count) => () => marginal(engine(race6, 6, { workers: count }), 20_000, 200_000)),
  );
  const of = (key) =>
    ratio(
      alone.map((each) => each[key]),
      together.map((each) => each[key]),
    );
  return [
    '## Two workers',
    `On race6, one worker takes ${two(of('elapsed'))} times as long as two by the clock, and ${two(of('cpu'))} times their CPU time. Where each`,
    `has a core to itself, two are thus up to ${two(2 * of('cpu'))} times as fast; what the clock shows less, other work has taken.`,
  ];
};

/** One scenario in several sizes: CPU time per agent-tick. */
const sizes = () => {
  const text = readFileSync(race6, 'utf8');
  const written = (name, changed) => {
    const file = join(folder, `${name}.yaml`);
    writeFileSync(file, changed);
    return file;
  };
  const members = / {2}agents:\n(?: {4}- .*\n)+/;
  const crowds = [4, 8, 16, 32, 64].map((players) => ({
    players,
    scenario: written(
      `crowd-${players}`,
      text.replace(members, `  agents: [{name: Lab, count: ${players}, capability: 1}]\n`),
    ),
  }));
  const speeds = interleaved(
    few,
    crowds.map(({ scenario, players }) => () => {
      const runs = 480_000 / players;
      return marginal(engine(scenario, players), runs / 4, runs).rate;
    }),
  ).map(median);
  const measured = [0, 8, 16].map((further) => ({
    further,
    scenario: written(
      `measures-${further}`,
      text +
        Array.from({ length: further }, (_, k) => `  m${k}: {unit: "1", tick: mean(agents.capability) + ${k}}\n`).join(
          '',
        ),
    ),
  }));
  const spent = interleaved(
    few,
    measured.map(
      ({ scenario }) =>
        () =>
          marginal(engine(scenario, 6), 5000, 40_000).rate,
    ),
  ).map((rates) => 1000 / median(rates));
  return [
    '## Players and measures',
    'The players of race6 in other numbers. Each looks at how many of the others paused, slowed and raced: the cost of an',
    'agent-tick does not grow with their number.\n',
    table(
      ['players', ...crowds.map(({ players }) => `${players}`)],
      [['ns per agent-tick', ...speeds.map((rate) => one(1000 / rate))]],
    ),
    '',
    'race6 with more measures per tick, all with mean, standard deviation and quantiles.\n',
    table(['measures', ...measured.map(({ further }) => `${3 + further}`)], [['ns per agent-tick', ...spent.map(one)]]),
  ];
};

/** The main scenario: speed, batch on disk, latency, size. */
const frontier = () => {
  // Of one's own, not shipped: read from its text, with shipped modules.
  const own = join(folder, 'frontier.yaml');
  copyFileSync(join(here, '../scenarios/frontier.yaml'), own);
  const [lives, copies, inHosts] = interleaved(Math.max(9, rounds), [
    () => latency('frontier'),
    () => latency(own),
    () => latency('frontier', '--as-library'),
  ]);
  const { bytes, players } = lives[0];
  const inC = scalarC();
  const [rates, further, ofC] = interleaved(few, [
    () => marginal(engine('frontier', players), 2000, 10_000).rate,
    () => marginal(engine('frontier', players), 10_000, 60_000).rate,
    ...(inC === undefined ? [] : [() => marginal(inC, 100_000, 300_000).rate]),
  ]);
  const batches = Array.from({ length: 3 }, () => engine('frontier', players, { workers: 2 })(10_000));
  return [
    '## frontier',
    table(
      ['', ''],
      [
        ['million agent-ticks per second of CPU, recorded and checked, from 2,000 to 10,000 runs', two(median(rates))],
        ['the same from 10,000 to 60,000, beyond the 4,096 whose quantiles are taken', two(median(further))],
        ['this over scalar C on race6, in turns', ofC === undefined ? '' : two(ratio(further, ofC))],
        [
          '`run frontier --runs 10000`, results on disk, 2 workers: seconds',
          one(median(batches.map(({ elapsed }) => elapsed))),
        ],
        ['the same: CPU seconds', one(median(batches.map(({ cpu }) => cpu)))],
        ['from YAML to a running kernel in a fresh process: ms', median(lives.map(({ whole }) => whole)).toFixed(0)],
        ['the same of a copy that is not shipped: ms', median(copies.map(({ whole }) => whole)).toFixed(0)],
        ['of the shipped one from the checked model on: ms', median(lives.map(({ kernel }) => kernel)).toFixed(0)],
        ['CPU time of the whole, of all threads: ms', median(lives.map(({ cpu }) => cpu)).toFixed(0)],
        ['the same where a program of somebody else is the host: ms', median(inHosts.map(({ cpu }) => cpu)).toFixed(0)],
        ['bytes of the kernel', `${bytes}`],
      ],
    ),
  ];
};

/** Starting up, over Node itself; a briefing. */
const starting = () => {
  const [help, nothing] = interleaved(9, [
    () => cost(process.execPath, [command, '--help']),
    () => cost(process.execPath, ['-e', '0']),
  ]);
  const over = (key) => 1000 * (median(help.map((each) => each[key])) - median(nothing.map((each) => each[key])));
  const out = join(folder, 'reported');
  cost(process.execPath, [command, 'run', 'frontier', '--runs', '1000', '--out', out, '--quiet']);
  const report = Array.from({ length: 3 }, () =>
    cost(process.execPath, [command, 'report', out, '--page', 'a4', '--quiet']),
  );
  return [
    '## Starting up, and a briefing',
    table(
      ['', 'elapsed', 'CPU'],
      [
        ['`detente --help` over `node -e 0`, medians of nine: ms', over('elapsed').toFixed(0), over('cpu').toFixed(0)],
        [
          'a briefing of `frontier` on A4: seconds',
          ...['elapsed', 'cpu'].map((key) => one(median(report.map((each) => each[key])))),
        ],
      ],
    ),
  ];
};

/** How much memory a batch takes: most resident, by the number of runs. */
const memory = () => {
  const notes = join(folder, 'memory.cjs');
  writeFileSync(
    notes,
    `const { isMainThread } = require('node:worker_threads');
     if (isMainThread) process.on('exit', () => require('node:fs').writeFileSync(process.env.DETENTE_BENCH_MEMORY, String(process.resourceUsage().maxRSS)));`,
  );
  const most = (runs) => {
    const kept = join(folder, 'memory');
    const out = join(folder, 'batch');
    const flags = ['--runs', `${runs}`, '--workers', '2', '--out', out, '--trace', 'none', '--quiet'];
    cost(process.execPath, ['--require', notes, command, 'run', race6, ...flags], { DETENTE_BENCH_MEMORY: kept });
    rmSync(out, { recursive: true });
    return Number(readFileSync(kept, 'utf8')) / 1024;
  };
  const runs = [10_000, 100_000, 1_000_000, 10_000_000];
  return [
    '## Memory',
    'Most memory resident in a batch of race6 with two workers.\n',
    table(
      ['runs', ...runs.map((count) => count.toLocaleString('en'))],
      [['MB', ...runs.map((count) => most(count).toFixed(0))]],
    ),
  ];
};

/** The solvers, by bench/games.mjs. */
const games = () => [
  '## Solvers',
  'CPU seconds of `npm run bench:games`, beside what is aimed at.\n',
  `\`\`\`\n${execFileSync(process.execPath, [join(here, 'games.mjs')], { encoding: 'utf8' }).trim()}\n\`\`\``,
];

const parts = { race, frontier, starting, workers, memory, sizes, games };
try {
  const page = [
    '<!-- Written by npm run bench -- --write; change bench/compare.mjs, not this. -->\n',
    '# Performance\n',
    `Printed by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${arch()}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GB; medians`,
    `of ${rounds} rounds for race6 and ${few} for the rest, in which all take turns. Other programs shared the machine: ratios within a table count, absolute figures do not.\n`,
  ];
  for (const [name, part] of Object.entries(parts)) {
    if (values.without.includes(name)) continue;
    const [title, ...lines] = part();
    page.push(`${title}\n`, ...lines, '');
    console.log(`${title}\n\n${lines.join('\n')}\n`);
    if (!values.write) continue;
    // What was tried and given up is written by hand, and stays.
    const file = join(root, 'docs/performance.md');
    const tail = readFileSync(file, 'utf8').split('<!-- by hand -->')[1];
    writeFileSync(file, `${page.join('\n')}\n<!-- by hand -->${tail}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
