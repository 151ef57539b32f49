import type { GridQuantity } from '../../engine/experiment/study/swept-grid.ts';
import { DRAFT, faded, INK, MUTED, PAPER, viridis } from '../colour.ts';
import { formatCount } from '../format.ts';
import { fraction } from '../page/end-labels.ts';
import {
  type Box,
  boxHeight,
  type Layout,
  type Mark,
  type Measure,
  SMALLEST_TYPE,
  type TextMark,
  type TextStyle,
  textMark,
} from '../page/marks.ts';
import { paragraph } from '../page/paragraph.ts';
import { alone } from '../page/single.ts';
import { shorten, wrap, wrapBalanced } from '../page/wrap.ts';
import type { Results } from '../results.ts';
import { tickValues } from '../scale.ts';
import { stampOf } from '../stamp.ts';
import { unitWords } from '../unit-words.ts';
import { planePageWords as say } from '../wording/plane.ts';
import { plain, sentence } from '../words.ts';
import { axisLabels, cellAxis } from './axis.ts';
import { grown, overlap } from './boxes.ts';
import { type Ground, groundMarks, groundOf, hatchMarks, lineMarks, ownMarks } from './cells.ts';
import { axisMeaning, axisTitle, axisValue, axisWord, levelText } from './names.ts';
import { openCells, type PlaneFigure, scaleText } from './plane.ts';

const TITLE: TextStyle = { size: 54, weight: 600, colour: INK };
const KEY: TextStyle = { size: SMALLEST_TYPE, weight: 400, colour: INK };
const NOTE: TextStyle = { size: SMALLEST_TYPE, weight: 400, colour: MUTED };
const TICK: TextStyle = { size: 36, weight: 400, colour: MUTED };
const AXIS: TextStyle = { size: 36, weight: 600, colour: MUTED };
const STAMP: TextStyle = { size: 200, weight: 700, colour: faded(DRAFT, 0.16) };

/** The finding is cut last. */
const MOST_TITLE = 3;
const MOST_KEY = 4;
const MOST_NOTE = 5;
const MOST_CAUTION = 7;

/** The text at the right: its width, the room before it, and between its parts. */
const COLUMN = 560;
const BEFORE_COLUMN = 56;
const COLUMN_GAP = 16;
const COLUMN_LEADING = 1.26;

/** Between the name of an axis and what it means. */
const DOC_GAP = 22;

/** The widest name of the colours. */
const MOST_COLOURS = 360;

/** A flatter plane is none. */
const LEAST_HEIGHT = 420;

/** Between the plane and the text left and below. */
const LEFT_GAP = 20;
const BELOW_GAP = 12;

/** The colours: their bar's width, the room before it and before its labels, and the steps it is drawn in. */
const BAR = { width: 52, before: 70, labels: 18, steps: 120 } as const;

/** A sign of the key with what it means. */
type KeyEntry = { readonly text: string; readonly sign: (box: Box) => Mark[] };

const SIGN = { width: 64, height: 36 } as const;

function keyEntries(results: Results, { plane, lines }: PlaneFigure, ground: Ground): KeyEntry[] {
  const { quantity, x, y } = plane;
  const drawn = ground.lines
    .filter(({ paths }) => paths.length > 0)
    .map(({ level }) => levelText(quantity, level, results.scenario));
  const open = openCells(plane, lines);
  const points = plane.cells.flat().length;
  const middle = (box: Box): readonly [number, number] => [box.x + box.width / 2, box.y + box.height / 2];
  const [first] = drawn;
  const which =
    drawn.length > 1
      ? say.aLine
      : (first ?? say.or(lines.map((level) => levelText(quantity, level, results.scenario))));
  return [
    ...(first === undefined
      ? []
      : [
          {
            text: say.interpolated(drawn.join(', ')),
            sign: (box: Box): Mark[] =>
              lineMarks([
                [box.x + 8, box.y + box.height / 2],
                [box.x + box.width - 8, box.y + box.height / 2],
              ]),
          },
        ]),
    ...(open === 0
      ? []
      : [
          {
            text: say.open(which, formatCount(open), formatCount(points)),
            sign: (box: Box): Mark[] => {
              const colour = viridis(0.5);
              return [{ kind: 'area', ...box, colour }, ...hatchMarks(box, colour)];
            },
          },
        ]),
    ...(ground.own === undefined
      ? []
      : [
          {
            text: say.own(
              `${axisWord(x)} ${axisValue(x, x.own as number, results.scenario)}`,
              `${axisWord(y)} ${axisValue(y, y.own as number, results.scenario)}`,
            ),
            sign: (box: Box): Mark[] => ownMarks(middle(box)),
          },
        ]),
  ];
}

/** What the colours are of. */
function colourWords({ isShare, isPooled, unit }: GridQuantity, scenario: Results['scenario']): string {
  const told = unitWords(unit, scenario);
  const { share, ratio, mean } = say.colours;
  return isShare ? share : [isPooled ? ratio : mean, ...(told === '' ? [] : [told])].join(', ');
}

/** That a line which was to be drawn is not within the plane. */
function absentLines({ scenario }: Results, { plane: { quantity } }: PlaneFigure, { lines }: Ground): string[] {
  const absent = lines
    .filter(({ paths }) => paths.length === 0)
    .map(({ level }) => levelText(quantity, level, scenario));
  if (absent.length === 0) return [];
  return [say.absent(say.or(absent))];
}

/** The texts beside a plane. */
type Column = {
  readonly lead: string;
  readonly entries: readonly KeyEntry[];
  readonly cautions: readonly string[];
  readonly notes: readonly string[];
};

/** Texts below each other, signs of the key left of theirs. */
function columnMarks(
  { lead, entries, cautions, notes }: Column,
  place: { x: number; y: number; width: number; bottom: number },
  measure: Measure,
): { marks: Mark[]; isWhole: boolean } {
  const marks: Mark[] = [];
  let { y } = place;
  let isWhole = true;
  const step = (style: TextStyle): number => Math.max(boxHeight(style), Math.round(style.size * COLUMN_LEADING));
  const linesOf = (text: string): number => Math.min(MOST_CAUTION, wrap(text, KEY, place.width, measure).length);
  // What a level hangs on is said whatever else is.
  let kept = cautions.reduce((height, text) => height + linesOf(text) * step(KEY) + COLUMN_GAP, 0);
  const add = (text: string, style: TextStyle, most: number, indent: number): void => {
    const width = place.width - indent;
    const wrapped = wrap(text, style, width, measure);
    const left = Math.floor((place.bottom - kept - y) / step(style));
    isWhole &&= wrapped.length <= left;
    if (left < 1) return;
    const lines = shorten(wrapped, Math.min(most, left), style, width, measure);
    const body = paragraph(lines, style, { x: place.x + indent, y }, measure, COLUMN_LEADING);
    marks.push(...body.marks);
    y = body.bottom + COLUMN_GAP;
  };
  add(lead, NOTE, MOST_NOTE, 0);
  for (const { text, sign } of entries) {
    if (y + boxHeight(KEY) > place.bottom - kept) break;
    marks.push(...sign({ x: place.x, y: y + (boxHeight(KEY) - SIGN.height) / 2, ...SIGN }));
    add(text, KEY, MOST_KEY, SIGN.width + 16);
  }
  kept = 0;
  for (const caution of cautions) add(caution, KEY, MOST_CAUTION, 0);
  for (const note of notes) add(note, NOTE, MOST_NOTE, 0);
  return { marks, isWhole };
}

/** Every second, third … label, the first kept, so that none comes closer to its neighbour than `gap`. */
function thinned(marks: readonly TextMark[], gap: number): readonly TextMark[] {
  const kept: TextMark[] = [];
  for (const mark of marks) if (!kept.some((other) => overlap(grown(other, gap), mark))) kept.push(mark);
  return kept;
}

function axisMarks({ plane }: PlaneFigure, box: Box, measure: Measure): Mark[] {
  const across = axisLabels(plane.x, cellAxis(plane.x.levels)).map(({ place, text }) =>
    textMark(text, TICK, { x: box.x + place * box.width, y: box.y + box.height + BELOW_GAP, align: 'centre' }, measure),
  );
  const up = axisLabels(plane.y, cellAxis(plane.y.levels)).map(({ place, text }) =>
    textMark(
      text,
      TICK,
      { x: box.x - LEFT_GAP, y: box.y + (1 - place) * box.height - boxHeight(TICK) / 2, align: 'right' },
      measure,
    ),
  );
  return [...thinned(across, 14), ...thinned(up, 0)];
}

/** The bar of colours with its labels, and a stroke where each line is. */
function colourMarks(results: Results, figure: PlaneFigure, bar: Box, measure: Measure): Mark[] {
  const { scale, lines } = figure;
  const edges = Array.from({ length: BAR.steps + 1 }, (_, k) => Math.round(bar.y + (bar.height * k) / BAR.steps));
  const areas = edges.slice(1).map((bottom, k): Mark => {
    const top = edges[k] as number;
    return {
      kind: 'area',
      x: bar.x,
      y: top,
      width: bar.width,
      height: bottom - top,
      colour: viridis(1 - (k + 0.5) / BAR.steps),
    };
  });
  const yAt = (value: number): number => bar.y + bar.height * (1 - fraction(value, scale));
  const labels = tickValues(scale).map((value) =>
    textMark(
      scaleText(figure, value, results),
      TICK,
      { x: bar.x + bar.width + BAR.labels, y: yAt(value) - boxHeight(TICK) / 2 },
      measure,
    ),
  );
  const within = lines.filter((level) => level >= scale.min && level <= scale.max);
  return [
    ...areas,
    { kind: 'frame', ...bar, colour: MUTED, thickness: 2 },
    ...within.flatMap((level): Mark[] => [
      { kind: 'area', x: bar.x - 6, y: yAt(level) - 7, width: bar.width + 12, height: 14, colour: INK },
      { kind: 'area', x: bar.x - 6, y: yAt(level) - 3, width: bar.width + 12, height: 6, colour: PAPER },
    ]),
    ...labels,
  ];
}

/** As much of a text as a line holds in whole words; nothing where that is too little to say anything. */
function inLine(text: string, style: TextStyle, width: number, measure: Measure): string {
  if (measure(text, style) <= width) return text;
  const room = width - measure('…', style);
  const [start = ''] = room <= 0 ? [] : wrap(text, style, room, measure);
  return start.length < 24 ? '' : `${start}…`;
}

/** What an axis is of, and in regular type what that means. */
function axisTitleMarks(title: string, doc: string | undefined, place: Box, measure: Measure): Mark[] {
  const [name = ''] = shorten(wrap(title, AXIS, place.width, measure), 1, AXIS, place.width, measure);
  const first = textMark(name, AXIS, place, measure);
  const from = first.width + DOC_GAP;
  const meaning = doc === undefined ? '' : inLine(doc, TICK, place.width - from, measure);
  return meaning === '' ? [first] : [first, textMark(meaning, TICK, { x: place.x + from, y: place.y }, measure)];
}

/** Where everything is, in a frame. */
type Arrangement = { readonly around: Mark[]; readonly box: Box; readonly bar: Box; readonly isWhole: boolean };

function arrange(results: Results, figure: PlaneFigure, frame: Box, measure: Measure): Arrangement {
  const { plane, scale } = figure;
  const { scenario } = results;
  const titleLines = shorten(
    wrapBalanced(figure.title, TITLE, frame.width, measure),
    MOST_TITLE,
    TITLE,
    frame.width,
    measure,
  );
  const title = paragraph(titleLines, TITLE, frame, measure, 1.24);
  const [across, up] = [cellAxis(plane.x.levels), cellAxis(plane.y.levels)];
  const left = Math.ceil(Math.max(0, ...axisLabels(plane.y, up).map(({ text }) => measure(text, TICK)))) + LEFT_GAP;
  const colours = colourWords(plane.quantity, scenario);
  const [colourTitle = ''] = shorten(wrap(colours, AXIS, MOST_COLOURS, measure), 1, AXIS, MOST_COLOURS, measure);
  const titleRoom = measure(colourTitle, AXIS) - BAR.width - BAR.labels;
  const labelWidth = Math.max(
    titleRoom,
    ...tickValues(scale).map((value) => measure(scaleText(figure, value, results), TICK)),
  );
  const beside = Math.ceil(BAR.before + BAR.width + BAR.labels + labelWidth + BEFORE_COLUMN);
  const width = Math.floor(frame.width - left - beside - COLUMN);
  const namesAt = title.bottom + 22;
  const top = namesAt + boxHeight(AXIS) + 24;
  const foot = BELOW_GAP + boxHeight(TICK) + 4 + boxHeight(AXIS);
  const box: Box = { x: frame.x + left, y: top, width, height: Math.floor(frame.y + frame.height - foot - top) };
  const bar: Box = { x: box.x + width + BAR.before, y: top, width: BAR.width, height: box.height };
  // The key needs to know only what is there, not where.
  const ground = groundOf(figure, { x: 0, y: 0, width: 1000, height: 1000 });
  const column = columnMarks(
    {
      lead: figure.method,
      entries: keyEntries(results, figure, ground),
      cautions: figure.cautions,
      notes: [
        ...absentLines(results, figure, ground),
        ...figure.definitions.map(({ term, meaning }) => sentence(`${term}: ${meaning}`)),
      ],
    },
    { x: frame.x + frame.width - COLUMN, y: namesAt, width: COLUMN, bottom: frame.y + frame.height },
    measure,
  );
  const upWidth = bar.x - frame.x - 60;
  const around = [
    ...title.marks,
    ...column.marks,
    ...axisTitleMarks(
      axisTitle(plane.y, up.isLog, scenario),
      axisMeaning(plane.y, scenario),
      { ...frame, y: namesAt, width: upWidth },
      measure,
    ),
    textMark(colourTitle, AXIS, { x: bar.x, y: namesAt }, measure),
    ...axisTitleMarks(
      axisTitle(plane.x, across.isLog, scenario),
      axisMeaning(plane.x, scenario),
      { ...box, y: box.y + box.height + foot - boxHeight(AXIS), width: frame.width - left - COLUMN - BEFORE_COLUMN },
      measure,
    ),
  ];
  return { around, box, bar, isWhole: column.isWhole };
}

/** The first limit, and how many there are: the scenario has them all. */
function limitsFact({ limits }: Results['scenario']): string[] {
  if (limits.length === 0) return [];
  const which = limits.length === 1 ? say.limit : say.limits(formatCount(limits.length));
  return [say.limitOf(which, sentence(plain(limits[0] ?? '')))];
}

/**
 * The plane by itself, 16:9: the finding, cells with lines, the bar of colours, the key, and what must travel with a
 * picture.
 */
export function planePage(results: Results, figure: PlaneFigure, measure: Measure): Layout {
  const isWhole = (frame: Box): boolean => {
    const { box, isWhole: isRead } = arrange(results, figure, frame, measure);
    return box.height >= LEAST_HEIGHT && isRead;
  };
  const draw = (frame: Box): Mark[] => {
    const { around, box, bar } = arrange(results, figure, frame, measure);
    const worn = stampOf(results);
    const stamp: Mark[] = worn === undefined ? [] : [{ kind: 'watermark', ...box, text: worn.across, style: STAMP }];
    return [
      ...around,
      ...groundMarks(results, figure, groundOf(figure, box), box, measure),
      ...stamp,
      ...axisMarks(figure, box, measure),
      ...colourMarks(results, figure, bar, measure),
    ];
  };
  return alone(results, { facts: limitsFact(results.scenario), cautions: [], least: 2, fits: isWhole, draw }, measure);
}
