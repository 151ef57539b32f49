import type { ChartOptions, Figure, Plot } from '../figure.ts';
import { formatCount } from '../format.ts';
import type { Results } from '../results.ts';
import type { SolvedGame } from '../solution/facts.ts';
import { countFinding } from '../solution/findings.ts';
import { leftProfile, rowOf } from '../solution/leaving.ts';
import type { PayoffTable } from '../solution/payoff-rows.ts';
import { payoffTexts } from '../solution/payoff-text.ts';
import { profileText, pureText } from '../solution/profile-text.ts';
import * as shared from '../wording/payoff-table.ts';
import * as wording from '../wording/profile-payoffs.ts';
import { definitions } from '../wording/solution.ts';
import { clipped, plain, upperFirst } from '../words.ts';
import { complete } from './complete.ts';
import { lineChart } from './line-chart.ts';
import { cellAreas, cellFrame, cellTexts, type PayoffCell, payoffColours, payoffKey } from './payoff-cells.ts';
import { payoffRows, toldRows } from './payoff-table.ts';

/** More columns than this are no picture; the rest is in the table. */
const MOST_COLUMNS = 8;
const COLUMNS_IN_PANEL = 5;

/** Beside names longer than this a narrow panel has room for fewer. */
const LONG_NAME = 14;
const COLUMNS_BESIDE_LONG = 3;

/** More players than this have no row each. */
const MOST_PLAYERS = 14;

/** Between cells, across and down. */
const GAP = { x: 0.03, y: 0.05 };

/** A profile that is worth a column: what it pays everybody, and who would not leave it. */
export type ProfileColumn = {
  /** `1`, `all slow`. */
  readonly name: string;
  /** Who does what. */
  readonly text: string;
  readonly payoffs: readonly number[];
  readonly best: readonly boolean[];
  readonly framed: boolean;
};

/** Between a player's worst and best of all profiles, of those shown where not all are known. */
function sharesAmong(table: PayoffTable | undefined, columns: readonly ProfileColumn[], player: number) {
  const all = (table?.rows ?? columns).map(({ payoffs }) => payoffs[player] ?? Number.NaN).filter(Number.isFinite);
  const [lo, hi] = [Math.min(...all), Math.max(...all)];
  return columns.map(({ payoffs }) => {
    const value = payoffs[player] ?? Number.NaN;
    if (!Number.isFinite(value)) return undefined;
    return hi > lo ? Math.min(1, Math.max(0, (value - lo) / (hi - lo))) : 0.5;
  });
}

function cellsOf(
  players: readonly string[],
  columns: readonly ProfileColumn[],
  table: PayoffTable | undefined,
): PayoffCell[] {
  const n = players.length;
  const texts = payoffTexts(columns.flatMap(({ payoffs }) => payoffs));
  return players.flatMap((name, player) => {
    const shares = sharesAmong(table, columns, player);
    const [bottom, top] = [n - player - 1 + GAP.y, n - player - GAP.y];
    return columns.map((column, k): PayoffCell => {
      return {
        label: `${column.text}, ${name}`,
        box: { left: k + GAP.x, right: k + 1 - GAP.x, bottom, top },
        row: { bottom: n - player - 1, top: n - player },
        share: shares[k],
        text: texts[k * n + player] ?? '',
        best: column.best[player] === true,
      };
    });
  });
}

/** The table: a row per player, a column per profile. */
export function profilePlot(
  players: readonly string[],
  columns: readonly ProfileColumn[],
  table: PayoffTable | undefined,
  options: ChartOptions,
): Plot {
  const n = players.length;
  const cells = cellsOf(players, columns, table);
  const axes: Plot['axes'] = {
    x: {
      scale: { min: 0, max: columns.length, step: 1 },
      title: '',
      labels: columns.map(({ name }, k) => ({ value: k + 0.5, text: clipped(name, 40) })),
      names: true,
    },
    y: {
      scale: { min: 0, max: n, step: 1 },
      title: '',
      labels: players.map((name, player) => ({ value: n - player - 0.5, text: clipped(plain(name), 60) })),
      names: true,
    },
  };
  const frames = columns.flatMap(({ text, framed }, k) =>
    framed ? cellFrame(text, { left: k + GAP.x, right: k + 1 - GAP.x, bottom: GAP.y, top: n - GAP.y }) : [],
  );
  // A narrow panel needs its room for the numbers; a key above says what the colours are.
  const colours = payoffColours(shared.colours, shared.worst, shared.best);
  return {
    configuration: lineChart([...frames, ...cellAreas(cells)], axes, options),
    axes,
    endLabels: [],
    events: [],
    texts: cellTexts(cells),
    ...(options.bars === undefined ? { colours } : {}),
    bare: true,
  };
}

function mostColumns(players: readonly string[], { bars }: ChartOptions): number {
  if (bars === undefined) return MOST_COLUMNS;
  return players.some((name) => name.length > LONG_NAME) ? COLUMNS_BESIDE_LONG : COLUMNS_IN_PANEL;
}

/** Columns of equilibria, of what all would have to keep, and of what all could do alike. */
function columnsOf(facts: SolvedGame, table: PayoffTable | undefined, most: number): ProfileColumn[] {
  const { equilibria, players, actions } = facts;
  const everybody = players.map(() => true);
  const [own = []] = actions;
  const alike = own.filter((label) => actions.every((labels) => labels.includes(label)));
  const allDo = (label: string): readonly string[] => players.map(() => label);
  const listed = equilibria.map((one, k): ProfileColumn => {
    const text = profileText(facts, one.profile);
    const same = alike.find((label) => text === pureText(facts, allDo(label)));
    const number = wording.equilibrium(k + 1);
    const name = same === undefined ? number : wording.equilibriumOf(number, wording.all(plain(same)));
    return { name, text, payoffs: one.payoffs, best: everybody, framed: true };
  });
  const seen = new Set(listed.map(({ text }) => text));
  const of = (profile: readonly string[], name: string): ProfileColumn[] => {
    const row = table?.rows[rowOf(facts, profile)];
    const text = pureText(facts, profile);
    if (row === undefined || seen.has(text)) return [];
    seen.add(text);
    return [{ name, text, payoffs: row.payoffs, best: row.best, framed: row.best.every(Boolean) }];
  };
  const asked = leftProfile(facts)?.profile ?? [];
  const [first] = asked;
  const isAlike = first !== undefined && asked.every((label) => label === first);
  const kept = asked.length === 0 ? [] : of(asked, isAlike ? wording.all(plain(first ?? '')) : wording.agreed);
  const common = alike.flatMap((label) => of(allDo(label), wording.all(plain(label))));
  const shown = listed.slice(0, Math.max(1, most - kept.length - Math.min(2, common.length)));
  return [...shown, ...kept, ...common].slice(0, most);
}

/**
 * What does each player get in the equilibria, and where all do the same? A row per player and a column per profile, each
 * payoff coloured from the player's worst to his best of all profiles, with a dot where his own action is a best reply;
 * equilibria are framed.
 *
 * @returns undefined where there is nothing to put into a column, or there are too many players for rows
 */
export function profilePayoffs(results: Results, facts: SolvedGame, options: ChartOptions = {}): Figure | undefined {
  const { players, actions, table: all } = facts;
  const table = all === undefined ? undefined : { players, actions, rows: all };
  const columns = columnsOf(facts, table, mostColumns(players, options));
  if (columns.length === 0 || players.length > MOST_PLAYERS) return undefined;
  const numbered = columns.filter(({ name }) => /^\d/.test(name)).length;
  const rest = facts.equilibria.length - numbered;
  const title = upperFirst(countFinding(facts));
  const most = bestOfAll(facts, table);
  return complete(results, [profilePlot(players, columns, table, options)], {
    name: 'payoffs',
    title,
    panelTitle: most === undefined ? wording.question : most,
    method: wording.method(table !== undefined, rest === 0 ? undefined : formatCount(rest)),
    ...(options.bars === undefined ? {} : { key: payoffKey(shared.ownWorst, shared.ownBest) }),
    definitions: [definitions.payoff, definitions.bestReply, definitions.equilibrium],
    shown: [],
    table: table === undefined ? columnTable(players, columns) : payoffRows(table),
    altText: wording.alternative(title, table === undefined ? toldColumns(players, columns) : toldRows(table)),
  });
}

/** A profile that pays everybody at least as much as any other, where there is one. */
function bestOfAll(facts: SolvedGame, table: PayoffTable | undefined): string | undefined {
  if (table === undefined) return undefined;
  const top = table.players.map((_, player) => Math.max(...table.rows.map(({ payoffs }) => payoffs[player] ?? 0)));
  const best = table.rows.filter(({ payoffs }) => payoffs.every((payoff, player) => payoff === top[player]));
  const [only] = best;
  return only === undefined || best.length > 1 ? undefined : wording.bestForAll(pureText(facts, only.profile));
}

function columnTable(players: readonly string[], columns: readonly ProfileColumn[]) {
  return {
    columns: ['profile', 'equilibrium', ...players],
    rows: columns.map(({ text, framed, payoffs }) => [text, String(framed), ...payoffs]),
  };
}

function toldColumns(players: readonly string[], columns: readonly ProfileColumn[]): string {
  return columns
    .map(({ text, payoffs }) => {
      const texts = payoffTexts(payoffs);
      const paid = players.map((name, player) => shared.paid(plain(name), `${texts[player]}`, false));
      return shared.pays(text, paid.join(', '));
    })
    .join('; ');
}
