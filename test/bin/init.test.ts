import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { presets } from '../../bin/init/presets.ts';
import { readme } from '../../bin/init/readme.ts';
import { scenarioName } from '../../bin/init/scenario-name.ts';
import { readYaml } from '../../engine/language/yaml/read.ts';
import { newFolder } from '../new-folder.ts';
import * as fc from '../properties/seeded.ts';
import { built, root, say } from './command-line.ts';

const here = process.cwd();
afterEach(() => process.chdir(here));

const names = presets().map(({ name }) => name);
const newPath = (name: string): string => join(newFolder(), name);

describe('init', () => {
  it.each(names)('writes %s, which passes its check and plays', async (preset) => {
    const path = newPath('my-study');
    const made = await say(['init', path, '--preset', preset]);
    expect({ code: made.code, err: made.err }).toEqual({ code: 0, err: '' });
    expect(readdirSync(path).sort()).toEqual(['README.md', 'my-study.yaml', 'schema.json']);
    const scenario = join(path, 'my-study.yaml');
    expect(await say(['check', '--strict', scenario])).toMatchObject({ code: 0, err: '' });
    const played = await say(['run', scenario, '--draft', '--json', '--out', join(path, 'results')]);
    expect(played.code).toBe(0);
    expect(JSON.parse(played.out)).toMatchObject({ scenario: 'my-study', runs: 200, complete: true, failedRuns: 0 });
  });

  it('says what it wrote and what to type next', async () => {
    const path = newPath('study');
    const { out } = await say(['init', path]);
    expect(out.replaceAll(path, 'PATH').replace(/ +$/gm, '').split('\n')).toEqual([
      'study.yaml made from the preset two-labs',
      '  PATH/study.yaml    the scenario: read it, change it',
      '  PATH/schema.json   what an editor checks it with while you type',
      '  PATH/README.md     what to do next',
      'next',
      '  cd PATH',
      '  detente check study.yaml',
      '  detente run study.yaml --out results/study',
      '  detente report results/study',
      '  detente trace results/study --run 7',
      '',
    ]);
    const again = newPath('study');
    const { out: json } = await say(['init', again, '--json']);
    expect(JSON.parse(json)).toMatchObject({
      schemaVersion: 1,
      ok: true,
      preset: 'two-labs',
      scenario: join(again, 'study.yaml'),
      next: expect.arrayContaining(['detente check study.yaml']),
    });
  });

  it('names the schema that lies beside, the one that editors are given', async () => {
    const path = newPath('study');
    await say(['init', path]);
    const [line] = readFileSync(join(path, 'study.yaml'), 'utf8').split('\n');
    expect(line).toBe('# yaml-language-server: $schema=./schema.json');
    expect(JSON.parse(readFileSync(join(path, 'schema.json'), 'utf8'))).toEqual(
      JSON.parse(readFileSync(join(root, 'schema.json'), 'utf8')),
    );
  });

  it('writes commands into the README that are commands', () => {
    const text = readme('my study', 'my study.yaml');
    expect(text).toContain("detente check 'my study.yaml'");
    const called = [...text.matchAll(/^detente (\w+)/gm)].map(([, name]) => name);
    expect(called).toEqual(['check', 'run', 'report', 'trace']);
    expect(text.split('\n').length).toBeLessThan(18);
  });

  it('takes the working folder if it is empty, whatever begins with a point', async () => {
    const path = newPath('here');
    mkdirSync(join(path, '.git'), { recursive: true });
    process.chdir(path);
    const { code, out } = await say(['init']);
    expect(code).toBe(0);
    expect(out).not.toMatch(' cd ');
    expect(readdirSync('.').sort()).toEqual(['.git', 'README.md', 'here.yaml', 'schema.json']);
    const again = await say(['init']);
    expect(again).toMatchObject({ code: 2, out: '' });
    expect(again.err).toMatch(
      /not empty: it holds README\.md and 2 more {2}\[file-exists\]\n {2}hint: .*detente init my/,
    );
  });

  it('writes beside the files of a folder that was named', async () => {
    const path = newPath('mine');
    mkdirSync(path);
    writeFileSync(join(path, 'notes.txt'), 'mine');
    expect((await say(['init', path])).code).toBe(0);
    expect(readFileSync(join(path, 'notes.txt'), 'utf8')).toBe('mine');
  });

  it('overwrites nothing, and writes nothing where something is in the way', async () => {
    for (const file of ['README.md', 'mine.yaml', 'schema.json']) {
      const path = newPath('mine');
      mkdirSync(path);
      writeFileSync(join(path, file), 'mine');
      const { code, out, err } = await say(['init', path]);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain(`nothing was written: ${join(path, file)} is there already`);
      expect(readdirSync(path)).toEqual([file]);
      expect(readFileSync(join(path, file), 'utf8')).toBe('mine');
    }
  });

  it.skipIf(process.platform === 'win32')('leaves nothing where the disk is full after half a file', () => {
    const path = newPath('study');
    // A file may have 8 kB; schema.json is larger.
    const limited = `trap '' XFSZ; ulimit -f 8; exec "$0" "$@"`;
    const { status } = spawnSync('bash', ['-c', limited, process.execPath, built, 'init', path]);
    expect({ status, isThere: existsSync(path) }).toEqual({ status: 3, isThere: false });
  });

  it('does not write through a link that leads nowhere', async () => {
    const path = newPath('mine');
    mkdirSync(path);
    symlinkSync(join(path, 'elsewhere.yaml'), join(path, 'mine.yaml'));
    expect((await say(['init', path])).code).toBe(2);
    expect(existsSync(join(path, 'elsewhere.yaml'))).toBe(false);
  });

  it('refuses what is no folder, no preset and no name', async () => {
    const path = newPath('file');
    writeFileSync(path, 'mine');
    expect(await say(['init', path])).toMatchObject({ code: 2, err: expect.stringContaining('is a file') });
    const unknown = await say(['init', newPath('x'), '--preset', 'two-lab']);
    expect(unknown).toMatchObject({ code: 2, err: expect.stringContaining('did you mean "two-labs"?') });
    expect((await say(['init', ''])).code).toBe(2);
    const below = await say(['init', join(path, 'below')]);
    expect(below.code).toBe(3);
    expect(below.err).toMatch('a part of the path is a file');
    expect(below.err).not.toMatch('--out');
  });

  it('lists the presets, each with a sentence', async () => {
    const { presets: listed } = JSON.parse((await say(['init', '--list', '--json'])).out) as {
      presets: { name: string; summary: string }[];
    };
    expect(listed.map(({ name }) => name)).toEqual(['frontier-overlay', 'two-labs']);
    const { out } = await say(['init', '--list']);
    for (const { name, summary } of listed) {
      expect(summary.length).toBeGreaterThan(20);
      expect(out).toMatch(new RegExp(`^  ${name} +${summary.slice(0, 20)}`, 'm'));
    }
  });
});

describe('presets', () => {
  it('are no shipped scenarios', async () => {
    const { scenarios } = JSON.parse((await say(['list', '--json'])).out) as { scenarios: { name: string }[] };
    expect(scenarios.map(({ name }) => name).filter((name) => names.includes(name))).toEqual([]);
  });

  it('give the model of the tutorial (after a change of one, change the other)', () => {
    const model = (path: string): string =>
      readFileSync(join(root, path), 'utf8').replace(/^[\s\S]*?(?=^detente: 1)/m, '');
    expect(model('scenarios/presets/two-labs.yaml')).toBe(model('scenarios/tutorial.yaml'));
  });

  it('say for every change of frontier why', () => {
    const text = readFileSync(join(root, 'scenarios/presets/frontier-overlay.yaml'), 'utf8');
    const { root: tree } = readYaml({ name: 'frontier-overlay.yaml', text });
    const parameters = tree?.kind === 'map' ? tree.entries.find(({ key }) => key === 'parameters')?.value : undefined;
    const entries = parameters?.kind === 'map' ? parameters.entries : [];
    expect(entries.map(({ key }) => key)).toEqual(['hazard.margin', 'alignment.sharing']);
    for (const { value } of entries)
      expect(value.kind === 'map' ? value.entries.map(({ key }) => key) : []).toEqual(
        expect.arrayContaining(['default', 'source']),
      );
  });
});

describe('the name of a scenario', () => {
  it.each([
    ['my-study', 'my-study'],
    ['My study (2)', 'My-study-2'],
    ['Überlegung', 'Überlegung'],
    ['停战', '停战'],
    ['..', 'scenario'],
    ['', 'scenario'],
    ['--json', 'json'],
    ['a'.repeat(200), 'a'.repeat(60)],
    ['con', 'con-scenario'],
    ['Frontier', 'Frontier-scenario'],
    ["it's; rm -rf $HOME", 'it-s-rm-rf-HOME'],
  ])('of a folder %j is %j', (given, expected) => {
    expect(scenarioName(given, ['frontier'])).toBe(expected);
  });

  it('is always the name of one file', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (given) => {
        const name = scenarioName(given, []);
        expect(name).toMatch(/^[\p{L}\p{M}\p{N}_-]+$/u);
        expect(name).not.toMatch(/^[-_]|[-_]$/);
        expect(basename(`${name}.yaml`)).toBe(`${name}.yaml`);
      }),
    );
  });
});
