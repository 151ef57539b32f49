// Rules about the sources as a whole: what may import what, and that the lint rules on engine code bite.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Import, init, parse } from 'es-module-lexer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Who may import whom: a file imports from its own layer or from one further down this list. */
const layers = [
  ['bin'],
  ['reports'],
  ['engine'],
  ['engine/experiment', 'engine/analysis', 'engine/designs', 'engine/games'],
  ['engine/run'],
  ['engine/compile'],
  ['engine/language'],
];

const browserSafe = [
  'engine/run',
  'engine/compile',
  'engine/language',
  'engine/analysis',
  'engine/designs',
  'engine/games',
];

interface Source {
  readonly path: string;
  readonly layer: number;
  /** Specifiers of all imports, those of types included. */
  readonly imports: readonly string[];
  /** Specifiers of the imports that remain at run time. */
  readonly valueImports: readonly string[];
}

function sourcePaths(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => posix.join(folder, path.split(sep).join('/')))
    .sort();
}

function layerFolder(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return top === 'engine' && !second.endsWith('.ts') ? `${top}/${second}` : top;
}

const specifiersOf = (imports: readonly Import[]) => imports.flatMap(({ specifier }) => specifier ?? []);

function readSource(path: string): Source {
  const [imports] = parse(readFileSync(join(root, path), 'utf8'));
  const remaining = imports.filter((found) => !('typeOnly' in found && found.typeOnly));
  return {
    path,
    layer: layers.findIndex((folders) => folders.includes(layerFolder(path))),
    imports: specifiersOf(imports),
    valueImports: specifiersOf(remaining),
  };
}

function resolve(from: string, specifier: string): string {
  return posix.join(posix.dirname(from), specifier);
}

const isRelative = (specifier: string) => specifier.startsWith('.');

/** The first cycle found by walking the imports in order, as the paths along it. */
function findCycle(sources: ReadonlyMap<string, Source>): string[] {
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): string[] => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return [];
    for (const specifier of sources.get(path)?.valueImports.filter(isRelative) ?? []) {
      const cycle = walk(resolve(path, specifier), [...trail, path]);
      if (cycle.length > 0) return cycle;
    }
    done.add(path);
    return [];
  };
  for (const path of sources.keys()) {
    const cycle = walk(path, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

describe('imports', () => {
  let sources = new Map<string, Source>();

  beforeAll(async () => {
    await init;
    const read = ['bin', 'reports', 'engine'].flatMap(sourcePaths).map(readSource);
    sources = new Map(read.map((source) => [source.path, source]));
  });

  it('are of files that exist, in folders that have a layer', () => {
    expect([...sources.values()].flatMap(({ imports }) => imports).length).toBeGreaterThan(sources.size);
    expect([...sources.values()].filter(({ layer }) => layer < 0).map(({ path }) => path)).toEqual([]);
    const lost = [...sources.values()].flatMap(({ path, imports }) =>
      imports
        .filter((specifier) => isRelative(specifier) && !existsSync(join(root, resolve(path, specifier))))
        .map((specifier) => `${path} imports ${specifier}`),
    );
    expect(lost).toEqual([]);
  });

  it('go one way: bin, reports, engine, and inside the engine downwards', () => {
    const upwards = [...sources.values()].flatMap(({ path, layer, imports }) =>
      imports
        .filter(isRelative)
        .map((specifier) => resolve(path, specifier))
        .filter((target) => (sources.get(target)?.layer ?? layer) < layer)
        .map((target) => `${path} imports ${target}`),
    );
    expect(upwards).toEqual([]);
  });

  it('form no cycle', () => {
    expect(findCycle(sources)).toEqual([]);
  });

  it('leave the shipped sources only towards packages: tests and tools stay outside', () => {
    const outside = [...sources.values()].flatMap(({ path, imports }) =>
      imports
        .filter(isRelative)
        .map((specifier) => resolve(path, specifier))
        .filter((target) => target.endsWith('.ts') && !sources.has(target))
        .map((target) => `${path} imports ${target}`),
    );
    expect(outside).toEqual([]);
  });

  it.each(browserSafe)('of %s need no Node', (folder) => {
    const needy = [...sources.values()]
      .filter(({ path }) => path.startsWith(`${folder}/`))
      .flatMap(({ path, imports }) => imports.filter(isBuiltin).map((specifier) => `${path} imports ${specifier}`));
    expect(needy).toEqual([]);
  });
});

describe('tests', () => {
  it('take fast-check from one place, which gives it its seed', async () => {
    await init;
    const importers = sourcePaths('test')
      .filter((path) => specifiersOf(parse(readFileSync(join(root, path), 'utf8'))[0]).includes('fast-check'))
      .map((path) => `${path} imports fast-check`);
    expect(importers).toEqual(['test/properties/seeded.ts imports fast-check']);
  });
});

describe('lint rules on engine code', () => {
  const folder = mkdtempSync(join(tmpdir(), 'detente-lint-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Lines of `lines`, counted from one, on which the linter reports an error. */
  function linesReported(name: string, lines: readonly string[]): number[] {
    cpSync(join(root, 'biome.json'), join(folder, 'biome.json'));
    cpSync(join(root, 'tools/lint'), join(folder, 'tools/lint'), { recursive: true });
    mkdirSync(join(folder, 'engine'), { recursive: true });
    writeFileSync(join(folder, 'engine', name), `${lines.join('\n')}\n`);
    const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
    const argv = [biome, 'lint', '--reporter=github', '--max-diagnostics=none', join('engine', name)];
    let output = '';
    try {
      output = execFileSync(process.execPath, argv, {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    } catch (error) {
      output = String((error as { stdout?: unknown }).stdout);
    }
    const found = [...output.matchAll(/^::error .*?\bline=(\d+)/gm)].map(([, line]) => Number(line));
    return [...new Set(found)].sort((a, b) => a - b);
  }

  it('refuse whatever may differ between machines, each on its own line', () => {
    const refused = [
      'export const a = Math.exp(1);',
      'export const b = Math.random();',
      "export const c = ['1'].map(Number).map(Math.cosh);",
      'export const { tanh } = Math;',
      'export const d = globalThis.Math;',
      'export const e = a ** 2;',
      'export const f = (x: number) => (x **= 2);',
      'export const g = Date.now();',
      'export const h = performance.now();',
      'export const i = (1).toLocaleString();',
      "export const j = 'a'.localeCompare('b');",
      'export const k = new Intl.NumberFormat();',
      'console.log(a);',
      'export const l: any = 1;',
      'export const m = globalThis.Date;',
      'export enum N { A }',
    ];
    expect(linesReported('refused.ts', refused)).toEqual(refused.map((_, index) => index + 1));
  });

  it('allow what is exact', () => {
    const allowed = [
      'export const a = Math.abs(-1) + Math.min(1, 2) + Math.max(1, 2) + Math.floor(1) + Math.ceil(1) + Math.sqrt(2);',
      'export const b = Math.trunc(1) + Math.sign(1) + Math.imul(1, 2) + Math.clz32(1) + Math.fround(1) + Math.PI;',
      '// Math.exp(1) ** Date.now()',
      "export const c = 'Math.exp(1) ** Date.now()';",
    ];
    expect(linesReported('allowed.ts', allowed)).toEqual([]);
  });
});
