import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeFiles } from '../../engine/experiment/files.ts';
import { load } from '../../engine/language/load.ts';
import { DetenteError } from '../../engine/language/problem.ts';
import { asObject } from '../language/plain.ts';

const packageRoot = join(import.meta.dirname, '../..');
let folder = '';

const write = (path: string, text: string | Uint8Array): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

const whole = 'detente: 1\ntime: {tick: month, horizon: 12}\nplayers:\n  labs:\n    - {name: A}\n';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'detente-files-'));
  write('package/scenarios/frontier.yaml', `${whole}title: shipped\n`);
  write('package/scenarios/modules/lab_payoff.yaml', 'module: lab-payoff\nsummary: shipped\n');
  write('package/scenarios/modules/growth.yaml', 'module: growth\nsummary: shipped\n');
  write('package/scenarios/rules/logit.yaml', 'rule: logit\nchoose: softmax(payoff)\n');
  write('here/mine.yaml', 'detente: 1\nextends: frontier\nuse: [lab-payoff, growth, other]\n');
  write('here/modules/growth.yaml', 'module: growth\nsummary: mine\n');
  write('here/other.yaml', 'module: other\n');
  write('here/frontier.yaml', 'detente: 1\nextends: frontier\ntitle: mine\n');
  write('here/below/child.yaml', 'detente: 1\nextends: ../mine.yaml\n');
  write('here/scenarios/frontier.yaml', `${whole}title: namesake\n`);
  write('here/folder.yaml/x', '');
  write('here/large.yaml', `# ${'x'.repeat(1_048_576)}`);
  write('here/utf16.yaml', new Uint8Array([0xff, 0xfe, 0x61, 0x00]));
  write('here/nul.yaml', 'detente: 1\ntitle: a\u0000b\n');
  write('here/secret.yaml', whole);
  symlinkSync('loop.yaml', join(folder, 'here/loop.yaml'));
  symlinkSync('mine.yaml', join(folder, 'here/link.yaml'));
  execFileSync('mkfifo', [join(folder, 'here/fifo.yaml')]);
  chmodSync(join(folder, 'here/secret.yaml'), 0);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const loadHere = (reference: string, within = 'here') =>
  load(reference, nodeFiles(join(folder, 'package'), join(folder, within)));

describe('names and paths', () => {
  it('finds shipped files by name, own ones beside, hyphens being underscores', async () => {
    const { loaded, problems } = await loadHere('mine.yaml');
    expect(problems).toEqual([]);
    expect(loaded?.sources.map(({ source }) => source.name)).toEqual([
      'mine.yaml',
      'scenarios/frontier.yaml',
      'modules/growth.yaml',
      'scenarios/modules/lab_payoff.yaml',
      'other.yaml',
    ]);
  });

  it('names a shipped file the same from everywhere', async () => {
    for (const within of ['here', 'here/below', 'package', 'package/scenarios'])
      expect((await loadHere('frontier', within)).loaded?.sources[0]?.source.name).toBe('scenarios/frontier.yaml');
  });

  it('takes a bare parent for the shipped one, so that a file may change its namesake', async () => {
    const { loaded, problems } = await loadHere('./frontier.yaml');
    expect(problems).toEqual([]);
    expect(loaded && asObject(loaded.root)).toMatchObject({ title: 'mine', time: { horizon: 12 } });
  });

  it('counts paths from the folder of the file that names them', async () => {
    const { loaded, problems } = await loadHere('below/child.yaml');
    expect(problems).toEqual([]);
    expect(loaded?.sources.map(({ source }) => source.name).slice(0, 3)).toEqual([
      'below/child.yaml',
      'mine.yaml',
      'scenarios/frontier.yaml',
    ]);
    expect(loaded?.modules.map(({ name }) => name)).toEqual(['growth', 'lab_payoff', 'other']);
    expect((await loadHere(join(folder, 'here/below/child.yaml'), 'package')).problems).toEqual([]);
  });

  it('tells its own files from shipped ones of the same path', async () => {
    const { loaded } = await loadHere('scenarios/frontier.yaml');
    expect(loaded?.sources[0]?.source.name).toBe('./scenarios/frontier.yaml');
    expect(loaded && asObject(loaded.root)).toMatchObject({ title: 'namesake' });
  });

  it('lists names in code unit order', async () => {
    const files = nodeFiles(join(folder, 'package'), folder);
    expect(await files.list('module')).toEqual(['growth', 'lab_payoff']);
    expect(await files.list('scenario')).toEqual(['frontier']);
    expect(await nodeFiles(folder, folder).list('rule')).toEqual([]);
  });

  it('knows the same file by its links', async () => {
    const files = nodeFiles(join(folder, 'package'), join(folder, 'here'));
    const [file, link] = await Promise.all(
      ['mine.yaml', 'link.yaml'].map((name) => files.read(name, 'scenario', undefined)),
    );
    expect(file?.key).toBe(link?.key);
  });
});

describe('files that cannot be read', () => {
  it.each([
    ['absent.yaml', 'missing-file', 'there is no scenario "absent.yaml"'],
    ['absent', 'missing-file', 'there is no scenario "absent"'],
    ['mine.yaml/x.yaml', 'missing-file', 'there is no scenario "mine.yaml/x.yaml"'],
    ['a\0b.yaml', 'missing-file', 'there is no scenario "a\0b.yaml"'],
    [`${'x'.repeat(300)}.yaml`, 'missing-file', `there is no scenario "${'x'.repeat(300)}.yaml"`],
    ['folder.yaml', 'unreadable-file', 'this is a folder'],
    ['below', 'unreadable-file', 'this is a folder'],
    ['fifo.yaml', 'unreadable-file', 'this is no ordinary file'],
    ['/dev/zero', 'unreadable-file', 'this is no ordinary file'],
    ['loop.yaml', 'unreadable-file', 'the file cannot be read: its links go in a circle'],
    ['large.yaml', 'file-too-large', 'the file is larger than 1 MiB'],
    ['utf16.yaml', 'encoding', 'the file is UTF-16'],
  ])('%s', async (reference, code, message) => {
    const { loaded, problems } = await loadHere(reference);
    expect(loaded).toBeUndefined();
    expect(problems.map((problem) => [problem.code, problem.message])).toEqual([[code, message]]);
  });

  it('nul.yaml', async () => {
    expect((await loadHere('nul.yaml')).problems.map(({ code }) => code)).toEqual(['control-character']);
  });

  it.skipIf(process.getuid?.() === 0)('secret.yaml', async () => {
    expect((await loadHere('secret.yaml')).problems.map(({ message }) => message)).toEqual([
      'the file cannot be read: permission denied',
    ]);
  });

  it('throws for those who read without loading', async () => {
    const files = nodeFiles(packageRoot, join(folder, 'here'));
    await expect(files.read('folder.yaml', 'scenario', undefined)).rejects.toThrow(DetenteError);
  });
});

describe('the shipped decision rules', () => {
  it.each(['logit', 'best-reply', 'fixed', 'mixed', 'script'])('%s is read without a word', async (rule) => {
    write(
      `here/with-${rule}.yaml`,
      `${whole}decisions: {labs: {go: {options: [a, b], initial: a, payoff: 1, rule: ${rule}}}}\n`,
    );
    const { loaded, problems } = await load(`with-${rule}.yaml`, nodeFiles(packageRoot, join(folder, 'here')));
    expect(problems).toEqual([]);
    expect([...(loaded?.rules.keys() ?? [])]).toEqual([rule]);
    const root = loaded?.rules.get(rule);
    expect(root && asObject(root)).toMatchObject({ rule, summary: expect.any(String), names: expect.any(Array) });
  });
});
