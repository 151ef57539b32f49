// Published results that are simulations come out again within their standard errors, and the page shows it.

import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../engine/experiment/package.ts';
import { expectAsPublished } from './expect-as-published.ts';
import { readAllPublished } from './read-published.ts';

const root = packageRoot();
const all = readAllPublished(root);

describe('simulated results', () => {
  for (const published of all)
    if (published.kind === 'simulation') it(published.name, () => expectAsPublished(root, published));

  it('are files of which the kind is known', () => {
    expect(all.length).toBeGreaterThan(0);
  });
});
