import type { FileKind, Files, FoundFile } from '../../language/load.ts';

/** A file as text: `{kind: 'module', name: 'scenarios/modules/treaty.yaml', text: …}`. */
export type TextFile = {
  readonly kind: FileKind;
  readonly name: string;
  readonly text: string;
  /** Somebody's own, not a shipped one. */
  readonly own?: true;
};

const encoder = new TextEncoder();

const stem = ({ name }: TextFile): string => (name.split('/').at(-1) ?? '').replace(/\.ya?ml$/, '');

/** Hyphens and underscores are equal in names of files. */
const isCalled = (file: TextFile, reference: string): boolean => {
  const plain = (text: string): string => text.replaceAll('_', '-');
  return plain(stem(file)) === plain(reference) || file.name === reference;
};

/**
 * Files that are held as text, in place of those of a machine. One's own go before shipped ones of the same name, but for
 * a scenario that another extends: `extends: frontier` in a file `frontier.yaml` means the shipped one.
 */
export const memoryFiles = (all: readonly TextFile[]): Files => {
  const own = all.filter((file) => file.own === true);
  const shipped = all.filter((file) => file.own !== true);
  return {
    list: async (kind) => [...new Set(shipped.filter((file) => file.kind === kind).map(stem))].sort(),
    read: async (reference, kind, from): Promise<FoundFile | undefined> => {
      const inOrder = kind === 'scenario' && from !== undefined ? [...shipped, ...own] : [...own, ...shipped];
      const file = inOrder.find((one) => one.kind === kind && isCalled(one, reference.replace(/^\.\//, '')));
      if (file === undefined) return undefined;
      return { name: file.name, key: file.name, bytes: encoder.encode(file.text) };
    },
  };
};
