import { createCanvas } from '@napi-rs/canvas';
import { Chart } from 'chart.js/auto';
import { describe, expect, it } from 'vitest';
import { wilson } from '../../engine/analysis/wilson.ts';
import { cumulativeOutcome } from '../../reports/charts/cumulative-outcome.ts';
import { fan } from '../../reports/charts/fan.ts';
import { optionShares } from '../../reports/charts/option-shares.ts';
import { playerMedians } from '../../reports/charts/player-medians.ts';
import { valueText } from '../../reports/charts/series.ts';
import { trend } from '../../reports/charts/trend.ts';
import type { Figure } from '../../reports/figure.ts';
import { PLOT_INSET, toCsv } from '../../reports/figure.ts';
import type { Results } from '../../reports/results.ts';
import { figures } from '../../reports/subjects/index.ts';
import { cases } from './cases.ts';
import { manyRuns } from './extremes.ts';
import { raceResults, tickRow } from './race.ts';

const race = raceResults();

/** A figure with its numbers rounded and every twentieth point kept, so that a change shows and noise does not. */
function rounded(figure: Figure | undefined): unknown {
  if (figure === undefined) throw new Error('expected a figure');
  const { csv, plots, ...rest } = figure;
  // Small multiples differ only in their numbers.
  const text = JSON.stringify(
    { ...rest, plots: plots.slice(0, 2), csv: csv.split('\n').filter((_, k) => k % 40 < 2) },
    (_, value) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value),
  );
  const thin = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter((_, k) => value.length < 60 || k % 20 === 0).map(thin);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, thin(inner)]));
  };
  return thin(JSON.parse(text));
}

function required(figure: Figure | undefined): Figure {
  if (figure === undefined) throw new Error('expected a figure');
  return figure;
}

const outcomes = (results: Results): Figure => required(cumulativeOutcome(results));

describe('chart configurations', () => {
  it.each(['race', 'seven labs', 'three panels with a calendar'])('of %s stay as they are', (name) => {
    expect(figures(cases[name] as Results).map(rounded)).toMatchSnapshot();
  });

  it('are plain data, the same for the same results, and leave the results untouched', () => {
    for (const results of Object.values(cases)) {
      const before = JSON.stringify(results);
      for (const figure of figures(results)) {
        expect(structuredClone(figure.plots[0].configuration)).toEqual(figure.plots[0].configuration);
        expect(JSON.parse(JSON.stringify(figure.plots[0].configuration))).toEqual(figure.plots[0].configuration);
        expect(figure.title).not.toBe('');
        expect(figure.altText).toContain('in this model');
        expect(figure.csv.split('\n').length).toBeGreaterThan(2);
      }
      expect(figures(results)).toEqual(figures(results));
      expect(JSON.stringify(results)).toBe(before);
    }
  });

  it('fill exactly the plot area that the page counts on', () => {
    for (const figure of figures(race)) {
      const canvas = Object.assign(createCanvas(400, 200), { style: {} });
      const chart = new Chart(
        canvas.getContext('2d') as unknown as CanvasRenderingContext2D,
        structuredClone(figure.plots[0].configuration),
      );
      const { left, top, right, bottom } = chart.chartArea;
      expect([left, top, right, bottom]).toEqual([PLOT_INSET, PLOT_INSET, 400 - PLOT_INSET, 200 - PLOT_INSET]);
      const { x, y } = chart.scales;
      expect([x?.min, x?.max, y?.min, y?.max]).toEqual([
        figure.plots[0].axes.x.scale.min,
        figure.plots[0].axes.x.scale.max,
        figure.plots[0].axes.y.scale.min,
        figure.plots[0].axes.y.scale.max,
      ]);
      chart.destroy();
    }
  });

  it.each(['race', 'three panels with a calendar', 'a calendar from the middle of a year'])(
    'bring their own text and grid where they stand alone: %s',
    (name) => {
      for (const figure of figures(cases[name] as Results, { text: 'chart' })) {
        const canvas = Object.assign(createCanvas(800, 400), { style: {} });
        const chart = new Chart(
          canvas.getContext('2d') as unknown as CanvasRenderingContext2D,
          figure.plots[0].configuration,
        );
        for (const axis of ['x', 'y'] as const) {
          // A grid line stands at every tick, and every tick has its label.
          const ticks = chart.scales[axis]?.ticks.map(({ value, label }) => ({ value, text: label }));
          expect(ticks).toEqual(figure.plots[0].axes[axis].labels.map(({ value, text }) => ({ value, text })));
        }
        chart.destroy();
      }
    },
  );

  it('are true to labels of values between them', () => {
    const say = valueText({ min: 0, max: 5, step: 1 }, [0.072, 0.47]);
    expect([say(0.072), say(0.47)]).toEqual(['0.07', '0.47']);
    expect(valueText({ min: 1, max: 1.4, step: 0.1 }, [1.2, 1.3])(1.2)).toBe('1.2');
    expect(valueText({ min: 0, max: 12.5, step: 2.5 }, [0, 8.28, 10.02])(8.28)).toBe('8.3');
  });
});

describe('cumulativeOutcome', () => {
  it('draws the cumulative share and its Wilson interval tick by tick', () => {
    const [line, , upper, lower] = outcomes(race).plots[0].configuration.data.datasets;
    const counts = race.outcomes[0]?.byTick ?? [];
    for (const tick of [0, 37, 100]) {
      const { estimate, lo, hi } = wilson(counts[tick] ?? 0, 1000);
      expect([line?.data[tick], upper?.data[tick], lower?.data[tick]]).toEqual([
        { x: tick, y: estimate },
        { x: tick, y: hi },
        { x: tick, y: lo },
      ]);
    }
    expect(line?.stepped).toBe('before');
  });

  it('is absent without outcomes, without runs, and with nothing but the horizon', () => {
    expect(cumulativeOutcome({ ...race, outcomes: [] })).toBeUndefined();
    expect(cumulativeOutcome({ ...race, runs: 0 })).toBeUndefined();
    expect(
      cumulativeOutcome({ ...race, outcomes: race.outcomes.slice(0, 1).map((one) => ({ ...one, name: 'horizon' })) }),
    ).toBeUndefined();
  });

  it('puts risk and benefit side by side, the headline first', () => {
    expect(outcomes(race).title).toBe(
      'About 18 in 100 runs end in “Catastrophe” and about 4 in 100 runs in “Pause held” by month 100',
    );
    const turned = outcomes({ ...race, headline: 'pause_held' });
    expect(turned.title).toMatch(/^About 4 in 100 runs end in “Pause held” and about 18 in 100 runs in “Catastrophe”/);
    expect(turned.plots[0].endLabels[0]?.text).toBe('Pause held');
  });

  it('says when only if enough runs ended', () => {
    expect(outcomes(race).panelTitle).toBe(
      'At least half of the runs that end in “Catastrophe” have done so by month 75',
    );
    expect(outcomes(raceResults(40)).panelTitle).toBeUndefined();
  });

  it('does not blow up a bound where nothing happened', () => {
    const figure = outcomes(cases['zero counts'] as Results);
    expect(figure.plots[0].axes.y.scale.max).toBeGreaterThanOrEqual(0.05);
    expect(figure.plots[0].endLabels.map(({ detail }) => detail)).toEqual(['0 of 1,000', '0 of 1,000']);
    expect(figure.title).toContain('(upper bound 0.4 %)');
  });

  it('draws eight of twelve outcomes, says so, and tabulates all', () => {
    const figure = outcomes(cases['twelve outcomes'] as Results);
    expect(figure.plots[0].endLabels).toHaveLength(8);
    expect(figure.method).toContain('4 rarer outcomes only in the table');
    for (let k = 0; k < 12; k++) expect(figure.csv).toContain(`,outcome_${k},`);
  });
});

describe('fan', () => {
  const flat = (rows: Results['ticks'][number]['rows']): Results => ({
    ...race,
    ticks: [{ measure: 'x', label: 'x', unit: 'OOM', carry: true, rows }],
  });
  const title = (results: Results): string => required(fan(results, { measure: 'x' })).title;

  it('rises or falls only beyond sampling error', () => {
    const at = (tick: number, shift: number) =>
      tickRow(
        tick,
        Array.from({ length: 101 }, (_, k) => k / 10 + shift),
      );
    expect(title(flat([at(0, 0), at(100, 5)]))).toMatch(
      /^X: median rises from 5.0 to 10.0 OOM by month 100, the middle half/,
    );
    expect(title(flat([at(0, 5), at(100, 0)]))).toMatch(/^X: median falls from 10.0 to 5.0 OOM/);
    // The mean moves by 0.3 with a standard error of 0.41.
    expect(title(flat([at(0, 0), at(100, 0.3)]))).toMatch(/no clear change from the start/);
  });

  it('says whose runs they are', () => {
    expect(required(fan(race, { measure: 'capability' })).method).toMatch(
      /; runs that reached this month, n from 1,000 to 781$/,
    );
    expect(required(fan(race, { measure: 'racing' })).method).toMatch(
      /; 1,000 runs, final value carried for ended runs$/,
    );
  });

  it('stops where nobody is left and says when', () => {
    const empty = {
      n: 0,
      mean: Number.NaN,
      sd: Number.NaN,
      p05: Number.NaN,
      p25: Number.NaN,
      p50: Number.NaN,
      p75: Number.NaN,
      p95: Number.NaN,
    };
    const rows = [tickRow(0, [1, 2, 3]), tickRow(1, [2, 3]), { tick: 2, ...empty }];
    const results = { ...flat(rows), runs: 3, ticks: [{ measure: 'x', label: 'x', unit: '1', carry: false, rows }] };
    const figure = required(fan(results, { measure: 'x' }));
    expect(figure.plots[0].configuration.data.datasets[0]?.data).toHaveLength(2);
    expect(figure.method).toContain('n from 3 to 2, none after month 1');
    expect(figure.title).toContain('; n = 2 of 3 runs');
  });

  it('labels quantiles that read the same once', () => {
    const rows = [tickRow(0, [0, 0, 0, 1]), tickRow(100, [0, 0, 0, 0])];
    expect(
      required(fan(flat(rows), { measure: 'x' })).plots[0].endLabels.map(({ text, detail }) => `${text} ${detail}`),
    ).toEqual(['0 median and 5–95 %']);
  });

  it('is one line for one run', () => {
    const figure = required(fan(raceResults(1), { measure: 'capability' }));
    expect(figure.plots[0].configuration.data.datasets).toHaveLength(1);
    expect(figure.method).toMatch(/^One run, not typical/);
  });

  it('is absent for what is not measured', () => {
    expect(fan(race, { measure: 'unheard_of' })).toBeUndefined();
  });
});

describe('runs still going', () => {
  /** 1,000 runs at first, fewer every tick; the value peaks half-way. */
  const rows = Array.from({ length: 101 }, (_, tick) => ({
    ...tickRow(
      tick,
      Array.from({ length: 40 }, (_, k) => 5 - Math.abs(tick - 50) / 10 + k / 100),
    ),
    n: 1000 - 9 * tick,
  }));
  const dwindling: Results = { ...race, ticks: [{ measure: 'x', label: 'x', unit: 'OOM', carry: false, rows }] };

  it('are drawn while they are a fifth of the runs, and the title speaks of the last month shown', () => {
    const figure = required(fan(dwindling, { measure: 'x' }));
    expect(figure.plots[0].configuration.data.datasets[0]?.data).toHaveLength(89);
    expect(figure.method).toContain(
      'runs that reached this month, n from 1,000 to 208; shown while at least 20 % of runs go on (to month 88)',
    );
    expect(figure.panelTitle).toBe(
      'X: median peaks at 5.2 OOM in month 50 (from 0.2 at the start, to 1.4 by month 88); n = 208 of 1,000 runs',
    );
    expect(figure.plots[0].endLabels.every(({ at }) => at === 88)).toBe(true);
    expect(figure.csv).toContain('\n100,x,');
  });

  it('are not told only by their ends where the median was far beyond both', () => {
    const course = (values: readonly number[]): Results => {
      const rows = values.map((value, tick) =>
        tickRow(
          tick,
          Array.from({ length: 100 }, (_, k) => value + (k - 50) / 500),
        ),
      );
      return { ...race, ticks: [{ measure: 'x', label: 'x', unit: '1/year', carry: true, rows }] };
    };
    const title = (values: readonly number[]) => required(fan(course(values), { measure: 'x' })).panelTitle;
    expect(title([0, 9, 3, 4, 2])).toBe('X: median from 0.0 to 2.0 per year by month 4, highest in month 1 (9.0)');
    expect(title([5, 1, 3, 2, 4])).toBe('X: median from 5.0 to 4.0 per year by month 4, lowest in month 1 (1.0)');
    // No higher and no lower than at its ends.
    expect(title([0, 3, 1, 4])).toBe('X: median from 0.0 to 4.0 per year by month 3');
    expect(required(fan(course([0, 1]), { measure: 'x' })).plots[0].axes.y.title).toBe('X (per year)');
  });

  it('matter nothing where ended runs keep their value', () => {
    const carried = { ...dwindling, ticks: dwindling.ticks.map((series) => ({ ...series, carry: true })) };
    expect(required(fan(carried, { measure: 'x' })).plots[0].configuration.data.datasets[0]?.data).toHaveLength(101);
  });

  it('rise only where nothing falls beyond noise', () => {
    const course = (values: readonly number[]) =>
      trend(
        values.map((value, tick) =>
          tickRow(
            tick,
            Array.from({ length: 100 }, (_, k) => value + (k - 50) / 500),
          ),
        ),
      ).kind;
    expect(course([0, 1, 2, 3])).toBe('rises');
    expect(course([3, 2, 1])).toBe('falls');
    expect(course([0, 2, 1.99, 3])).toBe('rises');
    expect(course([0, 3, 1])).toBe('peaks');
    expect(course([3, 0, 2])).toBe('dips');
    expect(course([0, 3, 1, 4])).toBe('turns');
    expect(course([1, 1.001, 1])).toBe('steady');
  });
});

describe('quantiles of the first runs only', () => {
  const many = manyRuns(race);

  it('say so in the method line, the title and the alternative text of a fan', () => {
    const figure = required(fan(many, { measure: 'capability' }));
    expect(figure.method).toMatch(
      /; quantiles of the first 4,096 of 20,000 runs, those that reached this month, n from 4,096 to 3,199$/,
    );
    expect(figure.panelTitle).toMatch(/; n = 3,199 of the first 4,096 runs$/);
    expect(figure.altText).toContain(figure.method.split('; ').at(-1));
    expect(figure.altText).toMatch(/month 0: median .*, n 4,096; .*month 100: median .*, n 3,199\.$/i);
    expect(required(fan(many, { measure: 'racing' })).method).toMatch(
      /; quantiles of the first 4,096 of 20,000 runs, final value carried for ended runs$/,
    );
  });

  it('say so where there are several players', () => {
    const labs = manyRuns(cases['seven labs'] as Results);
    const drawn = figures(labs).filter(({ name }) => name.startsWith('players-'));
    expect(drawn.map(({ name }) => name)).toEqual(['players-capability', 'players-capability-fans']);
    for (const { title, method, altText } of drawn) {
      expect(title).toMatch(/; n = 3,199 of the first 4,096 runs$/);
      expect(method).toContain('; quantiles of the first 4,096 of 20,000 runs, those that reached');
      expect(altText).toContain('; quantiles of the first 4,096 of 20,000 runs, those that reached');
    }
  });

  it('leave means and shares with all runs', () => {
    expect(required(figures(many).find(({ name }) => name === 'share-flag')).method).toMatch(/; 20,000 runs, final/);
    const stance = manyRuns(cases['three panels with a calendar'] as Results);
    expect(required(optionShares(stance, { measure: 'stance' })).method).toMatch(/n from 20,000 to 15,620$/);
  });

  it('have their n in the table, which is that of all runs where these are few', () => {
    const rows = (results: Results): string[][] =>
      required(fan(results, { measure: 'capability' }))
        .csv.trim()
        .split('\n')
        .map((row) => row.split(','));
    const [header = [], first = []] = rows(many);
    expect([first[header.indexOf('n')], first[header.indexOf('quantile_n')]]).toEqual(['20000', '4096']);
    for (const row of rows(race).slice(1)) expect(row[header.indexOf('quantile_n')]).toBe(row[header.indexOf('n')]);
  });
});

describe('a measure that is true or false', () => {
  const drawn = (of: Partial<Results['ticks'][number]>, values: readonly number[]): string[] => {
    const rows = [tickRow(0, values), tickRow(100, values)];
    const series = { measure: 'x', label: 'X', unit: '1', carry: true, rows, ...of };
    return figures({ ...race, runs: values.length, outcomes: [], ticks: [series] }).map(({ name }) => name);
  };

  it('is a share of runs whatever came of it: in some, in all, in none', () => {
    for (const values of [
      [0, 1, 1],
      [1, 1, 1],
      [0, 0, 0],
    ])
      expect(drawn({ truth: true }, values)).toContain('share-x');
  });

  it('is a line in one run, and numbers that happen to be 0 and 1 are a fan', () => {
    expect(drawn({ truth: true }, [1])).toContain('fan-x');
    expect(drawn({}, [0, 1, 1])).toContain('fan-x');
  });
});

describe('what was changed', () => {
  const changed = cases['an overlay with events'] as Results;

  it('stands in every alternative text and table', () => {
    for (const figure of figures(changed)) {
      expect(figure.altText).toContain(
        'Changed: labs.caution = 1.5 · extends frontier · events: Treaty from month 24 to month 84 · A second event with a name that is too… from month 26 on · Alarm (no fixed date).',
      );
      expect(figure.csv.split('\n')[0]).toMatch(/,scenario,changed$/);
      expect(figure.csv.split('\n')[1]).toContain('labs.caution = 1.5 · extends frontier');
    }
  });

  it('is a line where a dated event begins and another where it ends', () => {
    const [figure] = figures(changed);
    expect(figure?.plots[0].events.map(({ from, to }) => [from, to])).toEqual([
      [24, 84],
      [26, undefined],
    ]);
    const vertical = figure?.plots[0].configuration.data.datasets.filter(({ data }) => data.length === 2) ?? [];
    expect(vertical.map(({ data }) => data.map(({ x }) => x))).toEqual([24, 84, 26].map((x) => [x, x]));
    // On dark areas each has a light edge behind it.
    const areas = figures(changed).find(({ name }) => name === 'options-stance');
    const edged = areas?.plots[0].configuration.data.datasets.filter(({ data }) => data.length === 2) ?? [];
    expect(edged).toHaveLength(6);
  });
});

describe('failed runs', () => {
  it('above one in a hundred leave no finding', () => {
    for (const figure of figures(cases['a batch that failed'] as Results)) {
      expect(figure.title).toMatch(/ in the 44 runs that did not fail$/);
      expect(figure.panelTitle ?? '').not.toMatch(/rises|falls|in 10/);
      expect(figure.altText).toContain('156 of 200 runs failed: a value was not finite.');
    }
  });
});

describe('the choice of chart', () => {
  const kinds = (name: string): string[] => figures(cases[name] as Results).map((figure) => figure.name);

  it('follows the measure', () => {
    expect(kinds('race')).toEqual(['outcomes', 'outcome-shares', 'fan-capability', 'fan-racing', 'share-flag']);
    expect(kinds('three panels with a calendar')).toEqual([
      'outcomes',
      'outcome-shares',
      'options-stance',
      'players-capability',
      'players-capability-fans',
    ]);
    expect(kinds('no outcome')).not.toContain('outcomes');
  });

  it('names the first and last of seven labs', () => {
    const figure = required(playerMedians(cases['seven labs'] as Results, { measure: 'capability' }));
    expect(figure.title).toMatch(
      /^Capability: Leader has the highest median in month 100 \(.* OOM\), Seventh the lowest \(.*\); n = 781 of 1,000 runs$/,
    );
    expect(figure.plots[0].endLabels).toHaveLength(7);
  });

  it('draws forty players who are alike as one band with one label', () => {
    const figure = required(playerMedians(cases['forty alike'] as Results, { measure: 'capability' }));
    expect(figure.plots[0].endLabels.map(({ text }) => text)).toEqual(['40 players']);
    expect(figure.plots[0].configuration.data.datasets).toHaveLength(3);
    expect(figure.title).toMatch(/no clear difference between players/);
  });

  it('stacks shares up to one', () => {
    const figure = required(optionShares(cases['three panels with a calendar'] as Results, { measure: 'stance' }));
    const top = figure.plots[0].configuration.data.datasets.at(-1);
    for (const point of top?.data ?? []) expect(point.y).toBeCloseTo(1, 9);
    expect(figure.title).toBe(
      'Stance: race is the most chosen in November 2034 (65 %), slow the second (33 %); n = 781 of 1,000 runs',
    );
  });
});

describe('toCsv', () => {
  it('quotes what needs it and leaves out what is no number', () => {
    expect(
      toCsv(
        ['a', 'b'],
        [
          ['x,"y"', Number.NaN],
          ['z', 0.1],
        ],
      ),
    ).toBe('a,b\n"x,""y""",\nz,0.1\n');
  });
});
