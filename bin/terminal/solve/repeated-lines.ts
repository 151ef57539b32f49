import type { Cooperation, RepeatedTerms } from '../../../engine/games/cooperation.ts';
import { compare } from '../../../engine/games/exact/rational.ts';
import { toNumber } from '../../../engine/games/exact/to-number.ts';
import type { Game } from '../../../engine/games/game.ts';
import type { Enforcement, PlayerDemands } from '../../../engine/games/repeated/pause-enforcement.ts';
import { numberText, numberTexts } from '../../../reports/telling/numbers.ts';
import { hanging } from '../prose/hanging.ts';
import { counted } from '../table.ts';
import { joined, labelWords, percentWords, profileWords } from './profile-words.ts';

/** What a tick is called: `month`. */
export type Tick = string;

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

/** `cheating is seen with 20 % a month; an alarm ends it, and then for ever everybody: race (…)` */
const termsWords = (game: Game, { breakdown, credible }: Enforcement, terms: RepeatedTerms, tick: Tick): string => {
  const { detection, falseAlarm = 0, lag = 0, trigger } = terms;
  const q = Number(detection);
  const seen = q === 1 ? 'cheating is always seen' : `cheating is seen with ${percentWords(q)} a ${tick}`;
  const mistaken = Number(falseAlarm) > 0 ? `, a false alarm comes with ${percentWords(Number(falseAlarm))}` : '';
  const length = trigger.kind === 'grim' ? 'for ever' : `for ${counted(trigger.length, tick)}`;
  const late = lag > 0 ? ` after ${counted(lag, tick)}` : '';
  const profile = breakdown.map((row) => row.map(toNumber));
  const after = profileWords(game, { profile }, { exact: false, digits: 3 });
  const threat = credible
    ? 'an equilibrium, so the threat is credible'
    : 'no equilibrium, so the threat works only if it is believed';
  const alarm = `an alarm ends it${late}, and then ${length} ${after} (${threat})`;
  return `assuming: ${seen}${mistaken}; ${alarm}; a ${tick} from now counts ${numberText(terms.discount, 4)} of this one`;
};

/** Those who are tempted, and do no worse after the end than before it: no alarm deters them, however far they look. */
const unharmed = (game: Game, players: readonly PlayerDemands[]): string => {
  const rows = players
    .map(({ player, temptation, reward, punishment }) => ({
      ...{ player, kept: toNumber(reward), after: toNumber(punishment) },
      isTempted: compare(temptation, reward) > 0 && compare(punishment, reward) >= 0,
    }))
    .filter(({ isTempted }) => isTempted);
  if (rows.length === 0) return '';
  if (rows.length === players.length) return 'nobody loses by its end, which pays each as much as keeping it, or more';
  const texts = numberTexts(
    rows.flatMap(({ kept, after }) => [kept, after]),
    3,
  );
  const each = rows.map(
    ({ player }, index) =>
      `${labelWords(game.players[player]!)} (${texts[2 * index]} while all keep it, ${texts[2 * index + 1]} after)`,
  );
  return `its end is no loss to ${joined(each)}`;
};

/** What would do at this discount: a better chance of seeing, or a fine. */
const otherwise = ({ detection, penalty }: Enforcement, tick: Tick): string[] => [
  ...(detection?.kind === 'least'
    ? [`cheating is seen with at least ${roundedUp(100 * detection.value, 3, 100)} % a ${tick}`]
    : []),
  ...(penalty?.kind === 'least' ? [`who is seen pays a fine of at least ${roundedUp(penalty.value, 3)}`] : []),
];

/** Kept or not at these terms, that is, whether a fine is needed at all; and what would do. */
const verdict = (game: Game, enforcement: Enforcement, tick: Tick): string => {
  const { discount, penalty, players } = enforcement;
  const isKept = penalty?.kind === 'always';
  if (discount.kind === 'always') return `yes: ${discount.reason}`;
  const ways = otherwise(enforcement, tick);
  if (discount.kind === 'never') {
    if (isKept) return `yes, at this weight of later ${tick}s, but not at every larger one: ${discount.reason}`;
    const why = unharmed(game, players);
    const no = why === '' ? `no: ${discount.reason}` : `no, however much later ${tick}s count: ${why}`;
    return `${no}${ways.length === 0 ? '' : `; it would where ${ways.join(', or ')}`}`;
  }
  const least = `a ${tick} from now counts at least ${roundedUp(discount.value, 4, 1)} of this one`;
  if (!isKept) return `no: it would where ${[least, ...ways].join(', or ')}`;
  const seen = ways.length === 0 ? '' : `; or, as it counts here, where ${ways[0]}`;
  return `yes: it is kept where ${least}${seen}`;
};

/** Whether a profile would be kept that is none to keep once, if the same choice came again and again; and a fine for once. */
export const repeatedLines = (game: Game, { enforcement, terms }: Cooperation, tick: Tick, width: number): string[] => {
  if (enforcement === undefined) return [];
  const gains = enforcement.players.map(({ temptation, reward }) => toNumber(temptation) - toNumber(reward));
  const fine = roundedUp(
    gains.reduce((most, gain) => Math.max(most, gain), 0),
    3,
  );
  return [
    ...hanging(
      '     ',
      `a fine of ${fine} would deter that in a single ${tick} if cheating is sure to be seen; twice that if every second time`,
      width,
    ),
    ...hanging('     ', `if the same choice comes, and is paid, every ${tick}, would the agreement be kept?`, width),
    ...hanging('       ', verdict(game, enforcement, tick), width),
    ...hanging('       ', termsWords(game, enforcement, terms, tick), width),
  ];
};
