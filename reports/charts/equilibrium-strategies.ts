import { PAPER } from '../colour.ts';
import type { ChartOptions, Figure, KeyEntry, Plot } from '../figure.ts';
import { formatCount, formatPercent } from '../format.ts';
import type { Results } from '../results.ts';
import { tickValues } from '../scale.ts';
import type { EquilibriumFacts, SolutionFacts } from '../solution/facts.ts';
import { countFinding } from '../solution/findings.ts';
import { groupsOf, joined, profileText } from '../solution/profile-text.ts';
import * as wording from '../wording/equilibrium-strategies.ts';
import { definitions } from '../wording/solution.ts';
import { clipped, plain, upperFirst } from '../words.ts';
import { complete } from './complete.ts';
import { type Dataset, lineChart } from './line-chart.ts';
import { coloursOf } from './option-areas.ts';
import { HALF_BAR, rowBar } from './row-bars.ts';

/** More rows than this are no picture; the rest is in the table. */
const MOST_ROWS = 14;
const ROWS_IN_PANEL = 9;

/** Between the rows of two equilibria, in rows. */
const GAP = 0.35;

/** More colours than this cannot be told apart. */
const MOST_ACTIONS = 8;

/** Players who do the same in an equilibrium. */
type Row = { readonly number: number; readonly players: readonly number[]; readonly row: readonly number[] };

function rowsOf(facts: SolutionFacts, { profile }: EquilibriumFacts, k: number): Row[] {
  return groupsOf(facts, profile).map(({ players }) => ({
    number: k + 1,
    players,
    row: profile[players[0] ?? 0] ?? [],
  }));
}

/** As many whole equilibria as there is room for. */
function drawnRows(facts: SolutionFacts, most: number): Row[][] {
  const drawn: Row[][] = [];
  let count = 0;
  for (const [k, equilibrium] of facts.equilibria.entries()) {
    const rows = rowsOf(facts, equilibrium, k);
    if (count + rows.length > most && drawn.length > 0) break;
    drawn.push(rows);
    count += rows.length;
  }
  return drawn;
}

function nameOf({ players, actions }: SolutionFacts, row: Row): string {
  if (row.players.length === players.length && players.length > 1) return wording.all(players.length);
  void actions;
  return joined(row.players.map((player) => clipped(plain(players[player] ?? ''), 40)));
}

/** Rows from the top with a gap between equilibria; the axis ends with the last. */
function placed(drawn: readonly (readonly Row[])[]): {
  readonly rows: (Row & { readonly y: number })[];
  readonly height: number;
} {
  const height = drawn.flat().length + GAP * (drawn.length - 1);
  let y = height;
  const rows = drawn.flatMap((group, k) => {
    if (k > 0) y -= GAP;
    return group.map((row) => {
      y -= 1;
      return { ...row, y: y + 0.5 };
    });
  });
  return { rows, height };
}

/** One bar from 0 to 1 in a part for each action; parts of neighbours are parted by a light edge. */
function stacked(facts: SolutionFacts, row: Row & { readonly y: number }, labels: readonly string[]): Dataset[] {
  const own = facts.actions[row.players[0] ?? 0] ?? [];
  let from = 0;
  return own.flatMap((action, k) => {
    const to = from + (row.row[k] ?? 0);
    const { colour } = coloursOf(action, labels);
    const place = { from, to, top: row.y + HALF_BAR, bottom: row.y - HALF_BAR };
    from = to;
    return rowBar(`${row.number} ${nameOf(facts, row)}: ${action}`, { ...place, fill: colour, edge: PAPER });
  });
}

function plotOf(
  facts: SolutionFacts,
  drawn: readonly (readonly Row[])[],
  labels: readonly string[],
  options: ChartOptions,
): Plot {
  const { rows, height } = placed(drawn);
  const scale = { min: 0, max: 1, step: 0.25 };
  const several = drawn.length > 1;
  const axes: Plot['axes'] = {
    x: {
      scale,
      title: wording.axis,
      labels: tickValues(scale).map((value) => ({ value, text: formatPercent(value) })),
    },
    y: {
      scale: { min: 0, max: height, step: 1 },
      title: '',
      labels: rows.map((row) => ({
        value: row.y,
        text: several ? wording.numbered(row.number, nameOf(facts, row)) : nameOf(facts, row),
      })),
      names: true,
    },
  };
  const datasets = rows.flatMap((row) => stacked(facts, row, labels));
  return { configuration: lineChart(datasets, axes, options), axes, endLabels: [], events: [] };
}

/** The actions that somebody takes, and what is drawn for them. */
function keyOf(labels: readonly string[], taken: ReadonlySet<string>): KeyEntry[] {
  return labels
    .filter((label) => taken.has(label))
    .map((label) => {
      const { colour, text } = coloursOf(label, labels);
      return { text: clipped(plain(label), 30), fill: colour, colour: text };
    });
}

function takenIn({ actions }: SolutionFacts, rows: readonly Row[]): Set<string> {
  return new Set(
    rows.flatMap(({ players, row }) => (actions[players[0] ?? 0] ?? []).filter((_, action) => (row[action] ?? 0) > 0)),
  );
}

function tableOf({ players, actions, equilibria }: SolutionFacts) {
  const columns = ['equilibrium', 'player', 'action', 'probability', 'payoff', 'pure', 'regret', 'certificate'];
  const rows = equilibria.flatMap(({ profile, payoffs, pure, regret, certificate }, k) =>
    players.flatMap((player, p) =>
      (actions[p] ?? []).map((action, a) => [
        ...[k + 1, player, action, profile[p]?.[a] ?? Number.NaN, payoffs[p] ?? Number.NaN],
        ...[String(pure), regret, certificate],
      ]),
    ),
  );
  return { columns, rows };
}

/**
 * Who does what in each equilibrium? One bar for all players who do the same, parted by how likely each action is;
 * colours are the actions', those of pause, slow and race where actions are called so.
 *
 * @returns undefined where no equilibrium was found, or more actions are taken than colours can tell
 */
export function equilibriumStrategies(
  results: Results,
  facts: SolutionFacts,
  options: ChartOptions = {},
): Figure | undefined {
  const { equilibria, actions } = facts;
  const drawn = drawnRows(facts, options.bars === undefined ? MOST_ROWS : Math.max(options.bars, ROWS_IN_PANEL));
  const taken = takenIn(facts, drawn.flat());
  const labels = [...new Set(actions.flat())].filter((label) => taken.has(label));
  if (drawn.length === 0 || labels.length > MOST_ACTIONS) return undefined;
  const rest = equilibria.length - drawn.length;
  const title = upperFirst(countFinding(facts));
  const said = equilibria.map(({ profile }, k) => `${k + 1}: ${profileText(facts, profile)}`);
  return complete(results, [plotOf(facts, drawn, labels, options)], {
    name: 'equilibria',
    title,
    method: wording.method(equilibria.length > 1, rest === 0 ? undefined : formatCount(rest)),
    key: keyOf(labels, taken),
    definitions: [definitions.equilibrium, ...(equilibria.some(({ pure }) => !pure) ? [definitions.mixed] : [])],
    shown: [],
    table: tableOf(facts),
    altText: wording.alternative(title, said.join('; ')),
  });
}
