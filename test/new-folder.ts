import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder that is there until the tests of the file are done. */
export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'detente-'));
  folders.push(folder);
  return folder;
};
