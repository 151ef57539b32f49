// race6 in plain JavaScript on typed arrays, written by hand as a peer of bench/race6.yaml.
//   node bench/race6-peer.mjs 20000 1

const REWARD = Float64Array.of(0, 0.45, 1);
const LAG = Float64Array.of(1, 0.4, 0);
const WEIGHT = Float64Array.of(0, 0.35, 1);
const COMPANY = Float64Array.of(1, 0.4, 0);
const GROWTH = Float64Array.of(0, 0.01, 0.03);
const GAIN = Float64Array.of(1, 1, 1, 1, 0.6, 0.6);
const DREAD = Float64Array.of(0.8, 0.8, 0.8, 0.8, 1.2, 1.2);
const START = Float64Array.of(1, 0.9, 0.8, 0.7, 0.6, 0.5);
const PLAYERS = 6;
const TICKS = 100;

/** sfc32, two steps a number, 53 bits. */
const generator = (seed) => {
  let a = seed | 0;
  let b = 0x9e3779b9 | 0;
  let c = 0x243f6a88 | 0;
  let d = 1;
  const step = () => {
    const t = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return t >>> 0;
  };
  for (let i = 0; i < 16; i++) step();
  return () => ((step() >>> 5) * 67108864 + (step() >>> 6)) / 9007199254740992;
};

const runs = Number(process.argv[2] ?? 20000);
const uniform = generator(Number(process.argv[3] ?? 1));
const capability = new Float64Array(PLAYERS);
const action = new Int32Array(PLAYERS);
const next = new Int32Array(PLAYERS);
const payoff = new Float64Array(3);
const counts = new Int32Array(3);
let catastrophes = 0;
let ticks = 0;
let racingPlayerTicks = 0;
let finalCapability = 0;
const begin = process.cpuUsage();
for (let run = 0; run < runs; run++) {
  capability.set(START);
  action.fill(1);
  let flag = 0;
  for (let tick = 0; tick < TICKS; tick++) {
    counts.fill(0);
    let total = 0;
    for (let i = 0; i < PLAYERS; i++) {
      counts[action[i]]++;
      total += capability[i];
    }
    const mean = total / PLAYERS;
    const risk = Math.min(1, 0.25 * mean);
    let racing = 0;
    let danger = 0;
    for (let i = 0; i < PLAYERS; i++) {
      const own = action[i];
      const paused = (counts[0] - (own === 0 ? 1 : 0)) / 5;
      const slowed = (counts[1] - (own === 1 ? 1 : 0)) / 5;
      const raced = (counts[2] - (own === 2 ? 1 : 0)) / 5;
      const relative = capability[i] / mean;
      let best = Number.NEGATIVE_INFINITY;
      for (let a = 0; a < 3; a++) {
        const u =
          GAIN[i] * REWARD[a] * relative -
          0.6 * raced * LAG[a] -
          DREAD[i] * risk * (0.5 * (raced + 0.35 * slowed) + 0.5 * WEIGHT[a]) +
          0.5 * paused * COMPANY[a] -
          (a === 2 ? 0.7 * flag : 0);
        payoff[a] = u;
        if (u > best) best = u;
      }
      const w0 = Math.exp(4 * (payoff[0] - best));
      const w1 = Math.exp(4 * (payoff[1] - best));
      const w2 = Math.exp(4 * (payoff[2] - best));
      const u = uniform() * (w0 + w1 + w2);
      const choice = (u >= w0 ? 1 : 0) + (u >= w0 + w1 ? 1 : 0);
      next[i] = choice;
      if (choice === 2) racing++;
      danger += WEIGHT[choice];
    }
    let grown = 0;
    for (let i = 0; i < PLAYERS; i++) {
      action[i] = next[i];
      capability[i] *= 1 + GROWTH[next[i]];
      grown += capability[i];
    }
    grown /= PLAYERS;
    const accident = uniform() < 0.0015 * (danger / PLAYERS) * Math.min(grown, 10);
    flag = uniform() < (0.3 * racing) / PLAYERS ? 1 : 0;
    ticks++;
    racingPlayerTicks += racing;
    if (accident) {
      catastrophes++;
      break;
    }
  }
  let sum = 0;
  for (let i = 0; i < PLAYERS; i++) sum += capability[i];
  finalCapability += sum / PLAYERS;
}
const { user, system } = process.cpuUsage(begin);
console.log(
  JSON.stringify({
    catastrophe: catastrophes / runs,
    ticks: ticks / runs,
    racing: racingPlayerTicks / (PLAYERS * ticks),
    capability: finalCapability / runs,
    agentTicks: PLAYERS * ticks,
    cpuSeconds: (user + system) / 1e6,
  }),
);
