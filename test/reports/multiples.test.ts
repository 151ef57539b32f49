import { describe, expect, it } from 'vitest';
import { namesIn, optionAreas } from '../../reports/charts/option-areas.ts';
import { optionShares } from '../../reports/charts/option-shares.ts';
import { playerFans } from '../../reports/charts/player-fans.ts';
import { errorOfDifference, playerOptions } from '../../reports/charts/player-options.ts';
import type { Figure } from '../../reports/figure.ts';
import { areaNames } from '../../reports/page/area-names.ts';
import type { Results, TickSeries } from '../../reports/results.ts';
import { panelsFor } from '../../reports/subjects/index.ts';
import * as fc from '../properties/seeded.ts';
import { cases } from './cases.ts';
import { extremes } from './extremes.ts';
import { raceResults, tickRow } from './race.ts';

const race = raceResults();

function required(figure: Figure | undefined): Figure {
  if (figure === undefined) throw new Error('expected a figure');
  return figure;
}

/** Constant shares of racing, each the mean of n runs. */
function racing(shares: Readonly<Record<string, number>>, n: number): Results {
  const series = (player: string, option: string, share: number): TickSeries => ({
    measure: 'stance',
    label: 'Stance',
    unit: '1',
    player,
    option,
    carry: true,
    rows: Array.from({ length: 101 }, (_, tick) => ({
      ...tickRow(tick, [share]),
      n,
      sd: Math.sqrt(share * (1 - share)),
    })),
  });
  const ticks = Object.entries(shares).flatMap(([player, share]) => [
    series(player, 'slow', 1 - share),
    series(player, 'race', share),
  ]);
  return { ...race, runs: n, ticks };
}

const options = (results: Results): Figure => required(playerOptions(results, { measure: 'stance' }));
const fans = (name: string): Figure => required(playerFans(extremes[name] as Results, { measure: 'capability' }));

describe('playerOptions', () => {
  it('has one plot per player on the same scales, with stacked areas up to one', () => {
    const figure = options(extremes['five players'] as Results);
    expect(figure.plots.map(({ heading }) => heading?.text)).toEqual([
      'Leader',
      'Entrant',
      'Challenger',
      'Follower',
      'Bloc of the north',
    ]);
    for (const { axes, configuration, events } of figure.plots) {
      expect(axes).toEqual(figure.plots[0].axes);
      expect(events).toEqual([]);
      for (const { y } of configuration.data.datasets.at(-1)?.data ?? []) expect(y).toBeCloseTo(1, 9);
    }
    expect(figure.key?.map(({ text, fill }) => [text, fill])).toEqual([
      ['Pause', '#0072B2'],
      ['Slow', '#F0C23B'],
      ['Race', '#A63603'],
    ]);
  });

  it('says who races more than whom only beyond sampling error', () => {
    expect(options(racing({ A: 0.8, B: 0.5, C: 0.6 }, 1000)).title).toBe(
      'Stance: A chooses race more often than B (mean over months: 80 % against 50 %)',
    );
    expect(options(racing({ A: 0.6, B: 0.5 }, 60)).title).toBe(
      'Stance: no clear difference between players in how often they choose race (mean over months: 50 % to 60 %)',
    );
    // Two who mostly race do so together at least in 49 % of runs: the sum of their errors, 10.6 points, is too much.
    expect(options(racing({ A: 0.79, B: 0.7 }, 260)).title).toBe(
      'Stance: A chooses race more often than B (mean over months: 79 % against 70 %)',
    );
    expect(options(racing({ A: 0.5, B: 0.5 }, 1000)).title).toMatch(/\(mean over months: 50 % each\)$/);
    expect(options(racing({ A: 1, B: 0 }, 1)).title).toBe(
      'Stance: how often players choose race in the one run made (mean over months: 0 % to 100 %)',
    );
  });

  it('calls nothing clear where one tick rests on a single run', () => {
    const two = racing({ A: 1, B: 0 }, 2);
    const last = (series: TickSeries): TickSeries => ({
      ...series,
      rows: series.rows.map((row, tick) => (tick === 100 ? { ...row, n: 1 } : row)),
    });
    expect(options({ ...two, ticks: two.ticks.map(last) }).title).toMatch(/no clear difference between players/);
  });

  it('tells players apart by no less than the error of their difference in the same runs, however they go together', () => {
    const run = fc.record({ a: fc.boolean(), b: fc.boolean() });
    const opposed = fc.constantFrom({ a: true, b: false }, { a: false, b: true });
    const tick = fc.array(fc.oneof(run, opposed), { minLength: 30, maxLength: 30 });
    const halfWidth = (values: readonly number[]): { mean: number; half: number } => {
      const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
      const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
      return { mean, half: (2.04523 * Math.sqrt(squares / (values.length - 1))) / Math.sqrt(values.length) };
    };
    fc.assert(
      fc.property(fc.array(tick, { minLength: 1, maxLength: 5 }), (ticks) => {
        const of = (who: 'a' | 'b') => {
          const each = ticks.map((runs) => halfWidth(runs.map((one) => Number(one[who]))));
          return { means: each.map(({ mean }) => mean), errors: each.map(({ half }) => half) };
        };
        const perRun = ticks[0]?.map((_, r) =>
          ticks.reduce((sum, runs) => sum + (Number(runs[r]?.a) - Number(runs[r]?.b)) / ticks.length, 0),
        );
        const [a, b] = [of('a'), of('b')];
        const bound = errorOfDifference(a, b);
        expect(bound).toBeGreaterThanOrEqual(halfWidth(perRun ?? []).half - 1e-12);
        const sum = [...a.errors, ...b.errors].reduce((total, one) => total + one, 0) / ticks.length;
        expect(bound).toBeLessThanOrEqual(sum + 1e-12);
      }),
      { numRuns: 500 },
    );
  });

  it('says so where nobody ever does', () => {
    expect(options(racing({ A: 0, B: 0 }, 100)).title).toBe('Stance: no player ever chooses race');
  });

  it('speaks only of the players that it draws', () => {
    const figure = options(extremes['forty players'] as Results);
    expect(figure.title).toMatch(/^Stance, first 9 of 40 players: Laboratory 9 chooses race more often/);
    expect(figure.altText).toContain('Laboratory 40');
  });

  it('names the events in the method line, and failed runs leave no finding', () => {
    expect(options(extremes['players with events and a calendar'] as Results).method).toMatch(
      /; vertical lines: Treaty, A second event with a name… \(dashed: end\)$/,
    );
    expect(options({ ...(extremes['five players'] as Results), failedRuns: 300 }).title).toBe(
      'Stance in the 1,000 runs that did not fail',
    );
  });

  it('is absent for one player, for numbers and for decisions of all', () => {
    expect(playerOptions(racing({ A: 0.5 }, 100), { measure: 'stance' })).toBeUndefined();
    expect(playerOptions(extremes['constant numbers'] as Results, { measure: 'capability' })).toBeUndefined();
    expect(playerOptions(cases['three panels with a calendar'] as Results, { measure: 'stance' })).toBeUndefined();
  });
});

describe('playerFans', () => {
  it('says for how many players the median is higher than at the start, beyond sampling error', () => {
    expect(fans('nine players').title).toMatch(
      /^Capability: median in month 100 is higher than at the start for all 9 players \(between \S+ and \S+ OOM\); n = 781/,
    );
    expect(fans('constant numbers').title).toMatch(
      /^Capability: no player’s median in month 100 clearly differs from the start \(7 OOM\)/,
    );
    expect(fans('players in one run').title).toMatch(/, in the one run made$/);
  });

  it('has the same scale in every plot, around all bands', () => {
    const figure = fans('nine players');
    const { min, max } = figure.plots[0].axes.y.scale;
    for (const { axes, configuration } of figure.plots) {
      expect(axes).toEqual(figure.plots[0].axes);
      for (const { y } of configuration.data.datasets.flatMap(({ data }) => data)) {
        expect(y).toBeGreaterThanOrEqual(min);
        expect(y).toBeLessThanOrEqual(max);
      }
    }
  });

  it('is absent for one player and where nothing is known', () => {
    expect(playerFans(race, { measure: 'capability' })).toBeUndefined();
    expect(
      playerFans(extremes['players of whom nothing is known'] as Results, { measure: 'capability' }),
    ).toBeUndefined();
  });
});

describe('names in areas', () => {
  const measure = (text: string): number => 20 * text.length;
  const box = { x: 0, y: 0, width: 1000, height: 600 };

  it('stand where the area is thick enough and nowhere else', () => {
    const figure = required(optionShares(cases['three panels with a calendar'] as Results, { measure: 'stance' }));
    const { marks, named } = areaNames(figure.plots[0], box, measure);
    expect(named).toEqual(['Pause', 'Slow', 'Race']);
    expect(marks).toHaveLength(3);
    expect(areaNames(figure.plots[0], { ...box, height: 60 }, measure).named).toEqual([]);
  });

  it('are ink or paper, whichever can be read, and other options never take a stance’s colour', () => {
    const results = extremes['options beside stances'] as Results;
    const all = results.ticks.filter(({ option }) => option !== undefined);
    const areas = optionAreas(results, all, 101);
    expect(new Set(areas.map(({ colour }) => colour)).size).toBe(5);
    expect(namesIn(areas, [0, 1]).map(({ text, colour }) => [text, colour])).toEqual([
      ['Pause', '#FFFFFF'],
      ['Slow', '#1B1F24'],
      ['Race', '#FFFFFF'],
      ['Cheat', '#FFFFFF'],
      ['Leave', '#1B1F24'],
    ]);
  });
});

describe('panelsFor', () => {
  const names = (results: Results, most: number): string[] => panelsFor(results, most).map(({ name }) => name);

  it('gives the best panels in reading order, never more than asked for', () => {
    expect(names(extremes['five players'] as Results, 9)).toEqual([
      'outcomes',
      'outcome-shares',
      'players-capability',
      'options-stance',
      'players-stance-options',
      'players-capability-fans',
    ]);
    expect(names(race, 9)).toEqual(['outcomes', 'outcome-shares', 'fan-capability', 'fan-racing', 'share-flag']);
    for (let most = 0; most < 6; most++) {
      expect(names(extremes['five players'] as Results, most)).toHaveLength(most);
    }
  });

  it("shows the scenario's own measures before those of its modules, and these in their order", () => {
    const one = race.ticks.find(({ option, player }) => option === undefined && player === undefined);
    if (one === undefined) throw new Error('expected a measure of the world');
    const own = (measure: string): TickSeries => ({ ...one, measure, label: measure });
    const ticks = [
      { ...own('hidden'), part: true as const },
      own('gap'),
      { ...own('open'), part: true as const },
      own('lead'),
    ];
    expect(names({ ...race, ticks }, 9).slice(-4)).toEqual(['fan-gap', 'fan-lead', 'fan-hidden', 'fan-open']);
  });

  it('has level lines after what changes', () => {
    const one = race.ticks.find(({ option, player }) => option === undefined && player === undefined);
    if (one === undefined) throw new Error('expected a measure of the world');
    const level = one.rows.map((row) => ({ ...row, p25: 0, p50: 0, p75: 0 }));
    const ticks = [
      { ...one, measure: 'level', label: 'level', rows: level },
      { ...one, measure: 'lead', label: 'lead' },
    ];
    expect(names({ ...race, ticks }, 9).slice(-2)).toEqual(['fan-lead', 'fan-level']);
  });

  it('leaves out the bars where room is short, which the ends of the lines tell too', () => {
    const five = extremes['five players'] as Results;
    expect(names(five, 4)).toEqual(['outcomes', 'players-capability', 'options-stance', 'players-stance-options']);
  });

  it("shows each player's choices first where something happens to one of them", () => {
    const five = extremes['five players'] as Results;
    const player = five.ticks.find((series) => series.player !== undefined)?.player ?? '';
    const event = { name: 'ban', label: 'ban', at: 3, sets: [{ path: `${player}.demand`, value: '0.7' }] };
    const none = { name: 'frontier', modules: [], withoutModules: [], withoutEvents: [], parameters: [] };
    const baseline = { ...none, events: [event], measures: [], asks: [], formulas: [] };
    const results: Results = { ...five, scenario: { ...five.scenario, baseline } };
    expect(names(results, 4).slice(2)).toEqual(['players-stance-options', 'options-stance']);
  });

  it('has the bars last where there is but one outcome, and each picture once', () => {
    expect(names(cases['one outcome'] as Results, 9).at(-1)).toBe('outcome-shares');
    for (const results of Object.values({ ...cases, ...extremes })) {
      expect(new Set(names(results, 99)).size).toBe(names(results, 99).length);
    }
  });
});
