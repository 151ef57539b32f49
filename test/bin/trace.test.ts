import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixture, say } from './command-line.ts';

const twoLabs = fixture('two-labs.yaml');

type Told = {
  readonly outcome: string;
  readonly ticks: number;
  readonly rows: readonly {
    readonly tick: number;
    readonly decisions: readonly {
      readonly player: string;
      readonly payoffs: Record<string, number>;
      readonly probabilities: Record<string, number>;
      readonly uniform: number;
      readonly choice: string;
    }[];
    readonly states: { readonly 'labs.capability': Record<string, number> };
  }[];
};

type CaughtRow = {
  readonly tick: number;
  readonly draws: readonly { readonly draw: string; readonly player: string; readonly value: number }[];
};

const told = async (...flags: string[]): Promise<Told> =>
  JSON.parse((await say(['trace', twoLabs, ...flags, '--json'])).out);

describe('trace as a table', () => {
  it('tells each decision, draw and state of a tick', async () => {
    const { code, out, err } = await say(['trace', twoLabs, '--run', '3', '--to', '1', '--table']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatchInlineSnapshot(`
      "two-labs · run 3 · seed 1
      parameters
        rate (OOM/year): 1
        labs.caution: Leader 0.3, Follower 0.3
        labs.stance.logit.precision (1/utility): Leader 4, Follower 4
      start · capability: Leader 0.5, Follower 0.1
      tick 1 (t = 0) · Leader chooses race (payoffs pause 0.09, slow 0.68, race 1.70 → probabilities <1 %, 2 %, 98 %; number drawn 0.267)
      tick 1 (t = 0) · Follower chooses race (payoffs pause 0.09, slow 0.68, race 1.70 → probabilities <1 %, 2 %, 98 %; number drawn 0.653)
      tick 1 (t = 0) · accident: no (probability 0.1 %; number drawn 0.958)
      tick 1 (t = 0) · after: capability: Leader 0.583, Follower 0.183
      tick 1 (t = 0) · measured: stance: pause 0, slow 0, race 1
      no end within 24 months
      "
    `);
  });

  it('tells one player, with the world', async () => {
    const { out } = await say([
      'trace',
      twoLabs,
      '--run',
      '3',
      '--from',
      '2',
      '--to',
      '2',
      '--player',
      'Follower',
      '--table',
    ]);
    expect(out).not.toMatch('Leader');
    expect(out).toMatch(/tick 2 \(t = 1\) · Follower chooses/);
    expect(out).toMatch(/tick 2 \(t = 1\) · accident: no/);
    expect(out).not.toMatch(/tick [13] /);
  });

  it('gives numbers exactly with 17 digits', async () => {
    const { rows } = await told('--run', '3', '--to', '1');
    const { out } = await say(['trace', twoLabs, '--run', '3', '--to', '1', '--digits', '17', '--table']);
    for (const { uniform, probabilities } of rows[0]?.decisions ?? []) {
      expect(out).toMatch(`number drawn ${uniform})`);
      expect(out).toMatch(`probabilities ${Object.values(probabilities).join(', ')};`);
    }
  });

  it('says by which event a choice was forced', async () => {
    const { out } = await say(['trace', fixture('held.yaml'), '--run', '0', '--to', '3', '--table']);
    expect(out).toMatch(
      /tick 2 \(t = 1\) · in force: moratorium\ntick 2 \(t = 1\) · Leader is held to pause by the moratorium\n/,
    );
    expect(out).toMatch(/tick 3 \(t = 2\) · no longer in force: moratorium\ntick 3 \(t = 2\) · Leader chooses/);
  });

  /** The first run of the verified pause in which somebody is caught: which, in which tick, and who. */
  const caughtRun = async () => {
    for (let run = 0; run < 40; run++) {
      const { out } = await say(['trace', 'pause-verified', '--run', String(run), '--json']);
      const { rows } = JSON.parse(out) as { rows: readonly CaughtRow[] };
      for (const { tick, draws } of rows) {
        const found = draws.find(({ draw, value }) => draw === 'labs.verification.caught' && value === 1);
        if (found) return { run: String(run), tick, player: found.player };
      }
    }
    throw new Error('nobody is caught in 40 runs');
  };

  it('says what others saw instead of a choice, what was found, and what ended by it', async () => {
    const { run, tick, player } = await caughtRun();
    const of = ['trace', 'pause-verified', '--run', run, '--from', String(tick)];
    const { out } = await say([...of, '--to', String(tick + 2), '--table']);
    const now = `tick ${tick} \\(t = ${tick - 1}\\) ·`;
    // Consequences come a month after proof.
    const next = `tick ${tick + 2} \\(t = ${tick + 1}\\) ·`;
    expect(out).toMatch(new RegExp(`${now} ${player} (chooses|stays at) (slow|race), seen by others as pause`));
    expect(out).toMatch(new RegExp(`${now} caught of ${player}: yes \\(probability`));
    expect(out).toMatch(new RegExp(`${next} no longer in force: agreement`));
    expect(out.match(/no longer in force/g)).toHaveLength(1);
    // What could not happen is left out, and so is the memory of what others saw.
    expect(out).not.toMatch(/seemed/);
    // JSON keeps it.
    const { rows } = JSON.parse((await say([...of, '--to', String(tick), '--json'])).out);
    expect(rows[0].states['labs.treaty.seemed'][player]).toBe('pause');
    expect(rows[0].draws.filter(({ draw }: { draw: string }) => draw === 'labs.verification.caught')).toHaveLength(4);
  });
});

describe('trace of a scenario with a start', () => {
  it('says both counts and the calendar', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'detente-trace-'));
    try {
      const path = join(folder, 'dated.yaml');
      const text = readFileSync(fixture('held.yaml'), 'utf8');
      writeFileSync(path, text.replace('horizon: 24}', 'horizon: 24, start: 2026-02}'));
      const { out } = await say(['trace', path, '--run', '0', '--from', '13', '--to', '13', '--table']);
      expect(out).toMatch(/^tick 13 \(t = 12\) · 2027-02 · Leader chooses/m);
      const json = JSON.parse((await say(['trace', path, '--run', '0', '--from', '13', '--json'])).out);
      expect(json.rows[0]).toMatchObject({ tick: 13, t: 12, date: '2027-02' });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('trace as JSON', () => {
  it('holds all that a referee needs to redo a choice by hand', async () => {
    const { ticks, rows } = await told('--run', '5');
    expect(rows.map(({ tick }) => tick)).toEqual(Array.from({ length: ticks }, (_, index) => index + 1));
    const precision = 4;
    for (const { decisions } of rows) {
      for (const { payoffs, probabilities, uniform, choice } of decisions) {
        const weights = Object.entries(payoffs).map(([option, payoff]) => ({
          option,
          weight: Math.exp(precision * payoff),
        }));
        const total = weights.reduce((sum, { weight }) => sum + weight, 0);
        for (const { option, weight } of weights) expect(probabilities[option]).toBeCloseTo(weight / total, 12);
        let below = 0;
        const drawn = weights.find(({ weight }) => {
          below += weight / total;
          return uniform < below;
        });
        expect(drawn?.option).toBe(choice);
      }
    }
  });

  it('is the same for the same seed, and another for another', async () => {
    expect(await told('--run', '5')).toEqual(await told('--run', '5', '--seed', '1'));
    expect(await told('--run', '5')).not.toEqual(await told('--run', '5', '--seed', '2'));
    expect(await told('--run', '5')).not.toEqual(await told('--run', '6'));
  });

  it('follows --set', async () => {
    const { rows } = await told('--run', '0', '--to', '1', '--set', 'rate=0');
    expect(rows[0]?.states['labs.capability']).toEqual({ Leader: 0.5, Follower: 0.1 });
  });
});

describe('trace of a point', () => {
  it('tells the run with the values of the point, and refuses what there is not', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'detente-trace-'));
    try {
      const out = join(folder, 'sweep');
      expect((await say(['sweep', twoLabs, '--vary', 'rate=0,1', '--runs', '10', '--out', out])).code).toBe(0);
      const point = await say(['trace', out, '--point', '1', '--run', '3', '--json']);
      const { rows } = JSON.parse(point.out) as Told;
      expect(rows).toEqual((await told('--run', '3', '--set', 'rate=1')).rows);
      expect(rows).not.toEqual((await told('--run', '3', '--set', 'rate=0')).rows);
      for (const [argv, words] of [
        [[out, '--run', '3'], /holds the points of a sweep/],
        [[out, '--point', '2', '--run', '3'], /--point 2: the points of .* are 0 to 1/],
        [[out, '--point', '1', '--run', '10'], /the runs of point 1 of .* are 0 to 9/],
        [[twoLabs, '--point', '1', '--run', '3'], /--point goes with the results of a sweep/],
      ] as const) {
        const refused = await say(['trace', ...argv]);
        expect(refused).toMatchObject({ code: 2, out: '' });
        expect(refused.err).toMatch(words);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
