// A number that is held while a slider moves gives the runs that `--set` would give.

import { describe, expect, it } from 'vitest';
import { nodeFiles } from '../../../engine/experiment/files.ts';
import { type Dial, dialsOf, fixedOf } from '../../../engine/experiment/memory/dials.ts';
import { openLiveWorld } from '../../../engine/experiment/memory/live-world.ts';
import { playInMemory } from '../../../engine/experiment/memory/play-in-memory.ts';
import { openScenario } from '../../../engine/experiment/open-scenario.ts';
import { packageRoot } from '../../../engine/experiment/package.ts';
import * as fc from '../../properties/seeded.ts';

const files = nodeFiles(packageRoot());
const open = (reference: string, set: readonly { path: string; value: string }[] = []) =>
  openScenario(reference, files, set);

const RUNS = 24;

/** What a dial may be turned to. */
const turnedTo = ({ from, to, whole, options }: Dial): fc.Arbitrary<number> =>
  whole || options !== undefined
    ? fc.integer({ min: Math.ceil(from), max: Math.floor(to) })
    : fc.double({ min: from, max: to, noNaN: true });

describe('a live world', () => {
  it.each(['frontier', 'pause-verified', 'tutorial', 'vetted-release'])(
    'of %s plays what --set plays, whatever dials are turned',
    async (reference) => {
      const { model } = await open(reference);
      const live = await openLiveWorld(model, '1');
      const dials = await dialsOf(model);
      const turned = fc
        .uniqueArray(fc.constantFrom(...dials), { selector: ({ path }) => path, minLength: 1, maxLength: 4 })
        .chain((some) => fc.tuple(...some.map((dial) => turnedTo(dial).map((value) => ({ dial, value }) as const))));
      const property = fc.asyncProperty(turned, async (some) => {
        const set = some.map(({ dial, value }) => ({ path: dial.path, value: dial.options?.[value] ?? String(value) }));
        const scenario = await open(reference, set);
        const kept = await playInMemory({ scenario, set, seed: '1', runs: RUNS, trace: 'none', version: '0' });
        const { scenario: _, provenance: __, failures: ___, asked: _____, ...exact } = await kept.results(reference);
        const fixed = fixedOf(
          model,
          some.map(({ dial: { path }, value }) => ({ path, value })),
        );
        const { measures: ____, endings, ...held } = await live.play(fixed, RUNS);
        expect(held).toEqual(exact);
        for (const [place, { count }] of exact.outcomes.entries())
          expect(endings.filter((code) => code === place + 1)).toHaveLength(count);
      });
      await fc.assert(property, { numRuns: 2 });
    },
  );

  it('has a dial for every number that the register shows, but for those that are computed', async () => {
    const { model } = await open('pause-verified');
    const dials = await dialsOf(model);
    expect(
      dials.filter(({ headline }) => headline).map(({ path, from, to, value, log }) => [path, from, to, value, log]),
    ).toMatchSnapshot();
    expect(new Set(dials.map(({ path }) => path)).size).toBe(dials.length);
    for (const { from, to, value } of dials) expect(from <= value && from < to, `${from} ${value} ${to}`).toBe(true);
  });
});
