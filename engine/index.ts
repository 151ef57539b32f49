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
export * from './games/index.ts';
export { check, pairwise } from './language/check/check.ts';
export { type Files, type Loaded, load } from './language/load.ts';
export { loadGame } from './language/load-game.ts';
export type * from './language/model.ts';
export { DetenteError, formatProblem, formatProblems, type Problem, problemToJson } from './language/problem.ts';
export { jsonSchema } from './language/schema.ts';
export type { Source, Span } from './language/source.ts';
export { type RunResult, type SimulateOptions, simulate } from './run/simulate.ts';
export { type DecisionStory, type Failure, type Story, type TickStory, tellRun } from './run/story.ts';
