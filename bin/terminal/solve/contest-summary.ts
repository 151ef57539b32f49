import type { BuiltGame } from '../../../engine/games/files/build-game.ts';
import type { SafetyOutcome } from '../../../engine/games/race/safety-contest.ts';
import { numberText } from '../../../reports/telling/numbers.ts';
import type { Style } from '../style.ts';
import { counted } from '../table.ts';
import { percentWords } from './profile-words.ts';

type BuiltContest = BuiltGame & { readonly kind: 'contest' };

const number = (value: number): string => numberText(value, 3);

const certificateWords = ({ certificate, regret, droppingOut }: SafetyOutcome): string => {
  if (certificate === 'equilibrium')
    return `nobody gains by buying otherwise, as far as a search over both amounts goes; who dropped out would lose ${number(-droppingOut)}`;
  const how = droppingOut >= regret ? 'dropping out' : 'buying otherwise';
  return `no equilibrium: small changes gain nothing, but ${how} gains ${number(regret)}`;
};

const outcomeLines = (outcome: SafetyOutcome, style: Style): string[] => [
  '',
  style('bold', `  disaster: ${percentWords(outcome.risk)}; each is safe with ${percentWords(outcome.safe)}`),
  `  each buys ${number(outcome.bought.safety)} of safety and ${number(outcome.bought.performance)} of performance, and gets ${number(outcome.payoff)}`,
  `  ${certificateWords(outcome)}`,
];

/** What `solve` prints of a contest of safety and performance. */
export const contestSummary = (built: BuiltContest, outcomes: readonly SafetyOutcome[], style: Style): string[] => {
  const equilibria = outcomes.filter(({ certificate }) => certificate === 'equilibrium').length;
  const must = built.contest.risk === 'winner' ? 'the winner must be safe' : 'all must be safe';
  return [
    [style('bold', built.title), counted(built.players.length, 'player'), must].join(' · '),
    '',
    `  ${counted(equilibria, 'equilibrium', 'equilibria')} found in which all buy alike`,
    ...outcomes.flatMap((outcome) => outcomeLines(outcome, style)),
  ];
};
