import { describe, expect, it } from 'vitest';
import {
  ACCENT,
  ASKED_BAR,
  areaColour,
  DRAFT,
  faded,
  INK,
  KINDS,
  LINES,
  lineStyle,
  MUTED,
  readableOn,
  SLOW_TEXT,
  STANCES,
  signedColour,
  viridis,
} from '../../reports/colour.ts';
import { ciede2000, lab, linearRgb, VISIONS } from './ciede2000.ts';

function smallestDifference(colours: readonly string[]): number {
  const differences = VISIONS.flatMap((vision) =>
    colours.flatMap((a, k) => colours.slice(k + 1).map((b) => ciede2000(lab(a, vision), lab(b, vision)))),
  );
  return Math.min(...differences);
}

function contrastOnWhite(colour: string): number {
  const [r, g, b] = linearRgb(colour);
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}

describe('ciede2000', () => {
  // Sharma, Wu, Dalal 2005, table 1: pairs 1, 2, 16, 17, 25, 31, 34.
  it.each([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 3.1571, -77.2803], [50, 0, -82.7485], 2.8615],
    [[50, 2.5, 0], [50, 0, -2.5], 4.3065],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
    [[22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ] as const)('is the published difference of %j and %j', (a, b, difference) => {
    expect(ciede2000(a, b)).toBeCloseTo(difference, 4);
    expect(ciede2000(b, a)).toBeCloseTo(difference, 4);
  });
});

describe('the colour set', () => {
  it('keeps the stances at least 31 apart for every kind of colour vision', () => {
    expect(smallestDifference(Object.values(STANCES))).toBeGreaterThanOrEqual(31);
  });

  it('never repeats a line: those of one colour differ in their dash', () => {
    const styles = LINES.map(({ colour, dash }) => `${colour} ${dash.join()}`);
    expect(new Set(styles).size).toBe(LINES.length);
    expect(lineStyle(LINES.length)).toBe(LINES[0]);
  });

  it('keeps the five line colours at least 12 apart', () => {
    expect(smallestDifference(LINES.slice(0, 5).map(({ colour }) => colour))).toBeGreaterThanOrEqual(12);
  });

  it('keeps the areas of other options apart, from each other and from the stances', () => {
    const among = (count: number, besideStances: boolean): string[] =>
      Array.from({ length: count }, (_, k) => areaColour(k, besideStances));
    expect(smallestDifference(among(7, false))).toBeGreaterThanOrEqual(10);
    expect(smallestDifference([...Object.values(STANCES), ...among(4, true)])).toBeGreaterThanOrEqual(10);
    expect(areaColour(4, true)).toBe(areaColour(0, true));
  });

  it('keeps the kinds of outcomes apart, with edges that are seen on white', () => {
    const bars = [...Object.values(KINDS), ASKED_BAR];
    expect(smallestDifference(bars.map(({ fill }) => fill))).toBeGreaterThanOrEqual(15);
    for (const { edge } of bars) expect(contrastOnWhite(edge)).toBeGreaterThanOrEqual(4.5);
  });

  it('names an area in what can be read on it', () => {
    const areas = [...Object.values(STANCES), ...Array.from({ length: 7 }, (_, k) => areaColour(k, false))];
    for (const area of areas) {
      const [text, behind] = [contrastOnWhite(readableOn(area)), contrastOnWhite(area)];
      expect(Math.max(text, behind) / Math.min(text, behind), area).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('names a value of an ordered or signed scale in what can be read on its colour', () => {
    for (let k = 0; k <= 200; k++) {
      for (const area of [viridis(k / 200), signedColour(k / 100 - 1)]) {
        const [text, behind] = [contrastOnWhite(readableOn(area)), contrastOnWhite(area)];
        expect(Math.max(text, behind) / Math.min(text, behind), area).toBeGreaterThan(4.5);
      }
    }
  });

  it('writes only in colours with a contrast of 4.5 on white', () => {
    for (const colour of [
      INK,
      MUTED,
      ACCENT,
      DRAFT,
      SLOW_TEXT,
      STANCES.pause,
      STANCES.race,
      ...LINES.map(({ text }) => text),
    ]) {
      expect(contrastOnWhite(colour), colour).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('fades a colour', () => {
    expect(faded('#D55E00', 0.25)).toBe('rgba(213, 94, 0, 0.25)');
  });
});
