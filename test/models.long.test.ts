import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('docs/models shows the shipped scenarios as they are (node tools/models.mjs --write)', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/models.mjs'], {
    cwd: new URL('..', import.meta.url),
    encoding: 'utf8',
  });
  expect(`${stdout}${stderr}`).toBe('');
  expect(status).toBe(0);
}, 60_000);
