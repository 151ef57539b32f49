// Decisions that are taken in some ticks only, as `detente explain` tells them.

import { expect, test } from 'vitest';
import { markdown } from '../../../reports/explain/markdown.ts';
import { mistakesIn } from './latex-mistakes.ts';
import { explained, readTexts } from './reading.ts';

const timed = async (timing: string) => {
  const scenario = `detente: 1
title: Timed
time: {tick: month, horizon: 12}
players: {labs: [{name: Leader}, {name: Rival}]}
decisions:
  labs:
    stance:
      options: [pause, race]
      payoff: stance
      rule: {play: {}}
${timing}
events: [{name: accord, at: 3, for: 4}]
`;
  const rules = { 'rules/play.yaml': 'rule: play\nsummary: made up\nchoose: one(best(payoff))\n' };
  return explained(await readTexts({ 'main.yaml': scenario, ...rules }));
};

test('every n ticks', async () => {
  const page = markdown(await timed('      every: 3'));
  expect(page).toContain('Each of the labs chooses one option every `3` ticks. In other ticks the last choice stands.');
  expect(page).toContain('Then all labs choose `stance` (every 3 ticks).');
});

test('when a condition holds: as written and typeset', async () => {
  const document = await timed('      when: t % 3 == 0 or accord.changed');
  const when = document.decisions[0]?.when;
  expect(when?.text).toBe('t % 3 == 0 or accord.changed');
  expect(mistakesIn(when?.latex ?? '')).toEqual([]);
  const page = markdown(document);
  expect(page).toContain('chooses one option in the ticks in which the condition below holds.');
  expect(page).toContain('`stance` (in some ticks only).');
  expect(page).toContain(String.raw`\mathrm{changed}_{\mathrm{accord}}`);
});

test('in each tick nothing is said of it', async () => {
  const page = markdown(await timed(''));
  expect(page).toContain('Each of the labs chooses one option each tick. Before the first tick');
  expect(page).not.toContain('the last choice stands');
});
