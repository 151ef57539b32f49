import type { RulesDocument } from '../../engine/experiment/solutions/tournament-document.ts';
import { KINDS, ROLES } from '../colour.ts';
import { unlessFailed } from '../failures.ts';
import type { ChartOptions, Figure, Plot } from '../figure.ts';
import { formatCount, formatPercent, formatShare } from '../format.ts';
import type { Results } from '../results.ts';
import { tickValues } from '../scale.ts';
import { rulesFindings, rulesText } from '../tournament/findings.ts';
import { marginText } from '../tournament/margin.ts';
import * as wording from '../wording/tournament.ts';
import { upperFirst } from '../words.ts';
import { complete } from './complete.ts';
import { lineChart } from './line-chart.ts';
import { HALF_BAR, rowBar, rowPlace } from './row-bars.ts';

/** More bars than this are no picture; the rest is in the table. */
const MOST_BARS = 8;
const BARS_IN_PANEL = 5;

type One = RulesDocument['equilibria'][number];

function plotOf(document: RulesDocument, drawn: readonly One[], options: ChartOptions): Plot {
  const { resamples } = document;
  const n = drawn.length;
  const scale = { min: 0, max: 1, step: 0.25 };
  const numbers = document.equilibria.flatMap((one) => (one.now ? [one.profile] : []));
  const name = ({ profile, now }: One): string => {
    const text = rulesText(document, profile);
    return now ? wording.shares.numbered(formatCount(numbers.indexOf(profile) + 1), text) : `(${text})`;
  };
  const axes: Plot['axes'] = {
    x: {
      scale,
      title: wording.shares.axis,
      labels: tickValues(scale).map((value) => ({ value, text: formatPercent(value) })),
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
    const { fill, edge } = one.now ? ROLES.lever : KINDS.neutral;
    return rowBar(name(one), { from: 0, to: one.share, top: y + HALF_BAR, bottom: y - HALF_BAR, fill, edge });
  });
  return {
    configuration: lineChart(bars, axes, options),
    axes,
    endLabels: [],
    events: [],
    barLabels: drawn.map((one, k) => ({
      at: { x: one.share, y: rowPlace(k, n) },
      text: formatShare(Math.round(one.share * resamples), resamples),
      detail: marginText(document, one),
    })),
  };
}

/**
 * How sure is it that a profile of rules is an equilibrium? A bar for each that is one by the means or in some resample:
 * the share of resamples in which it is one, and what somebody would gain by leaving it.
 *
 * @returns undefined where none ever is one, or a single run says nothing of chance
 */
export function equilibriumShares(
  results: Results,
  document: RulesDocument,
  options: ChartOptions = {},
): Figure | undefined {
  const { equilibria, resamples, runs, failedRuns } = document;
  if (equilibria.length === 0 || runs - failedRuns < 2) return undefined;
  const drawn = equilibria.slice(0, options.bars === undefined ? MOST_BARS : BARS_IN_PANEL);
  const rest = equilibria.length - drawn.length;
  const some = { now: drawn.some(({ now }) => now), other: drawn.some(({ now }) => !now) };
  const [finding = ''] = rulesFindings(document);
  const title = unlessFailed(results, wording.shares.title, upperFirst(finding));
  const each = equilibria.slice(0, 20).map((one) => {
    const part = formatShare(Math.round(one.share * resamples), resamples);
    return `${rulesText(document, one.profile)}: ${part}, ${marginText(document, one)}`;
  });
  return complete(results, [plotOf(document, drawn, options)], {
    name: 'equilibria',
    title,
    panelTitle: wording.shares.title,
    method: wording.shares.method(formatCount(resamples), some, rest === 0 ? undefined : formatCount(rest)),
    definitions: [wording.definitions.equilibrium, wording.definitions.resample],
    shown: [],
    table: {
      columns: ['profile', 'now', 'share', 'resamples', 'regret', 'lo95', 'hi95'],
      rows: equilibria.map(({ profile, now, share, regret }) => [
        ...[rulesText(document, profile), String(now), share, resamples],
        ...[regret.estimate, regret.lo95, regret.hi95],
      ]),
    },
    altText: wording.shares.alternative(title, each.join('; ')),
  });
}
