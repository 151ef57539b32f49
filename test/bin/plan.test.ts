// plan, shard and merge as people and programs meet them; what comes of it is tested in test/experiment/pieces.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pieceLine } from '../../bin/commands/shard.ts';
import { crashAt } from '../../bin/crash-at.ts';
import { planWords } from '../../bin/terminal/plan-words.ts';
import { plainStyle } from '../../bin/terminal/style.ts';
import type { PlanDocument } from '../../engine/experiment/pieces/plan-pieces.ts';
import { sha256 } from '../../engine/experiment/results/sink.ts';
import { newFolder } from '../new-folder.ts';
import { detente, progressLines, say, stackTrace } from './command-line.ts';

const planned: PlanDocument = {
  schemaVersion: 1,
  results: 'results/a b',
  scenario: 'tutorial',
  seed: '1',
  kind: 'run',
  runs: 20000,
  runsAtMerge: 4096,
  pieces: 2,
  draft: false,
  inputHash: '0',
};

const words = (document: Partial<PlanDocument>): readonly string[] =>
  planWords({ ...planned, ...document }, 'npx detente', plainStyle);

describe('the words of a plan', () => {
  it('are what is planned and what plays it', () => {
    expect(words({})).toEqual([
      'tutorial · 20,000 runs · seed 1 · 2 pieces · nothing is played yet',
      "  npx detente shard --plan 'results/a b' --index 0",
      "  npx detente shard --plan 'results/a b' --index 1",
      "  npx detente merge 'results/a b'",
      '  4,096 runs, which quantiles are taken of, are played by the merge',
      '→ results/a b',
    ]);
  });

  it('list no more commands than can be read', () => {
    const lines = words({ kind: 'sweep', points: 10, runsAtMerge: 0, pieces: 100, results: 'out', draft: true });
    expect(lines).toEqual([
      'tutorial · DRAFT · sweep · 10 points · 20,000 runs · seed 1 · 100 pieces · nothing is played yet',
      '  npx detente shard --plan out --index 0',
      '  … each --index from 1 to 98 …',
      '  npx detente shard --plan out --index 99',
      '  npx detente merge out',
      '→ out',
    ]);
    expect(words({ alreadyComplete: true })).toEqual([
      'tutorial · 20,000 runs · seed 1 · already complete, nothing to plan',
      '→ results/a b',
    ]);
    expect(words({ alreadyPlanned: true, pieces: 1 })[0]).toMatch('1 piece · the same plan was there');
  });

  it('of a piece say what was played now', () => {
    const piece = { results: 'out', index: 1, pieces: 3, runs: 1024, played: 1024 };
    expect(pieceLine(piece, 1.26)).toBe('piece 1 (of 0 to 2) · 1,024 runs · 1.3 s');
    expect(pieceLine({ ...piece, played: 512 }, 1)).toBe(
      'piece 1 (of 0 to 2) · 1,024 runs, 512 of them there already · 1.0 s',
    );
    expect(pieceLine({ ...piece, played: 0 }, 1)).toBe('piece 1 (of 0 to 2) · 1,024 runs, all there already');
    expect(pieceLine({ ...piece, index: 0, pieces: 1 }, 1)).toBe('the one piece · 1,024 runs · 1.0 s');
    expect(pieceLine({ results: 'out', index: 0, played: 0, alreadyComplete: true }, 1)).toBe(
      'out: already complete, nothing to play',
    );
  });
});

const hashIn = (out: string): string => sha256(readFileSync(join(out, 'manifest.json')));

describe('plan, shard and merge', () => {
  it('say with --json what there is to do, what was done, and what run --json says', async () => {
    const out = join(newFolder(), 'out');
    const argv = ['tutorial', '--runs', '5000', '--out', out, '--json'];
    const plan = await say(['plan', 'run', ...argv, '--pieces', '2']);
    expect({ code: plan.code, err: plan.err }).toEqual({ code: 0, err: '' });
    const document = JSON.parse(plan.out) as PlanDocument & { commands: { shards: string[]; merge: string } };
    expect(document).toMatchObject({ schemaVersion: 1, kind: 'run', runs: 5000, pieces: 2, runsAtMerge: 4096 });
    expect(document.commands).toEqual({
      shards: [0, 1].map((index) => `detente shard --plan ${out} --index ${index}`),
      merge: `detente merge ${out}`,
    });
    const missing = await say(['merge', out, '--json']);
    expect(missing.code).toBe(3);
    expect(JSON.parse(missing.out)).toMatchObject({
      ok: false,
      missing: [0, 1],
      commands: document.commands.shards,
      problems: [{ code: 'missing-pieces' }],
    });
    for (const index of ['1', '0']) {
      const shard = await say(['shard', '--plan', out, '--index', index, '--workers', '1', '--json']);
      expect(shard.code).toBe(0);
      expect(JSON.parse(shard.out)).toMatchObject({ index: Number(index), pieces: 2 });
    }
    const merged = await say(['merge', out, '--workers', '1', '--json']);
    expect(merged.code).toBe(0);
    const { alreadyComplete, ...run } = JSON.parse((await say(['run', ...argv])).out) as { alreadyComplete: boolean };
    expect(alreadyComplete).toBe(true);
    expect(JSON.parse(merged.out)).toEqual(run);
    expect(JSON.parse((await say(['merge', out, '--json'])).out)).toEqual({ ...run, alreadyComplete });
    expect((await say(['shard', '--plan', out, '--index', '0'])).out).toBe(
      `${out}: already complete, nothing to play\n`,
    );
  });

  it('of a sweep and a sensitivity analysis end in what these say', async () => {
    const folder = newFolder();
    const rows = ['tutorial', '--rows', '4', '--runs', '20', '--out'];
    const points = ['tutorial', '--vary', 'rate=1,2', '--vary', 'labs.caution=0:2:3', '--runs', '60', '--out'];
    for (const [name, argv] of Object.entries({ sensitivity: rows, sweep: points })) {
      const out = join(folder, name);
      expect((await say(['plan', name, ...argv, out, '--pieces', '3', '--quiet'])).out).toBe(`${out}\n`);
      for (const index of ['2', '0', '1'])
        expect((await say(['shard', '--plan', out, '--index', index, '--workers', '1', '--quiet'])).code).toBe(0);
      const merged = await say(['merge', out, '--json']);
      expect(merged.code).toBe(0);
      const alone = join(folder, `${name} alone`);
      const direct = await say([name, ...argv, alone, '--workers', '1', '--json']);
      expect(JSON.parse(merged.out)).toEqual({ ...(JSON.parse(direct.out) as object), results: out });
      expect(hashIn(out)).toBe(hashIn(alone));
    }
  });

  it('refuse what makes no sense, in one sentence with a way out', async () => {
    const out = join(newFolder(), 'out');
    const cases: readonly (readonly [argv: readonly string[], code: number, said: RegExp])[] = [
      [['plan'], 2, /missing required argument/],
      [
        ['plan', 'threshold', 'tutorial', '--vary', 'rate=0:1'],
        2,
        /which points it plays depends on what came of those/,
      ],
      [['plan', 'compare', 'tutorial', 'frontier'], 2, /plan each arm by itself/],
      [['plan', 'swep', 'tutorial'], 2, /did you mean "sweep"\?/],
      [['plan', 'report', 'tutorial'], 2, /there are run, sweep, sensitivity/],
      [['plan', 'run', 'tutorial'], 2, /--pieces .* is missing/],
      [['plan', 'run', 'tutorial', '--pieces', '2'], 2, /nothing to hand out/],
      [['plan', 'run', 'tutorial', '--runs', '5000', '--pieces', '3'], 2, /at most 2, the number of shards/],
      [['plan', 'run', 'tutorial', '--pieces', '2', '--watch'], 2, /--watch does not go with plan/],
      [['plan', 'run', 'tutorial', '--pieces', '2', '--precision', '0.1'], 2, /known only when they are played/],
      [['plan', 'run', 'tutorial', '--pieces', '2', '--rums', '1'], 2, /unknown flag/],
      [['plan', 'sweep', 'tutorial', '--pieces', '2'], 2, /nothing is varied/],
      [['shard', '--plan', out], 2, /--index .* is missing/],
      [['shard', '--plan', out, '--index', '0'], 2, /there is no such folder/],
      [['shard', '--plan', out, '--index', '-1'], 2, /--index/],
      [['merge', out], 2, /there is no such folder/],
    ];
    for (const [argv, code, said] of cases) {
      const told = await say(argv[0] === 'plan' && argv.length > 1 ? [...argv, '--out', out] : argv);
      expect(told.code, argv.join(' ')).toBe(code);
      expect(told.err).toMatch(said);
      expect(told.err).not.toMatch(stackTrace);
      expect(told.out).toBe('');
    }
    expect(existsSync(out)).toBe(false);
  });

  it('by processes of their own, in reverse order and at once, come out as by one', async () => {
    const folder = newFolder();
    const run = ['run', 'tutorial', '--runs', '6000', '--quiet', '--out'];
    expect((await detente([...run, 'alone'], { cwd: folder })).code).toBe(0);
    expect((await detente(['plan', ...run, 'out', '--pieces', '3'], { cwd: folder })).code).toBe(0);
    const shard = (index: number) =>
      detente(['shard', '--plan', 'out', '--index', String(index), '--workers', '1'], { cwd: folder });
    const last = await shard(2);
    expect(last.out.replace(/[\d.]+ s/, '… s')).toBe('piece 2 (of 0 to 2) · 880 runs · … s\n');
    expect(last.err.replace(progressLines, '')).toMatch(/^ {2}when all pieces are there: (npx )?detente merge out\n$/);
    // The same piece twice at the same moment.
    expect((await Promise.all([shard(1), shard(0), shard(1)])).map(({ code }) => code)).toEqual([0, 0, 0]);
    const merges = await Promise.all([1, 2].map(() => detente(['merge', 'out', '--quiet'], { cwd: folder })));
    // One may find the other at it, or what it has left.
    expect(Math.min(...merges.map(({ code }) => code ?? 9))).toBe(0);
    for (const { code, err } of merges) if (code !== 0) expect(err).toMatch(/is writing there/);
    expect(hashIn(join(folder, 'out'))).toBe(hashIn(join(folder, 'alone')));
  });
});

describe('a crash on request', () => {
  it('needs a number from 1 on', () => {
    expect(crashAt(undefined)).toEqual({});
    expect(crashAt('3').beforeChange).toBeTypeOf('function');
    expect(crashAt('SIGINT@3').beforeChange).toBeTypeOf('function');
    for (const text of ['0', 'SIGINT@', 'SIGTERM@1', '-1', 'x', '', '1.5'])
      expect(() => crashAt(text)).toThrow(/DETENTE_CRASH_AT/);
  });
});
