import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('the picture on the README shows what the scenario gives', () => {
  const tool = join(import.meta.dirname, '../tools/picture.mjs');
  const { status, stderr } = spawnSync(process.execPath, [tool], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
});
