import type { LineConfiguration } from '../figure.ts';
import type { Box } from '../page/marks.ts';
import { CHART_SCALE } from '../page/marks.ts';
import type { Context } from './canvas.ts';

/** What Chart.js asks of a canvas where there is no document. */
type Surface = { width: number; height: number; getContext(): Context };

/** Where a chart comes on a page: what the page's unit is on the context, and the chart's top left corner in that unit. */
type Place = { readonly unit: number; readonly x: number; readonly y: number };

/**
 * A context that takes itself to be the whole of a canvas though it is a part of a page: what is set as a transform
 * counts from the place, and clearing, of which an earlier line would be hidden but not gone, does nothing.
 */
function partOf(context: Context, { unit, x, y }: Place, surface: Surface): Context {
  const place = (a: number, b: number, c: number, d: number, e: number, f: number): void =>
    context.setTransform(unit * a, unit * b, unit * c, unit * d, unit * (x + e), unit * (y + f));
  const own: Readonly<Record<PropertyKey, unknown>> = {
    canvas: surface,
    clearRect: () => {},
    resetTransform: () => place(1, 0, 0, 1, 0, 0),
    setTransform: place,
  };
  return new Proxy(context, {
    get: (target, key) => {
      if (Object.hasOwn(own, key)) return own[key];
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
    set: (target, key, value) => Reflect.set(target, key, value, target),
  });
}

/**
 * Draws a chart as lines and areas on the context of a page, cut at its box as a picture would be.
 *
 * @param box in pixels of the layout
 * @param scale pixels of the file for each of the layout
 * @param unit what a pixel of the file is on the context: 1, or 72/dpi where it counts in points
 */
export async function drawVectorChart(
  context: Context,
  configuration: LineConfiguration,
  box: Box,
  scale: number,
  unit: number,
): Promise<void> {
  const { default: Chart } = await import('chart.js/auto');
  // Of the chart's size in its own pixels; Chart.js makes it larger by the ratio.
  const surface: Surface = {
    width: box.width / CHART_SCALE,
    height: box.height / CHART_SCALE,
    getContext: () => part,
  };
  const part = partOf(context, { unit, x: box.x * scale, y: box.y * scale }, surface);
  context.save();
  part.resetTransform();
  context.beginPath();
  context.rect(0, 0, box.width * scale, box.height * scale);
  context.clip();
  // Chart.js writes into what it is given.
  const own = structuredClone(configuration);
  own.options = { ...own.options, animation: false, responsive: false, devicePixelRatio: CHART_SCALE * scale };
  new Chart(surface as unknown as HTMLCanvasElement, own).destroy();
  context.restore();
}
