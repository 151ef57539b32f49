// HiGHS as the solver of large linear programs.
//
// HiGHS (Huangfu & Hall 2018, "Parallelizing the dual revised simplex method", Mathematical Programming Computation 10) is
// a dual revised simplex code in C++, here compiled to WebAssembly by the package `highs`. This file imports nothing of it:
// it is handed the package's loader, in Node as in a browser, where the WebAssembly comes as bytes:
//
//     import loadHighs from 'detente/highs';
//     const solver = await loadHighsSolver(loadHighs, { wasm: await (await fetch(wasmAddress)).arrayBuffer() });
//
// Limits: tolerances of 1e-9 on rows and reduced costs, coefficients below 1e-12 count as 0, a limit on iterations. The
// arrays go in directly; text in LP format would have to hold one term per line, since long lines are cut silently.

import type { SparseProgram, SparseSolution, SparseSolver } from './sparse-program.ts';

/** What is used of a model of the package `highs`. */
interface HighsModel {
  readonly options: { set(values: Readonly<Record<string, boolean | number | string>>): unknown };
  passModel(model: HighsModelData): unknown;
  run(): unknown;
  getModelStatus(): number;
  getSolution(): { readonly colValue: Float64Array; readonly rowDual: Float64Array };
}

interface HighsModelData {
  readonly numCols: number;
  readonly numRows: number;
  readonly colCost: Float64Array;
  readonly colLower: Float64Array;
  readonly colUpper: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly matrix: {
    readonly format: 'csr';
    readonly numRows: number;
    readonly numCols: number;
    readonly starts: Int32Array;
    readonly indices: Int32Array;
    readonly values: Float64Array;
  };
}

/** What is used of a loaded instance of the package `highs`. */
export interface HighsInstance {
  readonly infinity: number;
  readonly version: { readonly string?: string };
  withModel<T>(use: (model: HighsModel) => T): T;
}

/** How long HiGHS may work. */
export interface HighsLimits {
  /** Iterations of the simplex method, the same on every machine; default 100,000. */
  readonly iterations?: number;
  /** Seconds by the machine's clock; none by default. */
  readonly seconds?: number;
}

const OPTIMAL = 7;
const STATUS_WORDS: Readonly<Record<number, string>> = {
  8: 'says that no solution keeps all rows',
  9: 'says that there is no optimum',
  10: 'says that there is no optimum',
  13: 'reached its limit of time',
  14: 'reached its limit of iterations',
};

const modelOf = (program: SparseProgram, infinity: number): HighsModelData => {
  const numCols = program.objective.length;
  const numRows = program.bounds.length;
  const colLower = new Float64Array(numCols);
  for (const column of program.free) colLower[column] = -infinity;
  const rowLower = new Float64Array(numRows).fill(-infinity);
  for (let row = numRows - program.equations; row < numRows; row++) rowLower[row] = program.bounds[row]!;
  const { starts, columns: indices, values } = program;
  return {
    numCols,
    numRows,
    // HiGHS minimises unless told otherwise.
    colCost: program.objective.map((cost) => -cost),
    colLower,
    colUpper: new Float64Array(numCols).fill(infinity),
    rowLower,
    rowUpper: program.bounds,
    matrix: { format: 'csr', numRows, numCols, starts, indices, values },
  };
};

const solveWith = (highs: HighsInstance, program: SparseProgram, limits: HighsLimits): SparseSolution =>
  highs.withModel((model): SparseSolution => {
    model.options.set({
      output_flag: false,
      solver: 'simplex',
      primal_feasibility_tolerance: 1e-9,
      dual_feasibility_tolerance: 1e-9,
      small_matrix_value: 1e-12,
      simplex_iteration_limit: limits.iterations ?? 100_000,
      ...(limits.seconds === undefined ? {} : { time_limit: limits.seconds }),
    });
    model.passModel(modelOf(program, highs.infinity));
    model.run();
    const status = model.getModelStatus();
    if (status !== OPTIMAL) {
      return { status: 'failed', reason: `HiGHS ${STATUS_WORDS[status] ?? `ended with status ${status}`}` };
    }
    const { colValue, rowDual } = model.getSolution();
    return { status: 'optimal', primal: colValue, dual: rowDual.map((y) => -y) };
  });

/**
 * HiGHS as a solver of sparse programs.
 *
 * @param highs an instance of the package `highs`, loaded by the caller
 * @returns the solver; an error inside HiGHS comes back as `failed` with its words
 */
export const highsSolver = (highs: HighsInstance, limits: HighsLimits = {}): SparseSolver => ({
  name: `HiGHS ${highs.version.string ?? ''}`.trimEnd(),
  solve: (program) => {
    try {
      return solveWith(highs, program, limits);
    } catch (error) {
      return { status: 'failed', reason: `HiGHS: ${error instanceof Error ? error.message : String(error)}` };
    }
  },
});

/** What the package's loader is told: how to make an instance of the WebAssembly. */
interface HighsLoaderOptions {
  /** Not used; the one option of ours that the package's declarations know. */
  readonly locateFile?: (file: string) => string;
  readonly instantiateWasm?: (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) => unknown;
}

/** The default export of the package `highs`. */
export type HighsLoader = (options?: HighsLoaderOptions) => Promise<HighsInstance>;

/**
 * Loads HiGHS and makes it a solver of sparse programs. It takes about a tenth of a second.
 *
 * @param load the default export of `detente/highs` (or of the package `highs`)
 * @param options limits of each program; `wasm`: the bytes of `highs.wasm` (`detente/highs.wasm`), for where the loader
 *   cannot fetch what lies beside it
 */
export const loadHighsSolver = async (
  load: HighsLoader,
  { wasm, ...limits }: HighsLimits & { readonly wasm?: BufferSource } = {},
): Promise<SparseSolver> => {
  if (wasm === undefined) return highsSolver(await load(), limits);
  // The loader of 1.15.3 documents an option for bytes and does not look at it; and of an instance that fails it hears
  // nothing.
  const compiled = await WebAssembly.compile(wasm);
  const highs = await new Promise<HighsInstance>((resolve, reject) => {
    const instantiateWasm: HighsLoaderOptions['instantiateWasm'] = (imports, done) => {
      WebAssembly.instantiate(compiled, imports).then(done, reject);
      return {};
    };
    load({ instantiateWasm }).then(resolve, reject);
  });
  return highsSolver(highs, limits);
};
