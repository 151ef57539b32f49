// `--set labs.stance.rule=best-reply`: runs, what results say of them, and their replay.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { readResults } from '../../engine/experiment/results/read-results.ts';
import { replay } from '../../engine/experiment/results/replay.ts';
import { runExperiment } from '../../engine/experiment/run-experiment.ts';
import { readParquet } from '../../engine/experiment/tables/read-parquet.ts';
import { changesLine } from '../../reports/page/prose.ts';
import { newFolder } from '../new-folder.ts';

const twoLabs = readFileSync(join(import.meta.dirname, '../fixtures/two-labs.yaml'), 'utf8');

const overlay = (rest: string): string => `detente: 1\nextends: ./two-labs.yaml\n${rest}`;

const best = 'decisions: {labs: {stance: {rule: best-reply}}}\n';
const mixed = `${best}players: {labs: [{name: Leader, rule: {stance: {fixed: {play: slow}}}}]}\n`;

const play = async (files: { readonly [name: string]: string }, reference: string, set: readonly string[] = []) => {
  const cwd = newFolder();
  for (const [name, text] of Object.entries({ 'two-labs.yaml': twoLabs, ...files })) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
  const settings = set.map((text) => {
    const [path = '', value = ''] = text.split(/=(.*)/s);
    return { path, value };
  });
  await runExperiment({ reference, cwd, out: 'out', runs: 40, set: settings });
  return join(cwd, 'out');
};

const happened = (folder: string) => readParquet(join(folder, 'trace.parquet'));

it('a rule that is set plays as one that is written, for a class and for one player, and is repeated', async () => {
  const written = await play({ 'a.yaml': overlay(mixed) }, 'a.yaml');
  const set = ['labs.stance.rule=best-reply', 'Leader.stance.rule={fixed: {play: slow}}'];
  const asSet = await play({}, 'two-labs.yaml', set);
  const asIs = await play({}, 'two-labs.yaml');
  expect(await happened(asSet)).toEqual(await happened(written));
  expect(await happened(asSet)).not.toEqual(await happened(asIs));
  expect(await replay(asSet)).toMatchObject({ ok: true, mismatches: [] });
  expect(await replay(asSet, { sample: 5 })).toMatchObject({ ok: true, mismatches: [] });
  const resolved = JSON.parse(readFileSync(join(asSet, 'resolved.json'), 'utf8'));
  expect(resolved.scenario.parameters).toMatchObject({
    'labs.stance.rule': 'best-reply',
    'Leader.stance.rule': 'fixed',
    'Leader.stance.fixed.play': 'slow',
  });
  expect(Object.keys(resolved.rules)).toEqual(['best-reply', 'fixed', 'logit']);
});

it('a rule of one’s own lies beside the scenario that it is set for', async () => {
  const mine = 'rule: mine\nsummary: Always the first.\nchoose: one(0)\n';
  const folder = await play({ 'study/labs.yaml': twoLabs, 'study/rules/mine.yaml': mine }, 'study/labs.yaml', [
    'labs.stance.rule=mine',
  ]);
  const chosen = (await happened(folder)).filter(({ kind, tick }) => kind === 'decision' && Number(tick) > 0);
  expect(new Set(chosen.map(({ option }) => option))).toEqual(new Set(['pause']));
  expect(await replay(folder)).toMatchObject({ ok: true, mismatches: [] });
});

it('pages say which rules were changed, by --set and by an overlay, and the command in the words of --set', async () => {
  const set = await readResults(await play({}, 'two-labs.yaml', ['labs.stance.rule={logit: {precision: 8}}']));
  expect(changesLine(set)).toContain('labs.stance.rule = logit {precision: 8}');
  expect(set.provenance.run).toContain("--set 'labs.stance.rule={logit: {precision: 8}}'");
  const own = await readResults(await play({ 'a.yaml': overlay(mixed) }, 'a.yaml'));
  expect(own.scenario.own).toEqual([
    { path: 'labs.stance.rule', value: 'best-reply' },
    { path: 'Leader.stance.rule', value: 'fixed' },
    { path: 'Leader.stance.fixed.play', value: 'slow' },
  ]);
});

it('a decision that an overlay adds is its own, and no change', async () => {
  const added = 'decisions: {labs: {watch: {options: [no, yes], rule: fixed}}}\n';
  const { scenario } = await readResults(await play({ 'a.yaml': overlay(added) }, 'a.yaml'));
  expect(scenario.own).toEqual([]);
});
