/**
 * Detente as a library: load a scenario, check it, compile it, simulate it. Nothing here touches the file system, the
 * console or the process, so it runs in a browser as well as in Node.
 *
 * @example
 * const { loaded } = await load('tutorial.yaml', files);
 * const { model, problems } = check(loaded);
 * for await (const run of simulate(model, { seed: '1', runs: 1000 })) console.log(run.outcome);
 */
export { type CompileOptions, compile, KERNEL_VERSION, type Kernel } from './compile/compile.ts';
// The same file, read as a game.
export type { Budget } from './games/budget.ts';
export { gameCoalitions } from './games/coalition/game-coalitions.ts';
export { type MembershipRules, stableSizes } from './games/coalition/stable-sizes.ts';
export { type CorrelatedEquilibrium, correlatedEquilibrium } from './games/correlated/correlated-equilibrium.ts';
export { mediatorSummary } from './games/correlated/mediator.ts';
export { dominatedActions, iteratedElimination } from './games/dominance.ts';
export type { Equilibrium, EquilibriumList } from './games/equilibrium.ts';
export { alphaRank } from './games/evolution/alpha-rank.ts';
export { DYNAMICS, type Dynamic, type EvolveOptions, evolve } from './games/evolution/evolve.ts';
export { type PopulationGame, populationGame } from './games/evolution/population-game.ts';
export { evolveGame } from './games/evolve-game.ts';
export { formatRational } from './games/exact/format-rational.ts';
export type { Rational } from './games/exact/rational.ts';
export { readRational } from './games/exact/read-rational.ts';
export { type BuiltGame, buildGame, checkGame } from './games/files/build-game.ts';
export { findEquilibria } from './games/find-equilibria.ts';
export { exactGame, type Game, numericGame } from './games/game.ts';
export { inspectionGame } from './games/inspection.ts';
export { roundRobin } from './games/iterated/round-robin.ts';
export { iteratedStrategies } from './games/iterated/strategies/index.ts';
export { type HighsLimits, type HighsLoader, highsSolver, loadHighsSolver } from './games/linear/highs-solver.ts';
export type { SparseProgram, SparseSolution, SparseSolver } from './games/linear/sparse-program.ts';
export { completeEquilibria } from './games/n-players/complete-equilibria.ts';
export { readNfg } from './games/nfg/read-nfg.ts';
export { writeNfg } from './games/nfg/write-nfg.ts';
export { oneEquilibrium } from './games/one-equilibrium.ts';
export { pureEquilibria } from './games/pure-equilibria.ts';
export { quantalResponse } from './games/quantal-response/quantal-response.ts';
export { profileValue } from './games/regret.ts';
export { criticalDetection } from './games/repeated/critical-detection.ts';
export { criticalDiscount } from './games/repeated/critical-discount.ts';
export { criticalPenalty } from './games/repeated/critical-penalty.ts';
export { pauseEnforcement } from './games/repeated/pause-enforcement.ts';
export { type Solved, solve } from './games/solve.ts';
export { stageGame } from './games/stage/stage-game.ts';
export { turning } from './games/stage/turning.ts';
export { dilemmaOf } from './games/two-players/dilemma.ts';
export { extremeEquilibria } from './games/two-players/extreme-equilibria.ts';
export { maximalNashSubsets } from './games/two-players/maximal-nash-subsets.ts';
export { solveZeroSum } from './games/zero-sum.ts';
export { check, pairwise } from './language/check/check.ts';
export { type Files, type Loaded, load } from './language/load.ts';
export { loadGame } from './language/load-game.ts';
export type * from './language/model.ts';
export { DetenteError, formatProblem, formatProblems, type Problem, problemToJson } from './language/problem.ts';
export { jsonSchema } from './language/schema.ts';
export type { Source, Span } from './language/source.ts';
export { type RunResult, type SimulateOptions, simulate } from './run/simulate.ts';
export { type DecisionStory, type Failure, type Story, type TickStory, tellRun } from './run/story.ts';
