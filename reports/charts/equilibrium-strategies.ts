import { PAPER, readableOn } from '../colour.ts';
import type { ChartOptions, Figure, KeyEntry, Plot, PlotText } from '../figure.ts';
import { formatCount } from '../format.ts';
import type { Results } from '../results.ts';
import type { EquilibriumFacts, SolvedGame } from '../solution/facts.ts';
import { countFinding } from '../solution/findings.ts';
import { probabilityText, profileText } from '../solution/profile-text.ts';
import * as wording from '../wording/equilibrium-strategies.ts';
import { definitions } from '../wording/solution.ts';
import { clipped, plain, upperFirst } from '../words.ts';
import { complete } from './complete.ts';
import { lineChart } from './line-chart.ts';
import { coloursOf } from './option-areas.ts';
import { rowLines } from './payoff-cells.ts';
import { rowBar } from './row-bars.ts';

/** More columns than this are no picture; the rest is in the table. */
const MOST_COLUMNS = 8;
const COLUMNS_IN_PANEL = 5;

/** More players than this have no row each. */
const MOST_PLAYERS = 14;

/** More colours than this cannot be told apart. */
const MOST_ACTIONS = 8;

/** Between cells, across and down. */
const GAP = { x: 0.03, y: 0.05 };

/** One action's part of a cell, as wide as it is likely. */
type Part = {
  readonly player: number;
  readonly action: string;
  readonly probability: number;
  readonly from: number;
  readonly to: number;
};

function partsOf({ actions }: SolvedGame, { profile }: EquilibriumFacts, column: number): Part[] {
  return profile.flatMap((row, player) => {
    let from = column + GAP.x;
    return row.flatMap((probability, k): Part[] => {
      const to = from + probability * (1 - 2 * GAP.x);
      const part = { player, action: actions[player]?.[k] ?? '', probability, from, to };
      from = to;
      return probability > 0 ? [part] : [];
    });
  });
}

function plotOf(
  facts: SolvedGame,
  drawn: readonly EquilibriumFacts[],
  labels: readonly string[],
  options: ChartOptions,
): Plot {
  const { players } = facts;
  const n = players.length;
  const parts = drawn.flatMap((one, k) => partsOf(facts, one, k).map((part) => ({ ...part, k })));
  const axes: Plot['axes'] = {
    x: {
      scale: { min: 0, max: drawn.length, step: 1 },
      title: drawn.length > 1 ? wording.axis : '',
      labels: drawn.length > 1 ? drawn.map((_, k) => ({ value: k + 0.5, text: String(k + 1) })) : [],
      names: true,
    },
    y: {
      scale: { min: 0, max: n, step: 1 },
      title: '',
      labels: players.map((name, player) => ({ value: n - player - 0.5, text: clipped(plain(name), 60) })),
      names: true,
    },
  };
  const datasets = parts.flatMap(({ player, action, from, to, k }) => {
    const [bottom, top] = [n - player - 1 + GAP.y, n - player - GAP.y];
    const label = `${k + 1}, ${players[player]}: ${action}`;
    return rowBar(label, { from, to, top, bottom, fill: coloursOf(action, labels).colour, edge: PAPER });
  });
  const texts = parts.map(({ player, action, probability, from, to }): PlotText => {
    const isSure = probability === 1;
    return {
      at: { x: (from + to) / 2, y: n - player - 0.5 },
      text: isSure ? plain(action) : probabilityText(probability),
      ...(isSure ? {} : { detail: plain(action) }),
      room: { width: to - from, height: 1 },
      colour: readableOn(coloursOf(action, labels).colour),
    };
  });
  const lines = drawn.every(({ pure }) => pure) ? 1 : 2;
  return {
    configuration: lineChart(datasets, axes, options),
    axes,
    endLabels: [],
    events: [],
    texts,
    rowLines: rowLines(n, lines, options.bars !== undefined),
    bare: true,
  };
}

function keyOf(labels: readonly string[]): KeyEntry[] {
  return labels.map((label) => {
    const { colour, text } = coloursOf(label, labels);
    return { text: clipped(plain(label), 30), fill: colour, colour: text };
  });
}

/** The actions that somebody takes in these, in the game's order. */
function takenIn({ actions }: SolvedGame, drawn: readonly EquilibriumFacts[]): string[] {
  const taken = drawn.flatMap(({ profile }) =>
    profile.flatMap((row, player) => (actions[player] ?? []).filter((_, action) => (row[action] ?? 0) > 0)),
  );
  return [...new Set(actions.flat())].filter((label) => taken.includes(label));
}

function tableOf({ players, actions, equilibria }: SolvedGame) {
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
 * Who does what in each equilibrium? A row per player and a column per equilibrium, each cell parted by how likely each
 * action is; colours are the actions', those of pause, slow and race where actions are called so.
 *
 * @returns undefined where no equilibrium was found, there are too many players for rows, or more actions are taken than
 *   colours can tell
 */
export function equilibriumStrategies(
  results: Results,
  facts: SolvedGame,
  options: ChartOptions = {},
): Figure | undefined {
  const { equilibria, players } = facts;
  const drawn = equilibria.slice(0, options.bars === undefined ? MOST_COLUMNS : COLUMNS_IN_PANEL);
  const labels = takenIn(facts, drawn);
  if (drawn.length === 0 || players.length > MOST_PLAYERS || labels.length > MOST_ACTIONS) return undefined;
  const rest = equilibria.length - drawn.length;
  const title = upperFirst(countFinding(facts));
  const said = equilibria.map(({ profile }, k) => `${k + 1}: ${profileText(facts, profile)}`);
  const isMixed = equilibria.some(({ pure }) => !pure);
  return complete(results, [plotOf(facts, drawn, labels, options)], {
    name: 'equilibria',
    title,
    method: wording.method(equilibria.length > 1, isMixed, rest === 0 ? undefined : formatCount(rest)),
    key: keyOf(labels),
    definitions: [definitions.equilibrium, ...(isMixed ? [definitions.mixed] : [])],
    shown: [],
    table: tableOf(facts),
    altText: wording.alternative(title, said.join('; ')),
  });
}
