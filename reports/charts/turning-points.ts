import { ACCENT, INK, MUTED } from '../colour.ts';
import type { ChartOptions, Figure, Plot } from '../figure.ts';
import { formatCount, formatPercent } from '../format.ts';
import type { Results } from '../results.ts';
import { tickValues } from '../scale.ts';
import type { SolvedGame, TurnFacts, TurningFacts } from '../solution/facts.ts';
import { turningFinding, turningTitle } from '../solution/findings.ts';
import { leftProfile } from '../solution/leaving.ts';
import {
  isUnnamed,
  moveSentence,
  moveText,
  turnName,
  turnRange,
  turnRole,
  turnValues,
  unitOf,
} from '../solution/turning-text.ts';
import { markWords } from '../wording/marks.ts';
import { definitions, pathName } from '../wording/solution.ts';
import * as wording from '../wording/turning-points.ts';
import { clipped, plain, upperFirst } from '../words.ts';
import { complete } from './complete.ts';
import { band, type Dataset, line, lineChart } from './line-chart.ts';
import { rowPlace } from './row-bars.ts';

/** More rows than this are no picture; the rest is in the table. */
const MOST_ROWS = 12;

/** Room left and right of the range, as a share of it. */
const BESIDE = 0.04;

const HALF_SHADE = 0.26;
const HALF_MARK = 0.34;

/** A parameter with the turns on its range; all places are shares of the range. */
type Row = {
  readonly turns: readonly [TurnFacts, ...TurnFacts[]];
  readonly now: number;
  /** Below and above the value now, where the answer is another one. */
  readonly down: number | undefined;
  readonly up: number | undefined;
};

function rowsOf({ turns }: TurningFacts): Row[] {
  const paths = [...new Set(turns.map(({ path }) => path))];
  return paths.flatMap((path): Row[] => {
    const [first, ...others] = turns.filter((turn) => turn.path === path);
    const range = first === undefined ? undefined : turnRange(first);
    if (first === undefined || range === undefined || !(range[1] > range[0])) return [];
    const place = (value: number): number => (value - range[0]) / (range[1] - range[0]);
    const at = (direction: 'up' | 'down'): number | undefined => {
      const turn = [first, ...others].find((one) => one.direction === direction);
      return turn === undefined ? undefined : place(turn.at);
    };
    return [{ turns: [first, ...others], now: place(first.now), down: at('down'), up: at('up') }];
  });
}

/** Where along its range a parameter's value makes the profile an equilibrium, as far as was looked. */
function holding({ down, up }: Row, holds: boolean): [number, number][] {
  if (holds) return [[down ?? 0, up ?? 1]];
  return [
    ...(down === undefined ? [] : [[0, down] as [number, number]]),
    ...(up === undefined ? [] : [[up, 1] as [number, number]]),
  ];
}

function marksOf(row: Row, name: string, y: number, holds: boolean): Dataset[] {
  const at = (x: number, half: number) => [
    { x, y: y - half },
    { x, y: y + half },
  ];
  const ring = {
    ...line(markWords.now(name), [{ x: row.now, y }], { colour: INK, dash: [], width: 1.6 }),
    pointRadius: 4.5,
    pointBackgroundColor: '#FFFFFF',
    clip: 8,
  };
  const turns = [row.down, row.up].flatMap((x, k): Dataset[] =>
    x === undefined
      ? []
      : [
          {
            ...line(k === 0 ? markWords.turnsBelow(name) : markWords.turnsAbove(name), at(x, HALF_MARK), {
              colour: INK,
              dash: [],
              width: 2,
            }),
            clip: 8,
          },
        ],
  );
  const across = (from: number, to: number, height: number) => [
    { x: from, y: height },
    { x: to, y: height },
  ];
  const shades = holding(row, holds).flatMap(([from, to]) =>
    band(markWords.isEquilibrium(name), across(from, to, y + HALF_SHADE), across(from, to, y - HALF_SHADE), {
      colour: ACCENT,
      opacity: 0.3,
    }),
  );
  return [
    ring,
    ...turns,
    line(markWords.range(name), across(0, 1, y), { colour: MUTED, dash: [], width: 1 }),
    ...shades,
  ];
}

/** `12 → above 24`; of two turns both values. */
function labelOf(results: Results, { turns }: Row): { text: string; detail: string } {
  const [first, second] = turns;
  const unit = unitOf(first, results).trim();
  if (second === undefined) return { text: moveText(first), detail: unit };
  return { text: `${moveText(first)} ${wording.or} ${turnValues(second).at}`, detail: unit };
}

function plotOf(results: Results, { holds }: TurningFacts, drawn: readonly Row[], options: ChartOptions): Plot {
  const n = drawn.length;
  const scale = { min: -BESIDE, max: 1 + BESIDE, step: 0.5 };
  const name = ({ turns: [turn] }: Row): string => clipped(turnName(turn), 90);
  const axes: Plot['axes'] = {
    x: {
      scale,
      title: wording.axis,
      labels: tickValues(scale).map((value) => ({ value, text: formatPercent(value) })),
    },
    y: {
      scale: { min: 0, max: n, step: 1 },
      title: '',
      labels: drawn.map((row, k) => {
        // In a narrow panel some would have room and some not.
        const role = options.bars === undefined ? turnRole(results, row.turns[0].path) : undefined;
        return { value: rowPlace(k, n), text: name(row), ...(role === undefined ? {} : { detail: role }) };
      }),
      names: true,
    },
  };
  const datasets = drawn.flatMap((row, k) => marksOf(row, name(row), rowPlace(k, n), holds));
  return {
    configuration: lineChart(datasets, axes, options),
    axes,
    endLabels: [],
    events: [],
    barLabels: drawn.map((row, k) => ({ at: { x: scale.max, y: rowPlace(k, n) }, ...labelOf(results, row) })),
  };
}

function tableOf(results: Results, { turns, holds }: TurningFacts) {
  const columns = [
    'parameter',
    'label',
    'role',
    'unit',
    'equilibrium_now',
    'now',
    'turns_at',
    'direction',
    'share_of_range',
    'lo',
    'hi',
  ];
  const rows = turns.map((turn) => {
    const [lo = Number.NaN, hi = Number.NaN] = turnRange(turn) ?? [];
    const { path, unit, now, at, direction, share } = turn;
    return [
      path,
      turnName(turn),
      turnRole(results, path) ?? '',
      unit,
      String(holds),
      now,
      at,
      direction,
      share,
      lo,
      hi,
    ];
  });
  return { columns, rows };
}

/** Of more names than this the paths stand only in the table. */
const MOST_PATHS = 3;

/** How many parameters cannot be moved, where all that can be were. */
function unmovedText({ scenario }: Results, { moved, complete }: TurningFacts): string {
  const others = scenario.parameters.total - moved;
  return complete && others > 0 ? wording.unmoved(formatCount(others), others === 1) : '';
}

/**
 * Which single parameter, at which value, makes the profile an equilibrium or ends that? A row per parameter that does,
 * the shortest way first: its range as a line, its value as a ring, where it turns as a stroke, shaded where it is one.
 *
 * @returns undefined where nothing was moved, or nothing turns the answer
 */
export function turningPoints(results: Results, facts: SolvedGame, options: ChartOptions = {}): Figure | undefined {
  const { turning } = facts;
  const left = leftProfile(facts);
  const title = turningFinding(results, facts);
  if (turning === undefined || left === undefined || title === undefined) return undefined;
  const rows = rowsOf(turning);
  const drawn = rows.slice(0, options.bars ?? MOST_ROWS);
  if (drawn.length === 0) return undefined;
  const rest = new Set(turning.turns.map(({ path }) => path)).size - drawn.length;
  const said = turning.turns.map((turn) => `${turnName(turn)}: ${moveSentence(results, turn)}`);
  return complete(results, [plotOf(results, turning, drawn, options)], {
    name: 'turning-points',
    title: upperFirst(wording.titled(left.text, title)),
    panelTitle: turningTitle(turning),
    method: wording.method(
      formatCount(turning.moved),
      unmovedText(results, turning),
      rest === 0 ? undefined : formatCount(rest),
      turning.reason,
    ),
    definitions: [
      definitions.equilibrium,
      ...drawn
        .slice(0, MOST_PATHS)
        .flatMap(({ turns: [turn] }) =>
          isUnnamed(turn) ? [{ term: upperFirst(turnName(turn)), meaning: pathName(turn.path) }] : [],
        ),
    ],
    shown: [],
    table: tableOf(results, turning),
    altText: wording.alternative(left.text, plain(title), said.join('; ')),
  });
}
