// How populations evolve, as pictures and pages.

import { beforeAll, describe, expect, it } from 'vitest';
import type { EvolveDocument } from '../../../engine/experiment/solutions/solution-facts.ts';
import { placeOf } from '../../../reports/charts/simplex.ts';
import { evolutionEvidence, evolutionFindings } from '../../../reports/evolution/findings.ts';
import type { Figure } from '../../../reports/figure.ts';
import type { Measure } from '../../../reports/page/marks.ts';
import { drawing } from '../../../reports/render/canvas.ts';
import { drawableCopy } from '../../../reports/render/glyphs.ts';
import { figures } from '../../../reports/subjects/index.ts';
import { blemishesOf } from '../study/blemishes.ts';
import { populated, populations } from './populations.ts';

let measure: Measure = () => 0;
beforeAll(async () => {
  measure = (await drawing()).measure;
});

const of = (name: string): EvolveDocument => {
  const found = populations[name];
  if (found === undefined) throw new Error(`no population ${name}`);
  return found;
};
const named = (name: string, figure: string): Figure => {
  const found = figures(populated(of(name))).find((one) => one.name === figure);
  if (found === undefined) throw new Error(`no figure ${figure}`);
  return found;
};

describe.each(Object.keys(populations))('%s', (name) => {
  const results = populated(of(name));

  it('has pictures and pages on which nothing lies on anything', () => {
    expect(blemishesOf(drawableCopy(results), measure)).toEqual([]);
  });

  it('is plain data with a text and a table', () => {
    for (const { plots, altText, csv } of figures(results)) {
      const [{ configuration, axes }] = plots;
      expect(JSON.parse(JSON.stringify(configuration))).toEqual(configuration);
      for (const { data } of configuration.data.datasets)
        for (const { x, y } of data) {
          expect(x).toBeGreaterThanOrEqual(axes.x.scale.min - 1e-9);
          expect(x).toBeLessThanOrEqual(axes.x.scale.max + 1e-9);
          expect(y).toBeGreaterThanOrEqual(axes.y.scale.min - 1e-9);
          expect(y).toBeLessThanOrEqual(axes.y.scale.max + 1e-9);
        }
      expect(altText).toContain('in this model');
      expect(altText).not.toMatch(/undefined|NaN|Infinity/);
      expect(csv.split('\n').length).toBeGreaterThan(2);
    }
  });
});

describe('the simplex', () => {
  it('has its corners where all do the same, and draws strokes from left to right', () => {
    expect(
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ].map(placeOf),
    ).toEqual([
      { x: 0, y: 0 },
      { x: 1, y: 0 },
      { x: 0.5, y: 1 },
    ]);
    const [{ configuration }] = named('standards', 'simplex').plots;
    for (const { data } of configuration.data.datasets)
      expect(data.map(({ x }) => x)).toEqual(data.map(({ x }) => x).toSorted((a, b) => a - b));
  });

  it('fills attracting rest points only', () => {
    const [{ configuration }] = named('standards', 'simplex').plots;
    const dots = configuration.data.datasets.filter(({ label }) => label?.startsWith('rest point'));
    const fills = dots.map(({ pointBackgroundColor }) => pointBackgroundColor);
    expect(fills.filter((fill) => fill === '#1B1F24')).toHaveLength(3);
    expect(fills.filter((fill) => fill === '#FFFFFF')).toHaveLength(4);
  });

  it('says in its key how many starts end where, and all of them', () => {
    const told = (named('standards', 'simplex').key ?? []).map(({ text }) => text);
    expect(told).toEqual([
      'all pause: 54 of 144 starts',
      'all slow: 44 of 144 starts',
      'all race: 38 of 144 starts',
      'on a border, to an unstable mix: 8 of 144 starts',
    ]);
  });

  it('colours cells apart by their end', () => {
    const fills = (named('standards', 'simplex').key ?? []).map(({ fill }) => fill);
    expect(new Set(fills).size).toBe(4);
  });
});

describe('findings', () => {
  it.each([
    [
      'standards',
      'Where the replicator dynamic leads depends on the start: of 144 starts, 54 lead to all pause, 44 to all slow, 38 to all race and 8 to unstable mixes',
    ],
    ['cycles', 'From none of 144 starts does the replicator dynamic come to rest by time 250'],
    ['chicken', 'From all 100 starts the replicator dynamic leads to a mix of 90 % hold and 10 % race'],
    ['dilemma', 'From all 100 starts the best reply dynamic leads to all cheat'],
  ])('of %s', (name, finding) => {
    expect(evolutionFindings(of(name))[0]).toBe(finding);
  });

  it('call alike what is alike, and “hardly anything but” only above 99.9 %', () => {
    const shares = (...stationary: number[]): string | undefined => evolutionFindings({ ...of('rare'), stationary })[0];
    expect(shares(0.5, 0, 0.5)).toBe('In the long run pause and race are played alike: 50 % each');
    expect(shares(0.502, 0, 0.498)).toMatch(/^In the long run “pause” is played most: 50.2 %/);
    expect(shares(0.998, 0.002, 0)).toMatch(/^In the long run “pause” is played most: 99.8 %/);
    expect(shares(0.9995, 0.0005, 0)).toBe('In the long run hardly anything but “pause” is played');
    expect(shares()).toBe('There is no long run to tell of');
  });

  it('have a short form that counts ends only where all come to rest', () => {
    expect(evolutionFindings(of('standards')).at(-1)).toBe(
      'Where the replicator dynamic leads depends on the start: 3 different ends',
    );
    expect(of('quantal replies').portrait?.ends.map(({ kind }) => kind)).toContain('moving');
    expect(evolutionFindings(of('quantal replies')).at(-1)).toBe('Where the logit dynamic leads depends on the start');
  });

  it('tell of the path whether it rests', () => {
    expect(evolutionEvidence(of('cycles'))[0]).toMatch(/is still moving at time 100\.$/);
    expect(evolutionEvidence(of('standards'))).toEqual([
      expect.stringMatching(/^The path from a mix of 30 % pause, 30 % slow and 40 % race rests at all race by time/),
      '3 of 7 rest points attract all paths near them.',
    ]);
  });
});

it('draws as it did', () => {
  const [{ configuration, texts }] = named('mixes', 'simplex').plots;
  expect({
    texts,
    datasets: configuration.data.datasets.length,
    title: named('mixes', 'simplex').title,
  }).toMatchSnapshot();
  expect(named('chicken', 'direction-of-change').plots[0].configuration.data.datasets.slice(0, 8)).toMatchSnapshot();
});
