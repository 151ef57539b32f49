// The built command line as a process: pipes, signals, folders that cannot be written, odd surroundings.

import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { built, detente, fixture, launch, progressLines, stackTrace } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-process-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const twoLabs = fixture('two-labs.yaml');
const posix = process.platform !== 'win32';

describe('as a process', { concurrent: true }, () => {
  it('gives its exit code and keeps its streams apart', async () => {
    expect(await detente(['check', 'tutorial'])).toMatchObject({ code: 0, err: '' });
    const wrong = await detente(['check', 'nowhere']);
    expect(wrong).toMatchObject({ code: 2, out: '' });
    expect(wrong.err).toMatch('[missing-file]');
  });

  it.runIf(posix)('does not mind a reader that has had enough', () => {
    const command = `"${process.execPath}" "${built}" trace "${twoLabs}" --run 0 --json | head -1; exit \${PIPESTATUS[0]}`;
    const { status, stdout, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8' });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '{\n', stderr: '' });
  });

  it.runIf(posix)('does not mind closed streams', () => {
    for (const closed of ['>&-', '2>&- <&-']) {
      const { status, stderr } = spawnSync('bash', ['-c', `"${process.execPath}" "${built}" list ${closed}`], {
        encoding: 'utf8',
      });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    }
  });

  it.runIf(existsSync('/dev/full'))('says when its output cannot be written', () => {
    const { status, stderr } = spawnSync(process.execPath, [built, 'list'], {
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
      encoding: 'utf8',
    });
    expect(status).toBe(3);
    expect(stderr).toMatch(/no space is left.*\[cannot-write\]/);
    expect(stderr).not.toMatch(stackTrace);
  });

  it.runIf(posix)('says when a folder cannot be written', async () => {
    const locked = join(folder, 'locked');
    mkdirSync(locked);
    chmodSync(locked, 0o555);
    // Permissions do not bind root; the kernel's own file system does.
    const place = process.getuid?.() === 0 ? '/sys' : locked;
    const { code, out, err } = await detente(['run', twoLabs, '--runs', '4', '--out', join(place, 'results')]);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toMatch(/\[(cannot-write|unwritable-results)\]/);
    expect(err).not.toMatch(stackTrace);
  });

  it.runIf(existsSync('/proc/self'))('does not hang where no folder can be made', async () => {
    const { code, out, err } = await detente(['run', twoLabs, '--runs', '4', '--out', '/proc/detente/results']);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toMatch(/\/proc\/detente\/results: cannot make the folder.*\[unwritable-results\]\n {2}hint: .*--out/);
  });

  it('within npm names itself so that a clone finds it', async () => {
    const argv = ['run', twoLabs, '--runs', '4', '--out', join(folder, 'called')];
    const { err } = await detente(argv, { env: { npm_lifecycle_event: 'start' } });
    expect(err).toMatch('next: npx detente report ');
    expect((await detente(argv, { env: { npm_lifecycle_event: '' } })).err).toMatch('next: detente report ');
  });

  it('says the same in any language, time zone and width', async () => {
    const argv = ['trace', twoLabs, '--run', '2', '--to', '3'];
    const plain = await detente(argv);
    const odd = await detente(argv, {
      env: { LC_ALL: 'tr_TR.UTF-8', LANG: 'ar_EG.UTF-8', TZ: 'Pacific/Chatham', COLUMNS: '20' },
    });
    expect(odd).toEqual(plain);
  });

  it('writes the same manifest in any language and time zone', async () => {
    const hashes = await Promise.all(
      ['plain', 'odd'].map(async (name) => {
        const env = name === 'odd' ? { LC_ALL: 'tr_TR.UTF-8', TZ: 'Pacific/Chatham' } : {};
        const { out } = await detente(['run', twoLabs, '--runs', '50', '--out', join(folder, name), '--json'], { env });
        return (JSON.parse(out) as { manifestSha256: string }).manifestSha256;
      }),
    );
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(hashes[1]).toBe(hashes[0]);
  });

  it('puts results under results/ where it is called', async () => {
    const here = join(folder, 'here');
    mkdirSync(here);
    const { code, out } = await detente(['run', 'tutorial', '--runs', '8', '--quiet'], { cwd: here });
    expect(code).toBe(0);
    expect(out).toMatch(/^results\/tutorial-[0-9a-f]{8}\n$/);
    expect(readdirSync(join(here, out.trim()))).toContain('manifest.json');
  });

  it('shows where a defect happened only when asked', async () => {
    const broken = join(folder, 'broken');
    mkdirSync(broken);
    writeFileSync(join(broken, 'manifest.json'), '{"kind": "detente-results", "schemaVersion": 1, "complete": true}');
    const quiet = await detente(['report', broken]);
    expect(quiet.code).toBe(3);
    expect(quiet.err).not.toMatch(stackTrace);
    const loud = await detente(['report', broken], { env: { DETENTE_DEBUG: '1' } });
    expect(loud.err).toMatch(stackTrace);
  });
});

describe.runIf(posix)('interrupted', { concurrent: true }, () => {
  /** A run of minutes, until its first line of progress; then the signals, one after the other. */
  const interrupt = async (name: string, signals: readonly NodeJS.Signals[]) => {
    const out = join(folder, name);
    const child = launch(['run', 'frontier', '--runs', '200000', '--out', out]);
    let err = '';
    const started = new Promise<void>((resolve) => {
      const poll = setInterval(() => {
        if (!existsSync(join(out, '.lock'))) return;
        clearInterval(poll);
        resolve();
      }, 20);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    await started;
    for (const signal of signals) child.kill(signal);
    return { code: await ended, err, out };
  };

  it.each([
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s it ends with %d and says how to go on', async (signal, expected) => {
    const { code, err, out } = await interrupt(signal, [signal]);
    expect(code).toBe(expected);
    // Within the first 4,096 runs nothing is saved, and nothing is claimed to be.
    expect(err).toMatch(
      /interrupted after [\d,]+ runs {2}\[interrupted\]\n {2}hint: the same command again starts from/,
    );
    expect(err).not.toMatch(stackTrace);
    expect(existsSync(join(out, 'manifest.json'))).toBe(false);
    const again = await detente(['run', 'frontier', '--runs', '50', '--out', out, '--quiet']);
    expect(again).toEqual({ code: 0, out: `${out}\n`, err: '' });
  });

  it('while it watches, it ends quietly with 130', async () => {
    const path = join(folder, 'watched.yaml');
    writeFileSync(path, 'detente: 1\nextends: tutorial\n');
    const child = launch(['run', path, '--watch', '--out', join(folder, 'watched')]);
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
      if (err.includes('Ctrl-C ends')) child.kill('SIGINT');
    });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(130);
    expect(err.replace(progressLines, '')).toBe('  round 1 · watching 1 file · Ctrl-C ends\n');
  });

  it('twice it ends at once', async () => {
    const { code } = await interrupt('twice', ['SIGINT', 'SIGINT']);
    expect(code).toBe(130);
  });
});

describe('the guard for old Nodes', () => {
  it('stands in words that an old Node can read, before anything else is loaded', () => {
    const code = execFileSync(
      process.execPath,
      ['-p', `require('fs').readFileSync(${JSON.stringify(built)}, 'utf8')`],
      { encoding: 'utf8' },
    );
    expect(code).toMatch(/Node 20\.19 or newer is needed/);
    expect(code).not.toMatch(/\?\.|\?\?|#[a-z]\w*[=;(]|\bawait\b/);
    expect([...code.matchAll(/\bimport\s*[{*\w"'][^;]*?from\s*["']([^"']+)["']/g)].map(([, name]) => name)).toEqual([
      'node:module',
    ]);
  });
});
