// The overlay that a page gives plays what its command line plays.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nodeFiles } from '../../../engine/experiment/files.ts';
import { type Dial, dialsOf } from '../../../engine/experiment/memory/dials.ts';
import { playInMemory } from '../../../engine/experiment/memory/play-in-memory.ts';
import { openScenario } from '../../../engine/experiment/open-scenario.ts';
import { packageRoot } from '../../../engine/experiment/package.ts';
import { commandFor, overlayFor } from '../../../reports/explore/command.ts';
import * as fc from '../../properties/seeded.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-overlay-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = nodeFiles(packageRoot(), folder);

const played = async (reference: string, set: readonly { path: string; value: string }[]) => {
  const scenario = await openScenario(reference, files, set);
  const kept = await playInMemory({ scenario, set, seed: '1', runs: 16, trace: 'none', version: '0' });
  const { outcomes, ticks } = await kept.results(reference);
  return { outcomes, ticks };
};

const turned = (dial: Dial): fc.Arbitrary<{ path: string; value: string }> => {
  const { from, to, whole, options, path } = dial;
  const isWhole = whole || options !== undefined;
  const number = isWhole
    ? fc.integer({ min: Math.ceil(from), max: Math.floor(to) })
    : fc.double({ min: from, max: to, noNaN: true });
  return number.map((value) => ({ path, value: options?.[value] ?? String(value) }));
};

describe('what is taken from a page', () => {
  it('is a command line with every word quoted that needs it', () => {
    const wanted = { scenario: 'frontier', seed: 'a b', runs: 200, set: [{ path: 'treaty.penalty', value: '3' }] };
    expect(commandFor(wanted, 'frontier')).toBe("detente run frontier --runs 200 --seed 'a b' --set treaty.penalty=3");
  });

  it.each(['pause-verified', 'frontier'])('is a scenario file that plays the same, of %s', async (reference) => {
    const { model } = await openScenario(reference, files, []);
    const dials = await dialsOf(model);
    const states = fc
      .uniqueArray(fc.constantFrom(...dials), { selector: ({ path }) => path, minLength: 1, maxLength: 5 })
      .chain((some) => fc.tuple(...some.map(turned)));
    await fc.assert(
      fc.asyncProperty(states, async (set) => {
        const yaml = overlayFor({ scenario: reference, set, seed: '1', runs: 16 }, reference, model.title, dials);
        writeFileSync(join(folder, 'changed.yaml'), yaml);
        expect(await played('changed.yaml', []), yaml).toEqual(await played(reference, set));
      }),
      { numRuns: 4 },
    );
  });
});
