import { beforeAll, describe, expect, it } from 'vitest';
import { line, lineChart } from '../../reports/charts/line-chart.ts';
import { rowBar } from '../../reports/charts/row-bars.ts';
import { INK, PAPER, readableOn, viridis } from '../../reports/colour.ts';
import type { Axis, Figure, Plot, Point } from '../../reports/figure.ts';
import type { Layout, Measure } from '../../reports/page/marks.ts';
import { panel } from '../../reports/page/panel.ts';
import { drawing } from '../../reports/render/canvas.ts';
import * as fc from '../properties/seeded.ts';
import { collisions, outside, texts } from './layout-checks.ts';

let measure: Measure = () => 0;
beforeAll(async () => {
  measure = (await drawing()).measure;
});

const FRAME = { x: 100, y: 100, width: 1100, height: 900 };

const drawn = (
  plot: Omit<Plot, 'configuration' | 'endLabels' | 'events'>,
  datasets: Parameters<typeof lineChart>[0],
) => {
  const configuration = lineChart(datasets, plot.axes, {});
  const figure: Figure = {
    name: 'test',
    title: 'A title',
    method: 'A method',
    plots: [{ endLabels: [], events: [], ...plot, configuration }],
    definitions: [],
    csv: '',
    altText: '',
  };
  const marks = panel(figure, { title: figure.title, stamp: undefined }, FRAME, measure);
  return { width: FRAME.width + 200, height: FRAME.height + 200, marks } satisfies Layout;
};

const names = (words: readonly string[]): Axis => ({
  scale: { min: 0, max: words.length, step: 1 },
  title: '',
  labels: words.map((text, k) => ({ value: k + 0.5, text })),
  names: true,
});

/** A table of cells, with a text in each. */
const table = (rows: readonly string[], columns: readonly string[], text: string, detail: string): Layout => {
  const cells = rows.flatMap((_, y) => columns.map((__, x) => ({ x: x + 0.5, y: y + 0.5 })));
  const datasets = cells.flatMap(({ x, y }) =>
    rowBar('cell', { from: x - 0.5, to: x + 0.5, top: y + 0.5, bottom: y - 0.5, fill: viridis(0.3), edge: PAPER }),
  );
  return drawn(
    {
      axes: { x: names(columns), y: names(rows) },
      bare: true,
      texts: cells.map((at) => ({ at, text, detail, room: { width: 1, height: 1 }, colour: readableOn(viridis(0.3)) })),
      colours: {
        title: 'Share of the runs',
        colours: [viridis(0), viridis(0.5), viridis(1)],
        scale: { min: 0, max: 1, step: 0.5 },
        labels: [
          { value: 0, text: '0 %' },
          { value: 1, text: '100 %' },
        ],
        lines: [0.5],
      },
    },
    datasets,
  );
};

describe('texts in cells', () => {
  it('stand in every cell that has room, with what stands below them', () => {
    const said = texts(table(['pause', 'race'], ['pause', 'race'], '3, 3', 'best reply')).map(({ text }) => text);
    expect(said.filter((text) => text === '3, 3')).toHaveLength(4);
    expect(said.filter((text) => text === 'best reply')).toHaveLength(4);
  });

  it('are left out where they do not fit, first what stands below them', () => {
    const many = Array.from({ length: 11 }, (_, k) => `row ${k}`);
    const said = texts(table(many, ['a', 'b'], '3, 3', 'best reply')).map(({ text }) => text);
    expect(said.filter((text) => text === '3, 3')).toHaveLength(22);
    expect(said).not.toContain('best reply');
    expect(texts(table(many, many, 'a text much too long', '')).map(({ text }) => text)).not.toContain(
      'a text much too long',
    );
  });

  it('meet nothing, with names of rows and columns of any length beside them', () => {
    const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'W', ' ', 'é', '9'), minLength: 1, maxLength: 40 }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(words, words, (rows, columns) => {
        const layout = table(rows, columns, '12.5', '±0.3');
        expect(collisions(layout)).toEqual([]);
        expect(outside(layout, 60)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

const numeric: Axis = { scale: { min: 0, max: 1, step: 0.25 }, title: 'Share', labels: [{ value: 0, text: '0' }] };

describe('names beside dots', () => {
  const dots = (places: readonly Point[], name: string): Layout =>
    drawn(
      {
        axes: { x: numeric, y: numeric },
        dotLabels: places.map((at, k) => ({ at, text: `${name} ${k}`, detail: '12 %', colour: INK })),
      },
      places.map((at) => line('dot', [at], { colour: INK, dash: [], width: 2 })),
    );

  it('are all there where there is room, beside their dots', () => {
    const layout = dots(
      [
        { x: 0.2, y: 0.2 },
        { x: 0.8, y: 0.8 },
      ],
      'Arm',
    );
    const said = texts(layout).map(({ text }) => text);
    expect(said).toEqual(expect.arrayContaining(['Arm 0', 'Arm 1']));
    expect(layout.marks.filter(({ kind }) => kind === 'path')).toEqual([]);
  });

  it('meet neither each other nor a dot, wherever the dots are', () => {
    const places = fc.array(
      fc.record({ x: fc.double({ min: 0, max: 1, noNaN: true }), y: fc.double({ min: 0, max: 1, noNaN: true }) }),
      {
        minLength: 1,
        maxLength: 9,
      },
    );
    fc.assert(
      fc.property(
        places,
        fc.constantFrom('A', 'An arm with a name', 'A name that is as long as half of the plot'),
        (all, name) => {
          const layout = dots(all, name);
          expect(collisions(layout)).toEqual([]);
          expect(outside(layout, 60)).toEqual([]);
        },
      ),
    );
  });
});
