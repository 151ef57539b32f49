import { setImmediate as later } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { atMost } from '../../reports/render/at-most.ts';

it('lets so many be under way, in their order, and gives back what each comes to', async () => {
  const turns = atMost(3);
  let now = 0;
  let most = 0;
  const begun: number[] = [];
  const work = (k: number) => async (): Promise<number> => {
    begun.push(k);
    most = Math.max(most, ++now);
    // The later a piece came the sooner it is done.
    for (let wait = 8; wait > k; wait--) await later();
    now--;
    return 10 * k;
  };
  const all = [0, 1, 2, 3, 4, 5, 6, 7];
  expect(await Promise.all(all.map((k) => turns(work(k))))).toEqual(all.map((k) => 10 * k));
  expect(most).toBe(3);
  expect(begun).toEqual(all);
});

it('goes on after work that fails', async () => {
  const turns = atMost(1);
  const failed = turns(() => Promise.reject(new Error('no room')));
  const next = turns(() => Promise.resolve('drawn'));
  await expect(failed).rejects.toThrow('no room');
  expect(await next).toBe('drawn');
});
