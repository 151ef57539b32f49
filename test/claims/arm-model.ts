import { nodeFiles } from '../../engine/experiment/files.ts';
import { openScenario } from '../../engine/experiment/open-scenario.ts';
import { packageRoot } from '../../engine/experiment/package.ts';
import type { Files } from '../../engine/language/load.ts';
import type { Model } from '../../engine/language/model.ts';
import type { Overlay } from './claim.ts';

const NAME = 'arm.yaml';

/** Shipped files, and one that is nowhere on a disk. */
const withOverlay = (files: Files, bytes: Uint8Array): Files => ({
  list: (kind) => files.list(kind),
  read: async (reference, kind, from) =>
    from === undefined && reference === NAME ? { name: NAME, key: NAME, bytes } : files.read(reference, kind, from),
});

/**
 * The model of an arm: an object of its own, which may be changed.
 *
 * @throws DetenteError where the overlay is wrong
 */
export const armModel = async (overlay: Overlay): Promise<Model> => {
  // JSON is YAML.
  const bytes = new TextEncoder().encode(JSON.stringify({ detente: 1, ...overlay }));
  const files = withOverlay(nodeFiles(packageRoot(), packageRoot()), bytes);
  return (await openScenario(NAME, files, [])).model;
};
