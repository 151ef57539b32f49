// Published results in whole numbers come out again, and the page shows them.

import { describe, it } from 'vitest';
import { packageRoot } from '../../engine/experiment/package.ts';
import { expectAsPublished } from './expect-as-published.ts';
import { readAllPublished } from './read-published.ts';

const root = packageRoot();

describe('exact results', () => {
  for (const published of readAllPublished(root))
    if (published.kind === 'exact') it(published.name, () => expectAsPublished(root, published));
});
