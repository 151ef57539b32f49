// A link says what a page shows, and a link from anybody does no harm.

import { describe, expect, it } from 'vitest';
import type { Hand } from '../../../reports/explore/hand.ts';
import { linkOf, readLink } from '../../../reports/explore/link.ts';
import type { Wanted } from '../../../reports/explore/messages.ts';
import * as fc from '../../properties/seeded.ts';

const scenarios = ['frontier', 'pause-verified'];
const given: Wanted = { scenario: 'frontier', set: [], seed: '1', runs: 1000 };

const path = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,40}$/);
const value = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
const wanted: fc.Arbitrary<Wanted> = fc.record({
  scenario: fc.constantFrom(...scenarios),
  set: fc.uniqueArray(fc.record({ path, value }), { selector: (one) => one.path, maxLength: 6 }),
  seed: value,
  runs: fc.integer({ min: 1, max: 100_000 }),
});

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_ -]{0,20}$/);
const hand: fc.Arbitrary<Hand> = fc
  .record({ run: fc.nat({ max: 999_999_999 }), ticks: fc.nat({ max: 500 }) })
  .chain(({ run, ticks }) =>
    fc
      .array(fc.record({ tick: fc.integer({ min: 1, max: ticks + 9 }), player: name, decision: name, option: name }), {
        maxLength: 12,
      })
      .map((moves) => ({ run, ticks, moves })),
  );

describe('a link', () => {
  it('gives back the world that is stepped by hand', () => {
    fc.assert(
      fc.property(wanted, hand, (state, stepped) => {
        const read = readLink(linkOf(state, given, undefined, stepped), scenarios, given);
        expect(read).toEqual({ wanted: state, step: undefined, hand: stepped, ignored: [] });
      }),
    );
  });

  it.each([
    ['world=3', 'world 3'],
    ['world=3.x', 'world 3.x'],
    ['world=3.99999999', 'world 3.99999999'],
    ['world=3.2&move=9999999:Leader:stance:race', 'move 9999999:Leader:stance:race'],
    ['world=3.2&move=1:Leader:stance', 'move 1:Leader:stance'],
    ['world=3.2&move=0:Leader:stance:race', 'move 0:Leader:stance:race'],
  ])('names what of a world cannot be read: %s', (text, ignored) => {
    expect(readLink(`#v=1&${text}`, scenarios, given).ignored).toEqual([ignored]);
  });

  it('gives back the state that it was made of', () => {
    fc.assert(
      fc.property(wanted, (state) => {
        expect(readLink(linkOf(state, given), scenarios, given)).toEqual({
          wanted: state,
          step: undefined,
          hand: undefined,
          ignored: [],
        });
      }),
    );
  });

  it('says no more than what differs', () => {
    expect(linkOf({ ...given, set: [{ path: 'treaty.penalty', value: '3' }] }, given)).toBe(
      '#v=1&scenario=frontier&set.treaty.penalty=3',
    );
  });

  it('of any text gives a state that can be played, and names what was left out', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const read = readLink(`#${text}`, scenarios, given);
        expect(scenarios).toContain(read.wanted.scenario);
        expect(Number.isInteger(read.wanted.runs) && read.wanted.runs >= 1 && read.wanted.runs <= 100_000).toBe(true);
        expect(read.wanted.seed).not.toBe('');
      }),
    );
  });

  it.each([
    ['#v=2&scenario=frontier', ['the whole link, which is of another version']],
    [`#v=1&set.a=${'1'.repeat(40_000)}`, ['the whole link, which is too long']],
    [`#v=1&set.a=${'1'.repeat(9000)}`, [`a = ${'1'.repeat(96)}…`]],
    ['#v=1&scenario=nothing', ['scenario nothing']],
    ['#v=1&runs=-5', ['runs -5']],
    ['#v=1&step=6', ['step 6']],
    ['#v=1&runs=1e9', ['runs 1e9']],
    ['#v=1&runs=100001', ['runs 100001']],
    ['#v=1&seed=', ['seed']],
    ['#v=1&set.=3', [' = 3']],
    ['#v=1&set.a%3Cb=3', ['a<b = 3']],
    ['#v=1&set.a=', ['a = ']],
  ])('%.40s is not believed', (hash, ignored) => {
    expect(readLink(hash, scenarios, given)).toEqual({ wanted: given, step: undefined, ignored });
  });
});
