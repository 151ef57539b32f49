import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newFolder } from '../new-folder.ts';
import { say } from './command-line.ts';

it('check warns of units that do not add; --strict fails on them', async () => {
  const file = join(newFolder(), 'hasty.yaml');
  writeFileSync(file, 'detente: 1\nextends: tutorial\nflow: {labs: {capability: rate * dt}}\n');
  const { code, out, err } = await say(['check', file]);
  expect(code).toBe(0);
  expect(out).toContain('1 warning');
  expect(err).toContain(
    '3:27 warning "rate * dt" is in OOM, but a flow of "capability" is in OOM/year  [unit-mismatch]',
  );
  expect((await say(['check', file, '--strict'])).code).toBe(1);
  const json = await say(['check', file, '--json']);
  expect(json.code).toBe(0);
  expect(JSON.parse(json.out)).toMatchObject({
    ok: true,
    problems: [{ code: 'unit-mismatch', severity: 'warning', line: 3, column: 27 }],
  });
});
