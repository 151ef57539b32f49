import { join } from 'node:path';
import { expect, it } from 'vitest';
import { planThreshold } from '../../../engine/experiment/study/plan-threshold.ts';
import type { Threshold } from '../../../engine/experiment/study/threshold.ts';
import { readVary } from '../../../engine/experiment/study/vary.ts';
import { openFixture } from '../open-fixture.ts';
import { playInMemory } from './play-in-memory.ts';

const known = join(import.meta.dirname, 'known.yaml');

it('covers a known crossing in at least 93 of 100 seeds', async () => {
  const model = await openFixture(known);
  const { design } = planThreshold(model, { vary: readVary('x'), until: 'turned >= 0.5', flips: 'none', runs: 400 });
  const seeds = 200;
  let covering = 0;
  for (let seed = 0; seed < seeds; seed++) {
    const { threshold } = await playInMemory<{ threshold: Threshold }>(known, design, `coverage ${seed}`);
    const stretches = threshold.crossing?.kind === 'crossed' ? threshold.crossing.stretches : [];
    const flipping = stretches.filter(({ places }) => places.length > 0);
    // logistic(8 (x - 0.37)) is one half at 0.37.
    if (flipping.some(({ lo95 = 0, hi95 = 1 }) => lo95 <= 0.37 && 0.37 <= hi95)) covering += 1;
  }
  console.log(`covered in ${covering} of ${seeds}`);
  expect(covering).toBeGreaterThanOrEqual(0.93 * seeds);
});
