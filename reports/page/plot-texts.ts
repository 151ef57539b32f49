import { faded, INK, PAPER } from '../colour.ts';
import type { Plot, PlotText } from '../figure.ts';
import { EN_SPACE, fraction } from './end-labels.ts';
import type { Box, Mark, Measure, TextMark, TextStyle } from './marks.ts';
import { boxHeight, SMALLEST_TYPE, textMark } from './marks.ts';
import { shorten, wrap } from './wrap.ts';

/** Sizes of type, the largest first. */
const SIZES = [38, SMALLEST_TYPE] as const;

/** Left and right of a text, of what it must fit into, pixels. */
const PADDING = 8;

type Line = { readonly text: string; readonly style: TextStyle };

/** The lines of a text in one size; without what stands below it. */
function linesOf({ text, detail = '', colour, strong }: PlotText, size: number): readonly Line[] {
  const style: TextStyle = { size, weight: strong ? 700 : 600, colour };
  return [{ text, style }, ...(detail === '' ? [] : [{ text: detail, style: { ...style, weight: 400 as const } }])];
}

function fitsInto(lines: readonly Line[], { width, height }: { width: number; height: number }, measure: Measure) {
  const tall = lines.reduce((sum, { style }) => sum + boxHeight(style), 0);
  return tall <= height && lines.every(({ text, style }) => measure(text, style) <= width - 2 * PADDING);
}

/** With what stands below it behind it. */
function oneLine({ detail = '', ...text }: PlotText): PlotText {
  return { ...text, text: `${text.text}${EN_SPACE}${detail}` };
}

function cutTo(lines: readonly Line[], { width }: { width: number }, measure: Measure): readonly Line[] {
  return lines.map(({ text, style }) => {
    const most = width - 2 * PADDING;
    const [cut = ''] = shorten(wrap(text, style, most, measure), 1, style, most, measure);
    return { text: cut, style };
  });
}

/** The fullest of a text that fits: with what stands below it, in smaller type, cut if it may be, without; nothing where it is too long. */
function fitted(text: PlotText, room: { width: number; height: number }, measure: Measure): readonly Line[] {
  const whole = SIZES.map((size) => linesOf(text, size));
  const alone = SIZES.map((size) => linesOf(text, size).slice(0, 1));
  const behind = text.cut ? SIZES.map((size) => linesOf(oneLine(text), size)) : [];
  const shortened = text.cut
    ? [...whole.slice(-1), ...alone.slice(-1)].map((lines) => cutTo(lines, room, measure))
    : [];
  return [...whole, ...behind, ...alone, ...shortened].find((lines) => fitsInto(lines, room, measure)) ?? [];
}

/** Texts at their places in the plot, each within its room. */
export function plotTexts({ axes, texts = [] }: Plot, box: Box, measure: Measure): Mark[] {
  const across = box.width / (axes.x.scale.max - axes.x.scale.min);
  const up = box.height / (axes.y.scale.max - axes.y.scale.min);
  return texts.flatMap((text): Mark[] => {
    const { at, align = 'centre', room } = text;
    const pixels =
      room === undefined
        ? { width: Number.POSITIVE_INFINITY, height: Number.POSITIVE_INFINITY }
        : { width: room.width * across, height: room.height * up };
    const lines = fitted(text, pixels, measure);
    const x = box.x + box.width * fraction(at.x, axes.x.scale);
    const middle = box.y + box.height * (1 - fraction(at.y, axes.y.scale));
    let y = middle - lines.reduce((sum, { style }) => sum + boxHeight(style), 0) / 2;
    const marks = lines.map((line) => {
      const mark = textMark(line.text, line.style, { x, y, align }, measure);
      y += boxHeight(line.style);
      return mark;
    });
    return text.veiled ? [...veils(marks), ...marks] : marks;
  });
}

/** Paper that lets edges shine through, below the letters of each line. */
function veils(marks: readonly TextMark[]): Mark[] {
  return marks.map(({ x, y, width, height, style }) => {
    const air = style.size * 0.14;
    return {
      kind: 'area',
      x: x - 6,
      y: y + air,
      width: width + 12,
      height: height - 2 * air,
      colour: faded(PAPER, 0.8),
    };
  });
}

/** The height of a row of a table whose texts have two lines. */
export const TWO_LINES = 2 * boxHeight({ size: SMALLEST_TYPE, weight: 600, colour: INK });
