import { KINDS } from '../colour.ts';
import type { ChartOptions, Figure, Plot } from '../figure.ts';
import { decimalsOf, formatCount, formatNumber } from '../format.ts';
import type { Results } from '../results.ts';
import { niceScale, tickValues } from '../scale.ts';
import type { SolvedGame } from '../solution/facts.ts';
import { leavingFindings, leavingTitle } from '../solution/findings.ts';
import { gainOf, type Leaving, type Left, leftProfile } from '../solution/leaving.ts';
import { payoffDecimals } from '../solution/payoff-text.ts';
import * as wording from '../wording/deviation-gains.ts';
import { definitions } from '../wording/solution.ts';
import { clipped, plain, upperFirst } from '../words.ts';
import { complete } from './complete.ts';
import { lineChart } from './line-chart.ts';
import { HALF_BAR, rowBar, rowLine, rowPlace } from './row-bars.ts';

/** More bars than this are no picture; the rest is in the table. */
const MOST_BARS = 12;

/** Longer names of actions are cut behind a bar. */
const LONGEST = 24;

const isKnown = (one: Leaving): boolean => Number.isFinite(gainOf(one));

/** `+0.43`, `−0.27`, `0`. */
function signed(gain: number, decimals: number): string {
  const text = formatNumber(gain, decimals);
  return gain > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

function plotOf(facts: SolvedGame, drawn: readonly Leaving[], options: ChartOptions): Plot {
  const n = drawn.length;
  const gains = drawn.map(gainOf);
  const scale = niceScale(Math.min(0, ...gains), Math.max(0, ...gains));
  const [ticks, decimals] = [decimalsOf(scale.step), payoffDecimals(gains)];
  const name = ({ player }: Leaving): string => plain(facts.players[player] ?? '');
  const axes: Plot['axes'] = {
    x: {
      scale,
      title: wording.axis,
      labels: tickValues(scale).map((value) => ({ value, text: value === 0 ? '0' : signed(value, ticks) })),
    },
    y: {
      scale: { min: 0, max: n, step: 1 },
      title: '',
      labels: drawn.map((one, k) => ({ value: rowPlace(k, n), text: name(one) })),
      names: true,
    },
  };
  const bars = drawn.flatMap((one, k) => {
    const y = rowPlace(k, n);
    const { fill, edge } = gainOf(one) > 0 ? KINDS.harm : KINDS.neutral;
    return rowBar(name(one), { from: 0, to: gainOf(one), top: y + HALF_BAR, bottom: y - HALF_BAR, fill, edge });
  });
  return {
    configuration: lineChart([...bars, rowLine(wording.zero, 0, n)], axes, options),
    axes,
    endLabels: [],
    events: [],
    barLabels: drawn.map((one, k) => ({
      at: { x: Math.max(0, gainOf(one)), y: rowPlace(k, n) },
      text: signed(gainOf(one), decimals),
      detail: wording.by(clipped(plain(one.others[0]?.action ?? ''), LONGEST)),
    })),
  };
}

function tableOf(facts: SolvedGame, { players, text }: Left) {
  const columns = ['profile', 'player', 'action', 'kept', 'payoff', 'gain'];
  const rows = players.flatMap(({ player, kept, others }) =>
    others.map(({ action, payoff, gain }) => [text, facts.players[player] ?? '', action, kept, payoff, gain]),
  );
  return { columns, rows };
}

/**
 * Who would gain by leaving alone what all keep, and by how much? One bar per player: what the best of his other actions
 * pays more or less while all others keep the profile, the least deterred first.
 *
 * @returns undefined where there is no profile to leave, or nobody has another action
 */
export function deviationGains(results: Results, facts: SolvedGame, options: ChartOptions = {}): Figure | undefined {
  const left = leftProfile(facts);
  const known = left?.players.filter(isKnown) ?? [];
  if (left === undefined || known.length === 0) return undefined;
  const drawn = known.slice(0, options.bars === undefined ? MOST_BARS : Math.max(options.bars, 8));
  const [title] = leavingFindings(facts, left);
  const decimals = payoffDecimals(known.map(gainOf));
  const each = known.map((one) => {
    const action = plain(one.others[0]?.action ?? '');
    return `${plain(facts.players[one.player] ?? '')}: ${signed(gainOf(one), decimals)} ${wording.by(action)}`;
  });
  const rest = known.length - drawn.length;
  return complete(results, [plotOf(facts, drawn, options)], {
    name: 'gain-by-leaving',
    title: upperFirst(title),
    panelTitle: leavingTitle(facts, left),
    method: wording.method(left.text, left.asked, rest === 0 ? undefined : formatCount(rest)),
    definitions: [definitions.equilibrium, definitions.gain],
    shown: [],
    table: tableOf(facts, left),
    altText: wording.alternative(left.text, title, each.join('; ')),
  });
}
