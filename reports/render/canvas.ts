import { join } from 'node:path';
import type { Canvas, PDFDocument, SvgCanvas } from '@napi-rs/canvas';
import type { LineConfiguration } from '../figure.ts';
import type { Measure } from '../page/marks.ts';
import { CHART_SCALE } from '../page/marks.ts';
import { chartRenderer } from './chart-renderer.ts';
import { FAMILY, fontOf } from './font-of.ts';
import { FONT_FILES, fontFolder } from './fonts.ts';
import { remembering } from './remembering.ts';

export type Context = ReturnType<Canvas['getContext']>;

/** Everything that draws, loaded once and only when something is drawn. */
export type Drawing = {
  createCanvas(width: number, height: number): Canvas;
  /** Its texts become outlines, so that no machine puts another typeface in their place. */
  createSvgCanvas(width: number, height: number): SvgCanvas;
  createPdf(): PDFDocument;
  readonly measure: Measure;
  /**
   * Shows a chart that takes so much room in a layout, as a picture with `scale` pixels for each pixel of the layout;
   * afterwards the picture is empty.
   */
  drawChart(
    configuration: LineConfiguration,
    width: number,
    height: number,
    scale: number,
    show: (picture: Canvas) => void,
  ): void;
};

let loading: Promise<Drawing> | undefined;

/** The canvas module with our fonts and no others, so that the same page has the same bytes on every machine. */
export function drawing(): Promise<Drawing> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Drawing> {
  // Read by the canvas module while it loads.
  process.env.DISABLE_SYSTEM_FONTS_LOAD = '1';
  const canvas = await import('@napi-rs/canvas');
  const charts = await import('chartjs-node-canvas');
  const folder = fontFolder();
  for (const file of FONT_FILES) {
    if (canvas.GlobalFonts.registerFromPath(join(folder, file), FAMILY) === null) {
      throw new Error(`expected a font in ${join(folder, file)}, got a file that is none`);
    }
  }
  const ruler = canvas.createCanvas(8, 8).getContext('2d');
  const render = chartRenderer(charts);
  return {
    createCanvas: (width, height) => canvas.createCanvas(width, height),
    createSvgCanvas: (width, height) => canvas.createCanvas(width, height, canvas.SvgExportFlag.ConvertTextToPaths),
    createPdf: () => new canvas.PDFDocument(),
    measure: remembering((text, style) => {
      ruler.font = fontOf(style);
      return ruler.measureText(text).width;
    }),
    drawChart(configuration, width, height, scale, show) {
      // Chart.js writes into what it is given.
      const own = structuredClone(configuration);
      own.options = { ...own.options, devicePixelRatio: CHART_SCALE * scale };
      render(own, { width: width / CHART_SCALE, height: height / CHART_SCALE }, show);
    },
  };
}
