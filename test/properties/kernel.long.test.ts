import { test } from 'vitest';
import { agreeOnBatches, agreeOnMoves, agreeOnStories } from './kernel-agreement.ts';

test('the kernel tells the same stories as the interpreter, bit for bit (3000 random models)', async () => {
  await agreeOnStories(3000, 550_000);
});

test('and where choices are made by hand (500 random models)', async () => {
  await agreeOnMoves(500, 300_000);
});

test('a batch gives every run the numbers of the interpreter, whatever the lanes (1000 random models)', async () => {
  await agreeOnBatches(1000, 550_000);
});
