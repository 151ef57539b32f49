import { beforeAll, describe, expect, it } from 'vitest';
import type { Measure } from '../../reports/page/marks.ts';
import type { Results } from '../../reports/results.ts';
import { figures } from '../../reports/subjects/index.ts';
import { cases } from './cases.ts';
import { extremes } from './extremes.ts';
import { collisions, texts, words } from './layout-checks.ts';
import { alone, rememberedMeasure, testPanels } from './panel-checks.ts';

let measure: Measure = () => 0;
beforeAll(async () => {
  measure = await rememberedMeasure();
});

const all: Readonly<Record<string, Results>> = { ...cases, ...extremes };

testPanels(cases);

describe('small multiples', () => {
  const figure = (name: string, stem: string) => {
    const found = figures(all[name] as Results).find((one) => one.name === stem);
    if (found === undefined) throw new Error(`no figure ${stem}`);
    return found;
  };

  it('share their scales, have one plot per player, at most nine, and say how many are left out', () => {
    for (const stem of ['players-stance-options', 'players-capability-fans']) {
      expect(figure('five players', stem).plots).toHaveLength(5);
      const forty = figure('forty players', stem);
      expect(forty.plots).toHaveLength(9);
      expect(forty.title).toContain(', first 9 of 40 players:');
      expect(forty.method).toContain('all players in the table');
      expect(forty.csv).toContain('Laboratory 40');
      for (const { axes } of forty.plots) expect(axes).toEqual(forty.plots[0].axes);
    }
  });

  it('have values only left, times only at the bottom, and every name', () => {
    const layout = alone(
      figure('nine players', 'players-capability-fans'),
      {
        x: 100,
        y: 100,
        width: 2150,
        height: 1100,
      },
      measure,
    );
    const plots = layout.marks.filter((mark) => mark.kind === 'chart');
    expect(plots).toHaveLength(9);
    const columns = new Set(plots.map(({ x }) => x)).size;
    expect(texts(layout).filter(({ text }) => text === '0')).toHaveLength(
      columns + new Set(plots.map(({ y }) => y)).size,
    );
    for (const name of ['Leader', 'Bloc of the north', 'Nine']) expect(words(layout)).toContain(name);
  });

  it('draw fewer plots rather than unreadable ones, and say so', () => {
    const layout = alone(
      figure('nine players', 'players-stance-options'),
      { x: 100, y: 100, width: 900, height: 700 },
      measure,
    );
    const plots = layout.marks.filter((mark) => mark.kind === 'chart');
    expect(plots.length).toBeLessThan(9);
    expect(words(layout)).toContain(`… and ${9 - plots.length} more, in the table`);
    expect(collisions(layout)).toEqual([]);
  });
});
