import type { Manifest } from './manifest.ts';
import type { Results } from './results.ts';

/** What sets results apart from those of the scenario as it is. */
export const changesOf = ({
  set,
  sources,
}: Pick<Manifest, 'set' | 'sources'>): Pick<Results['scenario'], 'set' | 'parent'> => {
  const parent = sources.find(({ role }) => role === 'parent');
  return {
    ...(set.length === 0 ? {} : { set }),
    ...(parent === undefined ? {} : { parent: parent.name.replace(/\.ya?ml$/, '') }),
  };
};
