import { independentDifference } from '../../../engine/analysis/independent-difference.ts';
import type { Factor, FactorValue } from '../../../engine/experiment/study/factor.ts';
import type { NamedAxis, SweptLayout } from '../../../engine/experiment/study/sweep-facts.ts';
import type { GridAxis, GridCell, GridQuantity } from '../../../engine/experiment/study/swept-grid.ts';
import type { Results, SweepFacts, SweptNumber } from '../../../reports/results.ts';
import { arrival, detection, evenly, held, meanCell, pressure, shareCell } from '../plane/planes.ts';
import { raceResults } from '../race.ts';

const race = raceResults();

const LONG =
  'The readiness of all laboratories and governments of the world to go on as before whatever anybody else does, says or believes';

export const stance: NamedAxis = { path: 'labs.stance', label: 'Stance', unit: '1', names: ['careful', 'bold'] };

export const found: GridQuantity = {
  name: 'found',
  label: 'Found out',
  definition: 'somebody found it',
  caution: 'how often follows from the assumed hazard',
  unit: '1',
  isShare: true,
};

type Axis = NamedAxis | GridAxis;

const valuesOf = (axis: Axis): readonly FactorValue[] => ('levels' in axis ? axis.levels : axis.names);

const factorOf = (axis: Axis): Factor => ({
  ...{ path: axis.path, label: axis.label, unit: axis.unit, role: 'levels' in axis ? 'assumption' : 'lever' },
  values: { kind: 'levels', levels: valuesOf(axis) },
});

/** From the outermost axis on, as cells are ordered. */
const nested = (layout: SweptLayout): readonly Axis[] => {
  switch (layout.kind) {
    case 'curve':
      return [layout.x];
    case 'plane':
      return [layout.y, layout.x];
    case 'worlds':
      return [layout.policy, ...(layout.world === undefined ? [] : [layout.world])];
    case 'signs':
      return [layout.policy, layout.y, layout.x];
    case 'points':
      return [];
  }
};

/** A cell from the places of its point along the axes, 0 to 1 each. */
export type CellOf = (at: readonly number[], n: number) => GridCell;

export type Given = { readonly quantity: GridQuantity; readonly kind?: SweptNumber['kind']; readonly of: CellOf };

const combinations = (axes: readonly Axis[]): readonly (readonly number[])[] =>
  axes.reduce<readonly (readonly number[])[]>(
    (before, axis) => before.flatMap((values) => valuesOf(axis).map((_, k) => [...values, k])),
    [[]],
  );

const numberOf = (
  { quantity, kind, of }: Given,
  axes: readonly Axis[],
  runs: number,
  policies: number,
): SweptNumber => {
  const cells = combinations(axes).map((places) =>
    of(
      places.map((place, k) => place / Math.max(1, valuesOf(axes[k] as Axis).length - 1)),
      runs,
    ),
  );
  const size = cells.length / Math.max(1, policies);
  const differences = cells.slice(size).map((cell, k) => {
    const base = cells[k % size] as GridCell;
    return { ...independentDifference(base, cell), n: Math.min(base.n, cell.n) };
  });
  return {
    quantity,
    ...(kind === undefined ? {} : { kind }),
    cells,
    ...(policies > 1 ? { differences, paired: true as const } : {}),
    associations: [],
  };
};

/** A sweep over a layout, of numbers given as functions of the places along its axes. */
export function sweepOf(
  layout: Exclude<SweptLayout, { kind: 'points' }>,
  numbers: readonly [Given, ...Given[]],
  given: Partial<SweepFacts> = {},
): SweepFacts {
  const axes = nested(layout);
  const runs = given.runs ?? 100;
  const policies = layout.kind === 'worlds' || layout.kind === 'signs' ? layout.policy.names.length : 0;
  const [first, ...others] = numbers.map((one) => numberOf(one, axes, runs, policies));
  const places = combinations(axes).map((at) => at.map((k, a) => valuesOf(axes[a] as Axis)[k] ?? null));
  return {
    ...{ kind: 'sweep', method: 'grid', factors: axes.map(factorOf), places, held: [], layout },
    numbers: [first as SweptNumber, ...others],
    ...{ points: places.length, runs },
    ...given,
  };
}

/** Points anywhere, with these rank correlations of each number. */
export function pointsOf(
  rhos: readonly number[],
  given: Partial<SweepFacts> = {},
  label = (k: number): string => `Input ${k}`,
): SweepFacts {
  const factors = rhos.map(
    (_, k): Factor => ({
      ...{ path: `labs.input_${k}`, label: label(k), unit: '1', role: k % 3 === 1 ? 'lever' : 'assumption' },
      values: { kind: 'range', lo: 0, hi: 1, log: false },
    }),
  );
  const cells = Array.from({ length: 200 }, (_, k) => shareCell(k / 400, 50));
  const associations = rhos
    .map((spearman, k) => ({ path: `labs.input_${k}`, spearman }))
    .toSorted((a, b) => Math.abs(b.spearman || 0) - Math.abs(a.spearman || 0));
  return {
    ...{ kind: 'sweep', method: 'lhs', factors, held: [], layout: { kind: 'points' }, points: 200, runs: 50 },
    places: cells.map((_, k) => rhos.map(() => k / 200)),
    numbers: [{ quantity: found, kind: 'harm', cells, associations }],
    ...given,
  };
}

export const sweptOf = (facts: SweepFacts, given: Partial<Results> = {}): Results => ({
  ...race,
  outcomes: [],
  ticks: [],
  runs: facts.points * facts.runs,
  sweep: { points: facts.points, runs: facts.runs },
  subject: facts,
  provenance: { ...race.provenance, run: `detente sweep race --runs ${facts.runs}` },
  ...given,
});

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** Harm falls with the last place and rises with the one before; the second policy helps at one end. */
export const harm: Given = {
  quantity: found,
  kind: 'harm',
  of: (at, n) => {
    const [x = 0.5, y = 0.5, policy = 0] = at.toReversed();
    return shareCell(logistic(4 * (x - 0.5) + 2 * (0.5 - y) + policy * (y - 0.5) * 3), n);
  },
};

export const benefit: Given = {
  quantity: held,
  kind: 'benefit',
  of: (at, n) => shareCell(0.8 - 0.5 * (at.at(-1) ?? 0), n),
};

export const depth: Given = { quantity: arrival, of: (at, n) => meanCell(20 + 30 * (at.at(-1) ?? 0), n) };

const flat = (share: number, quantity = found): Given => ({
  quantity,
  kind: 'harm',
  of: (_, n) => shareCell(share, n),
});

const missing: Given = { quantity: found, of: (at, n) => shareCell(0.3, (at.at(-1) ?? 0) > 0.6 ? 0 : n) };

const wordy: Given = { ...harm, quantity: { ...found, label: LONG, definition: `${LONG}; ${LONG}` } };

const extreme: Given = {
  quantity: { ...arrival, unit: 'USD/tick' },
  of: (at, n) => meanCell(-1.5e12 + 3e12 * (at.at(-1) ?? 0), n),
};

const longStances = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((letter) => `${letter} ${LONG}`);
const policy = (count: number): NamedAxis => ({
  ...stance,
  names: ['careful', 'bold', 'reckless', 'slow', 'open', 'closed', 'quick', 'idle'].slice(0, count),
});
const places = (count: number): NamedAxis => ({
  ...{ path: 'world', label: 'Place', unit: '1' },
  names: ['north', 'south', 'east', 'west', 'centre', 'islands', 'coast', 'hills', 'plain'].slice(0, count),
});

/** What pictures of sweeps must hold, by name. */
export const sweeps: Readonly<Record<string, SweepFacts>> = {
  'a curve': sweepOf({ kind: 'curve', x: detection }, [harm, benefit, depth]),
  'a curve of two points': sweepOf({ kind: 'curve', x: { ...pressure, levels: [0, 1] } }, [harm]),
  'a curve of one run': sweepOf({ kind: 'curve', x: detection }, [harm, depth], { runs: 1 }),
  'a curve of none of n': sweepOf({ kind: 'curve', x: detection }, [flat(0), benefit]),
  'a curve with missing numbers': sweepOf({ kind: 'curve', x: detection }, [missing, extreme]),
  'a curve with a line': sweepOf({ kind: 'curve', x: { ...detection, levels: evenly(0, 1, 30) } }, [harm], {
    lines: [0.2, 0.5],
  }),
  'a plane': sweepOf({ kind: 'plane', x: detection, y: pressure }, [harm, benefit, depth]),
  'a plane of four points': sweepOf(
    { kind: 'plane', x: { ...detection, levels: [0, 1] }, y: { ...pressure, levels: [0, 1] } },
    [harm],
  ),
  'a plane of all of n': sweepOf({ kind: 'plane', x: detection, y: pressure }, [flat(1), missing]),
  'a plane with long names': sweepOf(
    { kind: 'plane', x: { ...detection, label: LONG, doc: LONG }, y: { ...pressure, label: LONG } },
    [wordy, extreme],
    { held: [{ path: 'labs.caution', value: 2 }] },
  ),
  'a plane of few runs': sweepOf(
    { kind: 'plane', x: { ...detection, levels: evenly(0, 1, 12) }, y: { ...pressure, levels: evenly(0, 1, 9) } },
    [{ ...harm, of: (at) => shareCell(((1e4 * (at[0] ?? 0) + 7e3 * (at[1] ?? 0)) % 11) / 11, 10) }],
    { runs: 10, lines: [0.25, 0.75] },
  ),
  'two policies in five worlds': sweepOf({ kind: 'worlds', policy: stance, world: detection }, [harm, benefit, depth]),
  'three policies in named worlds': sweepOf({ kind: 'worlds', policy: policy(3), world: places(4) }, [harm, depth]),
  'eight policies in nine worlds': sweepOf({ kind: 'worlds', policy: policy(8), world: places(9) }, [harm, extreme]),
  'policies and worlds with long names': sweepOf(
    {
      kind: 'worlds',
      policy: { ...stance, label: LONG, names: longStances },
      world: { ...places(3), label: LONG, names: longStances.slice(0, 3) },
    },
    [wordy],
  ),
  'policies in one world': sweepOf({ kind: 'worlds', policy: policy(4) }, [harm, depth, missing]),
  'policies that change nothing': sweepOf({ kind: 'worlds', policy: policy(2), world: places(2) }, [
    flat(0),
    flat(1, held),
  ]),
  'policies of whom nothing is known': sweepOf({ kind: 'worlds', policy: policy(2), world: places(2) }, [
    { quantity: found, of: () => shareCell(0, 0) },
  ]),
  signs: sweepOf({ kind: 'signs', policy: stance, x: detection, y: pressure }, [harm, benefit, depth]),
  'signs of many worlds': sweepOf(
    {
      kind: 'signs',
      policy: stance,
      x: { ...detection, levels: evenly(0, 1, 24) },
      y: { ...pressure, levels: evenly(0, 1, 16) },
    },
    [harm],
  ),
  'signs with long names': sweepOf(
    {
      kind: 'signs',
      policy: { ...stance, names: longStances.slice(0, 2) },
      x: { ...detection, label: LONG },
      y: { ...pressure, label: LONG },
    },
    [wordy, extreme],
  ),
  'signs of nothing': sweepOf({ kind: 'signs', policy: stance, x: detection, y: pressure }, [flat(0), missing]),
  points: pointsOf([0.9, -0.4, 0.05, Number.NaN]),
  'points of one parameter': pointsOf([-1]),
  'points of many parameters with long names': pointsOf(
    Array.from({ length: 30 }, (_, k) => Math.cos(k)),
    {},
    (k) => `${LONG} ${k}`,
  ),
  'points of a grid without effects': pointsOf([0, 0, 0], { method: 'grid' }),
};
