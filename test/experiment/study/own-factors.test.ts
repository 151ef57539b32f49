import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownFactors } from '../../../engine/experiment/study/own-factors.ts';
import { newFolder } from '../../new-folder.ts';
import { fuses, openFixture } from '../open-fixture.ts';

const scenario = `
detente: 1
title: Parameters of all kinds
question: Which of them have values of their own?
limits: [It is about nothing.]
time: {tick: year, horizon: 2}
players:
  labs: [{name: A, skill: 2}, {name: B}]
parameters:
  settled: {unit: "1", range: [1, 1], default: 1, doc: no other value, source: assumption}
  labs:
    luck: {unit: "1", range: [0, 1], default: {dist: uniform, min: 0, max: 1}, doc: each draws it, source: assumption}
    skill: {unit: "1", range: [0, 5], default: {dist: uniform, min: 0, max: 1}, doc: one is known, source: assumption}
    mind: {unit: "1", range: [0, 5], default: 3, doc: the same for all, source: assumption}
decisions:
  labs:
    stance: {options: [hold, push], initial: hold, rule: {script: {plays: [hold, push]}}}
measures:
  total: {unit: "1", label: Total, final: sum(labs.luck + labs.skill + labs.mind) + settled}
`;

describe('factors of a model', () => {
  it('are one for each player that draws it, whoever asks', async () => {
    const file = join(newFolder(), 'kinds.yaml');
    writeFileSync(file, scenario.trimStart());
    const model = await openFixture(file);
    for (const apart of [true, false]) {
      const { factors, leftOut } = ownFactors(model, { apart });
      expect(factors.map(({ path, values }) => `${path} ${values.kind}`)).toEqual([
        ...['A.luck distribution', 'B.luck distribution', 'A.skill range', 'B.skill distribution', 'labs.mind range'],
      ]);
      expect(leftOut).toEqual([
        { path: 'settled', reason: 'no-range' },
        { path: 'labs.stance.script.plays', reason: 'schedule' },
      ]);
    }
    const { factors } = ownFactors(model, { apart: true, skipped: ['labs.mind', 'B.luck'] });
    expect(factors.map(({ path }) => path)).toEqual(['A.luck', 'A.skill', 'B.skill']);
  });

  it('keep the distribution of what is drawn once for the world', async () => {
    const { factors } = ownFactors(await openFixture(fuses), { apart: false });
    expect(factors.map(({ path, values }) => [path, values.kind])).toEqual([
      ['fuse', 'distribution'],
      ['height', 'distribution'],
    ]);
  });

  it('are none of those that say how many players there are', async () => {
    const file = join(newFolder(), 'many.yaml');
    const text = scenario
      .replace('{name: B}', '{name: B, count: crowd}')
      .replace(
        'parameters:',
        'parameters:\n  crowd: {unit: "1", range: [1, 4], default: 2, doc: how many, source: assumption}',
      );
    writeFileSync(file, text.trimStart());
    const model = await openFixture(file);
    expect(model.counts.map(({ id }) => id)).toEqual(['crowd']);
    const { factors, leftOut } = ownFactors(model, { apart: false });
    expect(factors.map(({ path }) => path)).not.toContain('crowd');
    expect(leftOut).toContainEqual({ path: 'crowd', reason: 'players' });
  });
});
