// What solve, tournament, coalition and evolve keep with --out, and what other commands make of it.

import { appendFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSolution } from '../../../engine/experiment/solutions/read-solution.ts';
import { findSolution } from '../../../engine/experiment/solutions/solution-manifest.ts';
import { figures } from '../../../reports/subjects/index.ts';
import { newFolder } from '../../new-folder.ts';
import { detente, fixture, progressLines, say } from '../command-line.ts';

const twoLabs = fixture('two-labs.yaml');

const said = async (argv: readonly string[]): Promise<string> => {
  const { code, out, err } = await say(argv);
  expect({ code, err: err.replace(progressLines, '') }, argv.join(' ')).toEqual({ code: 0, err: '' });
  return out;
};

describe('--out', () => {
  it('keeps what is printed, is told where, and is not looked for again', async () => {
    const out = join(newFolder(), 'out');
    const line = ['solve', 'chicken', '--discount', '0.9', '--out', out];
    const first = await said(line);
    expect(first).toMatch(/^Chicken between two governments · 2 players/);
    expect(first).toMatch(new RegExp(`\n→ ${out}\n$`));
    expect(await said(line)).toBe(`chicken · already complete, nothing to do\n→ ${out}\n`);
    const again = JSON.parse(await said([...line, '--json']));
    const { seconds, ...plain } = JSON.parse(await said(['solve', 'chicken', '--discount', '0.9', '--json']));
    const { results, manifestSha256, alreadyComplete, ...document } = again;
    expect(seconds).toBeGreaterThan(0);
    expect(document).toEqual(plain);
    expect({ results, manifestSha256, alreadyComplete }).toEqual({
      results: out,
      manifestSha256: findSolution(out)?.sha256,
      alreadyComplete: true,
    });
  });

  it.each([
    ['solve', ['solve', twoLabs], 'found by detente solve'],
    [
      'tournament',
      ['tournament', twoLabs, '--rules', 'fixed,{logit: {precision: 4}}', '--runs', '10', '--alpha', 'inf'],
      'found by detente tournament · 10 runs · seed 1',
    ],
    [
      'coalition',
      ['coalition', twoLabs, '--member', '{fixed: {play: pause}}', '--runs', '10', '--seed', 'x'],
      'found by detente coalition · 10 runs · seed x',
    ],
    [
      'evolve',
      ['evolve', twoLabs, '--dynamic', 'alpha-rank', '--selection', 'inf', '--seed', 'x'],
      'found by detente evolve',
    ],
  ])('of %s is verified, replayed and cited, and mended by the command that is told', async (_, line, words) => {
    const folder = join(newFolder(), 'out');
    await said([...line, '--out', folder]);
    expect(await said(['verify', folder])).toContain(`${folder}: ok\n  two-labs · ${words} · Detente`);
    expect(await said(['replay', folder])).toContain('repeated from the saved sources, all the same');
    expect(await said(['cite', folder])).toContain('asked: detente');
    const document = `${line[0]}.json`;
    appendFileSync(join(folder, document), ' ');
    const { code, out } = await say(['verify', folder]);
    expect(code).toBe(1);
    expect(out).toMatch(new RegExp(`${document}\\s+longer`));
    // It is of a file, which the command names without its folder.
    const told = /again: detente (.*)\n/.exec(out)?.[1]?.replace('two-labs.yaml', twoLabs) ?? '';
    const words2 = [...told.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
    await said(words2);
    expect((await say(['verify', folder])).code).toBe(0);
  });

  it('keeps the portrait of a population, and draws it', async () => {
    const out = join(newFolder(), 'out');
    const line = ['evolve', 'dsair', '--dynamic', 'replicator', '--start', '0.2,0.6,0.2'];
    expect(await said([...line, '--out', out])).toMatch(/of 144 starts, spread evenly:\n +to mixes of AS, CS +140\n/);
    expect(await said(['replay', out])).toContain('all the same');
    const drawn = figures(await readSolution(out)).map(({ name }) => name);
    expect(drawn).toEqual(['simplex', 'basins', 'shares-over-time']);
    expect(await said(['verify', out])).toContain('found by detente evolve');
  });

  it.each([
    ['a clock', ['solve', 'chicken', '--seconds', '3', '--out', 'x'], /--seconds does not go with --out/],
    ['a game to print', ['solve', 'chicken', '--export', 'nfg', '--out', 'x'], /--export does not go with --out/],
    ['--force alone', ['coalition', 'pause-treaty', '--force'], /--force goes with --out/],
  ])('refuses %s', async (_, line, message) => {
    const { code, out, err } = await say(line);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
  });

  it('is no place of runs: those who want runs are told', async () => {
    const out = join(newFolder(), 'out');
    await said(['coalition', 'pause-treaty', '--out', out]);
    const sampled = await say(['replay', out, '--sample', '3']);
    expect([sampled.code, sampled.err]).toEqual([2, expect.stringContaining('--sample goes with runs')]);
    const traced = await say(['trace', out, '--run', '1']);
    expect([traced.code, traced.err]).toEqual([2, expect.stringContaining('holds what detente coalition found')]);
  });
});

describe('a process that is killed', () => {
  it.each([14])('leaves nothing that looks finished, and the next one finishes: before change %d', async (change) => {
    const cwd = newFolder();
    const line = ['tournament', twoLabs, '--rules', 'fixed,grim', '--runs', '10', '--out', 'out', '--json'];
    await detente(line, { cwd, env: { DETENTE_CRASH_AT: String(change) } });
    expect(existsSync(join(cwd, 'out/manifest.json'))).toBe(false);
    const { code, out } = await detente(line, { cwd });
    expect(code).toBe(0);
    expect(findSolution(join(cwd, 'out'))?.sha256).toBe(JSON.parse(out).manifestSha256);
    expect(readdirSync(join(cwd, 'out')).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});
