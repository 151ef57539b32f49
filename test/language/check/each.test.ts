import { expect, test } from 'vitest';
import { modelOf, scenario, stance } from './checked.ts';

const columnsOf = async (measure: string): Promise<readonly string[]> => {
  const { measures } = await modelOf(scenario(`${stance}measures:\n  choices: {unit: "1", ${measure}}\n`));
  return measures.flatMap(({ tick }) => tick.map(({ member, option }) => `${member?.name ?? 'all'}: ${option}`));
};

const ofAll = ['all: pause', 'all: slow', 'all: race'];

test('a decision is recorded over its class, and of each player where that is asked for', async () => {
  expect(await columnsOf('tick: labs.stance')).toEqual(ofAll);
  expect(await columnsOf('each: true, tick: labs.stance')).toEqual([
    ...ofAll,
    ...['Leader', 'Follower', 'Third'].flatMap((name) =>
      ['pause', 'slow', 'race'].map((option) => `${name}: ${option}`),
    ),
  ]);
});

test('a decision of one player is that of one player', async () => {
  expect(await columnsOf('each: true, tick: Leader.stance')).toEqual(ofAll);
});
