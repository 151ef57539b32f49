import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readResults } from '../../engine/experiment/read-results.ts';
import { runExperiment } from '../../engine/experiment/run-experiment.ts';
import { briefAltTexts } from '../../reports/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-facts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const overlay = `detente: 1
extends: tutorial
title: A summit
limits: []
events:
  - {name: summit, label: Summit, at: 12, for: 24, set: {labs.stance: slow}}
  - {name: alarm, label: Alarm, when: max(labs.capability) > 3, for: 6, set: {labs.stance: pause}}
`;

it('results say what was changed, what happens when, and the command that makes them again', async () => {
  writeFileSync(join(folder, 'overlay.yaml'), overlay);
  const set = [{ path: 'labs.caution', value: '1.5' }];
  await runExperiment({ reference: 'overlay.yaml', cwd: folder, out: 'overlay', runs: 8, seed: 'a b', set });
  await runExperiment({ reference: 'tutorial', cwd: folder, out: 'shipped', runs: 8 });
  const changed = await readResults(join(folder, 'overlay'));
  expect(changed.scenario.set).toEqual(set);
  expect(changed.scenario.parent).toBe('tutorial');
  expect(changed.scenario.events).toEqual([
    { name: 'summit', label: 'Summit', at: 12, for: 24 },
    { name: 'alarm', label: 'Alarm', for: 6 },
  ]);
  expect(changed.provenance.run).toBe("detente run overlay.yaml --runs 8 --seed 'a b' --set labs.caution=1.5");
  expect((await briefAltTexts(changed, 'a4'))[0]).toContain(
    'Changed: labs.caution = 1.5 · extends tutorial · events: Summit from month 12 to month 36 · Alarm (no fixed date).',
  );
  const shipped = await readResults(join(folder, 'shipped'));
  expect(shipped.provenance.run).toBe('detente run tutorial --runs 8 --seed 1');
  expect([shipped.scenario.set, shipped.scenario.parent, shipped.scenario.events]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect((await briefAltTexts(shipped, '16x9'))[0]).not.toContain('Changed');
});
