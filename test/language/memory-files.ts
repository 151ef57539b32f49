import type { FileKind, Files } from '../../engine/language/load.ts';

const folders: { readonly [kind in FileKind]: string } = {
  scenario: '',
  module: 'modules/',
  rule: 'rules/',
  game: 'games/',
};

/** Files of a test: path → text. A bare name is looked for where its kind lies; paths count from the root. */
export const memoryFiles = (texts: { readonly [path: string]: string }): Files => ({
  read: async (reference, kind) => {
    const paths = [
      reference,
      `${folders[kind]}${reference}.yaml`,
      `${folders[kind]}${reference.replaceAll('-', '_')}.yaml`,
    ];
    const path = paths.find((candidate) => texts[candidate] !== undefined);
    const text = path === undefined ? undefined : texts[path];
    if (path === undefined || text === undefined) return undefined;
    return { name: path, key: path, bytes: new TextEncoder().encode(text) };
  },
  list: async (kind) =>
    Object.keys(texts)
      .filter((path) => (kind === 'scenario' ? !path.includes('/') : path.startsWith(folders[kind])))
      .map((path) => path.slice(folders[kind].length, -'.yaml'.length)),
});
