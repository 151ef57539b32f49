import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Manifest } from '../../../engine/experiment/results/manifest.ts';
import { sha256 } from '../../../engine/experiment/results/sink.ts';
import { damages, measureFile } from '../../../engine/experiment/results/verify-files.ts';
import { newFolder } from '../../new-folder.ts';

it('measures what is a file, be it behind a link', () => {
  const folder = newFolder();
  const bytes = new TextEncoder().encode('three\n');
  writeFileSync(join(folder, 'file'), bytes);
  symlinkSync('file', join(folder, 'link'));
  const measured = { bytes: 6, sha256: sha256(bytes) };
  expect(measureFile(join(folder, 'file'))).toEqual(measured);
  expect(measureFile(join(folder, 'link'))).toEqual(measured);
});

it('measures nothing where no file is, and waits for nobody to write into a pipe', () => {
  const folder = newFolder();
  mkdirSync(join(folder, 'folder'));
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  symlinkSync('pipe', join(folder, 'link'));
  for (const name of ['folder', 'pipe', 'link', 'nothing'])
    expect(measureFile(join(folder, name)), name).toBeUndefined();
  const files = { pipe: { bytes: 0, sha256: sha256(new Uint8Array()) } };
  expect(damages(folder, { files } as unknown as Manifest)).toEqual(['pipe: missing or unreadable']);
});
