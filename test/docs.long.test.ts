// Every command of every page, played: minutes. `node tools/docs.mjs --write` writes what they print now.

import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('the commands of the pages run and print what the pages show', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/docs.mjs'], {
    cwd: new URL('..', import.meta.url),
    encoding: 'utf8',
  });
  expect(`${stdout}${stderr}`).toBe('');
  expect(status).toBe(0);
});
