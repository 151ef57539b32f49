// Every place of every kind of file with a value of a wrong type. The places come from the shapes that files are checked
// by, so that a new field is tried by itself. All values in all places: wrong-types.long.test.ts.

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { list, number, record, text } from '../../engine/language/shape/shape.ts';
import { placesOf } from './wrong-types/fields.ts';
import { hosts } from './wrong-types/hosts.ts';
import { tryPlaces } from './wrong-types/try-places.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

describe.each(hosts(root))('$name', (host) => {
  it('is accepted as it is', async () => {
    expect(await host.judge(host.text)).toBe('accepted');
  });

  it('is refused in words, or played, with a wrong value in any place', async () => {
    const { places, verdicts, failed } = await tryPlaces(host, 1);
    expect(failed).toEqual([]);
    expect(places).toBeGreaterThan(Object.keys(host.shape.fields).length - 1);
    expect(verdicts).toContain('refused');
  });
});

describe('places', () => {
  it('are every field, and every one inside, with what is needed around', () => {
    const shape = record('a file', {
      size: { about: '', shape: number('a number') },
      parts: {
        about: '',
        shape: list(
          'parts',
          record('a part', {
            name: { about: '', shape: text('a name'), required: 'add name' },
            weight: { about: '', shape: number('a number') },
          }),
        ),
      },
    });
    expect(placesOf(shape).map(({ path, around }) => [path, around('~')])).toEqual([
      ['size', '~'],
      ['parts', '~'],
      ['parts.0', '[~]'],
      ['parts.0.name', '[{"name": ~}]'],
      ['parts.0.weight', '[{"weight": ~, "name": "labs"}]'],
    ]);
  });
});
