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
  context.strokeStyle = mark.colour;
  context.lineWidth = mark.thickness;
  context.beginPath();
  for (const [x, y] of mark.points) context.lineTo(x, y);
  context.stroke();
}

async function draw(tools: Drawing, context: Context, mark: Mark): Promise<void> {
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
      context.drawImage(await tools.drawChart(mark.configuration, mark.width, mark.height), mark.x, mark.y);
      return;
  }
}

/**
 * A layout as a PNG at 300 dpi, on white, with texts in its iTXt chunks. The same layout gives the same bytes.
 *
 * @param texts keyword → text, for whoever finds the picture without its page
 */
export async function renderPng(layout: Layout, texts: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const tools = await drawing();
  const page = tools.createCanvas(layout.width, layout.height);
  const context = page.getContext('2d');
  context.fillStyle = PAPER;
  context.fillRect(0, 0, layout.width, layout.height);
  // One after the other: charts share a renderer.
  for (const mark of layout.marks) await draw(tools, context, mark);
  return describePng(new Uint8Array(await page.encode('png')), DPI, texts);
}
