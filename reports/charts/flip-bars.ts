import type { Flip, FlipSearch } from '../../engine/analysis/threshold/rank-flips.ts';
import type { Factor } from '../../engine/experiment/study/factor.ts';
import { ROLES } from '../colour.ts';
import { unlessFailed } from '../failures.ts';
import type { BarLabel, ChartOptions, Figure, Plot } from '../figure.ts';
import { decimalsOf, formatCount, formatPercent } from '../format.ts';
import type { Results, ThresholdFacts } from '../results.ts';
import { niceScale, tickValues } from '../scale.ts';
import { factorNames, namingDefinition, settingText } from '../study/names.ts';
import { flipsFinding, movedCount, moveText } from '../study/threshold-finding.ts';
import { verdictText } from '../study/verdict-text.ts';
import { markWords } from '../wording/marks.ts';
import { thresholdWords as say } from '../wording/threshold.ts';
import { plain, upperFirst } from '../words.ts';
import { complete } from './complete.ts';
import { type Dataset, line, lineChart } from './line-chart.ts';
import { roleKey } from './role-key.ts';
import { HALF_BAR, rowAxis, rowBar, rowLine, rowPlace, splitBar } from './row-bars.ts';

/** Rows of a picture; the rest is in the table. */
const MOST_BARS = 8;

/** The dash of what chance could have turned. */
const UNCLEAR = [4, 3];

type Role = Factor['role'];

type Roles = ReadonlyMap<string, Role>;

function rolesOf({ factors }: ThresholdFacts): Roles {
  return new Map(factors.map(({ path, role }) => [path, role]));
}

/** Whether the turn is clear where it happens, or farther out in the same direction. */
function isClear({ verdict, end }: Flip): boolean {
  return verdict.clear || end.verdict.clear;
}

/** The move with its sign; none of an option, or of what is only held. */
function signedShare({ share, direction }: Flip): number {
  if (direction === 'up') return share;
  return direction === 'down' ? -share : 0;
}

/** A bar as long as the move, or a dot where it has no direction. */
function markOf(flip: Flip, role: Role, y: number): Dataset[] {
  const { path } = flip.assumption;
  const { fill, edge } = ROLES[role];
  const to = signedShare(flip);
  if (to === 0) {
    const dot = { ...line(path, [{ x: 0, y }], { colour: edge, dash: [], width: 1 }), pointRadius: 5 };
    return [{ ...dot, pointStyle: 'rectRot', pointBackgroundColor: isClear(flip) ? fill : '#FFFFFF' }];
  }
  const look = isClear(flip) ? { edge, fill } : { edge, dash: UNCLEAR };
  const draw = role === 'lever' ? splitBar : rowBar;
  return draw(path, { from: 0, to, top: y + HALF_BAR, bottom: y - HALF_BAR, ...look });
}

/** `7 → 4.2`, and how sure. */
function labelOf(flip: Flip): Pick<BarLabel, 'text' | 'detail'> {
  const { assumption, value, direction } = flip;
  const sure = isClear(flip) ? (flip.verdict.clear ? say.flips.clear : say.flips.clearFartherOut) : say.flips.notClear;
  if ('options' in assumption) return { text: say.flips.turns(`${assumption.base}`, `${value}`), detail: sure };
  const width = assumption.hi - assumption.lo;
  const to = settingText(value, width);
  if (direction === 'held') return { text: say.flips.heldAt(to), detail: sure };
  const stands = settingText(assumption.base, width);
  return { text: say.flips.turns(assumption.drawn ? say.flips.drawn(stands) : stands, to), detail: sure };
}

/** From the longest move down to the longest up, with room for the least. */
function plotOf(facts: ThresholdFacts, drawn: readonly Flip[], options: ChartOptions): Plot {
  const names = factorNames(facts.factors);
  const roles = rolesOf(facts);
  const n = drawn.length;
  const rows = drawn.map((flip, k) => ({
    flip,
    y: rowPlace(k, n),
    role: roles.get(flip.assumption.path) ?? 'assumption',
  }));
  const shares = drawn.map(signedShare);
  const scale = niceScale(Math.min(0, ...shares), Math.max(0.02, ...shares));
  const decimals = decimalsOf(100 * scale.step);
  const axes: Plot['axes'] = {
    x: {
      scale,
      title: say.flips.axis,
      labels: tickValues(scale).map((value) => ({
        value,
        text: (value > 0 ? '+' : '') + formatPercent(value, decimals),
      })),
    },
    y: rowAxis(
      names,
      rows.map(({ flip, y, role }) => ({ path: flip.assumption.path, role, y })),
    ),
  };
  const datasets = [
    ...rows.flatMap(({ flip, y, role }) => markOf(flip, role, y)),
    rowLine(markWords.asThingsStand, 0, n),
  ];
  return {
    configuration: lineChart(datasets, axes, options),
    axes,
    endLabels: [],
    events: [],
    barLabels: rows.map(({ flip, y }) => {
      // Beside the diamond.
      const room = signedShare(flip) === 0 ? 0.015 * (scale.max - scale.min) : 0;
      return { at: { x: Math.max(0, signedShare(flip)) + room, y }, ...labelOf(flip) };
    }),
  };
}

function methodLine(facts: ThresholdFacts, { flips, missing }: FlipSearch, drawn: number): string {
  const total = movedCount(facts);
  const rest = flips.length - drawn;
  const steady = total - flips.length - missing.length;
  const parts = [
    say.movedAlone(formatCount(total), formatCount(facts.runsPerPoint)),
    say.flips.dashed,
    ...(flips.slice(0, drawn).some((flip) => signedShare(flip) === 0) ? [say.flips.diamond] : []),
    ...(rest > 0 ? [say.flips.larger(formatCount(rest))] : []),
    ...(steady > 0 ? [say.flips.steady(formatCount(steady))] : []),
    ...(missing.length > 0 ? [say.flips.missing(formatCount(missing.length))] : []),
  ];
  return parts.join('; ');
}

function tableOf(results: Results, facts: ThresholdFacts, { flips, steady, missing }: FlipSearch) {
  const names = factorNames(facts.factors);
  const roles = rolesOf(facts);
  const facts3 = (path: string): string[] => [path, names.get(path) ?? path, roles.get(path) ?? ''];
  const rest = [
    ...steady.map((one) => ({
      ...one,
      found: one.trials.length === 0 ? say.flips.table.notMoved : say.flips.table.steady,
    })),
    ...missing.map((one) => ({ ...one, found: say.flips.table.missing })),
  ];
  return {
    columns: [
      'parameter',
      'label',
      'role',
      'found',
      'now',
      'turns_at',
      'share_of_range',
      'direction',
      'there',
      'clear',
      'clear_at_end',
    ],
    rows: [
      ...flips.map(({ assumption, value, share, direction, verdict, end }) => [
        ...[...facts3(assumption.path), 'turns', assumption.base, value, share, direction],
        ...[verdictText(facts, verdict, results.scenario), String(verdict.clear), String(end.verdict.clear)],
      ]),
      ...rest.map(({ assumption, found }) => [
        ...facts3(assumption.path),
        found,
        assumption.base,
        '',
        '',
        '',
        '',
        '',
        '',
      ]),
    ],
  };
}

function altText(results: Results, facts: ThresholdFacts, { flips }: FlipSearch, title: string): string {
  const names = factorNames(facts.factors);
  const roles = rolesOf(facts);
  const rows = flips.map((flip) => {
    const { path } = flip.assumption;
    const there = verdictText(facts, flip.verdict, results.scenario);
    const said = say.flips.said(moveText(flip), there, labelOf(flip).detail);
    return say.row(`${names.get(path)}`, `${roles.get(path)}`, said);
  });
  return say.flips.altText(title, upperFirst(rows.join('; ')));
}

/**
 * Which single assumption, moved least, turns the answer? One bar per parameter that turns it alone, the smallest move
 * first, left for down and right for up; dashed where chance could have turned it; levers are split along their middle.
 *
 * @returns undefined where nothing was moved, or nothing turns the answer
 */
export function flipBars(results: Results, options: ChartOptions = {}): Figure | undefined {
  const facts = results.subject;
  if (facts?.kind !== 'threshold' || facts.flips === undefined) return undefined;
  const { flips } = facts;
  const drawn = flips.flips.slice(0, options.bars ?? MOST_BARS);
  if (drawn.length === 0) return undefined;
  const roles = rolesOf(facts);
  const title = unlessFailed(results, say.flips.failed, flipsFinding(facts, results.scenario) ?? '');
  return complete(results, [plotOf(facts, drawn, options)], {
    name: 'flips',
    title,
    panelTitle: say.flips.title,
    method: methodLine(facts, flips, drawn.length),
    key: roleKey(drawn.map(({ assumption }) => roles.get(assumption.path) ?? 'assumption')),
    definitions: [
      ...facts.quantities.flatMap(({ label, definition }) =>
        definition === undefined ? [] : [{ term: plain(label), meaning: plain(definition) }],
      ),
      ...namingDefinition(
        facts.factors,
        drawn.map(({ assumption }) => assumption.path),
      ),
    ],
    shown: facts.quantities,
    table: tableOf(results, facts, flips),
    altText: altText(results, facts, flips, title),
  });
}
