// Published closed forms come out again, and the page shows them; exact results: exact.test.ts, simulations:
// simulations.long.test.ts.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../engine/experiment/package.ts';
import { expectAsPublished, pagePart } from './expect-as-published.ts';
import { readAllPublished } from './read-published.ts';

const root = packageRoot();
const all = readAllPublished(root);

describe('published results', () => {
  for (const published of all)
    if (published.kind === 'closed form') it(published.name, () => expectAsPublished(root, published));

  it('stand on the page, each source once, and no other', () => {
    const named = [...pagePart(root).matchAll(/^\| \[.*?\/published\/([\w-]+)\.yaml\)/gm)].map(([, name]) => name);
    expect(named).toEqual(all.map(({ name }) => name));
  });

  it('are stated beside their scenario or game, which names its sources and its limits', () => {
    for (const { file } of all) {
      const content = readFileSync(join(root, 'scenarios/literature', file), 'utf8');
      if (file.endsWith('.nfg')) continue;
      for (const key of ['title', 'question', 'sources', 'limits'])
        expect(content).toMatch(new RegExp(`^${key}:`, 'm'));
    }
  });
});
