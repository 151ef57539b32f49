import Chart from 'chart.js/auto';
import type { Figure, LineConfiguration } from '../figure.ts';
import { type Box, CHART_SCALE, type Layout, type Mark, type Measure } from '../page/marks.ts';
import { panel } from '../page/panel.ts';
import { topOf } from '../page/top-of.ts';
import { drawMarks } from '../render/draw.ts';
import { fontOf } from '../render/font-of.ts';
import { remembering } from '../render/remembering.ts';

/** CSS pixels for each pixel of a layout: its smallest type, 34, is 12.5 on the screen. */
const UNIT = 12.5 / 34;

let ruler: OffscreenCanvasRenderingContext2D | null = null;

/** The width of a text in the page's own font, which must be there. */
export const measure: Measure = remembering((text, style) => {
  ruler ??= new OffscreenCanvas(8, 8).getContext('2d');
  if (ruler === null) throw new Error('expected a canvas to measure text on, got none');
  ruler.font = fontOf(style);
  return ruler.measureText(text).width;
});

const MARGIN = 12;

/** CSS pixels; type is larger by the zoom. */
export type ScreenSize = { readonly width: number; readonly height: number; readonly zoom?: number };

/** A figure without its title and method, which are text of the page, for so many CSS pixels. */
export function screenLayout(figure: Figure, { width: across, height: down, zoom = 1 }: ScreenSize): Layout {
  const [width, height] = [across / (zoom * UNIT), down / (zoom * UNIT)];
  const frame = (y: number, more: number) => ({
    ...{ x: MARGIN, y },
    ...{ width: width - 2 * MARGIN, height: height - 2 * MARGIN + more },
  });
  const marksIn = (y: number, more = 0): Mark[] =>
    panel({ ...figure, method: '' }, { title: '', stamp: undefined }, frame(y, more), measure);
  const empty = topOf(marksIn(0));
  return { width, height, marks: marksIn(MARGIN - empty, empty) };
}

/** A chart as a picture of so many pixels. */
function chartPicture(configuration: LineConfiguration, box: Box, scale: number): OffscreenCanvas {
  const surface = new OffscreenCanvas(box.width / CHART_SCALE, box.height / CHART_SCALE);
  const own = structuredClone(configuration);
  own.options = { ...own.options, animation: false, responsive: false, devicePixelRatio: CHART_SCALE * scale };
  const chart = new Chart(surface as unknown as HTMLCanvasElement, own);
  const picture = new OffscreenCanvas(Math.max(1, surface.width), Math.max(1, surface.height));
  picture.getContext('2d')?.drawImage(surface, 0, 0);
  chart.destroy();
  return picture;
}

/** Draws a figure on a canvas of so many CSS pixels, sharp on any screen. */
export async function drawFigure(canvas: HTMLCanvasElement, figure: Figure, size: ScreenSize): Promise<void> {
  const scale = UNIT * (size.zoom ?? 1) * Math.max(1, window.devicePixelRatio);
  const layout = screenLayout(figure, size);
  const page = new OffscreenCanvas(Math.round(layout.width * scale), Math.round(layout.height * scale));
  const context = page.getContext('2d');
  if (context === null) return;
  context.fillStyle = '#FFFFFF';
  context.fillRect(0, 0, page.width, page.height);
  context.scale(scale, scale);
  // Draws with what the browser's context and that of the server have in common.
  await drawMarks(context as unknown as Parameters<typeof drawMarks>[0], layout, (chart) => {
    const picture = chartPicture(chart.configuration, chart, scale);
    context.save();
    context.resetTransform();
    context.drawImage(picture, Math.round(chart.x * scale), Math.round(chart.y * scale));
    context.restore();
  });
  canvas.width = page.width;
  canvas.height = page.height;
  canvas.getContext('2d')?.drawImage(page, 0, 0);
}
