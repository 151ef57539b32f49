import type { Cooperation, RepeatedTerms } from '../../../engine/games/cooperation.ts';
import { toNumber } from '../../../engine/games/exact/to-number.ts';
import { type Game, shapeOf } from '../../../engine/games/game.ts';
import { asMixed } from '../../../engine/games/pure-equilibria.ts';
import type { Critical } from '../../../engine/games/repeated/critical.ts';
import type { Enforcement } from '../../../engine/games/repeated/pause-enforcement.ts';
import { numberText, numberTexts } from '../numbers.ts';
import { wrapped } from '../prose/wrap.ts';
import { temptationWords } from './deviation-words.ts';
import { type GameNumbers, percentWords, profileWords } from './profile-words.ts';

const WIDTH = 92;

/** What a tick is called: `month`. */
export type Tick = string;

const lines = (text: string, indent: string): string[] =>
  wrapped(text, WIDTH).map((line, index) => `${indent}${index > 0 ? '  ' : ''}${line}`);

const watchWords = ({ detection, falseAlarm = 0, lag = 0 }: RepeatedTerms, tick: Tick): string => {
  const q = Number(detection);
  const parts = [
    q === 1 ? 'cheating is always seen' : `cheating is seen with ${percentWords(q)} a ${tick}`,
    ...(Number(falseAlarm) > 0 ? [`a false alarm comes with ${percentWords(Number(falseAlarm))}`] : []),
    ...(lag > 0 ? [`what follows comes ${lag} ${tick}${lag === 1 ? '' : 's'} late`] : []),
  ];
  return parts.join(', ');
};

const least = (demand: Critical, found: (value: number) => string): string => {
  if (demand.kind === 'least') return found(demand.value);
  return `${demand.kind === 'never' ? 'never' : 'always'}: ${demand.reason}`;
};

/**
 * A number that must not be rounded down: what is printed suffices.
 *
 * @param below what must not be reached by rounding, where the number is below it
 */
const roundedUp = (value: number, digits: number, below: number = Number.POSITIVE_INFINITY): string => {
  // Steps of a unit of the last digit at most, so that the first text that is not below is the least.
  const step = Math.abs(value) / 10 ** digits;
  for (let steps = 0; steps <= 10; steps++) {
    const text = numberText(value + steps * step, digits);
    if (Number(text) < value) continue;
    return Number(text) < below || value >= below || digits >= 17 ? text : roundedUp(value, digits + 2, below);
  }
  return String(value);
};

const triggerWords = (
  game: Game,
  { breakdown, credible }: Enforcement,
  { trigger }: RepeatedTerms,
  tick: Tick,
): string => {
  const mixed = { profile: breakdown.map((row) => row.map(toNumber)) };
  const after = profileWords(game, mixed, { exact: false, digits: 3 });
  const length =
    trigger.kind === 'grim' ? 'for ever' : `for ${trigger.length} ${tick}${trigger.length === 1 ? '' : 's'}`;
  const threat = credible
    ? 'an equilibrium, so the threat is credible'
    : 'no equilibrium: the threat works only if it is believed';
  return `after an alarm: ${after}, ${length} (${threat})`;
};

const discountWords = ({ discount }: Enforcement, tick: Tick): string =>
  least(
    discount,
    (value) => `nobody cheats where a ${tick} from now counts at least ${roundedUp(value, 4, 1)} as much as now`,
  );

const detectionWords = ({ detection }: Enforcement, delta: string, tick: Tick): string[] =>
  detection?.kind === 'least'
    ? [
        `at ${delta}: nobody cheats where cheating is seen with at least ${roundedUp(100 * detection.value, 3, 100)} % a ${tick}`,
      ]
    : [];

const fineWords = ({ penalty }: Enforcement, delta: string): string[] =>
  penalty?.kind === 'least'
    ? [
        `at ${delta} and this detection: nobody cheats under a fine of ${roundedUp(penalty.value, 3)} each time it is seen`,
      ]
    : [];

const repeatedLines = (game: Game, enforcement: Enforcement, terms: RepeatedTerms, tick: Tick): string[] => {
  const delta = numberText(terms.discount, 4);
  const gains = enforcement.players.map(({ temptation, reward }) => toNumber(temptation) - toNumber(reward));
  const single = gains.reduce((most, gain) => Math.max(most, gain), 0);
  const demands =
    enforcement.discount.kind === 'never'
      ? [`there is no discount from which on that threat makes it hold: ${enforcement.discount.reason}`]
      : [
          discountWords(enforcement, tick),
          ...detectionWords(enforcement, delta, tick),
          ...fineWords(enforcement, delta),
        ];
  return [
    ...lines(
      `by a fine alone: ${roundedUp(single, 3)} if cheating is surely seen, divided by the chance that it is if not`,
      '     ',
    ),
    ...lines(
      `if it is played, and paid, again every ${tick}, ${watchWords(terms, tick)}; ${triggerWords(game, enforcement, terms, tick)}:`,
      '     ',
    ),
    ...demands.flatMap((demand) => lines(demand, '       ')),
  ];
};

/** Whether a profile that all would have to keep is kept, who gains by leaving it, and what would make it hold. */
export const cooperationLines = (
  game: Game,
  { profile, value, enforcement, terms }: Cooperation,
  numbers: GameNumbers,
  tick: Tick,
): string[] => {
  const mixed = { profile: asMixed(shapeOf(game), profile) };
  const payoffs = numberTexts(value.payoffs.map(toNumber), numbers.digits);
  const head = `if ${profileWords(game, mixed, numbers).replace(':', '')}`;
  const pays = `pays ${game.players.map((name, player) => `${name} ${payoffs[player]}`).join(' · ')}`;
  if (value.regret.numerator === 0n)
    return ['', `  ${head}: an equilibrium, nobody gains by cheating`, ...lines(pays, '     ')];
  return [
    '',
    `  ${head}: no equilibrium`,
    ...lines(`${temptationWords(game, mixed, numbers.digits)}`, '     '),
    ...lines(pays, '     '),
    ...(enforcement === undefined ? [] : repeatedLines(game, enforcement, terms, tick)),
  ];
};
