// Scenario discovery on sweeps that the engine plays: a scenario whose end depends on two parameters in a known box.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { conditionNames } from '../../../engine/analysis/condition-names.ts';
import { insideBox } from '../../../engine/analysis/prim.ts';
import { readCondition } from '../../../engine/analysis/read-condition.ts';
import type { SweepMethod } from '../../../engine/experiment/study/design.ts';
import { discover, type Question } from '../../../engine/experiment/study/discover.ts';
import { factorsOf } from '../../../engine/experiment/study/factor.ts';
import { readPoints, type StudyPoints } from '../../../engine/experiment/study/read-points.ts';
import { runStudy } from '../../../engine/experiment/study/run-study.ts';
import { readVary } from '../../../engine/experiment/study/vary.ts';
import { newFolder } from '../../new-folder.ts';

type Planted = { readonly a: number; readonly b: number; readonly above: boolean };

/** Ends at once where a and b lie in the box; c, d and the manner do nothing. */
const scenario = ({ a, b, above }: Planted): string => `detente: 1
time: {tick: year, horizon: 2}
players:
  labs:
    - {name: A}
parameters:
  a: {unit: "1", range: [0, 1], default: 0.5, role: lever, doc: one, source: assumption}
  b: {unit: "1", range: [0, 1], default: 0.5, doc: two, source: assumption}
  c: {unit: "1", range: [0, 1], default: 0.5, doc: three, source: assumption}
  d: {unit: "1", range: [0, 1], default: 0.5, doc: four, source: assumption}
  manner: {options: [careful, bold, wild], default: careful, doc: five, source: assumption}
end:
  hit: {when: a ${above ? '>' : '<'} ${a} and b > ${b} and (manner == manner) and c + d >= 0, kind: harm}
`;

const sweptPoints = async (
  text: string,
  method: SweepMethod,
  vary: readonly string[],
  points: number,
  seed: string,
): Promise<StudyPoints> => {
  const cwd = newFolder();
  const reference = join(cwd, 'planted.yaml');
  writeFileSync(reference, text);
  await runStudy({
    ...{ reference, seed, out: 'out', cwd, workers: 1 },
    plan: (model) => ({
      design: { kind: 'sweep', method, factors: factorsOf(vary.map(readVary), model), points, runs: 1 },
    }),
  });
  return readPoints(join(cwd, 'out'));
};

const whereOf = (text: string, { model }: StudyPoints): Question => {
  const { condition } = readCondition({ name: 'test', text }, conditionNames(model));
  if (condition === undefined) throw new Error(text);
  return { kind: 'where', condition };
};

const boxes: readonly Planted[] = [
  { a: 0.6, b: 0.5, above: true },
  { a: 0.35, b: 0.3, above: false },
];

describe('discovery', () => {
  it.each(boxes)('finds the planted box a $above $a, b > $b, and what does nothing is not in it', async (planted) => {
    for (const [method, seed] of [
      ['lhs', '1'],
      ['sobol', '2'],
    ] as const) {
      const read = await sweptPoints(scenario(planted), method, ['a', 'b', 'c', 'd', 'manner'], 256, seed);
      const { design } = read.manifest;
      const found = discover(read.points, design.factors, whereOf('hit > 0.5', read), {}, seed);
      const [box] = found.result.boxes;
      const message = `${method}, seed ${seed}`;
      expect(box?.coverage, message).toBeGreaterThanOrEqual(0.9);
      expect(box?.density, message).toBeGreaterThanOrEqual(0.9);
      expect([...new Set(box?.limits.map(({ factor }) => factor))].sort(), message).toEqual(['a', 'b']);
      expect(found.byChance?.p, message).toBeLessThanOrEqual(0.05);
      expect({ unknown: found.unknown, points: found.result.points }).toEqual({ unknown: 0, points: 256 });
      const inside = read.points.filter(({ parameters }) => {
        const x = found.factors.map(({ name }) => Number(parameters[name]));
        return insideBox(box?.limits ?? [], found.factors, x);
      });
      expect(inside.length).toBe(box?.points);
    }
  });

  it('finds it on a grid as well, and by the share of runs the same', async () => {
    const vary = ['a=0:1:9', 'b=0:1:9', 'c=0,0.5,1'];
    const read = await sweptPoints(scenario({ a: 0.4, b: 0.3, above: true }), 'grid', vary, 243, '1');
    const { factors } = read.manifest.design;
    const { result } = discover(read.points, factors, whereOf('hit == 1', read), {}, '1');
    expect(result.boxes[0]).toMatchObject({ coverage: 1, density: 1 });
    expect(result.boxes[0]?.limits).toMatchObject([
      { factor: 'a', side: 'above' },
      { factor: 'b', side: 'above' },
    ]);
    const name = conditionNames(read.model).find(({ key }) => key === 'hit');
    if (name === undefined) throw new Error('hit');
    const byShare = discover(read.points, factors, { kind: 'share', name }, {}, '1');
    expect(byShare.result.boxes[0]?.limits).toEqual(result.boxes[0]?.limits);
  });

  it('tells options by their names', async () => {
    const text = scenario({ a: 0.5, b: 0.5, above: true }).replace(
      /when: [^,]*,/,
      'when: manner == wild and a >= 0 and b + c + d >= 0,',
    );
    const read = await sweptPoints(text, 'lhs', ['manner', 'a'], 60, '1');
    const { result } = discover(read.points, read.manifest.design.factors, whereOf('hit > 0', read), {}, '1');
    expect(result.boxes[0]?.limits).toMatchObject([{ factor: 'manner', side: 'among', levels: ['wild'] }]);
  });

  it('leaves out points without an answer, and says nothing of chance where a box was picked', async () => {
    const read = await sweptPoints(scenario({ a: 0.4, b: 0.3, above: true }), 'lhs', ['a', 'b'], 60, '1');
    const blind = read.points.map((point, index) => (index < 5 ? { ...point, failedRuns: 1, outcomes: {} } : point));
    const { factors } = read.manifest.design;
    const found = discover(blind, factors, whereOf('hit > 0.5', read), { pick: 3 }, '1');
    expect(found.unknown).toBe(5);
    expect(found.result.points).toBe(55);
    expect(found.byChance).toBeUndefined();
    // One run of each point: Wilson's interval of 0 of 1 or 1 of 1 holds a half.
    expect(found.unclear).toBe(55);
  });

  it('is the same however often it is asked', async () => {
    const read = await sweptPoints(scenario({ a: 0.4, b: 0.3, above: true }), 'lhs', ['a', 'b', 'c'], 80, '3');
    const ask = () => discover(read.points, read.manifest.design.factors, whereOf('hit > 0.5', read), {}, '3');
    expect(ask()).toEqual(ask());
  });
});
