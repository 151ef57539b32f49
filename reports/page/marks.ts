import type { LineConfiguration } from '../figure.ts';

/** 300 dots per inch: one typographic point is 300/72 pixels, a Chart.js pixel (96 dpi) 3.125. */
export const DPI = 300;
export const CHART_SCALE = DPI / 96;

/** The smallest type on a page: 8 pt. */
export const SMALLEST_TYPE = 34;

export type TextStyle = { readonly size: number; readonly weight: 400 | 600 | 700; readonly colour: string };

/** The width of a text in pixels, as it will be drawn. */
export type Measure = (text: string, style: TextStyle) => number;

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** One line of text; its box holds every accent and tail. */
export type TextMark = Box & {
  readonly kind: 'text';
  readonly baseline: number;
  readonly text: string;
  readonly style: TextStyle;
};

/** What a page consists of, in drawing order; places and sizes in pixels. */
export type Mark =
  | TextMark
  | (Box & { readonly kind: 'area'; readonly colour: string })
  | (Box & { readonly kind: 'frame'; readonly colour: string; readonly thickness: number })
  | {
      readonly kind: 'path';
      readonly points: readonly (readonly [number, number])[];
      readonly colour: string;
      readonly thickness: number;
      /** Round corners, for lines that turn sharply. */
      readonly round?: true;
      /** The colour inside. */
      readonly fill?: string;
    }
  | (Box & { readonly kind: 'watermark'; readonly text: string; readonly style: TextStyle })
  | (Box & { readonly kind: 'chart'; readonly configuration: LineConfiguration });

/**
 * A page or a picture. Places are in pixels of 300 dpi, as everything on a page is measured against type; `scale` makes
 * of them the pixels of the file, `dpi` its print size.
 */
export type Layout = {
  readonly width: number;
  readonly height: number;
  /** Pixels of the file for each pixel of the layout; default 1. */
  readonly scale?: number;
  /** Default 300. */
  readonly dpi?: number;
  /** The paper it is meant for, millimetres, where whole pixels only come close to it. */
  readonly paper?: { readonly width: number; readonly height: number };
  readonly marks: readonly Mark[];
};

/** The pixels of the file. */
export function pixelsOf({ width, height, scale = 1 }: Layout): { width: number; height: number } {
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** The size in print, millimetres. */
export function printSize(layout: Layout): { readonly width: number; readonly height: number } {
  if (layout.paper !== undefined) return layout.paper;
  const { width, height } = pixelsOf(layout);
  const millimetres = (pixels: number): number => (25.4 * pixels) / (layout.dpi ?? DPI);
  return { width: millimetres(width), height: millimetres(height) };
}

/** Inter's ascent and descent as shares of the type size: the box of a line holds every accent and tail. */
const ASCENT = 0.969;
const DESCENT = 0.242;

/** The height of one line's box. */
export function boxHeight(style: TextStyle): number {
  return Math.ceil(style.size * (ASCENT + DESCENT));
}

/** One line of text with its box's top at y, from x rightwards, or with its right end or middle there. */
export function textMark(
  text: string,
  style: TextStyle,
  place: { x: number; y: number; align?: 'left' | 'right' | 'centre' },
  measure: Measure,
): TextMark {
  const width = measure(text, style);
  const left = place.align === 'right' ? place.x - width : place.align === 'centre' ? place.x - width / 2 : place.x;
  const baseline = Math.round(place.y + style.size * ASCENT);
  return { kind: 'text', x: left, y: place.y, width, height: boxHeight(style), baseline, text, style };
}
