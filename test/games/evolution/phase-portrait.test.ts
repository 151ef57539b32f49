// What the deterministic dynamics do from everywhere, against what is known of them.

import { describe, expect, it } from 'vitest';
import { cellMiddles, phasePortrait } from '../../../engine/games/evolution/phase-portrait.ts';
import { type PopulationGame, populationGame } from '../../../engine/games/evolution/population-game.ts';
import { changeDerivative, sharesChange } from '../../../engine/games/evolution/shares-change.ts';

const gameFrom = (rows: readonly (readonly number[])[]): PopulationGame =>
  populationGame({ strategies: rows.map((_, k) => `s${k}`), rows });

const rockPaperScissors = (loss: number): PopulationGame =>
  gameFrom([
    [0, -loss, 1],
    [1, 0, -loss],
    [-loss, 1, 0],
  ]);
const coordination = gameFrom([
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]);
const dilemma = gameFrom([
  [3, 0],
  [5, 1],
]);
const hawkDove = gameFrom([
  [-1, 4],
  [0, 2],
]);

const pointAt = (portrait: ReturnType<typeof phasePortrait>, shares: readonly number[]) =>
  portrait?.rest.find((one) => one.shares.every((share, k) => Math.abs(share - shares[k]!) < 1e-6));
const thirds = [1 / 3, 1 / 3, 1 / 3];

describe('cells of a simplex', () => {
  it.each([2, 3] as const)('of %d strategies have middles that are shares, apart and even', (count) => {
    const middles = cellMiddles(count, 12);
    expect(middles).toHaveLength(count === 2 ? 12 : 144);
    expect(new Set(middles.map((shares) => shares.map((share) => share.toFixed(9)).join())).size).toBe(middles.length);
    for (const shares of middles) {
      expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
      expect(Math.min(...shares)).toBeGreaterThan(0);
    }
    for (let k = 0; k < count; k++)
      expect(middles.reduce((sum, shares) => sum + shares[k]!, 0) / middles.length).toBeCloseTo(1 / count, 12);
  });
});

describe('the derivative of the change of shares', () => {
  it.each(['replicator', 'logit'] as const)('of %s is that of small differences', (dynamic) => {
    const game = gameFrom([
      [1, 4, -2],
      [0, 2, 3],
      [5, -1, 1],
    ]);
    const shares = [0.2, 0.5, 0.3];
    const step = 1e-6;
    const along = (place: number, by: number) =>
      sharesChange(
        game,
        dynamic,
        0.7,
        shares.map((share, k) => share + (k === place ? by : k === 2 ? -by : 0)),
      );
    const numeric = [0, 1].flatMap((own) =>
      [0, 1].map((other) => (along(other, step)[own]! - along(other, -step)[own]!) / (2 * step)),
    );
    for (const [k, value] of changeDerivative(game, dynamic, 0.7, shares).entries())
      expect(value).toBeCloseTo(numeric[k]!, 6);
  });
});

describe('the portrait', () => {
  it('of rock, paper, scissors: closed cycles around a middle that neither attracts nor repels', () => {
    const portrait = phasePortrait(rockPaperScissors(1), 'replicator');
    expect(pointAt(portrait, thirds)?.stability).toBe('undecided');
    expect(portrait?.rest.filter(({ stability }) => stability === 'unstable')).toHaveLength(3);
    expect(portrait?.ends).toEqual([{ kind: 'moving', time: 250, starts: 144 }]);
  });

  it('tells cycles that grow from cycles that shrink', () => {
    const [grow, shrink] = [2, 0.5].map((loss) => phasePortrait(rockPaperScissors(loss), 'replicator'));
    expect(pointAt(grow, thirds)?.stability).toBe('unstable');
    expect(pointAt(shrink, thirds)?.stability).toBe('attracting');
    expect(shrink?.ends.map(({ kind, starts }) => [kind, starts])).toEqual([['point', 144]]);
  });

  it('of the best reply dynamic closes in on the middle of rock, paper, scissors', () => {
    const portrait = phasePortrait(rockPaperScissors(1), 'best-reply');
    expect(portrait?.rest.map(({ stability }) => stability)).toEqual(['attracting']);
    expect(portrait?.ends.map(({ kind, starts }) => [kind, starts])).toEqual([['point', 144]]);
  });

  it.each(['replicator', 'best-reply'] as const)('of a coordination game has three like basins under %s', (dynamic) => {
    const portrait = phasePortrait(coordination, dynamic)!;
    const attracting = portrait.rest.flatMap(({ stability }, k) => (stability === 'attracting' ? [k] : []));
    expect(attracting.map((k) => portrait.rest[k]!.shares)).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
    const counts = attracting.map((k) => portrait.ends.find((end) => end.kind === 'point' && end.point === k)?.starts);
    expect(new Set(counts).size).toBe(1);
    expect(counts[0]).toBeGreaterThan(40);
    // A start ends where most are: on a border between basins, at a point that does not attract.
    for (const { shares, end } of portrait.starts) {
      const most = Math.max(...shares);
      const leaders = shares.filter((share) => most - share < 1e-9).length;
      const found = portrait.ends[end]!;
      const point = found.kind === 'point' ? portrait.rest[found.point]! : undefined;
      if (leaders === 1) expect(point?.shares).toEqual(shares.map((share) => (share === most ? 1 : 0)));
      else if (dynamic === 'replicator') expect(point?.stability).toBe('unstable');
      else expect(found.kind).toBe('several');
    }
    expect(portrait.ends.reduce((sum, { starts }) => sum + starts, 0)).toBe(144);
  });

  it('of the prisoner’s dilemma leads to defection from everywhere', () => {
    const portrait = phasePortrait(dilemma, 'replicator')!;
    expect(portrait.rest).toEqual([
      { shares: [1, 0], stability: 'unstable' },
      { shares: [0, 1], stability: 'attracting' },
    ]);
    expect(portrait.ends).toEqual([{ kind: 'point', point: 1, starts: 100 }]);
    expect(
      portrait.field.every(({ change: [first, second] }) => first! < 0 && Math.abs(first! + second!) < 1e-12),
    ).toBe(true);
  });

  it('of hawks and doves leads to the mix of two thirds hawks', () => {
    for (const dynamic of ['replicator', 'best-reply'] as const) {
      const portrait = phasePortrait(hawkDove, dynamic)!;
      expect(pointAt(portrait, [2 / 3, 1 / 3])?.stability).toBe('attracting');
      expect(portrait.ends.map(({ starts }) => starts)).toEqual([100]);
    }
  });

  it('of logit has one rest point where choice is nearly blind, and both basins where it is not', () => {
    const pair = gameFrom([
      [2, 0],
      [0, 2],
    ]);
    const blind = phasePortrait(pair, 'logit', 0.1)!;
    expect(blind.rest).toHaveLength(1);
    expect(blind.rest[0]).toMatchObject({ stability: 'attracting' });
    expect(blind.rest[0]?.shares[0]).toBeCloseTo(0.5, 12);
    const sharp = phasePortrait(pair, 'logit', 5)!;
    expect(sharp.rest.map(({ stability }) => stability).sort()).toEqual(['attracting', 'attracting', 'unstable']);
    expect(sharp.ends.map(({ starts }) => starts)).toEqual([50, 50]);
    expect(sharp.complete).toBe(false);
  });

  it('of logit counts a rest point once where its derivative is singular', () => {
    const critical = gameFrom([
      [3, 0, 0],
      [1, 2, 0],
      [1, 1, 1],
    ]);
    const { rest } = phasePortrait(critical, 'logit', 3)!;
    expect(rest.filter(({ shares }) => shares.every((share) => Math.abs(share - 1 / 3) < 0.01))).toHaveLength(1);
  });

  it('says where starts end at ever other mixes', () => {
    const same = gameFrom([
      [2, 1, 2],
      [0, 0, 0],
      [2, 1, 2],
    ]);
    const portrait = phasePortrait(same, 'replicator')!;
    expect(portrait.ends).toEqual([{ kind: 'mixes', strategies: ['s0', 's2'], starts: 144 }]);
    expect(portrait.complete).toBe(false);
  });

  it('is of two or three strategies', () => {
    const four = gameFrom(Array.from({ length: 4 }, (_, own) => [0, 1, 2, own]));
    expect(phasePortrait(four, 'replicator')).toBeUndefined();
    expect(phasePortrait(gameFrom([[1]]), 'replicator')).toBeUndefined();
  });
});
