import type { NamedNumbers } from '../../games/files/named-numbers.ts';

/** What a game file's `let` names, as a document has it: nothing where it names nothing. */
export const valuesOf = (built: { readonly values: NamedNumbers } | undefined): { readonly values?: NamedNumbers } =>
  built === undefined || Object.keys(built.values).length === 0 ? {} : { values: built.values };
