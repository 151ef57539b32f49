import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../package.ts';
import { commandOf } from './command-of.ts';
import type { Manifest } from './manifest.ts';
import { sha256 } from './sink.ts';

/** A shipped scenario by name, another by its file, to be in whose folder. */
export const referenceOf = ({ sources, scenario }: Pick<Manifest, 'sources' | 'scenario'>): string => {
  const source = sources.find(({ role }) => role === 'scenario' || role === 'game');
  if (source === undefined) return scenario;
  const isShipped = [source.role === 'game' ? 'games' : '', 'literature'].some((folder) => {
    const shipped = join(packageRoot(), 'scenarios', folder, source.name);
    return existsSync(shipped) && sha256(new Uint8Array(readFileSync(shipped))) === source.sha256;
  });
  return isShipped ? scenario : source.name;
};

/** The command that makes results again. */
export const repeatCommand = (manifest: Manifest): string => commandOf(manifest, referenceOf(manifest));
