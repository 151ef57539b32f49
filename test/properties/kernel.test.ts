import { test } from 'vitest';
import { agreeOnBatches, agreeOnMoves, agreeOnStories } from './kernel-agreement.ts';

test('the kernel tells the same stories as the interpreter, bit for bit (60 random models)', async () => {
  await agreeOnStories(60);
}, 120_000);

test('and where choices are made by hand (20 random models)', async () => {
  await agreeOnMoves(20);
}, 120_000);

test('a batch gives every run the numbers of the interpreter, whatever the lanes (25 random models)', async () => {
  await agreeOnBatches(25);
}, 120_000);
