import type { ChartOptions, Figure, Plot } from '../figure.ts';
import { formatCount } from '../format.ts';
import type { Results } from '../results.ts';
import type { SolutionFacts } from '../solution/facts.ts';
import { countFinding } from '../solution/findings.ts';
import { leftProfile, rowOf } from '../solution/leaving.ts';
import { type PayoffTable, pureEquilibria } from '../solution/payoff-rows.ts';
import { payoffTexts } from '../solution/payoff-text.ts';
import { profileText, pureText } from '../solution/profile-text.ts';
import * as shared from '../wording/payoff-table.ts';
import * as wording from '../wording/profile-payoffs.ts';
import { definitions } from '../wording/solution.ts';
import { clipped, plain, upperFirst } from '../words.ts';
import { complete } from './complete.ts';
import { lineChart } from './line-chart.ts';
import { cellAreas, cellFrame, cellTexts, type PayoffCell, payoffColours } from './payoff-cells.ts';
import { payoffRows, toldRows } from './payoff-table.ts';

/** More rows than this are no picture; the rest is in the table. */
const MOST_ROWS = 8;
const ROWS_IN_PANEL = 5;

/** More players than this have no column each. */
const MOST_PLAYERS = 12;

const GAP = 0.03;

/** A profile that is worth a row: what it pays everybody, and who would not leave it. */
export type ProfileRow = {
  readonly text: string;
  readonly detail?: string;
  readonly payoffs: readonly number[];
  readonly se?: readonly number[];
  readonly best: readonly boolean[];
  readonly framed: boolean;
};

/** Each player's worst and best of all profiles, and the decimals of all his payoffs. */
function sharesAmong(
  table: PayoffTable | undefined,
  rows: readonly ProfileRow[],
  player: number,
): (number | undefined)[] {
  const all = (table?.rows ?? rows).map(({ payoffs }) => payoffs[player] ?? Number.NaN).filter(Number.isFinite);
  const [lo, hi] = [Math.min(...all), Math.max(...all)];
  return rows.map(({ payoffs }) => {
    const value = payoffs[player] ?? Number.NaN;
    if (!Number.isFinite(value)) return undefined;
    return hi > lo ? Math.min(1, Math.max(0, (value - lo) / (hi - lo))) : 0.5;
  });
}

/** The table: a row per profile, a column per player. */
export function profilePlot(
  players: readonly string[],
  rows: readonly ProfileRow[],
  table: PayoffTable | undefined,
  options: ChartOptions,
): Plot {
  const n = rows.length;
  const shares = players.map((_, player) => sharesAmong(table, rows, player));
  const texts = payoffTexts(rows.flatMap(({ payoffs }) => payoffs));
  const cells = rows.flatMap((row, k) =>
    players.map((name, player): PayoffCell => {
      const error = row.se?.[player];
      return {
        label: `${row.text}, ${name}`,
        box: { left: player + GAP, right: player + 1 - GAP, bottom: n - k - 1 + GAP, top: n - k - GAP },
        share: shares[player]?.[k],
        text: texts[k * players.length + player] ?? '',
        ...(error === undefined ? {} : { detail: shared.error(payoffTexts([error])[0] ?? '') }),
        best: row.best[player] === true,
      };
    }),
  );
  const axes: Plot['axes'] = {
    x: {
      scale: { min: 0, max: players.length, step: 1 },
      title: '',
      labels: players.map((name, player) => ({ value: player + 0.5, text: clipped(plain(name), 40) })),
      names: true,
    },
    y: {
      scale: { min: 0, max: n, step: 1 },
      title: '',
      labels: rows.map(({ text, detail }, k) => ({
        value: n - k - 0.5,
        text: clipped(text, 110),
        ...(detail === undefined ? {} : { detail }),
      })),
      names: true,
    },
  };
  const frames = rows.flatMap(({ text, framed }, k) =>
    framed
      ? cellFrame(text, { left: GAP, right: players.length - GAP, bottom: n - k - 1 + GAP, top: n - k - GAP })
      : [],
  );
  return {
    configuration: lineChart([...frames, ...cellAreas(cells)], axes, options),
    axes,
    endLabels: [],
    events: [],
    texts: cellTexts(cells),
    colours: payoffColours(shared.colours, shared.worst, shared.best),
    bare: true,
  };
}

/** Rows of equilibria, of what all would have to keep, of who leaves it alone, and of what all could do instead. */
function rowsOf(facts: SolutionFacts, table: PayoffTable | undefined, most: number): ProfileRow[] {
  const { equilibria, players, actions } = facts;
  const pure = table === undefined ? [] : pureEquilibria(table, equilibria);
  const listed = equilibria.map(
    (one, k): ProfileRow => ({
      text: profileText(facts, one.profile),
      detail: wording.equilibrium(k + 1),
      payoffs: one.payoffs,
      best: players.map(() => true),
      framed: true,
    }),
  );
  const isListed = new Set(listed.map(({ text }) => text));
  const of = (profile: readonly string[], text = pureText(facts, profile)): ProfileRow[] => {
    const row = table?.rows[rowOf(facts, profile)];
    if (row === undefined || isListed.has(text)) return [];
    isListed.add(text);
    const framed = pure.some(({ place }) => place === rowOf(facts, profile));
    return [{ text, payoffs: row.payoffs, best: row.best, framed }];
  };
  const left = leftProfile(facts);
  const asked = left === undefined ? [] : of(left.profile);
  const shared = (actions[0] ?? []).filter((label) => actions.every((labels) => labels.includes(label)));
  const common = shared.flatMap((label) => of(players.map(() => label)));
  const leaving = (left?.players ?? []).flatMap(({ player, others }) => {
    const action = others[0]?.action;
    if (left === undefined || action === undefined) return [];
    const profile = left.profile.map((own, other) => (other === player ? action : own));
    return of(profile, wording.alone(players[player] ?? '', action, left.text));
  });
  const kept = listed.slice(0, Math.max(1, most - asked.length - Math.min(2, common.length)));
  return [...kept, ...asked, ...common, ...leaving].slice(0, most);
}

/**
 * What does each player get where nobody leaves, where all do the same, and where one leaves alone? A row per profile and
 * a column per player, each payoff coloured from the player's worst to his best of all profiles, with a dot where his
 * own action is a best reply; equilibria are framed.
 *
 * @returns undefined where there is nothing to put into a row, or there are too many players for columns
 */
export function profilePayoffs(results: Results, facts: SolutionFacts, options: ChartOptions = {}): Figure | undefined {
  const { players, actions, payoffs } = facts;
  const table = payoffs === undefined ? undefined : { players, actions, rows: payoffs };
  const rows = rowsOf(facts, table, options.bars === undefined ? MOST_ROWS : Math.max(ROWS_IN_PANEL, options.bars - 1));
  if (rows.length === 0 || players.length > MOST_PLAYERS) return undefined;
  const rest = facts.equilibria.length - rows.filter(({ detail }) => detail !== undefined).length;
  const title = upperFirst(countFinding(facts));
  return complete(results, [profilePlot(players, rows, table, options)], {
    name: 'payoffs',
    title,
    panelTitle: wording.question,
    method: wording.method(table !== undefined, rest === 0 ? undefined : formatCount(rest)),
    definitions: [definitions.payoff, definitions.bestReply, definitions.equilibrium],
    shown: [],
    table: table === undefined ? rowTable(players, rows) : payoffRows(table),
    altText: wording.alternative(title, table === undefined ? toldProfiles(players, rows) : toldRows(table)),
  });
}

function rowTable(players: readonly string[], rows: readonly ProfileRow[]) {
  return {
    columns: ['profile', 'equilibrium', ...players],
    rows: rows.map(({ text, framed, payoffs }) => [text, String(framed), ...payoffs]),
  };
}

function toldProfiles(players: readonly string[], rows: readonly ProfileRow[]): string {
  return rows
    .map(({ text, payoffs }) => {
      const texts = payoffTexts(payoffs);
      return `${text} pays ${players.map((name, player) => `${plain(name)} ${texts[player]}`).join(', ')}`;
    })
    .join('; ');
}
