import { unlessFailed } from '../failures.ts';
import type { ChartOptions, Figure, Plot } from '../figure.ts';
import { decimalsOf, formatNumber } from '../format.ts';
import { numberText } from '../plane/axis.ts';
import { axisTitle, subject } from '../plane/names.ts';
import type { Results, SweepFacts, SweptNumber } from '../results.ts';
import { niceScale, tickValues } from '../scale.ts';
import { fileStem } from '../sweep/file-stem.ts';
import { byWorld, type InWorld, isNumbers } from '../sweep/grids.ts';
import { axisName, cellWords, differenceWords, valueName } from '../sweep/names.ts';
import { type Worlds, worldsFindings } from '../sweep/worlds-finding.ts';
import { unitWords } from '../unit-words.ts';
import { quantityWords, worlds as words } from '../wording/sweep.ts';
import { clipped, plain, quoted, upperFirst } from '../words.ts';
import { complete } from './complete.ts';
import { type DotRow, dotRows, signKey } from './dot-rows.ts';
import { estimateScale, quantityAxis } from './estimate-lines.ts';

/** Worlds in a picture, if there is no more room; the rest is in the table. */
const MOST_ROWS = 8;

/** Dots below each other, in all rows, where there is no more room. */
const MOST_DOTS = 24;

type Drawn = {
  readonly facts: SweepFacts;
  readonly layout: Worlds;
  readonly of: SweptNumber;
  readonly results: Results;
};

/** A world by number, with what came of each policy. */
type World = { readonly at: number; readonly name: string; readonly policies: readonly InWorld[] };

/** In the row of a world: numbers without their unit, which stands above them. */
function worldName({ layout: { world }, results }: Drawn, at: number): string {
  if (world === undefined) return '';
  return isNumbers(world) ? numberText(world.levels[at] ?? Number.NaN) : valueName(world, at, results.scenario, 80);
}

/** Of so many worlds the first, or of numbers some from the lowest to the highest. */
function chosen(drawn: Drawn, options: ChartOptions): { shown: readonly World[]; all: number } {
  const { layout, of } = drawn;
  const { policy, world } = layout;
  const rows = byWorld(layout, of);
  const room = options.bars ?? MOST_ROWS;
  const dots = Math.max(MOST_DOTS, 3 * room);
  const most = Math.max(2, Math.min(room, Math.floor(dots / policy.names.length)));
  const count = Math.min(most, rows.length);
  const isOrdered = world !== undefined && isNumbers(world);
  const places = Array.from({ length: count }, (_, k) =>
    isOrdered && count > 1 ? Math.round((k * (rows.length - 1)) / (count - 1)) : k,
  );
  const shown = places.map(
    (at): World => ({
      at,
      name: worldName(drawn, at),
      policies: rows[at] ?? [],
    }),
  );
  return { shown, all: rows.length };
}

/** What the rows are of. */
function rowTitle({ layout: { world }, results }: Drawn): string {
  if (world === undefined) return '';
  return isNumbers(world) ? axisTitle(world, false, results.scenario) : upperFirst(clipped(axisName(world), 60));
}

/** A row for each policy where there is but one world. */
function rowsOf(drawn: Drawn, shown: readonly World[]): readonly DotRow[] {
  const { layout, of, results } = drawn;
  const { policy, world } = layout;
  const dot = ({ cell: { estimate, lo95, hi95 } }: InWorld, p: number) => ({
    ...{ label: policy.names[p] ?? '', sign: p, estimate, lo95, hi95 },
  });
  if (world !== undefined) return shown.map(({ name, policies }) => ({ name, dots: policies.map(dot) }));
  return (shown[0]?.policies ?? []).map((one, p) => ({
    name: valueName(policy, p, results.scenario, 80),
    dots: [dot(one, p)],
    label: labelOf(cellWords(of.quantity, one.cell, results.scenario)),
  }));
}

/** `42 % (38–46 %)`: the number in bold, its interval behind it. */
function labelOf(words: string): { readonly text: string; readonly detail: string } {
  const at = words.indexOf(' (');
  return at < 0 ? { text: words, detail: '' } : { text: words.slice(0, at), detail: words.slice(at + 1) };
}

function tableOf({ layout, of }: Drawn) {
  const { policy, world } = layout;
  const place = (at: number): (string | number)[] =>
    world === undefined ? [] : [isNumbers(world) ? (world.levels[at] as number) : (world.names[at] as string)];
  return {
    columns: [
      ...(world === undefined ? [] : [world.path]),
      policy.path,
      ...[
        'runs',
        'failed',
        'n',
        'estimate',
        'lo95',
        'hi95',
        'difference',
        'difference_lo95',
        'difference_hi95',
        'pairs',
      ],
    ],
    rows: byWorld(layout, of).flatMap((policies, at) =>
      policies.map(({ cell, difference }, p) => [
        ...place(at),
        policy.names[p] ?? '',
        ...[cell.runs, cell.failedRuns, cell.n, cell.estimate, cell.lo95, cell.hi95],
        ...(difference === undefined
          ? ['', '', '', '']
          : [difference.estimate, difference.lo95, difference.hi95, of.paired ? difference.n : '']),
      ]),
    ),
  };
}

/** Worlds that are told one by one. */
const MOST_TOLD = 8;

function altText(drawn: Drawn, title: string): string {
  const { layout, of, results } = drawn;
  const { policy, world } = layout;
  const clock = results.scenario;
  const rows = byWorld(layout, of);
  const said = rows.slice(0, MOST_TOLD).map((policies, at) => {
    const each = policies.map(
      ({ cell }, p) => `${quoted(valueName(policy, p, clock))} ${cellWords(of.quantity, cell, clock)}`,
    );
    return world === undefined
      ? each.join('; ')
      : `${axisName(world)} ${valueName(world, at, clock)}: ${each.join(', ')}`;
  });
  const more = rows.length > said.length ? words.moreRows(rows.length - said.length) : '';
  const by = world === undefined ? '' : words.inEach(rows.length, axisName(world));
  return words.altText(subject(of.quantity), axisName(policy), by, title, said.join('; '), more);
}

function leftOut(shown: number, all: number): string {
  return shown < all ? words.leftOut(shown, all) : '';
}

/**
 * Which policy, in which world? A row for each world, and in it a dot with its interval for each policy, told by its sign;
 * where there is but one world, a row for each policy.
 */
export function policiesInWorlds(
  results: Results,
  facts: SweepFacts,
  layout: Worlds,
  of: SweptNumber,
  options: ChartOptions = {},
): Figure {
  const drawn: Drawn = { facts, layout, of, results };
  const { policy, world } = layout;
  const { shown, all } = chosen(drawn, options);
  const cells = shown.flatMap(({ policies }) => policies.map(({ cell }) => cell));
  const axis = quantityAxis(of.quantity, estimateScale(of.quantity, cells), results.scenario);
  const plot = dotRows(rowsOf(drawn, shown), axis, { title: rowTitle(drawn), zero: false }, options);
  const title = unlessFailed(results, subject(of.quantity), worldsFindings(layout, of, results)[0] ?? '');
  const { label, definition } = of.quantity;
  return complete(results, [plot], {
    name: fileStem('policies', of.quantity.name),
    title,
    panelTitle: words.panel(subject(of.quantity), axisName(policy), world === undefined ? undefined : axisName(world)),
    method: `${words.method(facts.runs, of.quantity.isShare)}${leftOut(shown.length, all)}`,
    ...(world === undefined
      ? {}
      : { key: signKey(policy.names.map((_, p) => valueName(policy, p, results.scenario))) }),
    definitions: definition === undefined ? [] : [{ term: plain(label), meaning: plain(definition) }],
    shown: [of.quantity],
    table: tableOf(drawn),
    altText: altText(drawn, title),
  });
}

function differencePlot(drawn: Drawn, shown: readonly World[], options: ChartOptions): Plot {
  const { layout, of, results } = drawn;
  const { policy, world } = layout;
  const { quantity } = of;
  const clock = results.scenario;
  const by = quantity.isShare ? 100 : 1;
  const dot = ({ difference }: InWorld, p: number) => {
    const { estimate, lo95, hi95 } = difference ?? { estimate: Number.NaN, lo95: Number.NaN, hi95: Number.NaN };
    return { label: policy.names[p] ?? '', sign: p, estimate: by * estimate, lo95: by * lo95, hi95: by * hi95 };
  };
  const label = ({ difference }: InWorld) =>
    labelOf(difference === undefined ? '' : differenceWords(quantity, difference, clock));
  const isOne = policy.names.length === 2;
  const rows =
    world === undefined
      ? (shown[0]?.policies ?? []).flatMap((one, p): DotRow[] =>
          p === 0 ? [] : [{ name: valueName(policy, p, clock, 80), dots: [dot(one, p)], label: label(one) }],
        )
      : shown.map(({ name, policies }): DotRow => {
          const dots = policies.flatMap((one, p) => (p === 0 ? [] : [dot(one, p)]));
          const [, other] = policies;
          return { name, dots, ...(isOne && other !== undefined ? { label: label(other) } : {}) };
        });
  const ends = rows
    .flatMap(({ dots }) => dots.flatMap(({ estimate, lo95, hi95 }) => [estimate, lo95, hi95]))
    .filter(Number.isFinite);
  const scale = niceScale(Math.min(0, ...ends), Math.max(0, ...ends));
  const decimals = decimalsOf(scale.step);
  const unit = quantity.isShare ? quantityWords.points : unitWords(quantity.unit, clock);
  const axis = {
    scale,
    title: words.differenceAxis(unit),
    labels: tickValues(scale).map((value) => ({
      value,
      text: (value > 0 ? '+' : '') + formatNumber(value, decimals),
    })),
  };
  return dotRows(rows, axis, { title: rowTitle(drawn), zero: true }, options);
}

/** Is the difference real? Each policy minus the first, world by world, around zero. */
export function policyDifferences(
  results: Results,
  facts: SweepFacts,
  layout: Worlds,
  of: SweptNumber,
  options: ChartOptions = {},
): Figure | undefined {
  const { policy } = layout;
  if (of.differences === undefined || policy.names.length < 2) return undefined;
  const drawn: Drawn = { facts, layout, of, results };
  const { shown, all } = chosen(drawn, options);
  const title = unlessFailed(results, subject(of.quantity), worldsFindings(layout, of, results)[0] ?? '');
  const base = quoted(valueName(policy, 0, results.scenario, 36));
  const further = policy.names.slice(1).map((_, p) => valueName(policy, p + 1, results.scenario));
  const { label, definition } = of.quantity;
  const said = byWorld(layout, of)
    .slice(0, MOST_TOLD)
    .flatMap((policies, at) =>
      policies.flatMap(({ difference }, p) => {
        if (difference === undefined) return [];
        const where =
          layout.world === undefined
            ? ''
            : `${axisName(layout.world)} ${valueName(layout.world, at, results.scenario)}, `;
        return [
          `${where}${quoted(valueName(policy, p, results.scenario))}: ${differenceWords(of.quantity, difference, results.scenario)}`,
        ];
      }),
    );
  return complete(results, [differencePlot(drawn, shown, options)], {
    name: fileStem('differences', of.quantity.name),
    title,
    panelTitle: words.differences(subject(of.quantity), base),
    method: `${words.differenceMethod(facts.runs, of.paired === true)}${leftOut(shown.length, all)}`,
    ...(further.length > 1 && layout.world !== undefined ? { key: signKey(further, 1) } : {}),
    definitions: definition === undefined ? [] : [{ term: plain(label), meaning: plain(definition) }],
    shown: [of.quantity],
    table: tableOf(drawn),
    altText: words.differenceAlt(subject(of.quantity), base, title, said.join('; ')),
  });
}
