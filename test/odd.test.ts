import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('docs/odd.md describes the frontier model as it is (node tools/odd.mjs --write)', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/odd.mjs'], {
    cwd: new URL('..', import.meta.url),
    encoding: 'utf8',
  });
  expect(`${stdout}${stderr}`).toBe('');
  expect(status).toBe(0);
}, 60_000);
