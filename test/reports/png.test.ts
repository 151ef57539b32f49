import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figures, readTexts, renderA4, renderFigure } from '../../reports/index.ts';
import { drawing } from '../../reports/render/canvas.ts';
import { FONT_FILES, fontFolder } from '../../reports/render/fonts.ts';
import { drawable, hasGlyph } from '../../reports/render/glyphs.ts';
import { describePng, readChunks, writeChunks } from '../../reports/render/png-chunks.ts';
import * as fc from '../properties/seeded.ts';
import { cases } from './cases.ts';
import { raceResults } from './race.ts';

// Loaded by the product first: which fonts there are is settled while the module loads.
await drawing();
const { createCanvas, GlobalFonts, loadImage } = await import('@napi-rs/canvas');

const race = raceResults();
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

describe('the A4 picture', () => {
  let png: Uint8Array = new Uint8Array();
  beforeAll(async () => {
    png = await renderA4(race);
  });

  it('is A4 at 300 dpi', () => {
    const chunks = readChunks(png);
    const header = chunks[0]?.content ?? new Uint8Array(8);
    const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
    expect([view.getUint32(0), view.getUint32(4)]).toEqual([2480, 3508]);
    const sizes = chunks.filter(({ type }) => type === 'pHYs').map(({ content }) => [...content]);
    // 11,811 pixels per metre, both ways, unit metre.
    expect(sizes).toEqual([[0, 0, 0x2e, 0x23, 0, 0, 0x2e, 0x23, 1]]);
  });

  it('has the same bytes every time', async () => {
    expect(same(await renderA4(structuredClone(race)), png)).toBe(true);
  });

  it('carries its provenance and a description', () => {
    const texts = readTexts(png);
    expect(JSON.parse(texts.detente ?? '')).toMatchObject({
      version: '0.1.0',
      resultsHash: race.provenance.resultsHash,
      scenarioHash: race.provenance.scenarioHash,
      replay: 'detente replay results/race-8d21f090',
      scenario: 'race',
      seed: '1',
      runs: 1000,
      draft: false,
    });
    expect(texts.Title).toMatch(/^In this model, about 18 in 100 runs end in “Catastrophe”/);
    expect(texts.Description).toMatch(/Panel a: Step chart .*\nPanel b: Bar chart .*\nPanel c: Fan chart/);
  });

  it('is drawn: white at the corner, ink in the headline, a line in the plot, no font but ours', async () => {
    const canvas = createCanvas(2480, 3508);
    const context = canvas.getContext('2d');
    context.drawImage(await loadImage(Buffer.from(png)), 0, 0);
    const darkest = (x: number, y: number, width: number, height: number): number => {
      const { data } = context.getImageData(x, y, width, height);
      return data.filter((_, k) => k % 4 === 0).reduce((low, value) => Math.min(low, value), 255);
    };
    expect(darkest(0, 0, 100, 100)).toBe(255);
    expect(darkest(165, 260, 1500, 120)).toBeLessThan(60);
    expect(darkest(1700, 1100, 200, 500)).toBeLessThan(60);
    expect(GlobalFonts.families.map(({ family }) => family)).toEqual(['Inter']);
  });

  it('carries what was changed', async () => {
    const texts = readTexts(await renderA4(cases['an overlay with events'] as typeof race));
    expect(JSON.parse(texts.detente ?? '')).toMatchObject({
      set: [{ path: 'labs.caution', value: '1.5' }],
      parent: 'frontier',
      failedRuns: 0,
      run: 'detente run overlay.yaml --runs 1000 --seed 1 --set labs.caution=1.5',
    });
    expect(texts.Description).toContain('Changed: labs.caution = 1.5 · extends frontier');
  });

  it('comes out for the oddest results', async () => {
    for (const name of ['nothing at all', 'all runs failed', 'letters that no font has']) {
      const odd = await renderA4(cases[name] as typeof race);
      expect(readChunks(odd).at(-1)?.type).toBe('IEND');
    }
  });
});

describe('what is no results', () => {
  it.each([
    ['a text', 'results/race', 'got string'],
    ['nothing', undefined, 'got undefined'],
    ['a promise', Promise.resolve(race), 'a promise of them (await it)'],
    ['a manifest', { scenario: 'race', runs: 3 }, 'got something else without outcomes, ticks, provenance'],
  ])('is refused in words: %s', async (_, given, words) => {
    await expect(renderA4(given as unknown as typeof race)).rejects.toThrow(
      'renderA4: expected results, as readResults',
    );
    await expect(renderA4(given as unknown as typeof race)).rejects.toThrow(words);
  });
});

describe('a single figure', () => {
  it('is 2400 × 1350 and the same every time', async () => {
    const figure = figures(race)[1];
    if (figure === undefined) throw new Error('expected a figure');
    const png = await renderFigure(race, figure);
    const { width, height } = await loadImage(Buffer.from(png));
    expect([width, height]).toEqual([2400, 1350]);
    expect(same(await renderFigure(race, figure), png)).toBe(true);
    expect(readTexts(png).Description).toBe(figure.altText);
  });
});

describe('PNG chunks', () => {
  const blank = new Uint8Array(createCanvas(3, 2).toBuffer('image/png'));

  it('survive reading and writing', () => {
    expect(same(writeChunks(readChunks(blank)), blank)).toBe(true);
  });

  it('carry any text, once per keyword', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
        (text) => {
          const twice = describePng(describePng(blank, 72, { a: 'old', b: text }), 300, { a: text });
          expect(readTexts(twice)).toEqual({ a: text, b: text });
          expect(readChunks(twice).filter(({ type }) => type === 'pHYs')).toHaveLength(1);
        },
      ),
    );
  });

  it('that are damaged are refused', () => {
    const damaged = Uint8Array.from(blank);
    damaged[20] = (damaged[20] ?? 0) ^ 1;
    expect(() => readChunks(damaged)).toThrow('damaged');
    expect(() => readChunks(blank.subarray(0, 40))).toThrow('ends early');
    expect(() => readChunks(Uint8Array.of(1, 2, 3))).toThrow('expected a PNG');
  });
});

describe('fonts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'detente-fonts-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are found from source, from a bundle and from an installed package', () => {
    const installed = join(folder, 'node_modules', 'detente');
    mkdirSync(join(installed, 'dist', 'bin'), { recursive: true });
    cpSync(fontFolder(), join(installed, 'reports', 'fonts'), { recursive: true });
    expect(fontFolder(join(installed, 'dist', 'bin', 'detente.js'))).toBe(join(installed, 'reports', 'fonts'));
    expect(fontFolder(join(installed, 'dist', 'chunk.js'))).toBe(join(installed, 'reports', 'fonts'));
    const stray = join(folder, 'elsewhere', 'detente.js');
    mkdirSync(dirname(stray));
    writeFileSync(stray, '');
    expect(() => fontFolder(stray)).toThrow('expected the Inter fonts');
  });

  it('are of three weights', async () => {
    const { measure } = await drawing();
    const widths = ([400, 600, 700] as const).map((weight) =>
      measure('Catastrophe', { size: 100, weight, colour: '#000000' }),
    );
    expect(new Set(widths).size).toBe(FONT_FILES.length);
    expect(widths).toEqual([...widths].sort((a, b) => a - b));
  });

  it('hold every sign that our sentences use, and what they lack is shown as missing', () => {
    for (const sign of 'azAZ09 □%–−·•…“”’×⁰¹²³⁴⁵⁶⁷⁸⁹⁻∞≥é\u2002') expect(hasGlyph(sign), sign).toBe(true);
    for (const sign of '停🙂') expect(hasGlyph(sign), sign).toBe(false);
    for (let code = 0x20; code < 0x7f; code++) expect(hasGlyph(String.fromCharCode(code)), `${code}`).toBe(true);
    expect(drawable('a  b ')).toBe('a b ');
    expect(drawable('a停b')).toBe('a□b');
    expect(drawable('e\u0301')).toBe('é');
    expect(drawable('a\n\tb')).toBe('a b');
  });
});
