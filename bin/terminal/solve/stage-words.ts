import type { OpenedNormalForm } from '../../../engine/experiment/solutions/opened-game.ts';

/** Which choice, in which world, a scenario's stage game is of; empty of a game that is no scenario's. */
export const stageWords = ({ scenario }: OpenedNormalForm): string => {
  if (scenario === undefined) return '';
  const { decision, payoff, where } = scenario.stage;
  const weighed = payoff === undefined ? '' : `, weighed by ${payoff.owner?.name}.${payoff.name}`;
  return `the choice of ${decision.owner.name}.${decision.name} ${where.words}${weighed}`;
};
