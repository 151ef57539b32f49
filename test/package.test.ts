// What a user installs: the lockfile, the built files, and what the tarball holds.

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { init, parse } from 'es-module-lexer';
import { beforeAll, describe, expect, it } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const readText = (path: string) => readFileSync(join(root, path), 'utf8');

interface Manifest {
  readonly name: string;
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  readonly scripts: Record<string, string>;
  readonly bin: Record<string, string>;
  readonly exports: Record<string, string | Record<string, string>>;
}

interface Lockfile {
  readonly packages: Record<string, { resolved?: string; optionalDependencies?: Record<string, string> }>;
}

const manifest: Manifest = JSON.parse(readText('package.json'));

function filesUnder(folder: string, extension: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => extension.test(path))
    .map((path) => join(folder, path))
    .sort();
}

/** `@scope/name` or `name` of an import that is neither relative nor one of Node's own. */
function packageName(specifier: string): string[] {
  if (/^[./]|^file:|^data:/.test(specifier) || isBuiltin(specifier)) return [];
  return [/^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier];
}

function allImports(code: string): string[] {
  return parse(code)[0].flatMap(({ specifier }) => specifier ?? []);
}

function staticImports(code: string): string[] {
  return parse(code)[0].flatMap(({ type, specifier }) => (type === 'dynamic' ? [] : (specifier ?? [])));
}

describe('lockfile', () => {
  const { packages }: Lockfile = JSON.parse(readText('package-lock.json'));

  it('holds every platform’s binaries, so that npm ci works where it was not written', () => {
    const absent = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
      ),
    );
    expect(absent).toEqual([]);
    const canvases = Object.keys(packages).filter((path) => path.startsWith('node_modules/@napi-rs/canvas-'));
    expect(canvases).toHaveLength(11);
  });

  it('names no registry', () => {
    const hosts = Object.values(packages).filter(({ resolved }) => resolved?.includes('://'));
    expect(hosts).toEqual([]);
  });

  it('takes canvas from shims/canvas, which neither compiles nor downloads', () => {
    const canvases = Object.keys(packages).filter((path) => path.endsWith('node_modules/canvas'));
    expect(canvases).toEqual(['node_modules/canvas']);
    expect(packages['node_modules/canvas']?.resolved).toBe('shims/canvas');
  });
});

describe('dist', () => {
  beforeAll(() => init);

  it('has a file behind every export and command', () => {
    const targets = [...Object.values(manifest.bin), ...Object.values(manifest.exports).flatMap(Object.values)];
    const paths = targets.filter((target): target is string => typeof target === 'string' && target.length > 1);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('gives browsers an entry that imports nothing', () => {
    expect(allImports(readText('dist/index.js'))).toEqual([]);
  });

  it('loads exactly the packages listed as dependencies', () => {
    const modules = filesUnder('dist', /\.js$/).flatMap((path) => allImports(readText(path)));
    const required = filesUnder('dist', /\.c?js$/).flatMap((path) =>
      [...readText(path).matchAll(/(?:require\(|freshRequire\)\()["']([^"']+)["']\)/g)].map(([, name = '']) => name),
    );
    const loaded = new Set([...modules, ...required].flatMap(packageName));
    expect([...loaded].sort()).toEqual(Object.keys(manifest.dependencies).sort());
  });

  it('declares types without packages that a user does not have', () => {
    const named = filesUnder('dist/types', /\.d\.ts$/).flatMap((path) =>
      [...readText(path).matchAll(/(?:from |import\()["']([^"']+)["']/g)].flatMap(([, name = '']) => packageName(name)),
    );
    const known = [manifest.name, ...Object.keys(manifest.dependencies)];
    expect([...new Set(named)].filter((name) => !known.includes(name))).toEqual([]);
  });

  it('starts the command line from few and small files, without pictures or tables', () => {
    const start = 'dist/bin/detente.js';
    const seen = new Map<string, string>();
    const visit = (path: string) => {
      if (seen.has(path)) return;
      seen.set(path, readText(path));
      for (const specifier of staticImports(seen.get(path) ?? '')) {
        expect(packageName(specifier), `${path} imports ${specifier}`).toEqual([]);
        if (specifier.startsWith('.')) visit(join(dirname(path), specifier));
      }
    };
    visit(start);
    const code = seen.get(start) ?? '';
    const eager = staticImports(code);
    expect(allImports(code).filter((specifier) => !eager.includes(specifier))).not.toEqual([]);
    const bytes = [...seen.values()].reduce((sum, { length }) => sum + length, 0);
    expect(bytes).toBeLessThan(200_000);
    expect(seen.size).toBeLessThan(12);
  });

  // In Node the WebAssembly is found beside its loader; elsewhere its bytes are handed in.
  it.each([
    ['finds it', "import { loadSparseSolver } from 'detente/node'; const solver = await loadSparseSolver();"],
    [
      'is handed its bytes',
      `import loadHighs from 'detente/highs';
       import { loadHighsSolver } from 'detente';
       import { readFileSync } from 'node:fs';
       const wasm = readFileSync(new URL(import.meta.resolve('detente/highs.wasm')));
       const solver = await loadHighsSolver(loadHighs, { wasm });`,
    ],
  ])('brings the solver of large linear programs, which %s', (_, loading) => {
    // Maximise x + 2y subject to x + y ≤ 1.
    const code = `${loading}
      const { status, primal } = solver.solve({
        objective: Float64Array.of(1, 2), free: [], starts: Int32Array.of(0, 2), columns: Int32Array.of(0, 1),
        values: Float64Array.of(1, 1), bounds: Float64Array.of(1), equations: 0,
      });
      console.log(status, ...primal);`;
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', code], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(printed).toBe('optimal 0 1\n');
  });

  it('carries the licences of what is bundled', () => {
    const licences = readText('dist/third-party-licenses.txt');
    for (const name of ['chartjs-node-canvas', 'commander', '@dagrejs/dagre', 'highs', 'mathjs', 'temml', 'yaml'])
      expect(licences).toMatch(`${name} `);
  });
});

describe('package', () => {
  it('uses every package it names', () => {
    const code = ['bin', 'engine', 'reports', 'test', 'bench', 'tools']
      .filter((folder) => existsSync(join(root, folder)))
      .flatMap((folder) => filesUnder(folder, /\.(tsx?|mjs|css)$/))
      .concat('vitest.config.ts')
      .map(readText)
      .join('\n');
    const commands = Object.values(manifest.scripts).join('\n');
    const binaries: Record<string, string> = { '@biomejs/biome': 'biome ', typescript: 'tsc ' };
    const unused = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
      .filter((name) => !name.startsWith('@types/'))
      .filter((name) => !new RegExp(`(?:from|import|import\\(|require\\(|url\\()\\s*['"]${name}['"/]`).test(code))
      .filter((name) => !commands.includes(binaries[name] ?? '\0'));
    expect(unused).toEqual([]);
  });

  it('has a file behind every script that runs one', () => {
    const files = Object.values(manifest.scripts).flatMap((script) =>
      [...script.matchAll(/\bnode (\S+\.m?js)/g)].map(([, path = '']) => path),
    );
    expect(files.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('packs what runs, the scenarios, the fonts and what the README and the rules point to, and nothing else', () => {
    const [packed] = JSON.parse(
      execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
        cwd: root,
        encoding: 'utf8',
        shell: process.platform === 'win32',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    ) as { size: number; files: { path: string }[] }[];
    const paths = packed?.files.map(({ path }) => path) ?? [];
    expect(paths).toEqual(
      expect.arrayContaining([
        'CHANGELOG.md',
        'CITATION.cff',
        'LICENSE',
        'README.md',
        'docs/decisions.md',
        'docs/how-to-compare.md',
        'docs/meaning.md',
        'docs/results-directory.md',
        'docs/tutorial.md',
        'examples/read.R',
        'examples/read.py',
        'schema.json',
        'dist/bin/detente.js',
        'dist/explore/page.html',
        'dist/index.js',
        'dist/reports/index.js',
        'dist/types/engine/index.d.ts',
        'dist/vendor/chartjs-node-canvas.cjs',
        'dist/vendor/highs.mjs',
        'dist/vendor/highs.wasm',
        'reports/fonts/Inter-Bold.ttf',
        'reports/fonts/Inter-Regular.ttf',
        'reports/fonts/Inter-SemiBold.ttf',
        'reports/fonts/NotoSansMath-subset.woff2',
        'reports/fonts/OFL-NotoSansMath.txt',
        'reports/fonts/OFL.txt',
      ]),
    );
    expect(paths.some((path) => /^scenarios\/[^/]+\.yaml$/.test(path))).toBe(true);
    const expected =
      /^(dist|scenarios|reports\/fonts)\/|^docs\/[\w-]+\.md$|^examples\/read\.(py|R)$|^(package|schema)\.json$|^(LICENSE|README\.md|CHANGELOG\.md|CITATION\.cff)$/;
    expect(paths.filter((path) => !expected.test(path))).toEqual([]);
    // Of which the what-if page, with its scripts in it, is two thirds of a megabyte.
    expect(packed?.size).toBeLessThan(4_400_000);
  });
});
