// Which memberships hold, as pictures and pages.

import { beforeAll, describe, expect, it } from 'vitest';
import type { CoalitionDocument } from '../../../engine/experiment/solutions/solution-facts.ts';
import { coalitionEvidence, coalitionFindings } from '../../../reports/coalition/findings.ts';
import { comparisons, holdsOf } from '../../../reports/coalition/moves.ts';
import { sizeRows, stableSizesOf } from '../../../reports/coalition/sizes.ts';
import { listed } from '../../../reports/coalition/texts.ts';
import type { Figure } from '../../../reports/figure.ts';
import type { Measure } from '../../../reports/page/marks.ts';
import { drawing } from '../../../reports/render/canvas.ts';
import { drawableCopy } from '../../../reports/render/glyphs.ts';
import { figures } from '../../../reports/subjects/index.ts';
import { blemishesOf } from '../study/blemishes.ts';
import { agreed, agreements, playedOf, treatyOf } from './agreements.ts';

let measure: Measure = () => 0;
beforeAll(async () => {
  measure = (await drawing()).measure;
});

const named = (document: CoalitionDocument, name: string): Figure => {
  const found = figures(agreed(document)).find((figure) => figure.name === name);
  if (found === undefined) throw new Error(`no figure ${name}`);
  return found;
};

describe.each(Object.keys(agreements))('%s', (name) => {
  const results = agreed(agreements[name] as CoalitionDocument);

  it('has pictures and pages on which nothing lies on anything', () => {
    expect(blemishesOf(drawableCopy(results), measure)).toEqual([]);
  });

  it('is plain data with a text and a table', () => {
    for (const { plots, altText, csv } of figures(results)) {
      const [{ configuration }] = plots;
      expect(JSON.parse(JSON.stringify(configuration))).toEqual(configuration);
      const places = configuration.data.datasets.flatMap(({ data }) => data.flatMap(({ x, y }) => [x, y]));
      expect(places.filter((place) => !Number.isFinite(place))).toEqual([]);
      expect(altText).toContain('in this model');
      expect(altText).not.toMatch(/undefined|NaN|Infinity/);
      expect(csv.split('\n').length).toBeGreaterThan(2);
    }
  });
});

describe('numbers by size', () => {
  it('are those of the treaty, with what moving pays', () => {
    const rows = sizeRows(treatyOf(10, 3.5));
    const exact = (mean: number) => ({ mean, error: 0 });
    expect(rows[4]).toEqual({
      ...{ size: 4, coalitions: 1, internal: 1, external: 1, stable: 1, idle: 0 },
      ...{ member: exact(0.5), outsider: exact(4), leaving: exact(-0.5), joining: exact(-2.5) },
      total: exact(26),
    });
    expect(stableSizesOf(rows)).toEqual([4]);
    expect(rows[0]?.member).toBeUndefined();
    expect(rows[10]?.outsider).toBeUndefined();
  });

  it('are means over coalitions and players where these differ', () => {
    const rows = sizeRows(agreements['players who differ'] as CoalitionDocument);
    expect(rows[1]).toMatchObject({ coalitions: 2, internal: 2, external: 1, stable: 1, idle: 1 });
    expect(rows[2]).toMatchObject({ member: { mean: 0.5 }, leaving: { mean: -1.5 }, total: { mean: 1 } });
    expect(rows[1]?.joining?.mean).toBe(1.5);
  });

  it('have the intervals of runs', () => {
    const [, one] = sizeRows(playedOf(1));
    expect(one?.leaving?.error).toBeCloseTo(0.196, 3);
    // Both errors, as if they went the same way.
    expect(one?.total).toEqual({ mean: 1, error: expect.closeTo(0.392, 3) as number });
  });
});

describe('findings', () => {
  it('name the sizes that are stable, and why not more', () => {
    const document = treatyOf(10, 3.5);
    expect(coalitionFindings(document)[0]).toBe(
      'An agreement of 4 of 10 players is stable: a member gets 0.5, an outsider 4.0',
    );
    expect(coalitionEvidence(document)).toEqual([
      'With everybody a member each gets 6.5; without any agreement each gets 0.0.',
      'It is no larger because with 5 members one that leaves gains 2.5.',
    ]);
  });

  it('say that a tie decides, and how it was read', () => {
    const said = coalitionEvidence(treatyOf(10, 4));
    expect(said[1]).toBe('With 4 of 10 players somebody is indifferent, and an indifferent player stays where it is.');
    expect(coalitionFindings(treatyOf(2, 1, { ties: 'out' }))).toEqual([
      'No agreement that changes anything is stable',
    ]);
  });

  it('say of none that changes anything that there is none', () => {
    expect(coalitionFindings(treatyOf(10, 50))).toEqual(['No agreement that changes anything is stable']);
    expect(coalitionFindings(agreements['players who differ'] as CoalitionDocument)[0]).toBe(
      'No agreement that changes anything is stable: in each a member gains by leaving',
    );
  });

  it('of runs are said only where the paired intervals agree, and 19 of 20 resamples', () => {
    expect(coalitionFindings(playedOf(1))).toEqual([
      'A commitment of all 2 players to follow “pause” is stable: nobody gains by moving (stable in 100 % of resampled runs)',
    ]);
    expect(coalitionFindings(playedOf(0.7))).toEqual([
      'Whether a commitment to follow “pause” is stable is not clear at 400 runs: that of all 2 players is stable in 70 % of resampled runs',
    ]);
    expect(coalitionFindings(playedOf(0.3))[0]).toContain('is not clear at 400 runs');
    expect(coalitionFindings(playedOf(0.02))[0]).toBe(
      'No commitment to follow “pause” is stable: in the only one a committed player gains by giving it up',
    );
  });

  it('count no agreement of one, and call nothing clear that a wider interval leaves open', () => {
    const widened = playedOf(1, ['A', 'B'], 0.4);
    // −1 ± 1.96 · 0.4 is below 0; widened for four comparisons, 2.5 · 0.4, it is not.
    expect(coalitionFindings(widened)[0]).toContain('is not clear at 400 runs');
    expect(comparisons(widened)).toBe(4);
    expect(coalitionFindings(playedOf(1, ['A', 'B'], 0.38))[0]).toContain('nobody gains by moving');
    const few = { ...playedOf(1), runs: 19 };
    expect(coalitionFindings(few)[0]).toContain('is not clear at 19 runs');
    const [, , both] = sizeRows(widened);
    expect(both).toMatchObject({
      internal: 0,
      external: 1,
      stable: 0,
      unclear: { internal: 1, external: 0, stable: 1 },
    });
    const { plots } = named(widened, 'coalition-stability');
    expect(plots[0].axes.x.labels.map(({ value }) => value)).toEqual([2]);
    expect(plots[0].texts?.map(({ text }) => text)).toEqual(['1 unclear', '1 unclear']);
  });

  it('read an exact tie as the rules say, and an exclusive agreement as open where somebody would join', () => {
    const [, one, , both] = playedOf(1).table;
    const tie = { mean: 0, se: 0 };
    const of = (rules: object, row: typeof both, moving: object) =>
      holdsOf({ ...playedOf(1), membership: { ...playedOf(1).membership, ...rules } }, { ...row, ...moving } as never);
    expect(of({}, both, { moving: [tie, tie] })).toMatchObject({ leave: 'nobody', stable: true });
    expect(of({ ties: 'out' }, both, { moving: [tie, tie] })).toMatchObject({ leave: 'somebody', stable: false });
    const joining = {
      moving: [
        { mean: -1, se: 0.1 },
        { mean: 1, se: 0.1 },
      ],
    };
    expect(of({}, one, joining)).toMatchObject({ leave: 'nobody', join: 'somebody', unclear: false });
    expect(of({ membership: 'exclusive' }, one, joining)).toMatchObject({ join: 'unclear', stable: false });
    expect(of({}, both, { moving: undefined })).toMatchObject({ leave: 'unclear', stable: false, unclear: true });
  });

  it('say of all together only a clear difference from where nobody is committed', () => {
    const more = (mean: number, se: number): string => {
      const played = playedOf(1);
      const sizes = played.sizes.map((one) => (one.size === 2 ? { ...one, againstNone: { mean, se } } : one));
      return coalitionEvidence({ ...played, sizes })[0] ?? '';
    };
    expect(more(2, 0.1)).toContain('committed, all together get 2.0 more (95 % interval 1.8 to 2.2, same runs)');
    expect(more(-2, 0.1)).toContain('committed, all together get 2.0 less');
    expect(more(0.1, 0.1)).toContain('no clear difference');
  });

  it('write sizes as a reader would', () => {
    expect([[4], [2, 3], [1, 2, 3, 9], [2, 4, 6]].map(listed)).toEqual(['4', '2 or 3', '1 to 3 or 9', '2, 4 or 6']);
  });
});

describe('pictures', () => {
  it('ring what is stable and say so above the plot', () => {
    const { plots, method } = named(treatyOf(10, 3.5), 'coalition-curve');
    const ring = plots[0].configuration.data.datasets[0];
    expect(ring?.data).toEqual([{ x: 4, y: 0.5 }]);
    expect(plots[0].flags).toEqual([{ at: 4, text: 'stable: 4 of 10', weight: 4, strong: true }]);
    expect(method).toBe('Computed exactly; ring: stable; open membership; an indifferent player stays where it is');
    expect(named(treatyOf(10, 50), 'coalition-curve').method).not.toContain('ring');
    expect(stableSizesOf(sizeRows(playedOf(1)))).toEqual([2]);
    expect(stableSizesOf(sizeRows(playedOf(0.7)))).toEqual([]);
  });

  it('say of gains only what is clear, and of means that they are', () => {
    expect(named(treatyOf(10, 3.5), 'coalition-gains').title).toBe('From 5 members on, a member gains by leaving');
    expect(named(playedOf(0.02), 'coalition-gains').title).toBe('At every size members gain on average by leaving');
    const unsure = playedOf(0.02, ['A', 'B'], 2);
    expect(named(unsure, 'coalition-gains').title).toBe(
      'What members gain on average by leaving, outsiders by joining, by size',
    );
  });

  it('have no bars where moving changes nothing', () => {
    const names = figures(agreed(treatyOf(10, 50))).map(({ name }) => name);
    expect(names).toEqual(['coalition-curve', 'coalition-stability', 'coalition-total']);
  });

  it('compare the most that all can have with what is stable', () => {
    expect(named(treatyOf(10, 3.5), 'coalition-total').title).toBe(
      'Together all get most with all 10 players, 65.0; with the 4 that are stable 26.0',
    );
    expect(named(playedOf(1, ['A', 'B'], 5), 'coalition-total').title).toBe(
      'No number of members clearly pays all together most',
    );
  });
});
