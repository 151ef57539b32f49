// Surroundings that leave little: few open files, another process at work, an old Node.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { built, detente, fixture, launch, stackTrace } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-surroundings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const twoLabs = fixture('two-labs.yaml');

describe('few open files', () => {
  it.runIf(process.platform === 'linux').each([20, 24, 32, 48])('are worked with or refused in words: %i', (most) => {
    const out = join(folder, `files-${most}`);
    const command = `ulimit -n ${most}; exec "${process.execPath}" "${built}" run "${twoLabs}" --runs 600 --workers 1 --quiet --out "${out}"`;
    const { status, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8' });
    expect([0, 3], stderr).toContain(status);
    expect(stderr).not.toMatch(stackTrace);
    if (status === 3) expect(stderr).toMatch(/too many.*open.*\n {2}hint: .*ulimit -n/is);
    expect(existsSync(join(out, 'manifest.json'))).toBe(status === 0);
  });
});

describe('a folder in which another process is at work', () => {
  it('is refused to the second by name, and drawn as far as it is played', { timeout: 120_000 }, async () => {
    const out = join(folder, 'shared');
    const argv = ['run', 'frontier', '--runs', '200000', '--out', out];
    const first = launch(argv);
    const ended = new Promise<number | null>((resolve) => first.on('close', resolve));
    first.stderr.resume();
    while (!existsSync(join(out, '.lock')) && first.exitCode === null) await wait(20);
    const second = await detente([...argv, '--quiet']);
    expect(second).toMatchObject({ code: 3, out: '' });
    expect(second.err).toMatch(`process ${first.pid} on`);
    expect(second.err).toMatch('[results-in-use]');
    while (!existsSync(join(out, 'plan.json')) && first.exitCode === null) await wait(20);
    const drawn = await detente(['report', out, '--page', 'a4', '--quiet']);
    expect(drawn.code, drawn.err).toBe(0);
    expect(drawn.err).toMatch(/INCOMPLETE: [\d,]+ of 200,000 runs/);
    first.kill('SIGINT');
    expect(await ended).toBe(130);
  });
});

describe('a Node that is too old', () => {
  it('is refused in words', { timeout: 180_000 }, ({ skip }) => {
    const place = join(folder, 'node18');
    try {
      execFileSync('npm', ['install', '--prefix', place, '--no-save', '--silent', 'node@18'], { stdio: 'ignore' });
    } catch {
      return skip('Node 18 cannot be had here');
    }
    const { status, stdout, stderr } = spawnSync(join(place, 'node_modules/node/bin/node'), [built, 'list'], {
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(stderr).toMatch(/Node 20\.19 or newer is needed, this is 18\.[\d.]+\n {2}hint: /);
  });
});
