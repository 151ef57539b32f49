import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('the pictures on the README show what the scenarios give', () => {
  const tool = join(import.meta.dirname, '../tools/picture.mjs');
  const { status, stderr } = spawnSync(process.execPath, [tool], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
});
