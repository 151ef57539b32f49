// Every place of every kind of file with values of every wrong type.

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { hosts } from './wrong-types/hosts.ts';
import { tryPlaces } from './wrong-types/try-places.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

it.each(hosts(root))('$name: refused in words, or played, with any value in any place', async (host) => {
  const { verdicts, failed } = await tryPlaces(host);
  expect(failed).toEqual([]);
  expect(verdicts).toContain('refused');
});
