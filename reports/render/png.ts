import { PAPER } from '../colour.ts';
import type { Layout, Mark, TextMark } from '../page/marks.ts';
import { DPI } from '../page/marks.ts';
import type { Context, Drawing } from './canvas.ts';
import { drawing, fontOf } from './canvas.ts';
import { describePng } from './png-chunks.ts';

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

/** On whole pixels of the picture, so that no line of a chart is smeared over two. */
async function drawChart(
  tools: Drawing,
  context: Context,
  mark: Mark & { kind: 'chart' },
  scale: number,
): Promise<void> {
  const picture = await tools.drawChart(mark.configuration, mark.width, mark.height, scale);
  context.save();
  context.resetTransform();
  context.drawImage(picture, Math.round(mark.x * scale), Math.round(mark.y * scale));
  context.restore();
}

async function draw(tools: Drawing, context: Context, mark: Mark, scale: number): Promise<void> {
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
      return drawChart(tools, context, mark, scale);
  }
}

/**
 * A layout as a PNG of its print size, on white, with texts in its iTXt chunks. The same layout gives the same bytes.
 *
 * @param texts keyword → text, for whoever finds the picture without its page
 */
export async function renderPng(layout: Layout, texts: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const tools = await drawing();
  const { scale = 1, dpi = DPI } = layout;
  const page = tools.createCanvas(Math.round(layout.width * scale), Math.round(layout.height * scale));
  const context = page.getContext('2d');
  context.fillStyle = PAPER;
  context.fillRect(0, 0, page.width, page.height);
  context.scale(scale, scale);
  // One after the other: charts share a renderer.
  for (const mark of layout.marks) await draw(tools, context, mark, scale);
  return describePng(new Uint8Array(await page.encode('png')), dpi, texts);
}
