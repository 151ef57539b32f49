import { expect, test } from 'vitest';
import { modelOf, scenario } from './checked.ts';

const hazard = `module: hazard
draw:
  world:
    luck: uniform(0, 1)
end:
  over: {when: luck > 0.5, label: Over, caution: how often hangs on a guess, kind: harm}
  calm: luck < 0.1
measures:
  lost: {unit: "1", definition: it is over, caution: how often hangs on a guess, final: luck > 0.5}
`;
const cautions = async (rest: string) => {
  const { ends, measures } = await modelOf(scenario(`use: [hazard]\n${rest}`), { 'modules/hazard.yaml': hazard });
  return Object.fromEntries([...ends, ...measures].map(({ name, caution }) => [name, caution]));
};

test('ends and measures may have a caution, in a module as in a scenario', async () => {
  expect(await cautions('')).toEqual({
    over: 'how often hangs on a guess',
    calm: undefined,
    lost: 'how often hangs on a guess',
  });
});

test('who changes something else of them keeps it; it can be replaced', async () => {
  expect(await cautions('end:\n  over: {label: All over}\nmeasures:\n  lost: {caution: one in a thousand}\n')).toEqual({
    over: 'how often hangs on a guess',
    calm: undefined,
    lost: 'one in a thousand',
  });
});
