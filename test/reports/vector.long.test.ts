// Pages as SVG and PDF: the same as the PNG, of true size, whose texts can be read, and that say where they come from.

import { inflateSync } from 'node:zlib';
import pixelmatch from 'pixelmatch';
import { beforeAll, describe, expect, it } from 'vitest';
import { figures, type PictureFormat, renderBriefFiles, renderFigure } from '../../reports/index.ts';
import { a4 } from '../../reports/page/a4.ts';
import type { Layout } from '../../reports/page/marks.ts';
import { single } from '../../reports/page/single.ts';
import { wide } from '../../reports/page/wide.ts';
import { readProvenance } from '../../reports/provenance.ts';
import { drawing } from '../../reports/render/canvas.ts';
import { drawableCopy, hasGlyph } from '../../reports/render/glyphs.ts';
import { describePdf, isPdf, readPdf } from '../../reports/render/pdf-file.ts';
import { readTexts } from '../../reports/render/png-chunks.ts';
import { describeSvg, isSvg, readSvg } from '../../reports/render/svg-file.ts';
import { shortened } from '../../reports/render/svg-path.ts';
import type { Results } from '../../reports/results.ts';
import * as fc from '../properties/seeded.ts';
import { cases } from './cases.ts';
import { raceResults } from './race.ts';

const race = raceResults();
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const { measure, createCanvas, createPdf } = await drawing();

type Files = Readonly<Record<string, Uint8Array>>;

const filesOf = async (results: Results, kinds: readonly PictureFormat[]): Promise<Files> => {
  const { pictures } = await renderBriefFiles(results, 'a4', kinds);
  return Object.fromEntries(pictures.map(({ name, content }) => [name, content]));
};

const file = (files: Files, name: string): Uint8Array => files[name] ?? new Uint8Array();

let race4: Files = {};
beforeAll(async () => {
  race4 = await filesOf(race, ['png', 'svg', 'pdf']);
});

/** Names of tags as they open and close; throws where the file is no well-formed XML as far as tags and texts go. */
const tagsOf = (xml: string): string[] => {
  const open: string[] = [];
  const seen: string[] = [];
  const rest = xml.replace(
    /<\?xml [^?>]*\?>|<!--(?:(?!--)[\s\S])*-->|<(\/?)([\w:]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g,
    (_, closing: string | undefined, name: string | undefined, __, alone: string | undefined) => {
      if (name === undefined) return '';
      if (closing === '/') expect(open.pop()).toBe(name);
      else {
        seen.push(name);
        if (alone !== '/') open.push(name);
      }
      return '';
    },
  );
  expect(open).toEqual([]);
  expect(rest).not.toMatch(/[<>]|&(?!(?:amp|lt|gt);)/);
  return seen;
};

/** Streams of a PDF as text, by the number of their object. */
const streamsOf = (pdf: Uint8Array): Map<number, string> => {
  const whole = latin(pdf);
  return new Map(
    [...whole.matchAll(/\n(\d+) 0 obj\n<<([^>]*)\/Length (\d+)>> stream\n/g)].map((found) => {
      const [head, number, before, length] = found;
      const start = found.index + head.length;
      const content = pdf.subarray(start, start + Number(length));
      return [Number(number), before?.includes('FlateDecode') ? latin(inflateSync(content)) : latin(content)];
    }),
  );
};

/** What somebody who selects everything gets: each text drawn, glyph by glyph through the font's character map. */
const copiedFrom = (pdf: Uint8Array): string[] => {
  const streams = streamsOf(pdf);
  const fonts = new Map(
    [...latin(pdf).matchAll(/\n(\d+) 0 obj\n<<\/Type \/Font\n\/Subtype \/Type0[^>]*\/ToUnicode (\d+) 0 R/g)].map(
      ([, font, map]) => {
        const lines = (streams.get(Number(map)) ?? '').matchAll(/^<(\w{4})> <(\w+)>$/gm);
        const characters = [...lines].map(([, glyph = '', units = '']): [string, string] => [
          glyph,
          (units.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join(''),
        ]);
        return [font ?? '', new Map(characters)];
      },
    ),
  );
  const pages = [...streams.values()].filter((stream) => stream.includes('\nBT\n'));
  return pages.flatMap((page) =>
    [...page.matchAll(/(?<=\n)BT\n([\s\S]*?)ET\n/g)].map(([, block = '']) => {
      let font = '';
      let copied = '';
      for (const [, name, glyphs = ''] of block.matchAll(/\/F(\d+) \S+ Tf|<(\w+)> Tj/g)) {
        font = name ?? font;
        for (const glyph of glyphs.match(/.{4}/g) ?? []) copied += fonts.get(font)?.get(glyph) ?? '\u0000';
      }
      return copied;
    }),
  );
};

/** The share of pixels in which two pictures differ by more than the eye sees. */
const differing = async (one: Uint8Array, other: Uint8Array, width: number, height: number): Promise<number> => {
  const { loadImage } = await import('@napi-rs/canvas');
  const pixels = async (picture: Uint8Array): Promise<Uint8ClampedArray> => {
    const context = createCanvas(width, height).getContext('2d');
    context.drawImage(await loadImage(Buffer.from(picture)), 0, 0, width, height);
    return context.getImageData(0, 0, width, height).data;
  };
  return (
    pixelmatch(await pixels(one), await pixels(other), undefined, width, height, { threshold: 0.2 }) / (width * height)
  );
};

/** As large as it is compared, or the canvas would draw it at the pixels of a screen and enlarge those. */
const asPixels = (svg: Uint8Array): Uint8Array =>
  new TextEncoder().encode(text(svg).replace('width="210mm" height="297mm"', 'width="1240" height="1754"'));

describe('a page as SVG', () => {
  it('is A4 or 16:9 in print, in the pixels of the PNG', async () => {
    expect(text(file(race4, 'brief-a4.svg'))).toContain(' width="210mm" height="297mm" viewBox="0 0 2480 3508" ');
    expect(text(file(race4, 'brief-a4-2.svg'))).toContain(' width="210mm" height="297mm" ');
    const { pictures } = await renderBriefFiles(race, '16x9', ['svg']);
    expect(text(pictures[0]?.content ?? new Uint8Array())).toContain(
      ' width="338.667mm" height="190.5mm" viewBox="0 0 3840 2160" ',
    );
  });

  it('is well-formed, of lines and areas alone, with title and description first', () => {
    for (const name of ['brief-a4.svg', 'brief-a4-2.svg']) {
      const tags = tagsOf(text(file(race4, name)));
      expect(tags.slice(0, 5)).toEqual(['svg', 'title', 'desc', 'metadata', 'metadata']);
      expect([...new Set(tags.slice(5))].sort().join()).toMatch(/^(clipPath,g,)?path,rect$/);
    }
  });

  it('looks as the PNG does', async () => {
    for (const page of ['brief-a4', 'brief-a4-2']) {
      const share = await differing(asPixels(file(race4, `${page}.svg`)), file(race4, `${page}.png`), 1240, 1754);
      expect(share, page).toBeLessThan(0.004);
    }
    // A picture of something else is told apart.
    expect(
      await differing(asPixels(file(race4, 'brief-a4.svg')), file(race4, 'brief-a4-2.png'), 1240, 1754),
    ).toBeGreaterThan(0.03);
  });

  it('keeps its names apart from those of others in one document', async () => {
    const idsOf = (svg: Uint8Array): string[] => [...text(svg).matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id);
    const [one, other] = figures(race);
    if (one === undefined || other === undefined) throw new Error('expected two figures');
    const ids = [
      ...idsOf(await renderFigure(race, one, 'svg')),
      ...idsOf(await renderFigure(race, other, 'svg')),
      ...idsOf(file(race4, 'brief-a4.svg')),
    ];
    expect(ids.length).toBeGreaterThan(10);
    expect(new Set(ids).size).toBe(ids.length);
    const used = [...text(file(race4, 'brief-a4.svg')).matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id);
    expect(idsOf(file(race4, 'brief-a4.svg'))).toEqual(expect.arrayContaining(used));
  });
});

describe('a brief as PDF', () => {
  const pdf = (): Uint8Array => file(race4, 'brief-a4.pdf');

  it('has all pages, of true size', async () => {
    const boxes = (bytes: Uint8Array): string[] => latin(bytes).match(/\/MediaBox \[[^\]]*\]/g) ?? [];
    // 210 × 297 mm in points, measured down from a whole point.
    expect(boxes(pdf())).toEqual(Array.from({ length: 2 }, () => '/MediaBox [0 0.1102 595.2756 842]'));
    const { pictures } = await renderBriefFiles(race, '16x9', ['pdf']);
    expect(boxes(pictures[0]?.content ?? new Uint8Array())).toEqual(['/MediaBox [0 0 960 540]']);
  });

  it('has its objects where its table says, and no date', () => {
    const whole = latin(pdf());
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(whole)?.[1]);
    const [, ...rows] = whole.slice(start).match(/^\d{10} \d{5} [fn] $/gm) ?? [];
    expect(rows.length).toBeGreaterThan(20);
    for (const [k, row] of rows.entries())
      expect(whole.slice(Number(row.slice(0, 10))).startsWith(`${k + 1} 0 obj\n`)).toBe(true);
    expect(whole).not.toMatch(/Date|D:\d{4}/);
  });

  it('gives to whoever copies its texts each as it was drawn', async () => {
    for (const results of [race, cases['a draft with failed runs'] as Results]) {
      const drawn = a4(results, measure).flatMap(({ layout }) =>
        layout.marks.flatMap((mark) => ('text' in mark && mark.text.trim() !== '' ? [mark.text] : [])),
      );
      const { pictures } = await renderBriefFiles(results, 'a4', ['pdf']);
      expect(copiedFrom(pictures[0]?.content ?? new Uint8Array())).toEqual(drawn);
    }
    expect(copiedFrom(pdf()).join('\n')).toContain('18 % (95 % interval 15–20 %)');
  });
});

describe('names of other scripts', () => {
  const names = [
    'Αθήνα – ἀρχή',
    'Москва, Київ',
    'İstanbul ılık ğüş',
    'Đặng Thị Hồng',
    'Łódź gęślą jaźń',
    'Đžungla čć',
    'Ⱥɓ ƒ ș',
  ];
  const given = (named: readonly string[]): Results => ({
    ...race,
    scenario: { ...race.scenario, title: named.join(' · '), limits: named },
    outcomes: race.outcomes.map((outcome, k) => ({ ...outcome, label: named[k] ?? outcome.label })),
    ticks: race.ticks.map((series, k) => ({ ...series, label: named[k + 3] ?? series.label })),
  });

  it('are printed letter by letter, and copied from a PDF as they are', async () => {
    const shown = names.slice(0, 6);
    for (const name of shown)
      expect(
        [...name].filter((letter) => !hasGlyph(letter)),
        name,
      ).toEqual([]);
    const { pictures } = await renderBriefFiles(given(shown), 'a4', ['pdf', 'png']);
    const copied = copiedFrom(pictures[0]?.content ?? new Uint8Array()).join('\n');
    for (const name of shown) expect(copied).toContain(name);
    expect(copied).not.toContain('a letter that the type');
    expect(readTexts(pictures[1]?.content ?? new Uint8Array()).Title).toContain(shown[0]);
  });

  it('that the type lacks are replaced by a sign that is explained, on every page and picture', async () => {
    const lacking = given(['停止 pause', 'سلام peace']);
    const said = (layouts: readonly Layout[]): string[] =>
      layouts.map(({ marks }) => marks.flatMap((mark) => ('text' in mark ? [mark.text] : [])).join(' '));
    const shown = drawableCopy(lacking);
    const [figure] = figures(shown);
    if (figure === undefined) throw new Error('expected a figure');
    const layouts = [
      ...a4(shown, measure).map(({ layout }) => layout),
      wide(shown, measure).layout,
      single(shown, figure, measure),
    ];
    for (const page of said(layouts)) {
      expect(page).not.toMatch(/[停止سلام]/);
      expect(page).toContain('□: a letter that the type of this page lacks');
    }
    expect(said(layouts)[0]).toContain('□□ pause');
    const { pictures } = await renderBriefFiles(lacking, 'a4', ['pdf', 'svg', 'png']);
    const copied = copiedFrom(pictures[0]?.content ?? new Uint8Array()).join('\n');
    expect(copied).toContain('□□ pause');
    // The texts of the file keep the letters.
    for (const { name, content } of pictures) {
      const texts = name.endsWith('.png')
        ? readTexts(content)
        : name.endsWith('.svg')
          ? readSvg(content).texts
          : readPdf(content).texts;
      if (!name.includes('-2.')) expect(texts.Description, name).toContain('停止 pause');
    }
  });
});

describe('both', () => {
  it('have the same bytes every time, in whatever order', async () => {
    const { pictures } = await renderBriefFiles(structuredClone(race), 'a4', ['pdf', 'svg']);
    for (const { name, content } of pictures) expect(Buffer.compare(content, file(race4, name)), name).toBe(0);
    expect(pictures.map(({ name }) => name)).toEqual(['brief-a4.pdf', 'brief-a4.svg', 'brief-a4-2.svg']);
  });

  it('say what the PNG says', () => {
    const png = readTexts(file(race4, 'brief-a4.png'));
    expect(readSvg(file(race4, 'brief-a4.svg'))).toEqual({ texts: png });
    const pages = [png.Description, readTexts(file(race4, 'brief-a4-2.png')).Description];
    expect(readPdf(file(race4, 'brief-a4.pdf'))).toEqual({ texts: { ...png, Description: pages.join('\n\n') } });
    const from = readProvenance(file(race4, 'brief-a4.png'));
    expect(from.kind).toBe('ours');
    for (const name of ['brief-a4.svg', 'brief-a4.pdf']) expect(readProvenance(file(race4, name))).toEqual(from);
  });

  it('come out for the oddest results', async () => {
    for (const name of ['nothing at all', 'letters that no font has']) {
      const files = await filesOf(cases[name] as Results, ['svg', 'pdf']);
      for (const [made, content] of Object.entries(files)) expect(readProvenance(content).kind, made).toBe('ours');
      tagsOf(text(file(files, 'brief-a4.svg')));
    }
  });

  it.each(['svg', 'pdf'] as const)(
    'are not believed where they end early or a byte has changed: %s',
    async (format) => {
      const [figure] = figures(race);
      if (figure === undefined) throw new Error('expected a figure');
      const whole = await renderFigure(race, figure, format);
      expect(readProvenance(whole)).toMatchObject({ kind: 'ours', title: figure.title });
      const spoiled = (changed: Uint8Array): void => expect(readProvenance(changed).kind).not.toBe('ours') as undefined;
      const near = Math.min(6000, whole.length);
      const places = fc.oneof(
        fc.integer({ min: 0, max: near - 1 }),
        fc.integer({ min: whole.length - near, max: whole.length - 1 }),
        fc.integer({ min: 0, max: whole.length - 1 }),
      );
      fc.assert(
        fc.property(places, fc.integer({ min: 1, max: 255 }), (at, change) => {
          const changed = Uint8Array.from(whole);
          changed[at] = (changed[at] ?? 0) ^ change;
          spoiled(changed);
          spoiled(whole.subarray(0, at));
        }),
        { numRuns: 60 },
      );
      expect(readProvenance(whole.subarray(0, near))).toMatchObject({
        kind: 'damaged',
        detail: expect.stringContaining('ends early'),
      });
    },
  );
});

describe('what others wrote', () => {
  it('is told from ours by its first bytes', () => {
    const bytes = (content: string): Uint8Array => new TextEncoder().encode(content);
    for (const svg of [
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '\uFEFF<?xml version="1.0"?>\n<!-- by hand -->\n<svg width="1">',
      '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x"><svg >',
    ]) {
      expect(isSvg(bytes(svg)), svg).toBe(true);
      expect(readProvenance(bytes(svg)).kind).toBe('unknown-origin');
    }
    for (const other of ['<html><svg>', 'svg', '<?xml version="1.0"?><rss>']) expect(isSvg(bytes(other))).toBe(false);
    expect(isPdf(bytes('%PDF-2.0\n'))).toBe(true);
    expect(readProvenance(bytes('%PDF-2.0\n')).kind).toBe('unknown-origin');
    expect(() => describePdf(bytes('%PDF-2.0\n'), { width: 1, height: 1 }, () => new Map(), {})).toThrow(
      'expected a PDF',
    );
    expect(() => describeSvg('<html/>', { width: 1, height: 1 }, {})).toThrow('expected an SVG');
  });
});

describe('any text', () => {
  const blank = createPdf();
  blank.beginPage(10, 10);
  blank.endPage();
  const page = new Uint8Array(blank.close());

  it('comes back from a PDF as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (Title, detente) => {
        const texts = { Title, Description: 'a (b) \\ c\nd', Software: 'x', detente };
        const pdf = describePdf(page, { width: 9.5, height: 9.25 }, () => new Map(), texts);
        const reading = readPdf(pdf);
        expect(reading.damage).toBeUndefined();
        expect(reading.texts).toEqual(texts);
        expect(latin(pdf)).toContain('/MediaBox [0 0.75 9.5 10]');
      }),
    );
  });

  it('comes back from an SVG as it was, but for what XML cannot hold', () => {
    const bare = '<?xml version="1.0" ?>\n<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3">\n</svg>\n';
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (Title, detente) => {
        const svg = describeSvg(bare, { width: 1, height: 2 }, { Title, Description: '<&> &amp;', detente });
        tagsOf(svg);
        const { texts, damage } = readSvg(new TextEncoder().encode(svg));
        expect(damage).toBeUndefined();
        const held = (given: string): string =>
          Array.from(given, (one) =>
            /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]$/u.test(one) ? one : '\uFFFD',
          ).join('');
        expect(texts).toEqual({ Title: held(Title), Description: '<&> &amp;', detente: held(detente) });
      }),
    );
  });
});

describe('outlines', () => {
  /** The places of a path, absolute: an independent reading of relative commands. */
  const placesOf = (path: string): number[][] => {
    let [x, y, startX, startY] = [0, 0, 0, 0];
    const places: number[][] = [];
    for (const [, command = '', numbers = ''] of path.matchAll(/([MLQCZmlqcz])([^A-Za-z]*)/g)) {
      const all = (numbers.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
      if (command.toUpperCase() === 'Z') [x, y] = [startX, startY];
      const size = { M: 2, L: 2, Q: 4, C: 6 }[command.toUpperCase()] ?? all.length;
      for (let k = 0; k < all.length; k += size) {
        const isRelative = command !== command.toUpperCase();
        const group = all.slice(k, k + size).map((value, at) => value + (isRelative ? ([x, y][at % 2] ?? 0) : 0));
        [x, y] = [group.at(-2) ?? 0, group.at(-1) ?? 0];
        if (command === 'M') [startX, startY] = [x, y];
        places.push(group);
      }
    }
    return places;
  };

  it('are told in steps that lead to the same places, to half a hundredth', () => {
    const number = fc.double({ min: -5000, max: 5000, noNaN: true });
    const command = (name: string, count: number) =>
      fc
        .array(number, { minLength: count, maxLength: count })
        .map((values) => `${name}${values.map((value) => value.toFixed(4)).join(' ')}`);
    const step = fc.oneof(command('L', 2), command('Q', 4), command('C', 6), command('M', 2), fc.constant('Z'));
    fc.assert(
      fc.property(command('M', 2), fc.array(step, { maxLength: 30 }), (first, rest) => {
        const path = [first, ...rest].join('');
        const [given, short] = [placesOf(path), placesOf(shortened(path))];
        expect(short.length).toBe(given.length);
        for (const [k, group] of given.entries())
          for (const [at, value] of group.entries())
            expect(Math.abs((short[k]?.[at] ?? Number.NaN) - value)).toBeLessThan(0.00501);
      }),
    );
    expect(shortened('M1 2L3.004 2.5L3 -0.5Z')).toBe('M1 2l2 .5 0-3z');
    expect(shortened('M1 2A3 3 0 0 1 5 6')).toBe('M1 2A3 3 0 0 1 5 6');
  });
});
