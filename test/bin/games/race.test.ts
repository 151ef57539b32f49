// Races on the command line.

import { describe, expect, it } from 'vitest';
import { fixture, say } from '../command-line.ts';

describe('solve of a race', () => {
  it('tells what each plays, how likely disaster is, and what knowing more would change', async () => {
    const { code, out, err } = await say(['solve', 'precipice']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatchInlineSnapshot(`
      "Racing to the precipice · 2 players

          who knows what            disaster   winner's safety
          nobody knows any type     0 %        1
          each knows his own type   55.6 %     0.444
          all know all types        41.7 %     0.583

        where nobody knows any type: disaster 0 %
        none of many other actions would gain anything: computed again from the payoffs
        everybody's safety: 1

        where each knows his own type: disaster 55.6 %
        none of many other actions would gain anything: computed again from the payoffs
        safety by own type:
          type    safety
          0       0
          0.125   0.0833
          0.25    0.167
          0.375   0.25
          0.5     0.333
          0.625   0.417
          0.75    0.5
          0.875   0.583
          1       0.667

        where all know all types: disaster 41.7 %
        none of many other actions would gain anything: computed again from the payoffs
        the strongest's safety by lead in type:
          lead    safety
          0       0
          0.125   0.25
          0.25    0.5
          0.375   0.75
          0.5     1
          0.625   1
          0.75    1
          0.875   1
          1       1
      "
    `);
  });

  it('takes parameters, and is a document as well', async () => {
    const { code, out } = await say(['solve', 'precipice', '--set', 'n=5', '--set', 'mu=4', '--json']);
    expect(code).toBe(0);
    const document = JSON.parse(out);
    expect(document.information).toEqual(['none', 'private', 'public']);
    const { none, private: privately, public: publicly } = document.regimes;
    expect([none.by, privately.by, publicly.by]).toEqual(['nothing', 'type', 'lead']);
    for (const { certificate } of [none, privately, publicly]) expect(certificate).toBe('equilibrium');
    // (k / mu)^n / (n + 1), k = e (n − 1) + 1 = 3.
    expect(privately.risk).toBeCloseTo((3 / 4) ** 5 / 6, 12);
    expect(privately.action).toBeCloseTo(1 - privately.risk, 12);
    expect(privately.strategy[0]).toEqual({ type: 0, action: 0 });
    expect(privately.strategy.at(-1)).toEqual({ type: 4, action: 1 });
    expect(none.strategy).toEqual([{ action: 1 }]);
  });

  it('with one state of information in its file tells that first, and the others beside it', async () => {
    const { code, out } = await say(['solve', fixture('games/race-of-one-state.yaml')]);
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "A race in which each knows his own type · 2 players · each knows his own type

        disaster: 55.6 %; the winner's safety is 0.444 on average
        none of many other actions would gain anything: computed again from the payoffs

        safety by own type:
          type    safety
          0       0
          0.125   0.0833
          0.25    0.167
          0.375   0.25
          0.5     0.333
          0.625   0.417
          0.75    0.5
          0.875   0.583
          1       0.667

          who knows what            disaster   winner's safety
          nobody knows any type     0 %        1
          each knows his own type   55.6 %     0.444
          all know all types        41.7 %     0.583
      "
    `);
  });

  it('is not for other commands, nor for flags of games in normal form', async () => {
    for (const line of [
      ['solve', 'precipice', '--export', 'nfg'],
      ['solve', 'precipice', '--logit', '1'],
      ['evolve', 'precipice'],
      ['coalition', 'precipice'],
    ]) {
      const { code, err } = await say(line);
      expect(code, line.join(' ')).toBe(2);
      expect(err).toContain('precipice');
    }
  });

  it('is among what is checked', async () => {
    const { code, out } = await say(['check', 'precipice']);
    expect(code).toBe(0);
    expect(out).toContain('precipice: a race · 2 players · 3 parameters: 0 sourced, 3 assumed · ok\n');
  });
});

describe('solve of a contest', () => {
  it('tells what each buys, and how safe that is', async () => {
    const { code, out, err } = await say(['solve', 'safety-performance']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatchInlineSnapshot(`
      "Safety against performance · 2 players · the winner must be safe

        1 equilibrium found in which all buy alike

        disaster: 14.6 %; each is safe with 85.4 %
        each buys 1.25 of safety and 1.82 of performance, and gets 0.127
        nobody gains by buying otherwise, as far as a search over both amounts goes; who dropped out would lose 0.273
      "
    `);
  });

  it('tells what is no equilibrium from what is one', async () => {
    const line = ['solve', 'safety-performance', '--set', 'n=5', '--set', 'beta=1.3', '--set', 'd=0'];
    expect((await say(line)).out).toMatch(/ 0 equilibria found [\s\S]*no equilibrium: .* gains 0\.\d/);
    const document = JSON.parse((await say([...line, '--json'])).out);
    expect(document.outcomes[0]).toMatchObject({ certificate: 'first-order only' });
  });

  it('refuses what it cannot solve, with the place', async () => {
    const { code, err } = await say(['solve', 'safety-performance', '--set', 'r=0']);
    expect(code).toBe(2);
    expect(err).toContain('out-of-range');
    expect((await say(['solve', 'safety-performance', '--export', 'nfg'])).code).toBe(2);
  });
});
