/** The paper of a page: its size and margins in pixels of 300 dpi; `scale`, `dpi` and `paper` as in a layout. */
export type Sheet = {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly dpi: number;
  readonly paper?: { readonly width: number; readonly height: number };
  /** Left and right. */
  readonly margin: number;
  readonly top: number;
  readonly bottom: number;
};

/** A4 at 300 dpi. */
export const A4: Sheet = {
  width: 2480,
  height: 3508,
  scale: 1,
  dpi: 300,
  paper: { width: 210, height: 297 },
  margin: 165,
  top: 128,
  bottom: 112,
};

/** Pixels of the file for each pixel of the layout, in which the smallest type, 8 pt, becomes 24 of 2160 lines. */
const WIDE_SCALE = 0.72;

/** 16:9, 3840 × 2160 pixels, 13⅓ inches wide as a slide is. */
export const WIDE: Sheet = {
  width: 3840 / WIDE_SCALE,
  height: 2160 / WIDE_SCALE,
  scale: WIDE_SCALE,
  dpi: 288,
  margin: 200,
  top: 120,
  bottom: 100,
};

/** The room between the margins. */
export function contentWidth({ width, margin }: Sheet): number {
  return width - 2 * margin;
}
