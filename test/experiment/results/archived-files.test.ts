// What was kept with results is read as it was written, or not at all.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { archivedFiles } from '../../../engine/experiment/results/archived-files.ts';
import { sha256 } from '../../../engine/experiment/results/sink.ts';
import { archiveSources } from '../../../engine/experiment/results/sources.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-archived-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bytes = new TextEncoder().encode('title: Two labs\n');
const found = { name: 'labs.yaml', key: 'labs.yaml', bytes };
const { copies } = archiveSources({ sources: [{ role: 'scenario', source: { name: 'labs.yaml' }, bytes }] }, [
  { reference: 'labs.yaml', kind: 'scenario', from: undefined, found },
]);
const hashes = Object.fromEntries(copies.map(([name, content]) => [`sources/${name}`, { sha256: sha256(content) }]));
const index = new TextDecoder().decode(copies.find(([name]) => name === 'index.json')?.[1]);

const put = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder, name), content);

beforeEach(() => {
  mkdirSync(join(folder, 'sources'), { recursive: true });
  for (const [name, content] of copies) put(`sources/${name}`, content);
  put('manifest.json', JSON.stringify({ files: hashes }));
});

const read = async () => {
  const { files, reference } = archivedFiles(folder);
  return files.read(reference, 'scenario', undefined);
};

const damagedBy = (message: RegExp) => ({ code: 'damaged-results', message: expect.stringMatching(message) });

describe('files kept with results', () => {
  it('are read as they were written, before there is a manifest as well', async () => {
    expect((await read())?.bytes).toEqual(bytes);
    rmSync(join(folder, 'manifest.json'));
    expect((await read())?.bytes).toEqual(bytes);
  });

  it('are refused where a byte of one of them is another', async () => {
    put('sources/00-labs.yaml', 'title: Two laps\n');
    await expect(read()).rejects.toMatchObject(damagedBy(/sources: 00-labs\.yaml: its bytes have changed/));
  });

  it('are refused where their list is another than the manifest has', async () => {
    put('sources/index.json', index.replace('"labs.yaml"', '"laps.yaml"'));
    await expect(read()).rejects.toMatchObject(damagedBy(/index\.json: its bytes have changed/));
  });

  it.each([
    ['half of it', '{"files": ['],
    ['a number', '7'],
    ['null', 'null'],
    ['without reads', '{"files": []}'],
    ['files that are numbers', '{"files": [1], "reads": []}'],
  ])('are refused where the list is none: %s', async (_, text) => {
    rmSync(join(folder, 'manifest.json'));
    put('sources/index.json', text);
    await expect(read()).rejects.toMatchObject(damagedBy(/index\.json is no list of files/));
  });
});
