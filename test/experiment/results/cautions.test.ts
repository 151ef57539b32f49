import { expect, test } from 'vitest';
import { cautionsOf, cautionText } from '../../../engine/experiment/results/cautions.ts';
import { cautioned, withCaution, withCautions } from '../../../engine/experiment/tables/with-cautions.ts';

const guess = 'how often hangs on a guess';
const shown = [
  { label: 'Loss', caution: guess },
  { label: 'Peace' },
  { label: 'Shots', caution: 'a few per loss' },
  { label: 'Catastrophe', caution: guess },
  { label: 'Loss', caution: guess },
];

test('cautions are told once, with all that share them, in the order given', () => {
  expect(cautionsOf(shown).map(cautionText)).toEqual([`Loss, Catastrophe: ${guess}`, 'Shots: a few per loss']);
  expect(cautionsOf([{ label: 'Peace' }, { label: 'War', caution: undefined }])).toEqual([]);
});

test('columns that are of one say it, columns that name them say it of each', () => {
  expect(withCaution('Loss: share of the runs', { caution: guess })).toBe(`Loss: share of the runs; ${guess}`);
  expect(withCaution('Peace: share of the runs', {})).toBe('Peace: share of the runs');
  expect(withCautions('how it ended', shown)).toBe(`how it ended; Loss, Catastrophe: ${guess}; Shots: a few per loss`);
  const columns = [
    { name: 'n', type: 'integer', meaning: 'runs', unit: 'runs' },
    { name: 'name', type: 'text', meaning: 'name', unit: '' },
  ] as const;
  expect(cautioned(columns, 'name', shown.slice(0, 2)).map(({ meaning }) => meaning)).toEqual([
    'runs',
    `name; Loss: ${guess}`,
  ]);
  expect(cautioned(columns, 'name', [])).toEqual(columns);
});
