import type { Lane, RunStoryFacts, Spell } from '../../engine/experiment/story/run-story-facts.ts';
import { INK, PAPER } from '../colour.ts';
import type { AxisLabel, ChartOptions, Figure, Flag, KeyEntry, Plot, Point } from '../figure.ts';
import { formatCount, formatShare } from '../format.ts';
import type { Results } from '../results.ts';
import { tickValues } from '../scale.ts';
import { storyFindings } from '../story/findings.ts';
import { duration, moment, type TimeAxis, timeAxis } from '../time-axis.ts';
import { markWords } from '../wording/marks.ts';
import {
  byHandKey,
  byHandRow,
  countOfRuns,
  decidedBy,
  laneAlt,
  lanesLeftOut,
  lasted,
  manyChanges,
  markAlt,
  marksInTable,
  notTypical,
  seenAs,
  shareOfEnd,
  shareOfRuns,
  spellRows,
  splitLanes,
  storyPanelTitle,
  THEN,
  timelineAlt,
  untilWhen,
} from '../wording/run-story.ts';
import { clipped, plain, upperFirst } from '../words.ts';
import { complete } from './complete.ts';
import { band, type Dataset, lineChart } from './line-chart.ts';
import { coloursOf } from './option-areas.ts';
import { rowPlace } from './row-bars.ts';

/** More rows than this are too low to read; the rest is in the table. */
const MOST_LANES = 9;
const MOST_SPELLS = 1;

/** How thick the line is that tells choices made by hand. */
const BY_HAND = 0.1;

/** A run that goes on is drawn with room to go on in. */
const LEAST_TICKS = 12;

/** Half the height of a lane, and the part of it that shows what the others saw where they saw something else. */
const HALF_LANE = 0.38;
const SEEN = 0.4;
const SPLIT = 0.06;

/** What an agreement is drawn in: no stance's colour. */
const SPELL = '#56626E';

/** Sentences of the story that may stand above the plot; the page keeps those for which it has room. */
const MOST_FLAGS = 14;

/** Characters of two lines; the alternative text has the whole sentence. */
const LONGEST_TITLE = 150;

type Stretch = { readonly from: number; readonly to: number; readonly choice: number; readonly seen: number };

/** The stretches of a lane in which neither the choice nor what was seen of it changed. */
function stretchesOf({ choices, seen }: Lane): Stretch[] {
  const found: Stretch[] = [];
  choices.forEach((choice, k) => {
    const last = found.at(-1);
    const saw = seen[k] ?? choice;
    if (last !== undefined && last.choice === choice && last.seen === saw) {
      found[found.length - 1] = { ...last, to: k + 1 };
    } else found.push({ from: k, to: k + 1, choice, seen: saw });
  });
  return found;
}

type Colours = ReadonlyMap<string, { readonly colour: string; readonly text: string }>;

/** One colour for each option, whoever has it. */
function coloursIn(lanes: readonly Lane[]): Colours {
  const options = [...new Set(lanes.flatMap((lane) => lane.options))];
  return new Map(options.map((option) => [option, coloursOf(option, options)]));
}

/** A filled box between two places of time, over part of a row. */
function box(label: string, from: number, to: number, bottom: number, top: number, colour: string): Dataset[] {
  const along = (y: number): Point[] => [
    { x: from, y },
    { x: to, y },
  ];
  return band(label, along(top), along(bottom), { colour, opacity: 1 });
}

function laneBoxes(lane: Lane, y: number, colours: Colours, time: TimeAxis): Dataset[] {
  const colourOf = (option: number): string => colours.get(lane.options[option] ?? '')?.colour ?? SPELL;
  const [bottom, top] = [y - HALF_LANE, y + HALF_LANE];
  const cut = top - SEEN * (top - bottom);
  return stretchesOf(lane).flatMap(({ from, to, choice, seen }) => {
    const [left, right] = [time.at(from), time.at(to)];
    const name = `${lane.player}, ${lane.options[choice] ?? ''}`;
    if (seen === choice) return box(name, left, right, bottom, top, colourOf(choice));
    return [
      ...box(markWords.inSecret(name), left, right, bottom, cut, colourOf(choice)),
      ...box('between', left, right, cut, cut + SPLIT, PAPER),
      ...box(markWords.asSeen(name), left, right, cut + SPLIT, top, colourOf(seen)),
    ];
  });
}

/** A dark line above the ticks in which the choice was made by hand. */
function byHandBoxes({ player, byHand = [] }: Lane, y: number, time: TimeAxis): Dataset[] {
  const top = y + HALF_LANE;
  return byHand.flatMap((k) => box(laneAlt(player, byHandKey), time.at(k), time.at(k + 1), top, top + BY_HAND, INK));
}

function spellBoxes({ label, stretches }: Spell, y: number, time: TimeAxis): Dataset[] {
  return stretches.flatMap(({ from, to }) => box(label, time.at(from), time.at(to), y - 0.2, y + 0.2, SPELL));
}

type Rows = { readonly lanes: readonly Lane[]; readonly spells: readonly Spell[]; readonly count: number };

function rowsOf({ lanes, spells }: RunStoryFacts, most: number): Rows {
  const shown = { lanes: lanes.slice(0, most), spells: spells.slice(0, MOST_SPELLS) };
  return { ...shown, count: shown.lanes.length + shown.spells.length };
}

/** Names of rows; where players decide on several things, on which. */
function rowLabels({ lanes, spells, count }: Rows): AxisLabel[] {
  const several = new Set(lanes.map(({ decision }) => decision)).size > 1;
  const names = [
    ...spells.map(({ label }) => ({ text: upperFirst(clipped(label)) })),
    ...lanes.map(({ player, label }) => ({ text: player, ...(several ? { detail: label } : {}) })),
  ];
  return names.map((name, k) => ({ value: rowPlace(k, count), ...name }));
}

/** What happened at one time in one sentence, and how the run ended. */
function flagsOf(facts: RunStoryFacts, time: TimeAxis): Flag[] {
  const times = [...new Set(facts.marks.map(({ at }) => at))];
  const told = times.map((at): Flag => {
    const marks = facts.marks.filter((mark) => mark.at === at);
    const weight = Math.max(...marks.map((mark) => mark.weight));
    // What matters less at the same time is in the table.
    const said = marks.filter((mark) => mark.weight === weight).map(({ text }) => plain(text));
    return { at: time.at(at), text: upperFirst(said.join('; ')), weight };
  });
  if (facts.end.name === 'ongoing') return told.slice(-MOST_FLAGS);
  const end: Flag = { at: time.at(facts.ticks), text: upperFirst(plain(facts.end.label)), weight: 100, strong: true };
  const best = [...told].sort((a, b) => b.weight - a.weight || a.at - b.at).slice(0, MOST_FLAGS - 1);
  return [...best.sort((a, b) => a.at - b.at), end];
}

function keyOf(lanes: readonly Lane[], colours: Colours): KeyEntry[] {
  const taken = new Set(
    lanes.flatMap(({ options, choices, seen }) => [...choices, ...seen].map((k) => options[k] ?? '')),
  );
  const byHand = lanes.some((lane) => lane.byHand !== undefined) ? [{ text: byHandKey, fill: INK, colour: INK }] : [];
  const options = [...colours].flatMap(([option, { colour, text }]) =>
    taken.has(option) ? [{ text: upperFirst(option), fill: colour, colour: text }] : [],
  );
  return [...options, ...byHand];
}

function plotOf(facts: RunStoryFacts, rows: Rows, colours: Colours, time: TimeAxis, options: ChartOptions): Plot {
  const { lanes, spells, count } = rows;
  const axes: Plot['axes'] = {
    x: {
      scale: time.scale,
      title: time.title,
      labels: tickValues(time.scale).map((value) => ({ value, text: time.label(value) })),
    },
    y: { scale: { min: 0, max: count, step: 1 }, title: '', labels: rowLabels(rows), names: true },
  };
  const datasets = [
    ...spells.flatMap((spell, k) => spellBoxes(spell, rowPlace(k, count), time)),
    ...lanes.flatMap((lane, k) => laneBoxes(lane, rowPlace(spells.length + k, count), colours, time)),
    ...lanes.flatMap((lane, k) => byHandBoxes(lane, rowPlace(spells.length + k, count), time)),
  ];
  return {
    configuration: lineChart(datasets, axes, options),
    axes,
    endLabels: [],
    events: [],
    flags: flagsOf(facts, time),
  };
}

/** `33 % of 400 runs`, or where a per cent says less `3 of 20 runs`. */
function shareText({ of, runs }: { readonly of: number; readonly runs: number }): string {
  const share = formatShare(of, runs);
  return share.includes('%') ? shareOfRuns(share, formatCount(runs)) : countOfRuns(share);
}

function methodLine({ scenario }: Results, facts: RunStoryFacts, { lanes }: Rows): string {
  const { end, ticks } = facts;
  const share = end.count === undefined ? [] : [shareOfEnd(shareText(end.count))];
  const isSplit = lanes.some(({ choices, seen }) => choices.some((choice, k) => choice !== seen[k]));
  const left = facts.lanes.length - lanes.length;
  return [
    notTypical,
    ...share,
    ...(isSplit ? [splitLanes] : []),
    lasted(formatCount(ticks), duration(scenario, scenario.horizon)),
    ...(left > 0 ? [lanesLeftOut(formatCount(left))] : []),
    ...(facts.marks.length > 0 ? [marksInTable] : []),
  ].join('; ');
}

/** `race until month 12, pause until month 36, then race`; of many changes only how many. */
function courseText({ scenario }: Results, lane: Lane): string {
  const stretches = stretchesOf(lane);
  const named = ({ choice, seen }: Stretch): string =>
    seen === choice ? `${lane.options[choice]}` : seenAs(`${lane.options[choice]}`, `${lane.options[seen]}`);
  if (stretches.length > 8) return manyChanges(formatCount(stretches.length - 1), named(stretches.at(-1) as Stretch));
  return stretches
    .map((one, k) => (k === stretches.length - 1 ? named(one) : untilWhen(named(one), moment(scenario, one.to))))
    .join(THEN);
}

function altText(results: Results, facts: RunStoryFacts, rows: Rows, title: string): string {
  const { scenario } = results;
  const lanes = rows.lanes.map((lane) => laneAlt(decidedBy(lane.player, lane.label), courseText(results, lane)));
  const marks = facts.marks.map(({ at, text }) => markAlt(upperFirst(moment(scenario, at + 1)), plain(text)));
  return [
    `${timelineAlt(duration(scenario, facts.ticks), lanes.join('; '))} ${title}.`,
    ...(marks.length === 0 ? [] : [`${marks.join('. ')}.`]),
  ].join(' ');
}

function tableOf(facts: RunStoryFacts) {
  const choices = facts.lanes.flatMap(({ decision, player, options, choices, seen }) =>
    choices.map((choice, k) => [
      facts.run,
      k + 1,
      decision,
      player,
      options[choice] ?? '',
      options[seen[k] ?? choice] ?? '',
      '',
    ]),
  );
  const marks = facts.marks.map(({ at, text }) => [facts.run, at + 1, 'story', '', '', '', text]);
  const spells = facts.spells.flatMap(({ label, stretches }) =>
    stretches.flatMap(({ from, to }) => [
      [facts.run, from + 1, label, '', spellRows.first, '', ''],
      [facts.run, to, label, '', spellRows.last, '', ''],
    ]),
  );
  const byHand = facts.lanes.flatMap(({ decision, player, byHand = [] }) =>
    byHand.map((k) => [facts.run, k + 1, decision, player, byHandRow, '', '']),
  );
  const end = [facts.run, facts.ticks, 'end', '', facts.end.name, '', facts.end.label];
  return {
    columns: ['run', 'tick', 'of', 'player', 'value', 'seen_as', 'text'],
    rows: [...choices, ...byHand, ...spells, ...marks, end],
  };
}

/** All ticks of a run that has ended; of one that goes on as many again, so that it is drawn anew seldom. */
function ticksShown({ scenario }: Results, { ticks, end }: RunStoryFacts): number {
  if (end.name !== 'ongoing') return ticks;
  let shown = LEAST_TICKS;
  while (shown <= ticks) shown *= 2;
  return Math.min(shown, scenario.horizon);
}

/**
 * What was one world like? Each player's choices over the ticks of one run, what was seen of them where it was
 * something else, what was in force, and above them what the story says when.
 *
 * @returns undefined where nobody decides on anything and nothing is in force
 */
export function runTimeline(
  results: Results,
  facts: RunStoryFacts,
  options: ChartOptions & {
    /** Most rows of players; the rest is in the table. */
    readonly lanes?: number;
  } = {},
): Figure | undefined {
  const rows = rowsOf(facts, options.lanes ?? MOST_LANES);
  if (rows.count === 0) return undefined;
  const time = timeAxis({ ...results.scenario, horizon: ticksShown(results, facts) }, options.timeLabels);
  const colours = coloursIn(facts.lanes);
  const said = storyFindings(results, facts);
  const title = said.find((sentence) => sentence.length <= LONGEST_TITLE) ?? said.at(-1) ?? '';
  return complete(results, [plotOf(facts, rows, colours, time, options)], {
    name: `run-${facts.run}-timeline`,
    title,
    panelTitle: storyPanelTitle(formatCount(facts.run)),
    method: methodLine(results, facts, rows),
    key: keyOf(rows.lanes, colours),
    definitions:
      facts.end.definition === undefined
        ? []
        : [{ term: upperFirst(clipped(plain(facts.end.label))), meaning: plain(facts.end.definition) }],
    shown: results.outcomes.filter(({ name }) => name === facts.end.name),
    table: tableOf(facts),
    altText: altText(results, facts, rows, said[0] ?? title),
  });
}
