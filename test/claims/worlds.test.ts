import { beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../../engine/language/model.ts';
import { armModel } from './arm-model.ts';
import type { Overlay, Plan } from './claim.ts';
import { locate } from './locate.ts';
import { heldAt, type Move, movesIn } from './moves.ts';
import { worldsOf } from './worlds.ts';

const plan: Plan = {
  ...{ seed: 'worlds', spread: 0.3, cell: 1 },
  direction: { points: 10, runs: 1 },
  band: { points: 10, runs: 1 },
};

const opened = async (overlay: Overlay): Promise<{ model: Model; moves: ReadonlyMap<string, Move> }> => {
  const { model, locations } = locate(await armModel(overlay));
  return { model, moves: movesIn(model, locations) };
};

const TWO_LABS = { extends: 'test/fixtures/two-labs.yaml' };
const NOTHING = { move: [], keep: [] };

describe('the points of a claim', () => {
  let moves: ReadonlyMap<string, Move>;
  beforeAll(async () => {
    moves = (
      await opened({
        ...TWO_LABS,
        players: {
          labs: [
            { name: 'Leader', capability: 0.5, caution: 0.3 },
            { name: 'Follower', capability: 0, caution: 0.4 },
          ],
        },
        parameters: {
          tax: { unit: '1', range: [0, 1], default: 0.9, doc: 'd', source: 'assumption', role: 'lever' },
          chance: { unit: '1', range: [0, 1], default: 0.9, doc: 'd', source: 'assumption' },
          wait: { unit: 'tick', range: [0, 100], default: 12, doc: 'd', source: 'assumption' },
          never: { unit: 'tick', range: [0, 1e9], default: 1e9, doc: 'd', source: 'assumption' },
          dozen: { unit: 'tick', range: [0, 100], default: 12, doc: 'd', source: 'definition' },
          off: { unit: '1', range: [0, 1], default: 0, doc: 'd', source: 'assumption' },
        },
      })
    ).moves;
  });
  const valueAt = (path: string, share: number): number => moves.get(path)?.moved(share).value as number;

  it('move assumptions that are numbers, of players, rules and starts too; levers, zeros, "never" and definitions stay', () => {
    const moved = worldsOf(NOTHING, [moves], 10, plan).map(({ path }) => path);
    expect(moved.sort()).toEqual(
      [
        'rate',
        'chance',
        'wait',
        'Leader.caution',
        'Follower.caution',
        'Leader.capability',
        'labs.stance.logit.precision',
      ].sort(),
    );
  });

  it('stay inside ranges, and whole where they are ticks', () => {
    expect(valueAt('chance', 0.3)).toBe(1);
    expect(valueAt('chance', -0.3)).toBeCloseTo(0.63, 12);
    expect(valueAt('wait', 0.3)).toBe(16);
  });

  it('hold every tenth of the range once, in an order that another parameter does not change', () => {
    const all = worldsOf(NOTHING, [moves], 10, plan);
    for (const { shares } of all) {
      const strata = shares.map((share) => Math.floor(((share / 0.3 + 1) / 2) * 10)).sort((a, b) => a - b);
      expect(strata).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    }
    const fewer = new Map([...moves].filter(([path]) => path !== 'chance'));
    expect(worldsOf(NOTHING, [fewer], 10, plan)).toEqual(all.filter(({ path }) => path !== 'chance'));
  });

  it('move a lever that is listed, and keep an assumption that is', () => {
    const moved = worldsOf({ move: ['tax'], keep: ['rate'] }, [moves], 10, plan).map(({ path }) => path);
    expect(moved).toContain('tax');
    expect(moved).not.toContain('rate');
  });

  it('keep what the arms set differently: it is what is compared', async () => {
    const other = await opened({ ...TWO_LABS, parameters: { rate: 2 } });
    const same = await opened(TWO_LABS);
    const paths = (arms: readonly ReadonlyMap<string, Move>[]) =>
      worldsOf(NOTHING, arms, 10, plan).map(({ path }) => path);
    expect(paths([same.moves, same.moves])).toContain('rate');
    expect(paths([same.moves, other.moves])).not.toContain('rate');
    const drawn = await opened({ ...TWO_LABS, parameters: { rate: { dist: 'normal', mean: 1, sd: 0.1 } } });
    const further = await opened({ ...TWO_LABS, parameters: { rate: { dist: 'normal', mean: 2, sd: 0.1 } } });
    expect(paths([drawn.moves, drawn.moves])).toContain('rate');
    expect(paths([drawn.moves, further.moves])).not.toContain('rate');
  });
});

describe('a cell of a map', () => {
  it('holds a number, of all players, or multiplies what each of them has', async () => {
    const { model, moves } = await opened(TWO_LABS);
    expect(heldAt(model, moves, 'labs.caution', 2, false).map(({ value, member }) => [value, member])).toEqual([
      [2, undefined],
    ]);
    expect(heldAt(model, moves, 'labs.capability', 2, true).map(({ value, member }) => [value, member])).toEqual([
      [1, 0],
      [0.2, 1],
    ]);
    expect(() => heldAt(model, moves, 'labs.cautoin', 2, false)).toThrow('labs.cautoin: expected a parameter');
  });

  it('moves the draws of what is drawn', async () => {
    const { model, moves } = await opened({ ...TWO_LABS, parameters: { rate: { dist: 'normal', mean: 2, sd: 1 } } });
    expect(heldAt(model, moves, 'rate', 0.25, true).map(({ value }) => value)).toEqual([-1.5]);
    expect(heldAt(model, moves, 'rate', 0.25, false).map(({ value }) => value)).toEqual([0.25]);
  });
});
