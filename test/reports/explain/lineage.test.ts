// What differs from the parent, and what was set from outside.

import { describe, expect, it } from 'vitest';
import type { Setting } from '../../../engine/language/loading/settings.ts';
import { markdown } from '../../../reports/explain/markdown.ts';
import { explained, readTexts } from './reading.ts';

const texts = {
  'rules/fixed.yaml': 'rule: fixed\nchoose: one(0)\n',
  'modules/gas.yaml': `module: gas
parameters:
  rate: {unit: "1", default: 0.5, source: assumption}
  labs:
    care: {unit: "1", default: 1, source: assumption}
let:
  world:
    hot: rate > 1
`,
  'parent.yaml': `detente: 1
title: Parent
time: {tick: month, horizon: 12}
limits: [One limit.]
use: [gas]
players:
  labs: [{name: Leader, care: 2}, {name: Rival}]
parameters:
  own: {unit: "1", range: [0, 1], default: 0.5, source: assumption}
decisions:
  labs:
    stance: {options: [pause, race], rule: fixed}
measures:
  heat: {unit: "1", tick: gas.hot}
  spare: {unit: "1", tick: own}
experiment: {runs: 10, seed: 1}
`,
  'main.yaml': `detente: 1
extends: parent
title: Parent
limits: [Another limit.]
players:
  labs: [{name: Leader, care: 3}, {name: Third}]
parameters:
  own: 0.7
  gas.rate: {dist: uniform, min: 0, max: 1}
  labs: {care: 1.5}
let:
  world:
    gas.hot: own > 0.6
measures:
  spare: ~
experiment: {runs: 10}
`,
};

const changesOf = async (set: readonly Setting[] = []) => {
  const { parent, settings } = explained(await readTexts(texts, set));
  const told = (changes: typeof settings) =>
    changes.map(({ path, before, after, wasDefault, place }) => [
      path,
      before,
      after,
      wasDefault,
      place && `${place.file}:${place.line}`,
    ]);
  return { parent: parent && { ...parent, changes: told(parent.changes) }, settings: told(settings) };
};

describe('the differences from the parent', () => {
  it('are every key that is not as it was, with the old and the new value', async () => {
    const { parent, settings } = await changesOf();
    expect(parent).toMatchObject({ name: 'parent', file: 'parent.yaml' });
    expect(parent?.changes).toEqual([
      ['limits[]', undefined, 'Another limit.', false, 'main.yaml:4'],
      ['players.labs.Leader.care', '2', '3', false, 'main.yaml:6'],
      ['players.labs.Third', undefined, '{name: Third}', false, 'main.yaml:6'],
      ['parameters.own.default', '0.5', '0.7', false, 'main.yaml:8'],
      ['parameters.gas.rate', '0.5', '{dist: uniform, min: 0, max: 1}', true, 'main.yaml:9'],
      ['parameters.labs.care', '1', '1.5', true, 'main.yaml:10'],
      ['measures.spare', '{unit: 1, tick: own}', undefined, false, undefined],
      ['let.world.gas.hot', 'rate > 1', 'own > 0.6', true, 'main.yaml:13'],
    ]);
    expect(settings).toEqual([]);
  });

  it('do not hold what --set gave; that is told by itself', async () => {
    const before = await changesOf();
    const set = [
      { path: 'own', value: '0.9' },
      { path: 'Rival.care', value: '4' },
    ];
    const { parent, settings } = await changesOf(set);
    expect(parent).toEqual(before.parent);
    expect(settings).toEqual([
      ['parameters.own.default', '0.7', '0.9', false, '--set own=0.9:1'],
      ['parameters.Rival.care', '1.5', '4', false, '--set Rival.care=4:1'],
    ]);
  });

  it('say what a path changes, wherever the files say it: at the player, at the class, in a module', async () => {
    const rules = { 'rules/grim.yaml': 'rule: grim\nparameters:\n  odds: {default: 0.5}\nchoose: one(1)\n' };
    const went = 'decisions:\n  labs:\n    go: {options: [no, yes], rule: {grim: {odds: 0.25}}}\n';
    const module = `${texts['modules/gas.yaml']}${went}`;
    const { settings } = explained(
      await readTexts({ ...texts, ...rules, 'modules/gas.yaml': module }, [
        { path: 'labs.care', value: '0.9' },
        { path: 'Leader.care', value: '0.8' },
        { path: 'Leader.stance.rule', value: '{grim: {odds: 1}}' },
        { path: 'labs.go.rule', value: 'fixed' },
        { path: 'labs.go.grim.odds', value: '0.75' },
      ]),
    );
    expect(settings.map(({ path, before, after, wasDefault }) => [path, before, after, wasDefault])).toEqual([
      ['parameters.labs.care', '1.5', '0.9', false],
      ['parameters.Leader.care', '3', '0.8', false],
      ['parameters.Leader.stance.rule', 'fixed', 'grim', false],
      ['parameters.Leader.stance.grim.odds', undefined, '1', false],
      ['parameters.labs.go.rule', 'grim', 'fixed', true],
      ['parameters.labs.go.grim.odds', '0.25', '0.75', true],
    ]);
  });

  it('are none where a setting says what is there already', async () => {
    expect((await changesOf([{ path: 'own', value: '0.70' }])).settings).toEqual([]);
  });

  it('are not there without a parent', async () => {
    const { parent } = explained(await readTexts({ ...texts, 'main.yaml': texts['parent.yaml'] }));
    expect(parent).toBeUndefined();
  });
});

it('a formula that the scenario puts in the place of a module’s says so', async () => {
  const { modules } = explained(await readTexts(texts));
  const hot = modules.find(({ module }) => module === 'gas')?.equations.find(({ id }) => id === 'gas.hot');
  expect(hot).toMatchObject({
    note: 'replaced by the scenario',
    formula: { text: 'own > 0.6', latex: '\\mathrm{hot} \\iff \\mathrm{own} \\gt 0.6' },
    place: { file: 'main.yaml', line: 13 },
  });
});

it('the page names the whole line of parents, and says what a new module does', async () => {
  const page = markdown(
    explained(
      await readTexts({
        ...texts,
        'middle.yaml': texts['main.yaml'],
        'modules/other-one.yaml': 'module: other-one\nsummary: Does_nothing\n',
        'main.yaml': 'detente: 1\nextends: middle\ntitle: A | b\nuse: [other-one]\n',
      }),
    ),
  );
  expect(page).toContain('This scenario extends `middle.yaml`, which extends `parent.yaml`;');
  expect(page).toContain('| `title` | Parent | A \\| b | `main.yaml:3` |');
  expect(page).toContain('| `use[]` | not there | `other-one`: Does\\_nothing | `main.yaml:4` |');
});
