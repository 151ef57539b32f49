import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scenarioFiles } from '../../engine/experiment/index.ts';
import { inBraces } from '../../engine/language/check/story-text.ts';
import { parseFormula } from '../../engine/language/formula/parse.ts';
import { type Files, load } from '../../engine/language/load.ts';
import { type PreparedKind, prepare } from '../../engine/language/prepared/prepare.ts';
import type { Prepared } from '../../engine/language/prepared/prepared.ts';
import { readPrepared } from '../../engine/language/prepared/read.ts';
import { DetenteError } from '../../engine/language/problem.ts';
import { module, ruleFile } from '../../engine/language/shape/module.ts';
import { scenario } from '../../engine/language/shape/scenario.ts';
import { validate } from '../../engine/language/shape/validate.ts';
import type { Source } from '../../engine/language/source.ts';
import type { MapNode, ScalarNode, YamlNode } from '../../engine/language/yaml/node.ts';
import { readYaml } from '../../engine/language/yaml/read.ts';
import { memoryFiles } from './memory-files.ts';

const scenarios = new URL('../../scenarios/', import.meta.url);

const folders: { readonly [kind in PreparedKind]: string } = { scenario: '', module: 'modules/', rule: 'rules/' };

const shipped = Object.entries(folders).flatMap(([kind, folder]) =>
  readdirSync(new URL(folder, scenarios))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({
      kind: kind as PreparedKind,
      name: `${folder}${name}`,
      text: readFileSync(new URL(`${folder}${name}`, scenarios), 'utf8'),
    })),
);

/** Every style of a scalar, and every kind of a node of a formula. */
const odd = `module: odd
description: >
  Folded over
  two lines,

  with a blank one.
parameters:
  rate: {unit: "1", default: 1e-2, doc: 'a doubled '' quote', source: "tab\\there, \\U0001F600 and\\
    folded", range: [-1, 1]}
let:
  twice: {unit: "1", label: "Zwölf", value: "2 *
    rate"}
  both: not (rate < twice <= 3) and others(rate, 1)[2] % -a.b ^ 2
  none: -1
story: {world: {a: {when: both, begins: "it was {twice | percent} of {rate + 1}, {when}, { x[1] }"}}}
`;

const shapes = { scenario, module, rule: ruleFile };

const sourceOf = (name: string, text: string): Source => ({ name, text });

const again = (source: Source, kind: PreparedKind) => {
  const prepared: Prepared = JSON.parse(JSON.stringify(prepare(source, kind)));
  return { prepared, root: readPrepared(source, prepared) };
};

/** All that a node says: the functions as their values, on both sides of the text too. */
const told = (node: YamlNode): unknown => {
  if (node.kind === 'list') return { ...node, items: node.items.map(told) };
  if (node.kind === 'map')
    return { ...node, entries: node.entries.map((entry) => ({ ...entry, value: told(entry.value) })) };
  const { offsets, formula: _, braces: __, ...rest } = node;
  const places = Array.from({ length: node.text.length + 4 }, (_, at) => offsets(at - 2));
  return { ...rest, places, formula: parseFormula(node), braces: inBraces(node).map((inside) => parseFormula(inside)) };
};

const scalarsOf = (node: YamlNode): readonly ScalarNode[] => {
  if (node.kind === 'scalar') return [node];
  return (node.kind === 'list' ? node.items : node.entries.map(({ value }) => value)).flatMap(scalarsOf);
};

describe('a prepared file', () => {
  it.each([...shipped, { kind: 'module' as const, name: 'odd', text: odd }])(
    '$name is what its text says',
    ({ kind, name, text }) => {
      const source = sourceOf(name, text);
      const { root } = again(source, kind);
      const plain = readYaml(source).root as MapNode;
      const removals = plain.entries.some(({ key }) => key === 'extends');
      const read = validate(plain, shapes[kind], { removals }).root;
      expect(told(root)).toEqual(told(read));
      expect(scalarsOf(read).some(({ formula }) => formula !== undefined)).toBe(false);
    },
  );

  it('is refused if anything is wrong with it', () => {
    for (const text of ['module: [', 'module: odd\nlett: {}\n', 'module: odd\nmodule: odd\n'])
      expect(() => prepare(sourceOf('modules/odd.yaml', text), 'module')).toThrow(DetenteError);
  });

  it('was built of every shipped file, with the text that it has', () => {
    const folder = new URL('../../dist/prepared/', import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json'));
    const built = files.map((path) => {
      const { text }: Prepared = JSON.parse(readFileSync(new URL(path.replaceAll('\\', '/'), folder), 'utf8'));
      return [path.replaceAll('\\', '/').replace(/\.json$/, ''), text];
    });
    expect(built.sort()).toEqual(shipped.map(({ name, text }) => [name, text]).sort());
  });

  const texts = {
    'a.yaml': 'detente: 1\ntime: {tick: month, horizon: 12}\nuse: [growth]\nplayers:\n  labs:\n    - {name: A}\n',
    'modules/growth.yaml': 'module: growth\nlet:\n  twice: {unit: "1", value: 2 + 2}\n',
  };
  const withPrepared = (of: string): Files => {
    const files = memoryFiles(texts);
    return {
      ...files,
      read: async (reference, kind, from) => {
        const found = await files.read(reference, kind, from);
        if (found === undefined || kind !== 'module') return found;
        return { ...found, prepared: prepare(sourceOf(found.name, of), 'module') };
      },
    };
  };
  const formulasOf = async (files: Files) => {
    const { loaded, problems } = await load('a.yaml', files);
    expect(problems).toEqual([]);
    return scalarsOf(loaded?.modules[0]?.root as YamlNode).flatMap(({ formula }) => formula?.text ?? []);
  };

  it.each(['tutorial', 'frontier', 'pause-verified', 'summit'])(
    'makes no difference to what is loaded of %s',
    async (name) => {
      const built = await import(new URL('../../dist/node/index.js', import.meta.url).href);
      const all = async (files: Files) => {
        const { loaded, problems } = await load(name, files);
        const modules = loaded?.modules ?? [];
        const rules = [...(loaded?.rules ?? [])].map(([rule, root]) => [rule, told(root)]);
        const roots = [...(loaded ? [loaded.root] : []), ...modules.map(({ root }) => root)];
        const prepared = roots.flatMap(scalarsOf).filter(({ formula }) => formula !== undefined);
        return {
          said: { problems, root: loaded && told(loaded.root), modules: modules.map(({ root }) => told(root)), rules },
          prepared: prepared.length,
        };
      };
      const [before, now] = [await all(scenarioFiles()), await all(built.scenarioFiles())];
      expect(now.said).toEqual(before.said);
      expect(before.prepared).toBe(0);
      expect(now.prepared).toBeGreaterThan(0);
    },
  );

  it('is told to be of another kind like any file', async () => {
    const text = 'rule: growth\nchoose: one(0)\n';
    const files = memoryFiles({ ...texts, 'modules/growth.yaml': text });
    const prepared = prepare(sourceOf('modules/growth.yaml', text), 'rule');
    const read: Files['read'] = async (...asked) => {
      const found = await files.read(...asked);
      return found && { ...found, ...(found.name === 'modules/growth.yaml' ? { prepared } : {}) };
    };
    const told = async (from: Files) =>
      (await load('a.yaml', from)).problems.map(({ code, message }) => ({ code, message }));
    expect(await told({ ...files, read })).toEqual(await told(files));
    expect((await told(files))[0]?.code).toBe('other-file-kind');
  });

  it('stands for the file as long as the text is the same', async () => {
    expect(await formulasOf(withPrepared(texts['modules/growth.yaml']))).toEqual(['1', '2 + 2']);
    expect(await formulasOf(withPrepared(texts['modules/growth.yaml'].replace('2 + 2', '2 + 3')))).toEqual([]);
  });
});
