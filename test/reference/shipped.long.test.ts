import { test } from 'vitest';
import { agreeOnShipped } from './shipped-agreement.ts';

test.each([
  ['pause-unverified', 3],
  ['slow-verified', 0],
  ['vetted-release', 1],
  ['takeoff', 0],
  ['self-improvement', 2],
] as const)('%s, run %i: the kernel tells what the interpreter tells, bit for bit', agreeOnShipped);
