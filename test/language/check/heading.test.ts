import { expect, it } from 'vitest';
import { modelOf } from './checked.ts';

const base = (limits: string): string => `detente: 1
limits: [${limits}]
time: {tick: year, horizon: 3}
players: {labs: [{name: A}]}
state: {labs: {x: {unit: "1", initial: 0}}}
next: {labs: {x: x + 1}}
measures: {x: {unit: "1", tick: labs.x}}
`;

it("puts a scenario's own limits before those of its parents, nearest first", async () => {
  const { limits } = await modelOf('detente: 1\nextends: parent.yaml\nlimits: [own 1, own 2]\n', {
    'parent.yaml': 'detente: 1\nextends: grandparent.yaml\nlimits: [parent 1, parent 2]\n',
    'grandparent.yaml': base('first, second'),
  });
  expect(limits).toEqual(['own 1', 'own 2', 'parent 1', 'parent 2', 'first', 'second']);
});
