import { type CompileOptions, compile, type Kernel } from '../../compile/compile.ts';
import type { Setting } from '../../language/loading/settings.ts';
import type { Model } from '../../language/model.ts';
import type { Image } from '../../run/image.ts';
import { type ShardColumns, type ShardProgram, shardColumns, shardProgram } from '../batch/shard-program.ts';
import { ResultsError } from '../results/results-error.ts';
import { type Factor, type FactorValue, type PointValue, settingText } from './factor.ts';

/** A compiled model in which factors are set, and where their numbers stand. */
export type PointProgram = {
  readonly kernel: Kernel;
  readonly columns: ShardColumns;
  readonly program: ShardProgram;
};

/** What plays a point: a program, and the numbers to hold in it. */
export type PointPlay = PointProgram & { readonly held: Float64Array };

export type Programs = {
  /** @param values one per factor; undefined leaves the scenario's own */
  readonly of: (values: readonly PointValue[]) => Promise<PointPlay>;
};

export type ProgramOptions = {
  readonly seed: string;
  /** The model under settings. @throws DetenteError where a setting is wrong */
  readonly open: (set: readonly Setting[]) => Promise<Model>;
  readonly lanes?: NonNullable<CompileOptions['lanes']>;
};

/** How a factor reaches a kernel: its number at some places, or only by compiling anew. */
type Reach =
  | { readonly kind: 'held'; readonly places: readonly number[]; readonly numberOf: (value: FactorValue) => number }
  | { readonly kind: 'compiled' };

/** Every set of values that needs a kernel of its own is compiled; more than this, and something else is meant. */
const MOST_KERNELS = 256;

/** Two values that tell where a factor's number stands: its ends, or its first levels. */
const probesOf = ({ values }: Factor): readonly FactorValue[] => {
  if (values.kind === 'levels') return values.levels;
  if (values.kind === 'range') return [values.lo, values.hi];
  const { distribution: one, range } = values;
  if (one.dist === 'choice') return one.values;
  if (range !== undefined) return [...range];
  if (one.dist === 'uniform' || one.dist === 'triangular') return [one.min, one.max];
  if (one.dist === 'beta') return [0.25, 0.75];
  return one.dist === 'lognormal' ? [1, 1.5] : [one.mean, one.mean + one.sd];
};

const isSameCode = (a: PointProgram, b: PointProgram): boolean =>
  a.kernel.bytes.length === b.kernel.bytes.length &&
  a.kernel.bytes.every((byte, at) => byte === b.kernel.bytes[at]) &&
  JSON.stringify([a.program.image.words, a.program.image.fills]) ===
    JSON.stringify([b.program.image.words, b.program.image.fills]);

const numbersOf = ({ given }: Image): readonly number[] => given.map(({ value }) => value);

/**
 * Kernels for the points of a design.
 *
 * A factor that is a number of the model is not compiled in: the model is loaded once with the factor at one value and
 * once at another, and if the two kernels differ in nothing but a number that the run is given, that number is held at
 * the value of each point. What may be said of a value (range, options, players, rules) is so said by the one who reads
 * scenarios, and a point is what `--set` would make of it, bit for bit. What does change the kernel (a rule, the number
 * of players) has one per value.
 *
 * @throws ResultsError `bad-design` where a factor with any number of values needs a kernel for each; DetenteError where
 *   a value is wrong
 */
export const createPrograms = (factors: readonly Factor[], options: ProgramOptions): Programs => {
  const ofSubsets = new Map<string, SetPrograms>();
  return {
    of: (values) => {
      const set = factors.flatMap((_, index) => (values[index] === undefined ? [] : [index]));
      const key = set.join();
      const programs =
        ofSubsets.get(key) ??
        setPrograms(
          set.map((index) => factors[index] as Factor),
          options,
        );
      ofSubsets.set(key, programs);
      return programs.of(set.map((index) => values[index] as FactorValue));
    },
  };
};

type SetPrograms = { readonly of: (values: readonly FactorValue[]) => Promise<PointPlay> };

/** Kernels for points at which all factors are set. */
const setPrograms = (factors: readonly Factor[], options: ProgramOptions): SetPrograms => {
  const opened = new Map<string, Promise<PointProgram>>();
  const reaches = new Map<string, Promise<readonly Reach[]>>();
  let compiledFactors: readonly number[] | undefined;

  const openAt = (values: readonly FactorValue[]): Promise<PointProgram> => {
    const key = JSON.stringify(values);
    const known = opened.get(key) ?? compileAt(factors, values, options);
    opened.set(key, known);
    return known;
  };

  /** Which of the factors are held, in the kernel with the others at `base`. */
  const reachesAt = async (base: readonly FactorValue[], skipped: readonly number[]): Promise<readonly Reach[]> => {
    const reached: Reach[] = [];
    for (const [index, factor] of factors.entries()) {
      if (skipped.includes(index)) reached.push({ kind: 'compiled' });
      else reached.push(await reachOf(factor, index, base, openAt));
    }
    return reached;
  };

  const baseOf = (values: readonly FactorValue[], compiled: readonly number[]): readonly FactorValue[] =>
    factors.map((factor, index) => (compiled.includes(index) ? values[index] : probesOf(factor)[0]) as FactorValue);

  return {
    of: async (values) => {
      if (compiledFactors === undefined) {
        const reached = await reachesAt(baseOf(values, []), []);
        compiledFactors = reached.flatMap(({ kind }, index) => (kind === 'compiled' ? [index] : []));
        if (compiledFactors.length === 0) reaches.set(JSON.stringify(baseOf(values, [])), Promise.resolve(reached));
      }
      const base = baseOf(values, compiledFactors);
      const key = JSON.stringify(base);
      if (!reaches.has(key) && reaches.size >= MOST_KERNELS)
        throw new ResultsError('bad-design', `more than ${MOST_KERNELS} variants of the model that need a kernel each`);
      const reached = reaches.get(key) ?? reachesAt(base, compiledFactors);
      reaches.set(key, reached);
      const found = await openAt(base);
      const held = new Float64Array(found.program.image.given.length).fill(Number.NaN);
      for (const [index, reach] of (await reached).entries())
        if (reach.kind === 'held')
          for (const place of reach.places) held[place] = reach.numberOf(values[index] as FactorValue);
      return { ...found, held };
    },
  };
};

const compileAt = async (
  factors: readonly Factor[],
  values: readonly FactorValue[],
  { open, seed, lanes }: ProgramOptions,
): Promise<PointProgram> => {
  const set = factors.map(({ path }, index) => ({ path, value: settingText(values[index] as FactorValue) }));
  const kernel = compile(await open(set), lanes === undefined ? {} : { lanes });
  const columns = shardColumns(kernel);
  return { kernel, columns, program: await shardProgram(kernel, seed, columns, { ticks: false }) };
};

/** Loads the model with the factor at each of its probes: their numbers differ at its places, and nothing else does. */
const reachOf = async (
  factor: Factor,
  index: number,
  base: readonly FactorValue[],
  openAt: (values: readonly FactorValue[]) => Promise<PointProgram>,
): Promise<Reach> => {
  const probes = probesOf(factor);
  const isNumeric = probes.every((probe) => typeof probe === 'number');
  // Of many numbers the ends stand for those between, which a range allows too.
  const wanted = isNumeric ? [Math.min(...(probes as number[])), Math.max(...(probes as number[]))] : probes;
  const first = await openAt(base);
  const numbers = numbersOf(first.program.image);
  const places = new Set<number>();
  const found = new Map<FactorValue, readonly number[]>();
  for (const probe of wanted) {
    const other = await openAt(base.with(index, probe));
    if (!isSameCode(first, other)) return refuseMany(factor, { kind: 'compiled' });
    const now = numbersOf(other.program.image);
    for (const [place, number] of now.entries()) if (!Object.is(number, numbers[place])) places.add(place);
    found.set(probe, now);
  }
  const all = [...places].sort((a, b) => a - b);
  const isPlain = [...found].every(([probe, now]) => {
    const [one] = all;
    const expected = isNumeric ? probe : now[one ?? 0];
    return all.every((place) => now[place] === expected);
  });
  if (!isPlain) return refuseMany(factor, { kind: 'compiled' });
  const numberOf = (value: FactorValue): number =>
    isNumeric ? Number(value) : ((found.get(value) as readonly number[])[all[0] ?? 0] as number);
  return { kind: 'held', places: all, numberOf };
};

const refuseMany = (factor: Factor, reach: Reach): Reach => {
  if (factor.values.kind === 'levels') return reach;
  throw new ResultsError(
    'bad-design',
    `--vary ${factor.path}: each of its values changes what is computed, and not only a number`,
    `give it a list of values: ${factor.path}=a,b,c`,
  );
};
