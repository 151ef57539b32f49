import { test } from 'vitest';
import { agreeOnShipped } from './shipped-agreement.ts';

// Run 274 of the verified pause has a violation, its proof and the end of the agreement.
test.each([
  ['tutorial', 0],
  ['frontier', 0],
  ['pause-verified', 274],
] as const)('%s, run %i: the kernel tells what the interpreter tells, bit for bit', agreeOnShipped);
