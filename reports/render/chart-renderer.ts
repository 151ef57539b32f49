import type { Canvas } from '@napi-rs/canvas';
import type { LineConfiguration } from '../figure.ts';

/** A size in Chart.js's own pixels. */
type Size = { readonly width: number; readonly height: number };

/**
 * Draws a chart on a canvas of its own, which is there only while `show` runs: afterwards Chart.js empties it.
 *
 * @param configuration whose `devicePixelRatio` says how many pixels of the canvas a pixel of the chart takes; it becomes
 *   Chart.js's own
 */
export type ChartRenderer = (configuration: LineConfiguration, size: Size, show: (picture: Canvas) => void) => void;

/**
 * The one renderer of charts, for all sizes: each that chartjs-node-canvas makes compiles Chart.js anew and keeps it for
 * good. Its pictures come as they are drawn, where its own ways out would write each as a PNG for the page to read again.
 *
 * @param charts the module, which is loaded only where something is drawn
 */
export function chartRenderer({ ChartJSNodeCanvas }: typeof import('chartjs-node-canvas')): ChartRenderer {
  class Renderer extends ChartJSNodeCanvas {
    show(configuration: LineConfiguration, { width, height }: Size, show: (picture: Canvas) => void): void {
      const canvas = this._createCanvas(width, height) as unknown as Canvas & { style?: object };
      // Where Chart.js writes the size in a browser.
      canvas.style ??= {};
      configuration.options = { ...configuration.options, animation: false, responsive: false };
      const chart = new this._chartJs(canvas.getContext('2d') as unknown as CanvasRenderingContext2D, configuration);
      show(canvas);
      chart.destroy();
    }
  }
  // The size is of no matter here, but one must be said.
  const renderer = new Renderer({ width: 1, height: 1 });
  return (configuration, size, show) => renderer.show(configuration, size, show);
}
