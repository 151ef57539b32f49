/**
 * Games in normal form as a library: what they are, how they are read and written, and every solver. Payoffs are
 * `payoffs[player]`, flat `[own][others…]`, the player's own action first (`game.ts`).
 *
 * @example
 * const game = numericGame({
 *   players: ['A', 'B'],
 *   actions: [['swerve', 'straight'], ['swerve', 'straight']],
 *   payoffs: [[6, 2, 7, 0], [6, 2, 7, 0]],
 * });
 * const { list } = solve(game);
 * for (const { profile, certificate, regret } of list.equilibria) console.log(profile, certificate, regret);
 */

export type { Budget, NotFound } from './budget.ts';
export { type GameCoalition, type GameCoalitions, gameCoalitions } from './coalition/game-coalitions.ts';
export { type Coalition, type SubsetPayoffs, stableCoalitions } from './coalition/stable-coalitions.ts';
export {
  type CoalitionSize,
  type MembershipRules,
  type SizePayoffs,
  stableSizes,
  type Ties,
} from './coalition/stable-sizes.ts';
export { type Cooperation, commonProfile, cooperation, type RepeatedTerms } from './cooperation.ts';
export {
  type CorrelatedEquilibrium,
  type CorrelatedOptions,
  correlatedEquilibrium,
  type Outcome,
} from './correlated/correlated-equilibrium.ts';
export type { CorrelatedGoal } from './correlated/goals.ts';
export type { CorrelatedKind } from './correlated/incentives.ts';
export { type MediatorSummary, mediatorSummary, type Price } from './correlated/mediator.ts';
export {
  type DominanceKind,
  type DominanceList,
  type Dominated,
  dominatedActions,
  type Elimination,
  type EliminationStep,
  iteratedElimination,
} from './dominance.ts';
export type { Certificate, Equilibrium, EquilibriumList } from './equilibrium.ts';
export {
  type AlphaRankOptions,
  type AlphaRankResult,
  alphaRank,
  alphaRankPopulation,
} from './evolution/alpha-rank.ts';
export type { EvolutionResult, SelectionGradient, TrajectoryPoint } from './evolution/evolution-result.ts';
export { isEvolutionarilyStable } from './evolution/evolutionary-stability.ts';
export { DYNAMICS, type Dynamic, type EvolveOptions, evolve } from './evolution/evolve.ts';
export { evolveGame } from './evolution/evolve-game.ts';
export {
  exactPopulationGame,
  type PopulationGame,
  populationGame,
  populationOfGame,
} from './evolution/population-game.ts';
export { type RestPoint, type RestPointList, restPoints } from './evolution/rest-points.ts';
export { formatRational } from './exact/format-rational.ts';
export { type Rational, rational } from './exact/rational.ts';
export { readRational } from './exact/read-rational.ts';
export { toNumber } from './exact/to-number.ts';
export {
  type BuiltGame,
  buildGame,
  checkGame,
  type GameDescription,
  type GameHeading,
  type GameResult,
} from './files/build-game.ts';
export { findEquilibria, type Method } from './find-equilibria.ts';
export {
  type ExactPayoffs,
  type ExactProfile,
  exactGame,
  type Game,
  type GameParts,
  type MixedProfile,
  numericGame,
  type PureProfile,
  shapeOf,
} from './game.ts';
export { type InspectionParts, type InspectionSolution, type InspectionStage, inspectionGame } from './inspection.ts';
export { type MoranProcessOptions, type MoranProcessResult, moranProcess } from './iterated/moran-process.ts';
export {
  axelrodsDilemma,
  type RoundRobinOptions,
  type RoundRobinResult,
  roundRobin,
} from './iterated/round-robin.ts';
export { iteratedStrategies } from './iterated/strategies/index.ts';
export type { History, IteratedStrategy, Move } from './iterated/strategy.ts';
export { type HighsLimits, type HighsLoader, highsSolver, loadHighsSolver } from './linear/highs-solver.ts';
export {
  type LinearProgram,
  type LinearRow,
  type LinearSolution,
  solveLinear,
} from './linear/lexicographic-simplex.ts';
export type { SparseProgram, SparseSolution, SparseSolver } from './linear/sparse-program.ts';
export { type CompleteEquilibria, completeEquilibria, type UnresolvedRegion } from './n-players/complete-equilibria.ts';
export { readNfg } from './nfg/read-nfg.ts';
export { writeNfg } from './nfg/write-nfg.ts';
export { oneEquilibrium } from './one-equilibrium.ts';
export { pureEquilibria } from './pure-equilibria.ts';
export { fitPrecision, type PrecisionFit } from './quantal-response/fit-precision.ts';
export { type LogitPoint, type QuantalResponse, quantalResponse } from './quantal-response/quantal-response.ts';
export type { Information, RankContest } from './race/rank-contest.ts';
export { type SafetyContest, type SafetyOutcome, solveSafetyContest } from './race/safety-contest.ts';
export { type RacePoint, type RaceSolution, solveRace } from './race/solve-race.ts';
export { betaTypes, type TypeDistribution, uniformTypes } from './race/type-distribution.ts';
export { exactProfileValue, type ProfileValue, profileValue } from './regret.ts';
export type { Monitoring, Stakes, Trigger } from './repeated/agreement.ts';
export type { Critical } from './repeated/critical.ts';
export { criticalDetection } from './repeated/critical-detection.ts';
export { type CriticalDiscount, criticalDiscount } from './repeated/critical-discount.ts';
export { criticalPenalty } from './repeated/critical-penalty.ts';
export {
  type Enforcement,
  type EnforcementOptions,
  type PlayerDemands,
  pauseEnforcement,
} from './repeated/pause-enforcement.ts';
export { shareInPeace } from './repeated/share-in-peace.ts';
export { restrictGame } from './restrict-game.ts';
export { type Solved, type SolveOptions, solve } from './solve.ts';
export { type StageGame, type StageOptions, stageGame } from './stage/stage-game.ts';
export { type Turn, type Turning, turning } from './stage/turning.ts';
export { type Dilemma, type DilemmaKind, dilemmaOf, type PlayerDilemma } from './two-players/dilemma.ts';
export { dilemmasOf, type PairDilemma } from './two-players/dilemmas.ts';
export { type ExtremeEquilibria, extremeEquilibria } from './two-players/extreme-equilibria.ts';
export { maximalNashSubsets, type NashSubset, type NashSubsets } from './two-players/maximal-nash-subsets.ts';
export { type SubGame, subGame, subGames } from './two-players/sub-games.ts';
export { constantSum, solveZeroSum, type ZeroSumSolution } from './zero-sum.ts';
