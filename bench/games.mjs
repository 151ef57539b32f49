// What solving costs: CPU seconds of the library in dist/, each case in fresh processes, beside the cost aimed at.
//
//   npm run build && npm run bench:games [-- 12]     only cases whose name contains 12
//
// Five games of two players, each in a process of its own; of the other cases one process plays all games of a case. Times
// are of the solver alone, without start-up and without a warm-up. Payoffs are whole numbers drawn from [−100, 100]. CPU
// seconds are of this machine; cases that miss their aim beside other work may reach it on an idle core. "done" counts lists
// that are proven complete (a tie at an equilibrium prevents that, as in one of thirty games of 2 × 2 × 2), certified
// equilibria and solved chains. "peer": the exact enumeration of a well-known solver, measured on the same kind of games.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const self = fileURLToPath(import.meta.url);
const oracles = new URL('../test/oracles/games.json', import.meta.url);

/** Whole numbers in [−100, 100], the same for each seed (mulberry32). */
const integers = (seed) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (((t ^ (t >>> 14)) >>> 0) % 201) - 100;
  };
};

const labels = (count) => Array.from({ length: count }, (_, k) => `${k}`);

const randomGame = ({ numericGame }, shape, seed) => {
  const next = integers(seed);
  const profiles = shape.reduce((product, count) => product * count, 1);
  const payoffs = shape.map(() => Array.from({ length: profiles }, next));
  return numericGame({ players: labels(shape.length), actions: shape.map(labels), payoffs });
};

const zeroSum = ({ numericGame }, size, seed) => {
  const next = integers(seed);
  const first = Array.from({ length: size * size }, next);
  const second = first.map((_, k) => -first[(k % size) * size + Math.floor(k / size)]);
  return numericGame({
    players: ['Row', 'Column'],
    actions: [labels(size), labels(size)],
    payoffs: [first, second],
  });
};

/** The pause, slow and race games among the reference games, through .nfg. */
const pausing = ({ readNfg }) =>
  JSON.parse(readFileSync(oracles, 'utf8'))
    .filter(({ name }) => name.startsWith('psr_'))
    .map(({ name, players, actions, payoffs }) => {
      const quoted = (texts) => texts.map((text) => `"${text}"`).join(' ');
      const sets = actions.map((own) => `{ ${quoted(own)} }`).join(' ');
      const text = `NFG 1 R "${name}" { ${quoted(players)} } { ${sets} } "" ${payoffs.flat().join(' ')}`;
      return readNfg({ name, text });
    });

/** CPU seconds of one call. */
const timed = (work) => {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, result };
};

const listed = (games, solve) =>
  games.map((game) => {
    const { seconds, result } = timed(() => solve(game));
    return { seconds, ok: result.complete };
  });

const seeds = (count) => Array.from({ length: count }, (_, k) => k + 1);

const twoPlayers = (shape, aim, peer) => ({
  name: `all of two players, ${shape.join(' × ')}`,
  aim,
  note: peer,
  processes: 5,
  measure: (detente, process) =>
    listed([randomGame(detente, shape, 100 * shape[0] + process)], detente.extremeEquilibria),
});

const morePlayers = (name, shape, aim) => ({
  name: `all of ${name}, 100 games`,
  aim,
  measure: (detente) =>
    listed(
      seeds(100).map((seed) => randomGame(detente, shape, seed)),
      detente.completeEquilibria,
    ),
});

const ranked = (alpha) => ({
  name: `alpha-rank of 729 profiles, α ${alpha === Infinity ? '→ ∞' : `= ${alpha}`}`,
  aim: 0.5,
  measure: (detente) =>
    listed(
      seeds(3).map((seed) => randomGame(detente, [3, 3, 3, 3, 3, 3], seed)),
      (game) => detente.alphaRank(game, { alpha }),
    ),
});

const GOALS = ['feasible', 'most-welfare', 'least-welfare', 'max-min', { player: 0 }];

const iterated = (name, options) => ({
  name: `iterated play, ${name}, million turns per second`,
  aim: 26,
  rate: true,
  processes: 3,
  measure: ({ roundRobin, iteratedStrategies }) => {
    const { seconds, result } = timed(() => roundRobin(iteratedStrategies, options));
    return [{ seconds: result.turnsPlayed / seconds / 1e6, ok: result.complete }];
  },
});

/** Each with its aim in CPU seconds: of the median game, or where `worst` of the slowest. `ok` is counted under "done". */
const cases = [
  twoPlayers([8, 8], 0.046, 'peer .46'),
  twoPlayers([10, 10], 0.48, 'peer 4.8'),
  twoPlayers([12, 12], 1.55, 'peer 62'),
  twoPlayers([3, 50], 0.33),
  morePlayers('2 × 2 × 2', [2, 2, 2], 0.001),
  morePlayers('3 × 3 × 3', [3, 3, 3], 0.008),
  morePlayers('2⁵', [2, 2, 2, 2, 2], 0.07),
  {
    name: 'one of 6 players with 3 actions, certified, 50 games',
    aim: 0.042,
    measure: (detente) =>
      listed(
        seeds(50).map((seed) => randomGame(detente, [3, 3, 3, 3, 3, 3], seed)),
        (game) => {
          const [found] = detente.oneEquilibrium(game).equilibria;
          return { complete: found !== undefined && found.certificate !== 'approximate' };
        },
      ),
  },
  {
    name: 'all of pause, slow or race, 2 to 6 players',
    aim: 1.1,
    worst: true,
    measure: (detente) => listed(pausing(detente), (game) => detente.findEquilibria(game, 'all')),
  },
  {
    name: '20 × 20 zero-sum, correlated, five goals',
    aim: 0.6,
    worst: true,
    measure: async (detente, _, { loadSparseSolver }) => {
      const solver = await loadSparseSolver();
      const game = zeroSum(detente, 20, 1);
      return GOALS.map((goal) => {
        const { seconds, result } = timed(() => detente.correlatedEquilibrium(game, { goal, solver }));
        return { seconds, ok: result.regret < 1e-7 };
      });
    },
  },
  ...[0.1, 1, 10, Infinity].map(ranked),
  {
    name: 'Fermi, all compositions, Z = 100, 3 strategies',
    aim: 0.13,
    processes: 3,
    measure: (detente) => {
      const game = detente.populationGame({
        strategies: ['rock', 'paper', 'scissors'],
        rows: [
          [0, -1, 2],
          [2, 0, -1],
          [-1, 2, 0],
        ],
      });
      return listed([game], (one) => detente.evolve(one, { dynamic: 'fermi', population: 100, mutation: 0.01 }));
    },
  },
  iterated('a million turns a match', { turns: 1_000_000 }),
  iterated('200 turns a match, noise', { repetitions: 2000, noise: 0.01 }),
];

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const brief = (x) => (x >= 10 ? x.toFixed(1) : x >= 0.1 ? x.toFixed(2) : x.toPrecision(2));

const [, , wanted = '', place] = process.argv;
if (place !== undefined) {
  const [detente, node] = await Promise.all([import('../dist/index.js'), import('../dist/node/index.js')]);
  const measured = await cases[Number(wanted)].measure(detente, Number(place), node);
  console.log(JSON.stringify(measured));
} else {
  console.log(
    `${'CPU seconds'.padEnd(64)}${['median', 'worst', 'aim', '', 'done'].map((x) => x.padStart(9)).join('')}`,
  );
  for (const [
    index,
    { name, aim, worst = false, rate = false, processes = 1, note = '', measure },
  ] of cases.entries()) {
    if (!name.includes(wanted) || measure === undefined) continue;
    const all = Array.from({ length: processes }, (_, process_) =>
      JSON.parse(execFileSync(process.execPath, [self, `${index}`, `${process_}`], { encoding: 'utf8' })),
    ).flat();
    const times = all.map(({ seconds }) => seconds);
    const [middle, last] = [median(times), rate ? Math.min(...times) : Math.max(...times)];
    const reached = rate ? middle >= aim : (worst ? last : middle) <= aim;
    const done = `${all.filter(({ ok }) => ok).length}/${all.length}`;
    const columns = [brief(middle), brief(last), brief(aim), reached ? 'reached' : 'missed', done];
    console.log(`${name.padEnd(64)}${columns.map((x) => x.padStart(9)).join('')}  ${note}`.trimEnd());
  }
}
