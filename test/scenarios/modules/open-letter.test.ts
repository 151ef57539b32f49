import { expect, test } from 'vitest';
import { tellRun } from '../../../engine/run/story.ts';
import { openWith } from '../open-with.ts';
import { payoffsOf } from './tell.ts';

const EFFORT = [0.05, 0.4, 1] as const;

test('while the letter is open effort beyond a pause costs a little shame; before and after nothing', async () => {
  // Shame so small that it changes no choice here: both runs go the same way.
  const told = async (shame: number) =>
    tellRun(
      await openWith('open-letter', { 'open_letter.shame': shame, 'open_letter.length': 4, 'lab_payoff.interval': 1 }),
      { seed: '1', run: 0 },
    );
  const [none, some] = [await told(0), await told(1e-6)];
  for (let t = 0; t < 14; t += 1) {
    const open = t >= 6 && t < 10;
    const [without, costly] = [payoffsOf(none.rows[t], 'stance'), payoffsOf(some.rows[t], 'stance')];
    without.forEach((payoffs, lab) => {
      EFFORT.forEach((effort, option) => {
        const cost = (payoffs[option] as number) - (costly[lab]?.[option] as number);
        expect(cost).toBeCloseTo(open ? 1e-6 * (effort - 0.05) : 0, 12);
      });
    });
  }
});
