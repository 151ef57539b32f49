import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MANIFEST } from '../../../engine/experiment/results/manifest.ts';
import { replay } from '../../../engine/experiment/results/replay.ts';
import { newFolder } from '../../new-folder.ts';
import { manifestOf, runTwoLabs as run, twoLabs } from '../run-two-labs.ts';

describe('replay', () => {
  it('finds that everything comes out the same', async () => {
    const folder = newFolder();
    await run(folder, { set: [{ path: 'rate', value: '2' }], seed: 'x' });
    expect(await replay(join(folder, 'out'))).toEqual({ ok: true, checked: 10, mismatches: [] });
    expect(await replay(join(folder, 'out'), { sample: 7 })).toEqual({ ok: true, checked: 7, mismatches: [] });
  });

  it('finds one changed byte, wherever it is', async () => {
    const folder = newFolder();
    await run(folder);
    const out = join(folder, 'out');
    for (const name of Object.keys(manifestOf(out).files)) {
      const bytes = readFileSync(join(out, name));
      const changed = Buffer.from(bytes);
      const middle = Math.floor(changed.length / 2);
      changed[middle] = (changed[middle] as number) ^ 1;
      writeFileSync(join(out, name), changed);
      const { ok, mismatches } = await replay(out);
      expect(ok, name).toBe(false);
      expect(mismatches).toContain(`${name}: its bytes have changed`);
      writeFileSync(join(out, name), bytes);
    }
    expect((await replay(out)).ok).toBe(true);
  });

  it('finds results that never came from these sources', async () => {
    const folder = newFolder();
    await run(folder);
    const other = newFolder();
    await run(other, { seed: '2' });
    const manifest = manifestOf(join(folder, 'out'));
    cpSync(join(other, 'out/runs.parquet'), join(folder, 'out/runs.parquet'));
    const files = { ...manifest.files, 'runs.parquet': manifestOf(join(other, 'out')).files['runs.parquet'] };
    writeFileSync(join(folder, 'out', MANIFEST), `${JSON.stringify({ ...manifest, files }, undefined, 2)}\n`);
    expect((await replay(join(folder, 'out'))).mismatches).toEqual([
      'runs.parquet: comes out differently when repeated',
    ]);
    expect((await replay(join(folder, 'out'), { sample: 3 })).mismatches.length).toBe(3);
  });

  it('needs nothing but the results: parents, modules and namesakes are among them', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'below/modules'), { recursive: true });
    cpSync(twoLabs, join(folder, 'base.yaml'));
    writeFileSync(join(folder, 'below/base.yaml'), 'detente: 1\nextends: ../base.yaml\ntitle: Below\nuse: [weather]\n');
    writeFileSync(
      join(folder, 'below/modules/weather.yaml'),
      'module: weather\nsummary: rain\nparameters:\n  rain: {unit: "1", range: [0, 1], default: 0.5, doc: rain, source: assumption}\n' +
        'let:\n  world:\n    wet: rain\nmeasures:\n  wetness: {unit: "1", final: wet}\n',
    );
    const document = await run(folder, { reference: 'below/base.yaml' });
    expect(Object.keys(document.measures)).toContain('wetness');
    for (const name of ['base.yaml', 'below']) rmSync(join(folder, name), { recursive: true });
    expect(readdirSync(join(folder, 'out/sources')).sort()).toEqual([
      ...['00-base.yaml', '01-base.yaml', '02-weather.yaml', '03-logit.yaml', 'index.json'],
    ]);
    expect(await replay(join(folder, 'out'))).toEqual({ ok: true, checked: 12, mismatches: [] });
  });
});
