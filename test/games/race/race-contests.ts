import type { RankContest } from '../../../engine/games/race/rank-contest.ts';
import { type TypeDistribution, uniformTypes } from '../../../engine/games/race/type-distribution.ts';

/** Racing to the precipice: n teams, enmity e. */
export const precipice = (players: number, e: number, types: TypeDistribution = uniformTypes(0, 1)): RankContest => ({
  players,
  types,
  actions: [0, 1],
  score: { type: 1, action: 1 },
  win: { base: 0, slope: 1 },
  lose: { base: 0, slope: 1 - e },
});
