import { expect, test } from 'vitest';
import { modelOf, problemsOf, problemWith, scenario } from './checked.ts';

const measure = (declaration: string) =>
  scenario(`state:\n  labs:\n    lead: {unit: "1", initial: 0}\nmeasures:\n  bold: {unit: "1", ${declaration}}\n`);

test('a measure may say what otherwise became of a player', async () => {
  const { measures } = await modelOf(measure('label: were bold, otherwise: held back, max: labs.lead > 1'));
  expect(measures.find(({ name }) => name === 'bold')).toMatchObject({ label: 'were bold', otherwise: 'held back' });
});

test.each([
  'max: labs.lead',
  'max: any(labs.lead > 1)',
  'final: labs.lead > 1',
  'tick: labs.lead > 1',
  'max: labs.lead > 1, sum: labs.lead > 1',
])('%s is no question of a whole run', async (formula) => {
  const text = measure(`otherwise: held back, ${formula}`);
  expect(await problemsOf(text)).toEqual(['value-form 18:3']);
  expect((await problemWith('value-form', text)).message).toContain('"bold" says what otherwise became of a player');
});
