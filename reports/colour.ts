/**
 * The colour set. Stance colours appear only in panels that show stances, line colours only in panels without: blue is
 * in both, and the lines among themselves are told apart by end label first, dash second, colour last.
 */
export const INK = '#1B1F24';
export const MUTED = '#57606A';
export const RULE = '#D0D7DE';
export const GRID = '#E4E8EC';
export const ACCENT = '#0072B2';
export const PAPER = '#FFFFFF';
export const DRAFT = '#B42318';

/** Areas: smallest CIEDE2000 difference 31 over normal, deutan, protan and tritan vision. */
export const STANCES = { pause: '#0072B2', slow: '#F0C23B', race: '#A63603' } as const;

/** Text that names slow: its area colour is too light to read on white. */
export const SLOW_TEXT = '#7A5C00';

/**
 * Areas of options that are no stances, next to each other from the first on. Beside a stance the blue and the red-brown
 * would be taken for one.
 */
const AREAS = ['#56626E', '#E69F00', '#009E73', '#CC79A7', '#0072B2', '#B8BFC6', '#7A5C00'] as const;
const BESIDE_STANCES = ['#56626E', '#009E73', '#CC79A7', '#B8BFC6'] as const;

/** The colour of area `index` where it is no stance. */
export function areaColour(index: number, besideStances: boolean): string {
  const set = besideStances ? BESIDE_STANCES : AREAS;
  return set[index % set.length] as string;
}

/** Bars of outcomes; the kind is also said in words. */
export const KINDS = {
  harm: { fill: '#D55E00', edge: '#B34F00' },
  benefit: { fill: '#3DB38F', edge: '#007A59' },
  neutral: { fill: '#E8ECEF', edge: '#57606A' },
} as const;

/** The bar of what a headline asks of every run, beside the ends of runs: it is none of them. */
export const ASKED_BAR = { fill: '#9A86B8', edge: '#6B5594' } as const;

export type LineStyle = { readonly colour: string; readonly text: string; readonly dash: readonly number[] };

/** Lines in order of importance; `text` is the shade for labels, dark enough (4.5 : 1 on white) to read. */
export const LINES: readonly LineStyle[] = [
  { colour: INK, text: INK, dash: [] },
  { colour: '#0072B2', text: '#00639C', dash: [6, 3] },
  { colour: '#D55E00', text: '#B34F00', dash: [2, 2] },
  { colour: '#009E73', text: '#007A59', dash: [8, 3, 2, 3] },
  { colour: '#CC79A7', text: '#A34A7C', dash: [4, 2] },
  { colour: INK, text: INK, dash: [10, 4] },
  { colour: '#0072B2', text: '#00639C', dash: [2, 3] },
  { colour: '#D55E00', text: '#B34F00', dash: [8, 2, 2, 2, 2, 2] },
];

/** The style of line `index`, beginning anew after the last. */
export function lineStyle(index: number): LineStyle {
  return LINES[index % LINES.length] as LineStyle;
}

/** A colour with transparency, for bands: `#RRGGBB` and an opacity in [0, 1]. */
export function faded(colour: string, opacity: number): string {
  const channel = (at: number): number => Number.parseInt(colour.slice(at, at + 2), 16);
  return `rgba(${channel(1)}, ${channel(3)}, ${channel(5)}, ${opacity})`;
}

/** The same colour on paper without transparency, for areas that lie over each other. */
export function tinted(colour: string, opacity: number): string {
  const channel = (at: number): string => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16);
    return Math.round(255 - opacity * (255 - value))
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`.toUpperCase();
}

/** Relative luminance of `#RRGGBB` (WCAG 2.2): from 0, black, to 1, white. */
function luminance(colour: string): number {
  const linear = (at: number): number => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(1) + 0.7152 * linear(3) + 0.0722 * linear(5);
}

/** What texts need at least (WCAG 2.2, AA); between the colours that paper and ink reach, only black has it. */
const LEAST_CONTRAST = 4.5;
const BLACK = '#000000';

/** Ink or paper, whichever is read better on an area of this colour; black where neither is dark or light enough. */
export function readableOn(colour: string): string {
  const contrast = (text: string): number => {
    const [a, b] = [luminance(text), luminance(colour)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  const best = contrast(PAPER) >= contrast(INK) ? PAPER : INK;
  return contrast(best) < LEAST_CONTRAST ? BLACK : best;
}

/** Viridis at even steps (Smith and van der Walt 2015): ever lighter, in colour, in grey and to every eye. */
const VIRIDIS = [
  [68, 1, 84],
  [72, 40, 120],
  [62, 74, 137],
  [49, 104, 142],
  [38, 130, 142],
  [31, 158, 137],
  [53, 183, 121],
  [110, 206, 88],
  [181, 222, 43],
  [253, 231, 37],
] as const;

type Channels = readonly [number, number, number];

/** Between colours at even steps. */
function mixed(steps: readonly Channels[], share: number): string {
  const at = Math.min(1, Math.max(0, share)) * (steps.length - 1);
  const k = Math.min(steps.length - 2, Math.floor(at));
  const [from, to] = [steps[k] as Channels, steps[k + 1] as Channels];
  const channels = from.map((low, c) => Math.round(low + (at - k) * ((to[c] as number) - low)));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`.toUpperCase();
}

/** The colour of a share of an ordered scale, `#RRGGBB`; beyond 0 and 1 that of the nearer end. */
export function viridis(share: number): string {
  return mixed(VIRIDIS, share);
}

/** Bars of parameters by role; a lever's are also split along their middle. */
export const ROLES = {
  assumption: { fill: '#C9CED3', strong: '#8C959F', edge: '#57606A' },
  lever: { fill: '#8FC1E3', strong: '#3D8FC6', edge: '#00639C' },
} as const;

/** From below zero, blue, over white to above zero, brown: light and dark are the same at both ends. */
const SIGNED = [
  [0, 92, 148],
  [90, 158, 202],
  [184, 216, 234],
  [255, 255, 255],
  [240, 217, 190],
  [201, 142, 84],
  [125, 66, 16],
] as const;

/** The colour of a share of a signed scale, from −1 to 1; beyond that of the nearer end. */
export function signedColour(share: number): string {
  return mixed(SIGNED, (Math.min(1, Math.max(-1, share)) + 1) / 2);
}
