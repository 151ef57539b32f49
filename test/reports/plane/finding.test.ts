import { describe, expect, it } from 'vitest';
import { courseOf, sideOf } from '../../../reports/plane/crossings.ts';
import { coursesOf, planeFinding } from '../../../reports/plane/finding.ts';
import { arrival, evenly, meanCell, planeOf, planes, shareCell } from './planes.ts';

const month = { tick: 'month' } as const;
const found = (plane = planeOf(), lines: readonly number[] = [0.5]): string => planeFinding(plane, lines, month);

describe('a line of cells', () => {
  const shares = (...all: number[]) => all.map((share) => shareCell(share, 100));

  it('crosses a level once, several times, or not at all', () => {
    expect(courseOf(shares(0.1, 0.3, 0.7), [0, 1, 2], 0.5)).toEqual({
      ...{ kind: 'once', rises: true, after: 1, before: 2 },
      at: expect.closeTo(1.5, 9),
    });
    expect(courseOf(shares(0.9, 0.6, 0.45, 0.2), [0, 1, 2, 3], 0.5)).toEqual({
      ...{ kind: 'once', rises: false, after: 1, before: 3 },
      at: expect.closeTo(1 + 2 / 3, 9),
    });
    expect(courseOf(shares(0.1, 0.7, 0.1), [0, 1, 2], 0.5)).toEqual({ kind: 'mixed' });
    expect(courseOf(shares(0.1, 0.2), [0, 1], 0.5)).toEqual({ kind: 'below' });
    expect(courseOf(shares(0.5, 0.9), [0, 1], 0.5)).toEqual({ kind: 'above' });
    expect(courseOf([...shares(0.1), shareCell(0, 0)], [0, 1], 0.5)).toEqual({ kind: 'mixed' });
  });

  it('is on a side only where its interval says so', () => {
    expect(['above', 'not known', 'below']).toEqual(
      [0.7, 0.55, 0.3].map((share) => sideOf(shareCell(share, 100), 0.5)),
    );
    expect(sideOf(shareCell(0, 0), 0.5)).toBe('not known');
  });
});

describe('the finding of a plane', () => {
  it('says where the line runs at both ends of the other parameter', () => {
    const straight = planeOf({
      x: { ...planeOf().x, levels: evenly(0, 1, 21) },
      of: (x, y) => shareCell(Math.min(1, Math.max(0, 0.5 + 4 * (x - 0.2 - 0.5 * y))), 400),
    });
    expect(found(straight)).toBe(
      '“Agreement held” in at least half of runs: from detection between 0.15 and 0.25 per month where geopolitical pressure is 0, from between 0.65 and 0.75 where it is 1',
    );
    expect(
      found({
        ...straight,
        cells: straight.cells.map((row) => row.map(({ estimate }) => shareCell(1 - estimate, 400))),
      }),
    ).toMatch(
      /: up to detection between 0\.15 and 0\.25 per month where geopolitical pressure is 0, up to between 0\.65 and 0\.75 where it is 1$/,
    );
    expect(found(straight, [0.25])).toMatch(
      /^“Agreement held” in at least 25 % of runs: from detection between 0\.1 and 0\.15 per month/,
    );
  });

  it('says in few words only what the points that were played tell', () => {
    const steep = planeOf({ of: (x, y) => shareCell(x > 0.3 + 0.4 * y ? 1 : 0, 400) });
    expect(planeFinding(steep, [0.5], month, true)).toBe(
      '“Agreement held” in at least half of runs: from detection 0.25–0.5 per month at geopolitical pressure 0, from 0.5–0.75 at 1',
    );
    // Of 20 runs no point at the high end is clearly above the line; of 10 only the first is clearly below.
    expect(found(planeOf({ of: (x) => shareCell(0.65 * x, 20) }))).toContain(
      'from detection somewhere above 0.25 per month; no clear difference',
    );
    expect(found(planeOf({ of: (x) => shareCell(0.7 * x, 10) }))).toContain(': from 0 of 10 (3 points, e.g. ');
  });

  it('says that the line moves only where the intervals say so', () => {
    const cells = (n: number) => planeOf({ of: (x, y) => shareCell(Math.max(0, x - 0.05 * y), n) });
    expect(found(cells(400))).toBe(
      '“Agreement held” in at least half of runs: from detection between 0.25 and 0.75 per month; no clear difference over geopolitical pressure 0 to 1',
    );
  });

  it('takes the parameter along which cells cross the line', () => {
    const turned = planeOf({ of: (_, y) => shareCell(y === 1 ? 1 : 0, 400) });
    expect(coursesOf(turned, 0.5).along.path).toBe('rivalry.usual');
    expect(found(turned)).toContain(
      'from geopolitical pressure between 0.5 and 1; no clear difference over detection 0 to 1 per month',
    );
  });

  it('says where there is no such place', () => {
    expect(found(planeOf({ of: (x, y) => shareCell(y === 1 ? 0.1 : x, 400) }))).toBe(
      '“Agreement held” in at least half of runs: from detection between 0.25 and 0.75 per month where geopolitical pressure is 0; at none of 0 to 1 per month where it is 1',
    );
    expect(found(planeOf({ of: (x, y) => shareCell(y === 1 ? 0.9 : x, 400) }))).toMatch(
      /; at any detection of 0 to 1 per month where it is 1$/,
    );
  });

  it('says that no line runs through the plane, and whether that is clear', () => {
    expect(found(planes.never)).toBe(
      '“Agreement held” in less than half of runs everywhere in this plane: 20 % at most (at 3 points, e.g. detection 1 per month and geopolitical pressure 0)',
    );
    expect(found(planes.always)).toMatch(/in more than half of runs everywhere in this plane: 80 % or more/);
    expect(found(planeOf({ of: (x) => shareCell(0.47 * x, 100) }))).toMatch(
      /everywhere in this plane, though not clearly: 47 % at most/,
    );
  });

  it('goes from the lowest to the highest where nothing simpler is true, or no line is asked for', () => {
    const island = planeOf({ of: (x, y) => shareCell(x === 0.5 && y === 0.5 ? 1 : 0, 400) });
    expect(found(island)).toBe(
      '“Agreement held”: from 0 of 400 (14 points, e.g. detection 0 per month, geopolitical pressure 0) to 400 of 400 (detection 0.5 per month, geopolitical pressure 0.5)',
    );
    const mean = planeOf({ quantity: arrival, of: (x, y) => meanCell(30 + 70 * x - 20 * y) });
    expect(found(mean, [])).toBe(
      '“Arrival”: from 10 months (detection 0 per month, geopolitical pressure 1) to 100 months (detection 1 per month, geopolitical pressure 0)',
    );
    expect(found(mean, [65])).toMatch(/^“Arrival” is at least 65 months: from detection between 0\.25 and 1 per month/);
    expect(found(planeOf({ of: () => shareCell(0.7, 10) }), [])).toBe(
      '“Agreement held”: 7 of 10 at all points of this plane',
    );
    expect(found(planes.nothing)).toBe('“Agreement held”: no number at any point');
  });
});
