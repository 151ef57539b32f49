// Pictures of sweeps and what they say.

import { beforeAll, describe, expect, it } from 'vitest';
import { type Figure, PLOT_INSET } from '../../../reports/figure.ts';
import type { Measure } from '../../../reports/page/marks.ts';
import { headlines } from '../../../reports/page/prose.ts';
import { drawing } from '../../../reports/render/canvas.ts';
import { drawableCopy } from '../../../reports/render/glyphs.ts';
import type { Results, SweepFacts } from '../../../reports/results.ts';
import { evidence, figures } from '../../../reports/subjects/index.ts';
import { countSigns, mostByChance, signOf } from '../../../reports/sweep/grids.ts';
import { detection, pressure, shareCell } from '../plane/planes.ts';
import { sweepBlemishes } from './sweep-blemishes.ts';
import { found, type Given, pointsOf, stance, sweepOf, sweeps, sweptOf } from './sweeps.ts';

let measure: Measure = () => 0;
beforeAll(async () => {
  measure = (await drawing()).measure;
});

const factsOf = (name: string): SweepFacts => {
  const facts = sweeps[name];
  if (facts === undefined) throw new Error(`no sweep ${name}`);
  return facts;
};

const resultsOf = (name: string, given: Partial<Results> = {}): Results => drawableCopy(sweptOf(factsOf(name), given));

const figureOf = (results: Results, stem: string): Figure => {
  const drawn = figures(results).find((figure) => figure.name === stem);
  if (drawn === undefined) throw new Error(`no figure ${stem} among ${figures(results).map(({ name }) => name)}`);
  return drawn;
};

const headlineOf = (facts: SweepFacts, given: Partial<Results> = {}): string => headlines(sweptOf(facts, given), [])[0];

const shares = (...counts: readonly number[]): Given => {
  let next = 0;
  return { quantity: found, kind: 'harm', of: (_, n) => shareCell((counts[next++ % counts.length] ?? 0) / n, n) };
};

const FULL = ['a plane with long names', 'eight policies in nine worlds', 'signs', 'a curve with missing numbers'];

describe.each(FULL)('the pictures of %s, by themselves and on both pages', (name) => {
  it('have nothing that lies on anything', () => {
    expect(sweepBlemishes(resultsOf(name), measure)).toEqual([]);
  });
});

describe.each(Object.keys(sweeps))('the pictures of %s', (name) => {
  it('are plain data with numbers, a text and a table of the same', () => {
    const results = resultsOf(name);
    for (const figure of figures(results)) {
      for (const { configuration } of figure.plots) {
        expect(JSON.parse(JSON.stringify(configuration))).toEqual(configuration);
        expect(configuration.options?.layout?.padding).toBe(PLOT_INSET);
        const places = configuration.data.datasets.flatMap(({ data }) => data.flatMap(({ x, y }) => [x, y]));
        expect(places.filter((place) => !Number.isFinite(place))).toEqual([]);
      }
      expect(figure.altText).toContain('in this model');
      expect(figure.altText).not.toMatch(/undefined|NaN|Infinity/);
      expect(figure.csv.split('\n').length).toBeGreaterThan(2);
    }
    const names = figures(results).map((figure) => figure.name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('configurations', () => {
  const rounded = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value, (_, x) => (typeof x === 'number' ? Number(x.toPrecision(6)) : x)));
  const drawn = (name: string, stem: string) => {
    const { configuration, texts = [], colours, ...rest } = figureOf(resultsOf(name), stem).plots[0];
    const data = configuration.data.datasets.map(
      ({ label, data: points, borderColor, backgroundColor, pointStyle }) => [
        ...[label, points.map(({ x, y }) => [x, y]), borderColor ?? backgroundColor, pointStyle],
      ],
    );
    return rounded({ ...rest, data, texts: texts.map(({ at, text }) => [at, text]), labels: colours?.labels });
  };

  it.each([
    ['a plane of four points', 'plane-found'],
    ['a curve of two points', 'curve-found'],
    ['policies that change nothing', 'policies-found'],
    ['policies in one world', 'differences-found'],
    ['points', 'ranks-found'],
  ])('%s: %s', (name, stem) => {
    expect(drawn(name, stem)).toMatchSnapshot();
  });

  it('a map says by a sign in each cell what its colour says, and more', () => {
    const results = resultsOf('signs');
    const { texts = [], configuration, colours } = figureOf(results, 'signs-found').plots[0];
    const { differences = [] } = factsOf('signs').numbers[0];
    const signs = { raised: '+', lowered: '−', 'not clear': '·' };
    expect(texts.map(({ text }) => text)).toEqual(differences.map((one) => signs[signOf(one)]));
    expect(new Set(texts.map(({ text }) => text))).toEqual(new Set(['+', '−', '·']));
    expect(colours?.scale.min).toBe(-(colours?.scale.max ?? 0));
    // The row in which nothing differs is one white area.
    const white = configuration.data.datasets.filter(
      ({ backgroundColor }) => backgroundColor === 'rgba(255, 255, 255, 1)',
    );
    expect(differences.filter(({ estimate }) => estimate === 0)).toHaveLength(5);
    expect(white.map(({ data }) => data.map(({ x }) => x))).toEqual([[0, 1]]);
  });

  it('a plane marks the cells whose interval includes the line, and no others', () => {
    const strokes = (name: string): number =>
      figureOf(resultsOf(name), 'plane-found').plots[0].configuration.data.datasets.filter(
        ({ label }) => label === 'not clear',
      ).length;
    expect(strokes('a plane of all of n')).toBe(0);
    expect(strokes('a plane of few runs')).toBeGreaterThan(20);
  });
});

describe('a curve is said to', () => {
  const x = { ...detection, levels: [0, 0.25, 0.5, 0.75, 1] };
  const said = (...counts: readonly number[]) => headlineOf(sweepOf({ kind: 'curve', x }, [shares(...counts)]));

  it('cross a level only where the points at both sides tell so', () => {
    expect(said(5, 20, 45, 70, 90)).toMatch(
      /“Found out” in at least half of runs: from detection between 0\.25 and 0\.75 per month$/,
    );
    expect(said(44, 46, 48, 52, 56)).toMatch(/no clear difference between detection 0 and 1 per month at 100 runs/);
  });

  it('rise or fall only where the intervals of its ends are apart', () => {
    expect(said(5, 8, 12, 20, 40)).toMatch(/rises from 5 % at detection 0 to 40 % at 1 per month/);
    expect(said(40, 20, 12, 8, 5)).toMatch(/falls from 40 % at detection 0 to 5 % at 1 per month/);
    expect(said(10, 30, 30, 30, 13)).toMatch(/no clear difference between/);
    expect(said(0, 0, 0, 0, 0)).toMatch(/0 of 100 at all values of detection from 0 to 1 per month/);
  });

  it('say nothing where numbers are missing or too many runs failed', () => {
    expect(headlineOf(factsOf('a curve with missing numbers'))).toMatch(/some values have no number/);
    expect(headlineOf(factsOf('a curve'), { failedRuns: 300 })).toMatch(/No finding/);
  });
});

describe('policies are said to be', () => {
  const world = { ...pressure, levels: [0, 0.5, 1] };
  const said = (counts: readonly number[], names = stance.names) =>
    headlineOf(sweepOf({ kind: 'worlds', policy: { ...stance, names }, world }, [shares(...counts)]));

  it('lower or higher only where the interval of the difference excludes 0', () => {
    expect(said([40, 40, 40, 10, 10, 38])).toBe(
      'In this model, “Found out” with “bold” rather than “careful” is lower in 2 of 3 worlds, not clearly different in 1',
    );
    expect(said([40, 40, 40, 41, 42, 38])).toMatch(/is not clearly different in all 3 worlds/);
    expect(said([10, 40, 70, 40, 10, 71])).toMatch(/lower in 1 of 3 worlds, higher in 1, not clearly different in 1/);
  });

  it('told by the one that moves most where there are several', () => {
    const counts = [40, 40, 40, 41, 42, 38, 5, 5, 5];
    expect(said(counts, ['careful', 'bold', 'slow'])).toMatch(
      /compared with “careful”: “slow” lower in all 3 worlds; “bold” not clearly different in all 3 worlds/,
    );
  });

  it('told without worlds where there are none', () => {
    const facts = sweepOf({ kind: 'worlds', policy: stance }, [shares(40, 10)]);
    expect(headlineOf(facts)).toBe('In this model, “Found out” with “bold” rather than “careful” is lower');
  });

  it('paired where they are, and independent where not', () => {
    const facts = factsOf('two policies in five worlds');
    const [{ paired: _, ...first }, ...others] = facts.numbers;
    const unpaired: SweepFacts = { ...facts, numbers: [first, ...others] };
    expect(figureOf(sweptOf(facts), 'differences-found').method).toMatch(/run by run over the same 100 runs/);
    expect(figureOf(sweptOf(unpaired), 'differences-found').method).toMatch(
      /independent intervals \(wider than pairs\)/,
    );
    expect(figureOf(sweptOf(facts), 'policies-found').csv).toMatch(/^verification\.power,labs\.stance,runs,failed,n,/);
  });
});

describe('a map of signs', () => {
  const layout = { kind: 'signs', policy: stance, x: { ...detection, levels: [0, 1] }, y: pressure } as const;
  const said = (counts: readonly number[]) => headlineOf(sweepOf(layout, [shares(...counts)]));

  it('counts worlds by what their intervals tell', () => {
    expect(said([40, 40, 40, 40, 40, 40, 90, 90, 90, 5, 41, 42])).toBe(
      'In this model, “bold” rather than “careful” raises “Found out” in 3 of 6 worlds, lowers it in 1, no clear difference in 2',
    );
    expect(said([40, 40, 40, 40, 40, 40, 41, 42, 38, 39, 41, 42])).toMatch(
      /makes no clear difference to “Found out” in any of 6 worlds/,
    );
    expect(said([40, 40, 40, 40, 40, 40, 5, 5, 5, 5, 5, 5])).toMatch(/lowers “Found out” in all 6 worlds$/);
  });

  it('says so where chance alone could make as many seem clear', () => {
    expect(said([40, 40, 40, 40, 40, 40, 90, 40, 40, 40, 40, 40])).toMatch(
      /raises “Found out” in 1 of 6 worlds, lowers it in none, no clear difference in 5; chance alone could make as many/,
    );
    expect([1, 6, 30, 384].map(mostByChance)).toEqual([0, 1, 3, 26]);
  });

  it('takes an interval that ends at 0 for not clear, and leaves missing numbers out', () => {
    const cell = { n: 10 };
    expect(signOf({ ...cell, estimate: 0.1, lo95: 0, hi95: 0.2 })).toBe('not clear');
    const nothing = { ...cell, estimate: Number.NaN, lo95: Number.NEGATIVE_INFINITY, hi95: Number.POSITIVE_INFINITY };
    const clear = { ...cell, estimate: -0.1, lo95: -0.2, hi95: -0.01 };
    expect(countSigns([nothing, clear])).toEqual({ raised: 0, lowered: 1, unclear: 0, missing: 1, all: 2 });
  });
});

describe('rank correlations', () => {
  it('name a parameter only beyond what chance alone would reach', () => {
    expect(headlineOf(pointsOf([0.9, -0.4, 0.05]))).toMatch(
      /“Found out” rises most steadily with “Input 0” \(rank correlation 0\.90 over 200 points\)/,
    );
    expect(headlineOf(pointsOf([-0.9, 0.4]))).toMatch(/falls most steadily/);
    expect(headlineOf(pointsOf([0.1, -0.05]))).toMatch(/no parameter with which it clearly rises or falls/);
    expect(headlineOf(pointsOf([0.1, -0.05], { method: 'grid' }))).toMatch(/rises most steadily/);
  });

  it('name none before others where two are about as large', () => {
    expect(headlineOf(pointsOf([0.5, -0.45, 0.1]))).toMatch(
      /goes most steadily with “Input 0” .*, not clearly more than with “Input 1”/,
    );
  });

  it('are no causes, and say so', () => {
    const figure = figureOf(sweptOf(factsOf('points')), 'ranks-found');
    expect(figure.method).toMatch(/no cause, no share of influence/);
    expect(figure.method).toMatch(/grey: ±0\.14/);
    expect(figure.altText).toContain('no causes');
    expect(figure.csv).toMatch(/labs\.input_0,Input 0,assumption,1,200,0\.9/);
  });
});

describe('a plane', () => {
  it('is drawn by itself as it ever was, with numbers in its cells', () => {
    const figure = figureOf(resultsOf('a plane'), 'plane-found');
    expect(figure.plane?.title).toBe(figure.title);
    expect(figure.csv).toBe(figure.plane?.csv);
  });

  it('has sections whose difference is told by intervals', () => {
    const facts = sweepOf({ kind: 'plane', x: { ...detection, levels: [0, 1] }, y: { ...pressure, levels: [0, 1] } }, [
      shares(10, 10, 60, 12),
    ]);
    expect(figureOf(sweptOf(facts), 'sections-found-along-verification-power').title).toMatch(
      /is higher with geopolitical pressure 1 than with 0 at 1 of 2 values of detection/,
    );
    const flat = sweepOf({ kind: 'plane', x: detection, y: pressure }, [shares(10)]);
    expect(figureOf(sweptOf(flat), 'sections-found-along-verification-power').title).toMatch(
      /no clear difference between 0 and/,
    );
  });

  it('stands beside the number of the other kind, and says where both are lowest and highest', () => {
    const results = resultsOf('a plane');
    expect(figures(results).map(({ name }) => name)).toEqual([
      ...['plane-found', 'plane-pause_held'],
      ...['sections-found-along-verification-power', 'sections-found-along-rivalry-usual', 'plane-arrival'],
    ]);
    const [first = '', second = ''] = evidence(results);
    expect(first).toMatch(
      /^“Found out”, of 15 points: lowest .* at geopolitical pressure 1, detection 0 per month; highest/,
    );
    expect(second).toMatch(/^“Agreement held”, of 15 points: lowest 30 %/);
  });

  it('names one of several lowest points as one of several, and what all of them set alike', () => {
    const layout = { kind: 'plane', x: { ...detection, levels: [0, 1] }, y: { ...pressure, levels: [0, 1] } } as const;
    const said = (...counts: readonly number[]) => evidence(sweptOf(sweepOf(layout, [shares(...counts)])))[0];
    expect(said(10, 60, 10, 70)).toBe(
      '“Found out”, of 4 points: lowest 10 % (6–17 %) at 2 points with detection 0 per month; highest 70 % (60–78 %) at geopolitical pressure 1, detection 1 per month.',
    );
    expect(said(10, 60, 60, 10)).toMatch(
      /at 2 points, e\.g\. geopolitical pressure 0, detection 0 per month; highest 60 %/,
    );
  });

  it('does not show the same chance the other way round', () => {
    const layout = { kind: 'plane', x: detection, y: pressure } as const;
    const share = (of: (at: number) => number, name: string): Given => ({
      ...{ quantity: { ...found, name, label: name }, kind: 'neutral' },
      of: ([, x = 0], n) => shareCell(of(x), n),
    });
    const [kept, broken, other] = [
      share((x) => x, 'kept'),
      share((x) => 1 - x, 'broken'),
      share((x) => x / 2, 'other'),
    ];
    const named = (numbers: readonly [Given, ...Given[]]) =>
      figures(sweptOf(sweepOf(layout, numbers))).flatMap(({ name }) => (name.startsWith('plane') ? [name] : []));
    expect(named([kept, broken, other])).toEqual(['plane-kept', 'plane-other']);
    expect(named([kept, broken])).toEqual(['plane-kept']);
    expect(evidence(sweptOf(sweepOf(layout, [kept, broken])))[1]).toMatch(/the 95 % interval includes 50 %/);
  });

  it('says beside a line a name or a unit with its value', () => {
    const layout = { kind: 'plane', x: detection, y: { ...pressure, label: 'Pressure' } } as const;
    const labels = figures(sweptOf(sweepOf(layout, [shares(10)]))).flatMap(({ name, plots: [{ endLabels }] }) =>
      name.startsWith('sections') ? [endLabels.map(({ text }) => text)] : [],
    );
    expect(labels[0]).toEqual(['pressure 1:', 'pressure 0.5:', 'pressure 0:']);
    expect(labels[1]?.at(-1)).toBe('0 per month');
  });

  it('has lines of its own number only where they are asked for', () => {
    const results = resultsOf('a plane of few runs');
    expect(figureOf(results, 'plane-found').method).toMatch(/line: 25 %, 75 %, interpolated/);
  });
});
