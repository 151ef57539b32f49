import { expect, it } from 'vitest';
import { dateOf } from '../../../reports/telling/calendar.ts';

it.each([
  ['month', '2026-02', 12, '2027-02'],
  ['month', '2026-12', 0, '2026-12'],
  ['month', '2026-12', 1, '2027-01'],
  ['quarter', '2026-11', 1, '2027-02'],
  ['year', '2026-05', 10, '2036-05'],
  ['day', '2024-02', 28, '2024-02-29'],
  ['day', '2100-02', 28, '2100-03-01'],
  ['week', '2026-12', 5, '2027-01-05'],
] as const)('with a tick of a %s from %s, t = %i begins in %s', (tick, start, t, date) =>
  expect(dateOf({ tick, start }, t)).toBe(date),
);

it('agrees with the calendar of the host, day by day through 400 years', () => {
  const first = Date.UTC(1999, 0, 1);
  for (let day = 0; day <= 146_097; day++) {
    const host = new Date(first + day * 86_400_000).toISOString().slice(0, 10);
    if (dateOf({ tick: 'day', start: '1999-01' }, day) !== host) expect.fail(`day ${day}: expected ${host}`);
  }
});

it('has no date without a start', () => expect(dateOf({ tick: 'month', start: undefined }, 3)).toBeUndefined());
