import type { BuiltGame } from '../../../engine/games/files/build-game.ts';
import type { Information } from '../../../engine/games/race/rank-contest.ts';
import type { RacePoint, RaceSolution } from '../../../engine/games/race/solve-race.ts';
import { numberText } from '../../../reports/telling/numbers.ts';
import type { Style } from '../style.ts';
import { counted, table } from '../table.ts';
import { percentWords } from './profile-words.ts';

type BuiltRace = BuiltGame & { readonly kind: 'race' };

const knowledge: { readonly [information in Information]: string } = {
  none: 'nobody knows any type',
  private: 'each knows his own type',
  public: 'all know all types',
};

const DIGITS = 3;

/** Every fourth point: 9 of 33, the bends left out. */
const told = (strategy: readonly RacePoint[]): readonly RacePoint[] => {
  const last = strategy.length - 1;
  return [0, 1, 2, 3, 4, 5, 6, 7, 8].map((eighth) => strategy[Math.round((last * eighth) / 8)]!);
};

const strategyLines = ({ action }: BuiltRace, { by, strategy }: RaceSolution): string[] => {
  if (by === 'nothing') return [`  everybody's ${action}: ${numberText(strategy[0]!.action, DIGITS)}`];
  const head = by === 'type' ? `${action} by own type:` : `the strongest's ${action} by lead in type:`;
  const rows = told(strategy).map((point) => [numberText(point.at, DIGITS), numberText(point.action, DIGITS)]);
  return [`  ${head}`, ...table([[by, action], ...rows]).map((line) => `  ${line}`)];
};

const certificateWords = ({ certificate, regret }: RaceSolution): string =>
  certificate === 'equilibrium'
    ? 'none of many other actions would gain anything: computed again from the payoffs'
    : `no equilibrium: somebody gains at least ${numberText(regret, DIGITS)} by another action`;

const unfinished = ({ complete }: RaceSolution): string[] =>
  complete ? [] : ['  not to full precision: the equation took more steps than there are'];

/** The one state that the file asks about, its disaster first. */
const oneLines = (built: BuiltRace, own: RaceSolution, style: Style): string[] => [
  style(
    'bold',
    `  disaster: ${percentWords(own.risk)}; the winner's ${built.action} is ${numberText(own.action, DIGITS)} on average`,
  ),
  `  ${certificateWords(own)}`,
  ...unfinished(own),
  '',
  ...strategyLines(built, own),
];

/** Each of several states with what is chosen in it. */
const severalLines = (built: BuiltRace, asked: readonly RaceSolution[], style: Style): string[] =>
  asked.flatMap((one, place) => [
    ...(place === 0 ? [] : ['']),
    style('bold', `  where ${knowledge[one.information]}: disaster ${percentWords(one.risk)}`),
    `  ${certificateWords(one)}`,
    ...unfinished(one),
    ...strategyLines(built, one),
  ]);

/** What `solve` prints of a race. @param solutions one for each state of information */
export const raceSummary = (built: BuiltRace, solutions: readonly RaceSolution[], style: Style): string[] => {
  const asked = solutions.filter(({ information }) => built.information.includes(information));
  const [own] = asked;
  if (own === undefined) throw new RangeError('raceSummary: expected a state of information, got none');
  const rows = solutions.map((one) => [
    knowledge[one.information],
    percentWords(one.risk),
    numberText(one.action, DIGITS),
    one.certificate === 'equilibrium' ? '' : `no equilibrium: regret ${numberText(one.regret, DIGITS)}`,
  ]);
  const compared = table([['who knows what', 'disaster', `winner's ${built.action}`, ''], ...rows]).map(
    (line) => `  ${line.trimEnd()}`,
  );
  const isOne = asked.length === 1;
  const known = isOne ? [knowledge[own.information]] : [];
  return [
    [style('bold', built.title), counted(built.players.length, 'player'), ...known].join(' · '),
    '',
    ...(isOne
      ? [...oneLines(built, own, style), '', ...compared]
      : [...compared, '', ...severalLines(built, asked, style)]),
  ];
};
