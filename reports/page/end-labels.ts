import { INK } from '../colour.ts';
import type { EndLabel, Plot } from '../figure.ts';
import type { Scale } from '../scale.ts';
import type { Box, Mark, Measure, TextStyle } from './marks.ts';
import { boxHeight } from './marks.ts';
import { paragraph } from './paragraph.ts';
import { pushApart } from './push-apart.ts';
import { shorten, wrap } from './wrap.ts';

const LABEL_SIZE = 38;

/** Between labels of different lines, where there is room. */
const LABEL_GAP = 10;

/** The distance between line ends and their labels, bridged by a leader. */
export const LEADER = 44;

/** An en space keeps name and number apart (`Outcome 1 14 %`) and on one line. */
export const EN_SPACE = '\u2002';

/** How far along an axis a value lies, 0 to 1. */
export function fraction(value: number, { min, max }: Scale): number {
  return Math.max(0, Math.min(1, (value - min) / (max - min)));
}

function labelText({ text, detail }: EndLabel): string {
  return detail === '' || text === '' ? `${text}${detail}` : `${text}${EN_SPACE}${detail}`;
}

type Label = EndLabel & { readonly lines: readonly string[]; readonly style: TextStyle };

/** A label in at most `most` lines. The number is what the reader came for: a name too long gives way to it. */
function labelLines(label: EndLabel, most: number, style: TextStyle, width: number, measure: Measure): string[] {
  const whole = wrap(labelText(label), style, width, measure);
  const names = (room: number): string[] => wrap(label.text, style, room, measure);
  // Where the name leaves no room, the number stands below it rather than behind its last word.
  const apart = [...names(width), label.detail];
  if (whole.length > 1 && label.detail !== '' && apart.length <= Math.min(most, whole.length)) return apart;
  if (whole.length <= most) return whole;
  // Of a quantile the number is the name, and its place says which it is.
  if (most === 1 && /^−?[\d.,]+( × 10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?$/.test(label.text)) return [label.text];
  if (most > 1) return [...shorten(names(width), most - 1, style, width, measure), label.detail];
  const room = width - measure(`${EN_SPACE}${label.detail}`, style);
  if (room < 3 * style.size) return [label.detail];
  return [labelText({ ...label, text: shorten(names(room), 1, style, room, measure).join('') })];
}

/** Wraps the labels to the column, in as many lines each as together fit the height. */
function wrapLabels(labels: readonly EndLabel[], width: number, height: number, measure: Measure): Label[] {
  const lineHeight = boxHeight({ size: LABEL_SIZE, weight: 600, colour: INK });
  const wrapped = (most: number): Label[] =>
    labels.map((label) => {
      const style: TextStyle = { size: LABEL_SIZE, weight: label.strong ? 700 : 600, colour: label.colour };
      return { ...label, style, lines: labelLines(label, most, style, width, measure) };
    });
  for (let most = 4; most > 1; most--) {
    const candidate = wrapped(most);
    if (candidate.reduce((sum, label) => sum + label.lines.length, 0) * lineHeight <= height) return candidate;
  }
  return wrapped(1);
}

/** How far labels may stand above and below the plot, pixels; what stands above the plot keeps clear of them. */
export const OVERHANG = 30;

/** The height of a plot that so many labels of one line need beside it. */
export function leastBeside(labels: number): number {
  return labels * boxHeight({ size: LABEL_SIZE, weight: 600, colour: INK }) - 2 * OVERHANG;
}

/** Of the frame, for labels beside a plot with axes, and beside one without, which has no numbers left of it. */
const MOST_BESIDE = 0.24;
const MOST_BARE = 0.36;

/** Pixels that the labels need beside a plot, without the leaders. */
export function labelColumn(
  { endLabels: labels, bare }: Pick<Plot, 'endLabels' | 'bare'>,
  frame: Box,
  measure: Measure,
): number {
  if (labels.length === 0) return 0;
  const widest = Math.max(
    ...labels.map((label) => measure(labelText(label), { size: LABEL_SIZE, weight: 700, colour: INK })),
  );
  const number = Math.max(
    ...labels.map(({ detail }) => measure(detail, { size: LABEL_SIZE, weight: 700, colour: INK })),
  );
  return (
    Math.ceil(Math.max(number, Math.min(widest, Math.max((bare ? MOST_BARE : MOST_BESIDE) * frame.width, 280)))) + 2
  );
}

/** Labels at the line ends, pushed apart, each tied to its line by a thin leader. */
export function endLabels(
  { axes, endLabels: given }: Pick<Plot, 'axes' | 'endLabels'>,
  plot: Box,
  width: number,
  measure: Measure,
): Mark[] {
  const at = (value: number): number => plot.y + plot.height * (1 - fraction(value, axes.y.scale));
  const labels = wrapLabels(given, width, plot.height + 2 * OVERHANG, measure);
  const text = labels.reduce((sum, label) => sum + label.lines.length * boxHeight(label.style), 0);
  const gap = Math.max(0, Math.min(LABEL_GAP, (plot.height + 2 * OVERHANG - text) / labels.length));
  const wishes = labels.map((label) => ({
    centre: at(label.value),
    height: label.lines.length * boxHeight(label.style) + gap,
  }));
  const tops = pushApart(wishes, plot.y - OVERHANG, plot.y + plot.height + OVERHANG);
  return labels.flatMap((label, k): Mark[] => {
    const top = tops[k] ?? plot.y;
    const x = plot.x + plot.width + LEADER;
    const middle = top + (wishes[k]?.height ?? 0) / 2;
    const { marks } = paragraph(label.lines, label.style, { x, y: top + gap / 2 }, measure, 1);
    const from: [number, number] = [plot.x + plot.width + 5, at(label.value)];
    const end = label.at === undefined ? undefined : plot.x + plot.width * fraction(label.at, axes.x.scale) + 8;
    const across: [number, number][] = end === undefined || end >= from[0] ? [] : [[end, at(label.value)]];
    const points: [number, number][] = [...across, from, [x - 12, middle]];
    return [{ kind: 'path', points, colour: label.colour, thickness: 2.5 }, ...marks];
  });
}
