// Commands that only read: check, list, schema, compile, trace.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fixture, root, say } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-commands-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const twoLabs = fixture('two-labs.yaml');
const written = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const unused = written(
  'unused.yaml',
  readFileSync(twoLabs, 'utf8').replace('parameters:\n', 'parameters:\n  spare: {default: 1, source: assumption}\n'),
);

describe('check', () => {
  it('says what a scenario has in a line, one per file', async () => {
    const { code, out, err } = await say(['check', twoLabs, fixture('race6.yaml')]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split('\n')).toEqual([
      `${twoLabs}: 2 labs · 3 parameters: 0 sourced, 3 assumed · 1 decision · 2 measures · ok`,
      `${fixture('race6.yaml')}: 6 agents · 3 parameters: 2 sourced, 1 assumed · 1 decision · 3 measures · ok`,
      '',
    ]);
  });

  it('checks games as well, with the same kind of errors', async () => {
    const { code, out } = await say(['check', 'chicken', 'pause-slow-race', 'pause-treaty', '--set', 'n=3']);
    expect({ code, out }).toEqual({
      code: 2,
      out: 'pause-slow-race: 3 players · 3 options · 27 profiles · 2 parameters: 0 sourced, 2 assumed · ok\n',
    });
    const games = await say(['check', 'chicken', 'dsair', 'inspection', 'pause-treaty']);
    expect(games.out.split('\n')).toEqual([
      'chicken: 2 players · 2 options · 4 profiles · 3 parameters: 0 sourced, 3 assumed · ok',
      'dsair: a population · 3 options · 9 parameters: 0 sourced, 9 assumed · ok',
      'inspection: 7 periods · 3 inspections · 3 parameters: 0 sourced, 3 assumed · ok',
      'pause-treaty: a treaty · 10 players · 3 parameters: 0 sourced, 3 assumed · ok',
      '',
    ]);
    const wrong = written(
      'wrong-game.yaml',
      'detente: 1\ngame: {kind: table, players: [A], options: [x]}\npayoff: [[1]]\n',
    );
    expect((await say(['check', wrong])).err).toContain(
      'wrong-game.yaml:3:1 error unknown key "payoff"  [unknown-key]',
    );
    expect((await say(['run', 'scenarios/games/chicken.yaml'])).err).toContain(
      'this file is a game, expected a scenario',
    );
  });

  it('gives one document that lists what is pairwise', async () => {
    const { code, out, err } = await say(['check', fixture('race6.yaml'), '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toEqual({ schemaVersion: 1, ok: true, pairwise: expect.any(Array), problems: [] });
  });

  it('lets warnings pass, and fails them with --strict', async () => {
    const loose = await say(['check', unused]);
    expect(loose.code).toBe(0);
    expect(loose.out).toMatch(/· 1 warning\n$/);
    expect(loose.err).toMatch(/unused\.yaml:\d+:3 warning .*"spare".*\[unused-parameter\]/);
    expect((await say(['check', unused, '--strict'])).code).toBe(1);
    expect((await say(['check', twoLabs, '--strict'])).code).toBe(0);
    const { code, out } = await say(['check', unused, '--strict', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ ok: false, problems: [{ code: 'unused-parameter', severity: 'warning' }] });
  });

  it('tells of every file, and ends as the worst of them', async () => {
    const { code, out, err } = await say(['check', twoLabs, join(root, 'test/bin/wrong-files/tab.yaml'), 'nowhere']);
    expect(code).toBe(2);
    expect(out).toMatch(/two-labs\.yaml: .* ok\n$/);
    expect(err).toMatch(/tab\.yaml:\d+:1 error/);
    expect(err).toMatch(/there is no scenario "nowhere"/);
    expect((await say(['check', twoLabs, '--quiet'])).out).toBe('');
  });

  it('finds several mistakes at once', async () => {
    const path = written(
      'several.yaml',
      readFileSync(twoLabs, 'utf8').replace('title:', 'titel:').replace('rate * effort', 'rat * effort'),
    );
    const { out } = await say(['check', path, '--json']);
    const { problems } = JSON.parse(out) as { problems: { code: string }[] };
    expect(problems.map(({ code }) => code)).toEqual(['unknown-key', 'unknown-name']);
  });

  const bytes = (name: string, content: Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const text = readFileSync(twoLabs, 'utf8');
  const files: readonly (readonly [name: string, path: string, code: string])[] = [
    ['empty', bytes('empty.yaml', new Uint8Array()), 'empty-file'],
    ['comments only', written('comments.yaml', '# nothing\n'), 'empty-file'],
    ['a list', written('list.yaml', '- 1\n'), 'not-a-map'],
    ['a word', written('word.yaml', 'hello\n'), 'not-a-map'],
    ['UTF-16', bytes('utf16.yaml', Buffer.from(`\uFEFF${text}`, 'utf16le')), 'encoding'],
    ['no UTF-8', bytes('latin.yaml', Buffer.from('title: f\xfcr\n', 'latin1')), 'encoding'],
    ['a picture', bytes('picture.yaml', Buffer.from('89504e470d0a1a0a00', 'hex')), 'encoding'],
    ['with a NUL', written('nul.yaml', text.replace('Two', 'T\0wo')), 'control-character'],
    ['too large', bytes('large.yaml', Buffer.alloc(1_048_577, '#')), 'file-too-large'],
    ['a folder', folder, 'unreadable-file'],
    ['too deep', written('deep.yaml', `detente: ${'['.repeat(5000)}\n`), 'yaml-syntax'],
  ];

  it.each(files)('refuses a file that is %s', async (_, path, code) => {
    const { code: exit, out, err } = await say(['check', path, '--json']);
    expect({ exit, err }).toEqual({ exit: 2, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      problems: expect.arrayContaining([expect.objectContaining({ code })]),
    });
  });

  it('reads a file with a byte order mark and CRLF', async () => {
    const path = written('crlf.yaml', `\uFEFF${text.replaceAll('\n', '\r\n')}`);
    expect(await say(['check', path])).toMatchObject({ code: 0, err: '' });
  });
});

describe('list', () => {
  it('has every shipped file with a sentence about it', async () => {
    const { code, out, err } = await say(['list', '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const document = JSON.parse(out) as Record<'scenarios' | 'modules' | 'rules', { name: string; summary: string }[]>;
    expect(document.scenarios.map(({ name }) => name)).toContain('frontier');
    expect(document.rules.map(({ name }) => name)).toEqual(expect.arrayContaining(['best-reply', 'logit']));
    const all = [...document.scenarios, ...document.modules, ...document.rules];
    expect(all.filter(({ summary }) => summary === '')).toEqual([]);
    const words = await say(['list']);
    const lines = words.out.split('\n').map((line) => line.trim().split(/ {3,}/));
    for (const { name, summary } of all) expect(lines).toContainEqual([name, summary]);
  });

  it('lists scenarios that pass their own check', async () => {
    const { out } = await say(['list', '--json']);
    const { scenarios } = JSON.parse(out) as { scenarios: { name: string }[] };
    const { code, err } = await say(['check', '--strict', ...scenarios.map(({ name }) => name)]);
    expect(err).toBe('');
    expect(code).toBe(0);
  });
});

describe('schema', () => {
  it('is the JSON Schema that editors are given', async () => {
    const { code, out, err } = await say(['schema']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toEqual(JSON.parse(readFileSync(join(root, 'schema.json'), 'utf8')));
  });
});

describe('compile', () => {
  it('gives a kernel as numbers, as text and as bytes that are WebAssembly', async () => {
    const { out } = await say(['compile', twoLabs, '--json']);
    const sizes = JSON.parse(out) as { scenario: string; bytes: number; levels: number };
    expect(sizes).toMatchObject({ schemaVersion: 1, scenario: 'two-labs', lanes: 16, levels: 3 });
    expect((await say(['compile', twoLabs])).out).toMatch('two-labs · kernel version 1\n');
    expect((await say(['compile', twoLabs, '--emit', 'wat'])).out).toMatch(/^\(module/);
    const bytes = Buffer.from((await say(['compile', twoLabs, '--emit', 'bytes'])).out, 'latin1');
    expect(bytes.length).toBe(sizes.bytes);
    expect(WebAssembly.validate(bytes)).toBe(true);
    const { base64 } = JSON.parse((await say(['compile', twoLabs, '--emit', 'bytes', '--json'])).out) as {
      base64: string;
    };
    expect(Buffer.from(base64, 'base64').equals(bytes)).toBe(true);
  });

  it('does not pour bytes into a terminal', async () => {
    const { code, err } = await say(['compile', twoLabs, '--emit', 'bytes'], { outIsTerminal: true });
    expect(code).toBe(2);
    expect(err).toMatch('> kernel.wasm');
  });
});
