import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { sha256 } from '../../engine/experiment/results/sink.ts';

/** Files by their paths, each with the hash of its bytes. */
export type Content = ReadonlyMap<string, string>;

/** Differs between two runs and is no part of the results; a lock of a process that is gone keeps nobody out. */
const isOwn = (path: string): boolean => /(^|\/)(environment\.json|\.lock(\..*)?)$/.test(path);

const filesBelow = (path: string): readonly string[] => {
  if (!existsSync(path)) return [];
  if (lstatSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
};

export const contentOf = (path: string): Content =>
  new Map(
    filesBelow(path)
      .map((file): [string, string] => [relative(path, file), sha256(readFileSync(file))])
      .filter(([name]) => !isOwn(name))
      .sort(),
  );

/** The first file in which a folder differs from what is expected of it; undefined if it does in none. */
export const difference = (one: Content, expected: Content): string | undefined => {
  for (const name of new Set([...one.keys(), ...expected.keys()]))
    if (one.get(name) !== expected.get(name))
      return `${name}: ${one.has(name) ? (expected.has(name) ? 'other bytes' : 'should not be there') : 'missing'}`;
  return undefined;
};

type Manifest = { readonly files: Readonly<Record<string, { readonly sha256: string }>> };

/** Names nobody takes for finished. */
const isAside = (name: string): boolean => /(^|\/)\.(draft|shards|lock)|\.(tmp|draft)$/.test(name);

/** Files without a manifest that are read by themselves: pictures, pages, what `init` makes. */
const standsAlone = (name: string): boolean =>
  /(^|\/)report\/|^$|\.html$|\.yaml$|\.md$/.test(name) && !/(^|\/)sources\//.test(name);

/**
 * What looks finished and is not: a manifest that names a file with other bytes, or a file that is read by itself and has
 * neither the bytes it is to have nor those it had before.
 */
export const pretences = (path: string, before: Content, expected: Content): readonly string[] => {
  const found: string[] = [];
  for (const [name, hash] of contentOf(path)) {
    if (isAside(name)) continue;
    if (name === 'manifest.json' || name.endsWith('/manifest.json')) {
      const folder = join(path, name, '..');
      const { files } = JSON.parse(readFileSync(join(path, name), 'utf8')) as Manifest;
      for (const [file, { sha256: named }] of Object.entries(files)) {
        const there = join(folder, file);
        if (!existsSync(there) || sha256(readFileSync(there)) !== named)
          found.push(`${name} names ${file}, which is not so`);
      }
    } else if (standsAlone(name) && ![before.get(name), expected.get(name)].includes(hash))
      found.push(`${name === '' ? path : name} is neither what it was nor what it is to be`);
  }
  return found;
};
