import { linkOf, readLink } from '../../../reports/explore/link.ts';
import type { Wanted } from '../../../reports/explore/messages.ts';
import { TOUR } from '../../../reports/explore/tour.ts';
import { mutate } from '../mutate.ts';
import { hostilePieces } from '../shipped-texts.ts';
import { type Subject, subject, type Verdict, Wrong } from '../subject.ts';

const scenarios = ['frontier', 'pause-verified', 'tutorial'];
const given: Wanted = { scenario: 'frontier', set: [], seed: '1', runs: 1000 };

const links = [
  '#v=1&scenario=frontier&set.labs.caution=0.7&seed=abc&runs=5000&step=2',
  '#v=1&scenario=pause-verified&world=3.7&move=4:Leader:stance:race&move=5:Leader:stance:pause',
  '#v=1&scenario=tutorial&set.growth.rate=1%2F3&set.players.Leader.caution=normal(1%2C+2)',
  '#v=1&runs=100000&seed=%F0%9F%99%82&world=0.0',
  '#v=1',
];

const pieces = [
  ...hostilePieces,
  ...['%', '%2', '%00', '%FF', '%C0%80', '%E2%80%AE', '&', '=', '&&', '&v=1', '&v=2', '#', '+', '&seed=', '&runs=1e9'],
  ...['&set.__proto__.x=1', '&set.constructor=1', '&set.a=<img src=x onerror=hurt()>', '&scenario=../../x', '&step=99'],
  ...['&world=1.1', '&world=-1.5', '&world=999999999.9999999', '&move=::', '&move=1:a:b:c:d', '&move=9999999999:a:b:c'],
];

const LONGEST = 100;
const MOST_RUNS = 100_000;
const MOST_TICKS = 1_000_000;

const checkWanted = ({ scenario, set, seed, runs }: Wanted): void => {
  if (!scenarios.includes(scenario)) throw new Wrong(`scenario ${scenario}`);
  if (!(Number.isInteger(runs) && runs >= 1 && runs <= MOST_RUNS)) throw new Wrong(`runs ${runs}`);
  if (seed === '' || seed.length > LONGEST) throw new Wrong(`seed ${seed}`);
  for (const { path, value } of set)
    if (path.length > LONGEST || value.length > LONGEST || value === '') throw new Wrong(`set ${path} = ${value}`);
};

const judge = (hash: string): Verdict => {
  const read = readLink(hash, scenarios, given);
  const { wanted, step, hand, ignored } = read;
  checkWanted(wanted);
  if (step !== undefined && !(Number.isInteger(step) && step >= 0 && step < TOUR.length))
    throw new Wrong(`step ${step}`);
  for (const { tick } of hand?.moves ?? [])
    if (!(Number.isInteger(tick) && tick >= 1 && tick <= MOST_TICKS)) throw new Wrong(`move at ${tick}`);
  if (ignored.some((one) => one.length > 2 * LONGEST + 10)) throw new Wrong('what is ignored is named at full length');
  const again = readLink(linkOf(wanted, given, step, hand), scenarios, given);
  if (JSON.stringify({ ...again, ignored: [] }) !== JSON.stringify({ ...read, ignored: [] }))
    throw new Wrong(`another state comes back: ${JSON.stringify(again)}`);
  return ignored.length > 0 ? 'refused' : 'accepted';
};

/** Addresses of the what-if page with mutations: every part is within its limits, or named as ignored. */
export const addresses = (): Subject =>
  subject<string>({
    draw: (chance) => mutate(chance, chance.pick(links), { pieces, others: links }),
    judge,
    show: JSON.stringify,
  });
