import type { LineConfiguration } from '../figure.ts';
import type { Box, Layout, Mark, TextMark } from '../page/marks.ts';
import type { Context } from './canvas.ts';
import { fontOf } from './font-of.ts';

/** How a chart comes on the page, which differs between pixels and lines. */
export type DrawChart = (chart: Box & { readonly configuration: LineConfiguration }) => Promise<void> | void;

function drawText(context: Context, mark: TextMark): void {
  context.font = fontOf(mark.style);
  context.fillStyle = mark.style.colour;
  context.fillText(mark.text, mark.x, mark.baseline);
}

function drawWatermark(context: Context, mark: Mark & { kind: 'watermark' }): void {
  context.save();
  context.translate(mark.x + mark.width / 2, mark.y + mark.height / 2);
  context.rotate(-Math.PI / 10);
  context.font = fontOf(mark.style);
  context.fillStyle = mark.style.colour;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(mark.text, 0, 0);
  context.restore();
}

function drawPath(context: Context, mark: Mark & { kind: 'path' }): void {
  context.save();
  context.strokeStyle = mark.colour;
  context.lineWidth = mark.thickness;
  if (mark.round) context.lineJoin = 'round';
  context.beginPath();
  for (const [x, y] of mark.points) context.lineTo(x, y);
  if (mark.fill !== undefined) {
    context.fillStyle = mark.fill;
    context.fill();
  }
  context.stroke();
  context.restore();
}

async function drawMark(context: Context, mark: Mark, drawChart: DrawChart): Promise<void> {
  switch (mark.kind) {
    case 'text':
      return drawText(context, mark);
    case 'area':
      context.fillStyle = mark.colour;
      context.fillRect(mark.x, mark.y, mark.width, mark.height);
      return;
    case 'frame':
      context.strokeStyle = mark.colour;
      context.lineWidth = mark.thickness;
      context.strokeRect(mark.x, mark.y, mark.width, mark.height);
      return;
    case 'path':
      return drawPath(context, mark);
    case 'watermark':
      return drawWatermark(context, mark);
    case 'chart':
      return drawChart(mark);
  }
}

/**
 * The marks of a layout in their order.
 *
 * @param context whose unit is a pixel of the layout
 */
export async function drawMarks(context: Context, { marks }: Layout, drawChart: DrawChart): Promise<void> {
  // One after the other: charts share a renderer.
  for (const mark of marks) await drawMark(context, mark, drawChart);
}
