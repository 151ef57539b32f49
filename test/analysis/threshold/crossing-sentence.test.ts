import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../engine/analysis/condition.ts';
import { crossingSentence } from '../../../engine/analysis/threshold/crossing-sentence.ts';
import { type CrossingSettings, findCrossing } from '../../../engine/analysis/threshold/find-crossing.ts';
import { verdictOf } from '../../../engine/analysis/threshold/verdict.ts';
import { around, comparison, judged, nothing, plainWording } from './known-curve.ts';

const path = 'verification.detection';

const said = async (
  curve: (x: number) => number,
  half: number,
  settings: Partial<CrossingSettings> = {},
  condition: number | Condition = 0.5,
): Promise<string> => {
  const playAll = async (values: readonly number[]) => values.map((x) => judged(around(curve(x), half), condition));
  return crossingSentence(path, await findCrossing(playAll, { lo: 0, hi: 1, ...settings }), plainWording);
};

describe('the sentence on a crossing', () => {
  it('says the place, its interval and the number there', async () => {
    expect(await said((x) => 0.19 + x, 0.03)).toBe(
      'the answer flips from no to yes along verification.detection at 0.31 (95 % interval 0.28–0.34): ' +
        'held is 50 % (47–53 %) there',
    );
    expect(await said((x) => 0.81 - x, 0.03)).toMatch(/^the answer flips from yes to no along .* at 0.31 /);
  });

  it('says what is on both sides of a jump', async () => {
    expect(await said((x) => (x < 0.3 ? 0.1 : 0.8), 0.03)).toBe(
      'the answer flips from no to yes along verification.detection at 0.3 (clear on both sides): ' +
        'held is 10 % (7–13 %) below and 80 % (77–83 %) above',
    );
  });

  it('says ends beyond the range', async () => {
    expect(await said((x) => 0.4 + x, 0.2)).toContain('at 0.1 (95 % interval 0.3 or less)');
    expect(await said((x) => x - 0.4, 0.2)).toContain('at 0.9 (95 % interval 0.7 or more)');
    expect(await said((x) => x, 0.7)).toContain('at 0.5 (95 % interval everything in 0–1)');
  });

  it('says between which whole numbers', async () => {
    expect(await said((x) => x / 10, 0.12, { hi: 10, whole: true }, 0.55)).toBe(
      'the answer flips from no to yes along verification.detection between 5 and 6 (95 % interval 4–7): ' +
        'held is 50 % (38–62 %) at 5 and 60 % (48–72 %) at 6',
    );
  });

  it('says no closer than it was found', async () => {
    expect(await said((x) => x, 0.01, { scan: 3, most: 3 }, 0.3)).toBe(
      'the answer flips from no to yes along verification.detection between 0 and 0.5 (95 % interval 0–0.5): ' +
        'held is 0 % (-1–1 %) at 0 and 50 % (49–51 %) at 0.5',
    );
  });

  it('says plainly where nothing crosses', async () => {
    expect(await said((x) => 0.02 + 0.29 * x, 0.01)).toBe(
      'not crossed along verification.detection between 0 and 1: held is 2 % (1–3 %) at 0 and 31 % (30–32 %) at 1',
    );
    expect(await said((x) => 0.02 + 0.45 * x, 0.1)).toBe(
      'not crossed along verification.detection between 0 and 1: held is 2 % (-8–12 %) at 0 and 47 % (37–57 %) at 1; ' +
        'not clear, though, for 0.84 or more: more runs may show a crossing there',
    );
  });

  it('says several crossings, and whether they are apart', async () => {
    const hump = (x: number): number => 0.7 - 4 * (x - 0.5) * (x - 0.5);
    expect(await said(hump, 0.05)).toBe(
      'the answer flips 2 times along verification.detection, at 0.28 (95 % interval 0.25–0.31) and ' +
        '0.72 (95 % interval 0.69–0.75): there is no single crossing',
    );
    expect(await said(hump, 0.25)).toBe(
      'the answer flips 2 times along verification.detection between 0.28 and 0.72, all within one 95 % interval ' +
        '0.16–0.84: whether it is one crossing these runs do not tell',
    );
  });

  it('adds where else it is not clear', async () => {
    const touching = (x: number): number => (x > 0.8 ? 4 * (x - 0.8) : 0.48 - 4 * Math.abs(x - 0.25));
    expect(await said(touching, 0.04)).toMatch(
      /^the answer flips from no to yes .* at 0.93 .* there; not clear, though, for 0.2\d–0.2\d: more runs may/,
    );
  });

  it('names every number of a condition of several, and a chain once', async () => {
    const both: Condition = {
      ...{ kind: 'and', left: comparison('held', '>=', 0.5), right: comparison('gap', '<', 2) },
    };
    const playAll = async (values: readonly number[]) =>
      values.map((x) => verdictOf(both, ({ key }) => around(key === 'gap' ? 0.1 : x, 0.03)));
    const crossing = await findCrossing(playAll, { lo: 0, hi: 1 });
    expect(crossingSentence(path, crossing, plainWording)).toContain(
      ': held is 50 % (47–53 %) there; gap is 10 % (7–13 %) there',
    );
    const chain: Condition = {
      ...{ kind: 'and', left: comparison('held', '>=', 0.5), right: comparison('held', '<', 2) },
    };
    expect(await said((x) => x, 0.03, {}, chain)).toMatch(/: held is 50 % \(47–53 %\) there$/);
  });

  it('says where there is no answer', async () => {
    const playAll = async (values: readonly number[]) => values.map((x) => judged(x > 0.3 ? nothing : around(x, 0)));
    const crossing = await findCrossing(playAll, { lo: 0, hi: 1 });
    expect(crossingSentence(path, crossing, plainWording)).toBe(
      'no answer at verification.detection = 0.38: held is missing',
    );
  });
});
