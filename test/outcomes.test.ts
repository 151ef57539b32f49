import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('docs/scenarios.md tells the outcomes of the scenarios as they are (node tools/outcomes.mjs --write)', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/outcomes.mjs'], {
    cwd: new URL('..', import.meta.url),
    encoding: 'utf8',
  });
  expect(`${stdout}${stderr}`).toBe('');
  expect(status).toBe(0);
});
