import { wilson } from '../../../engine/analysis/wilson.ts';
import type { GridAxis, GridCell, GridQuantity } from '../../../engine/experiment/study/swept-grid.ts';
import type { Plane } from '../../../reports/plane/finding.ts';
import type { Results } from '../../../reports/results.ts';
import { raceResults } from '../race.ts';

/** A cell of a share: so many of so many runs. */
export function shareCell(share: number, n: number): GridCell {
  const count = Math.round(share * n);
  const { estimate, lo, hi } = wilson(count, n);
  return { estimate, lo95: lo, hi95: hi, n, count, runs: n, failedRuns: 0 };
}

/** A cell of a mean, ± a tenth of it. */
export function meanCell(mean: number, n = 100): GridCell {
  const half = Math.abs(mean) / 10;
  return { estimate: mean, lo95: mean - half, hi95: mean + half, n, runs: n, failedRuns: 0 };
}

export const held: GridQuantity = {
  name: 'pause_held',
  label: 'Agreement held',
  definition: 'in force in each month of the five years from entry',
  unit: '1',
  isShare: true,
};

export const arrival: GridQuantity = { name: 'arrival', label: 'Arrival', unit: 'ticks', isShare: false };

export const detection: GridAxis = {
  path: 'verification.power',
  label: 'Detection',
  doc: 'chance per tick to prove a full violation',
  unit: '1/tick',
  levels: [0, 0.25, 0.5, 0.75, 1],
  own: 0.5,
};

export const pressure: GridAxis = {
  path: 'rivalry.usual',
  label: 'Geopolitical pressure',
  doc: 'pressure in ordinary times',
  unit: '1',
  levels: [0, 0.5, 1],
  own: 0.5,
};

type Given = Partial<Omit<Plane, 'cells'>> & { readonly of?: (x: number, y: number) => GridCell };

/** A plane of a function of both parameters. */
export function planeOf({ of = (x, y) => shareCell(x * (1 - y / 2), 400), ...given }: Given = {}): Plane {
  const plane = { quantity: held, x: detection, y: pressure, held: [], runs: 400, ...given };
  return { ...plane, cells: plane.y.levels.map((v) => plane.x.levels.map((u) => of(u, v))) };
}

const race = raceResults();

export function sweptResults(plane: Plane, given: Partial<Results> = {}): Results {
  const points = plane.x.levels.length * plane.y.levels.length;
  const levels = plane.x.levels.join(',');
  return {
    ...race,
    runs: points * plane.runs,
    outcomes: [],
    ticks: [],
    sweep: { points, runs: plane.runs },
    provenance: { ...race.provenance, run: `detente sweep race --vary ${plane.x.path}=${levels} --runs ${plane.runs}` },
    ...given,
  };
}

export const evenly = (lo: number, hi: number, n: number): number[] =>
  Array.from({ length: n }, (_, k) => Number((lo + ((hi - lo) * k) / (n - 1)).toPrecision(12)));

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
const LONG =
  'The readiness of all laboratories and governments of the world to go on as before whatever anybody else does, says or believes';

/** What a picture must hold, by name. */
export const planes: Readonly<Record<string, Plane>> = {
  plain: planeOf(),
  small: planeOf({ x: { ...detection, levels: [0, 1] }, y: { ...pressure, levels: [0, 1] } }),
  large: planeOf({
    x: { ...detection, levels: evenly(0, 1, 25) },
    y: { ...pressure, levels: evenly(0, 1, 11) },
    of: (x, y) => shareCell(logistic(12 * (x - 0.2 - 0.5 * y)), 200),
  }),
  huge: planeOf({
    x: { ...detection, levels: evenly(0, 1, 80) },
    y: { ...pressure, levels: evenly(0, 1, 60) },
    of: (x, y) => shareCell(logistic(12 * (x - 0.2 - 0.5 * y)), 200),
  }),
  geometric: planeOf({
    x: { ...detection, levels: [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9] },
    y: { ...pressure, levels: evenly(0, 1, 6) },
    of: (x, y) => shareCell(logistic(3 * Math.log(x / (0.1 + 0.2 * y))), 500),
  }),
  never: planeOf({ of: (x) => shareCell(0.2 * x, 400) }),
  always: planeOf({ of: (x) => shareCell(0.8 + 0.2 * x, 400) }),
  missing: planeOf({ of: (x, y) => shareCell(x, y === 0.5 ? 0 : 400) }),
  nothing: planeOf({ of: () => shareCell(0, 0) }),
  noisy: planeOf({
    x: { ...detection, levels: evenly(0, 1, 10) },
    y: { ...pressure, levels: evenly(0, 1, 8) },
    of: (x, y) => shareCell((Math.round(1e4 * x) * 7919 + Math.round(1e4 * y) * 104729) % 11 > 5 ? 0.7 : 0.3, 10),
  }),
  mean: planeOf({ quantity: arrival, of: (x, y) => meanCell(30 + 70 * x - 20 * y) }),
  extreme: planeOf({
    quantity: { ...arrival, unit: 'USD/tick' },
    of: (x, y) => meanCell(-1.5e12 + 3e12 * x - 2e9 * y),
  }),
  uneven: planeOf({ x: { ...detection, levels: [0, 0.001, 0.002, 1] }, y: { ...pressure, levels: [0, 0.01, 1] } }),
  minute: planeOf({
    x: { ...detection, levels: [1e-9, 1e-7, 1e-5], own: 1e-8 },
    y: { ...pressure, levels: [-2e6, 0, 2e6], own: 0 },
    of: (x, y) => shareCell(x > 1e-8 && y > -1 ? 0.9 : 0.1, 100),
  }),
  wordy: planeOf({
    quantity: { ...held, label: LONG, definition: `${LONG}; ${LONG}; ${LONG}` },
    x: { ...detection, label: LONG, doc: `${LONG} ${LONG}`, path: 'a.b' },
    y: { ...pressure, label: LONG, doc: LONG },
    held: [{ path: 'labs.caution', value: 2 }],
  }),
};
