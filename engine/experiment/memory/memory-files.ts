import type { FileKind, Files, FoundFile } from '../../language/load.ts';

/** A shipped file as text: `{kind: 'module', name: 'scenarios/modules/treaty.yaml', text: …}`. */
export type TextFile = { readonly kind: FileKind; readonly name: string; readonly text: string };

const encoder = new TextEncoder();

const stem = ({ name }: TextFile): string => (name.split('/').at(-1) ?? '').replace(/\.ya?ml$/, '');

/** Hyphens and underscores are equal in names of files. */
const isCalled = (file: TextFile, reference: string): boolean => {
  const plain = (text: string): string => text.replaceAll('_', '-');
  return plain(stem(file)) === plain(reference) || file.name === reference;
};

/**
 * Files that are held as text, in place of those of a machine. The first of a kind with the name asked for is meant, so
 * that one's own go before those that they replace.
 */
export const memoryFiles = (all: readonly TextFile[]): Files => ({
  list: async (kind) => [...new Set(all.filter((file) => file.kind === kind).map(stem))].sort(),
  read: async (reference, kind): Promise<FoundFile | undefined> => {
    const file = all.find((one) => one.kind === kind && isCalled(one, reference.replace(/^\.\//, '')));
    if (file === undefined) return undefined;
    return { name: file.name, key: file.name, bytes: encoder.encode(file.text) };
  },
});
