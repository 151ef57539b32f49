// Pages of every kind of results have the same bytes wherever they are made.

import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { detente, fixture } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-kinds-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** How results of each kind are made in a folder that holds `two-labs.yaml`. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  runs: ['run', 'two-labs.yaml', '--runs', '20', '--set', 'rate=2'],
  overlay: ['run', 'conference', '--runs', '4'],
  comparison: ['compare', 'two-labs.yaml', '--arm', 'fast:rate=3', '--runs', '20'],
  sensitivity: [
    ...['sensitivity', 'two-labs.yaml', '--output', 'catastrophe', '--vary', 'rate=0.5:3'],
    ...['--rows', '3', '--runs', '8'],
  ],
  threshold: [
    ...['threshold', 'two-labs.yaml', '--vary', 'rate=0.5:3', '--until', 'catastrophe > 0.5'],
    ...['--flips', 'none', '--runs', '20'],
  ],
  sweep: ['sweep', 'two-labs.yaml', '--vary', 'rate=1,2,3', '--vary', 'labs.caution=0.1,0.5', '--runs', '8'],
};

const empty = join(folder, 'no-fonts.conf');
writeFileSync(empty, '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>\n');

const here = { LANG: 'C.UTF-8', TZ: 'UTC' };
const elsewhere = {
  ...{ LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'Pacific/Chatham' },
  ...{ FONTCONFIG_FILE: empty, FONTCONFIG_PATH: folder, DISABLE_SYSTEM_FONTS_LOAD: '' },
};

/** Hashes of all files of a report by their names. */
const reported = async (where: string, make: readonly string[], env: NodeJS.ProcessEnv) => {
  const cwd = join(folder, where);
  mkdirSync(cwd, { recursive: true });
  copyFileSync(fixture('two-labs.yaml'), join(cwd, 'two-labs.yaml'));
  const made = await detente([...make, '--out', 'results', '--quiet'], { cwd, env });
  expect({ code: made.code, err: made.err }).toEqual({ code: 0, err: '' });
  const pages = ['report', 'results', '--page', 'a4,16x9', '--format', 'png,svg,pdf', '--quiet'];
  // A plane is one picture.
  const drawn = await detente(make[0] === 'sweep' ? pages.filter((_, k) => k !== 2 && k !== 3) : pages, { cwd, env });
  expect({ code: drawn.code, err: drawn.err }).toEqual({ code: 0, err: '' });
  const report = join(cwd, 'results', 'report');
  const hash = (file: string): string =>
    createHash('sha256')
      .update(readFileSync(join(report, file)))
      .digest('hex');
  return Object.fromEntries(
    readdirSync(report)
      .sort()
      .map((file) => [file, hash(file)]),
  );
};

describe.each(Object.entries(kinds))('the report of results of a kind: %s', (kind, make) => {
  it('has the same bytes in another folder, language and time zone, with other fonts', async () => {
    const first = await reported(join('here', kind), make, here);
    for (const ending of ['.png', '.svg', '.pdf'])
      expect(
        Object.keys(first).some((name) => name.endsWith(ending)),
        ending,
      ).toBe(true);
    expect(await reported(join('a folder', 'further down', kind), make, elsewhere)).toEqual(first);
  });
});
