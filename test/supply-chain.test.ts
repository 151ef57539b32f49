// What is installed, what of it is checked, and that nothing of it talks to a network.

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { detente, root } from './bin/command-line.ts';
import { newFolder } from './new-folder.ts';

type Entry = {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
};

const readJson = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const manifest: {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
} = readJson('package.json');
const packages = Object.entries(readJson('package-lock.json').packages as Record<string, Entry>).flatMap(
  ([path, entry]) => (path.startsWith('node_modules/') && !entry.link ? [{ path, ...entry }] : []),
);

test('docs/supply-chain.md lists what is installed (node tools/supply-chain.mjs --write)', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/supply-chain.mjs'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stdout + stderr).toBe('');
  expect(status).toBe(0);
});

describe('packages', () => {
  it('are named with one exact version each', () => {
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('have their hash in the lockfile', () => {
    expect(packages.length).toBeGreaterThan(300);
    expect(packages.filter(({ integrity }) => !integrity?.startsWith('sha512-')).map(({ path }) => path)).toEqual([]);
  });

  it('run nothing while they are installed', () => {
    const scripted = packages.filter(({ hasInstallScript }) => hasInstallScript).map(({ path }) => path);
    expect(scripted).toEqual(['node_modules/esbuild']);
    expect(manifest.allowScripts).toEqual({ esbuild: false });
  });

  it('have licences that allow all that users do with Detente', () => {
    const free = /^(MIT|ISC|0BSD|BSD-3-Clause|BSL-1\.0|Apache-2\.0|OFL-1\.1)$/;
    const others = packages.filter(({ license = '' }) => !license.split(/ AND | OR /).every((one) => free.test(one)));
    // Under the Mozilla Public License: what minifies the style of the what-if page.
    expect(others.map(({ path, license }) => `${path} ${license}`)).toSatisfy((names: string[]) =>
      names.every((name) => /^node_modules\/lightningcss\S* MPL-2\.0$/.test(name)),
    );
  });
});

/** Ends the process, or the thread, where anything is about to be asked of a network. */
const noNetwork = `
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { writeSync } from 'node:fs';
const require = createRequire(import.meta.url);
const refuse = (what) => () => { writeSync(2, 'NETWORK: ' + what); process.exit(99); };
const [net, dgram, dns] = ['node:net', 'node:dgram', 'node:dns'].map((name) => require(name));
net.Socket.prototype.connect = refuse('connect');
net.Server.prototype.listen = refuse('listen');
dgram.createSocket = refuse('dgram');
dns.lookup = refuse('lookup');
globalThis.fetch = refuse('fetch');
syncBuiltinESMExports();
`;

describe('the command line', () => {
  it('asks nothing of a network', async () => {
    const folder = newFolder();
    const preload = join(folder, 'no-network.mjs');
    writeFileSync(preload, noNetwork);
    const from = { cwd: folder, env: { NODE_OPTIONS: `--import ${preload}` } };
    const asked = spawnSync(process.execPath, ['--import', preload, '-e', "fetch('http://localhost')"]);
    expect(asked.status).toBe(99);
    for (const argv of [
      ['run', 'tutorial', '--runs', '300', '--workers', '2', '--out', 'out', '--quiet'],
      ['report', 'out', '--page', 'a4', '--quiet'],
      ['solve', 'tutorial'],
      ['explore', 'tutorial', '--out', 'page.html'],
    ]) {
      const { code, err } = await detente(argv, from);
      expect({ argv, code, network: /NETWORK.*/.exec(err)?.[0] }).toEqual({ argv, code: 0, network: undefined });
    }
  });
});
