import type { Loaded, LoadedSource } from '../../engine/language/load.ts';
import { stemOf } from '../../engine/language/loading/files.ts';
import { merge } from '../../engine/language/merge.ts';
import type { MapNode, YamlNode } from '../../engine/language/yaml/node.ts';
import { readYaml } from '../../engine/language/yaml/read.ts';
import { type Difference, differences } from './differences.ts';
import type { Change, Explanation } from './document.ts';
import { inlineYaml } from './inline-yaml.ts';
import { formsOfPath, saidAt } from './path-forms.ts';
import { placeOf } from './texts.ts';

const rootOf = ({ source }: LoadedSource): MapNode => {
  const { root } = readYaml(source);
  if (root?.kind === 'map') return root;
  throw new Error(`${source.name}: expected the map that was loaded before, got ${root?.kind ?? 'nothing'}`);
};

/** The files merged from the furthest parent on; undefined where there is none. */
const merged = (nearestFirst: readonly LoadedSource[]): MapNode | undefined =>
  nearestFirst
    .map(rootOf)
    .reverse()
    .reduce<MapNode | undefined>((parent, root) => (parent === undefined ? root : merge(parent, root).root), undefined);

/** The places where a module may declare what a key of a scenario is about: its block, then class and name, or name. */
const declaredAs = ([block = '', ...rest]: readonly string[], module: string): readonly (readonly string[])[] => {
  const own = rest.map((key) => (key.startsWith(`${module}.`) ? key.slice(module.length + 1) : key));
  const [first = '', ...steps] = own;
  const dot = first.indexOf('.');
  // `labs.caution` as a path is `caution` under `labs`.
  return [
    [block, ...own],
    ...(steps.length === 0 && dot > 0 ? [[block, first.slice(0, dot), first.slice(dot + 1)]] : []),
  ];
};

/** Blocks whose entries a scenario adds to those of the modules, and does not replace. */
const additive: ReadonlySet<string> = new Set(['flow', 'events']);

const formsOf = (root: MapNode, [block, name = '', ...rest]: readonly string[]): readonly (readonly string[])[] =>
  block === 'parameters' && rest.length === 0 ? formsOfPath(root, name) : [];

/** What a module says where the scenario so far said nothing: the default of a parameter, a rule, a formula. */
const moduleSays = (loaded: Loaded, path: readonly string[]): YamlNode | undefined => {
  for (const { name, root } of loaded.modules) {
    const forms = [...declaredAs(path, name), ...formsOf(loaded.root, path)];
    const said = forms.find((keys) => keys.length > 1 && saidAt(root, keys) !== undefined);
    if (said) return saidAt(root, said);
  }
  return undefined;
};

const changeOf = (loaded: Loaded, from: MapNode, { path, before, after, span }: Difference): Change => {
  const said = before ?? formsOf(from, path).flatMap((keys) => saidAt(from, keys) ?? [])[0];
  const byModule = said === undefined && !additive.has(path[0] ?? '') ? moduleSays(loaded, path) : undefined;
  const old = said ?? byModule;
  return {
    path: path.join('.').replaceAll('.[]', '[]'),
    before: old && inlineYaml(old),
    after: after && inlineYaml(after),
    wasDefault: byModule !== undefined,
    place: span && placeOf(span),
  };
};

/**
 * What a scenario changes of its parent, and what `--set` changes of the scenario: each key by its path, with what
 * stood there before. Parent and child are compared after all merging, so that an overlay that says the same again
 * is no change.
 */
export const lineageOf = (loaded: Loaded): Pick<Explanation, 'parent' | 'settings'> => {
  const scenario = loaded.sources.filter(({ role }) => role === 'scenario');
  const parents = loaded.sources.filter(({ role }) => role === 'parent');
  const before = merged(parents);
  const own = merged([...scenario, ...parents]) ?? loaded.root;
  const changes = (from: MapNode, to: MapNode): readonly Change[] =>
    differences([], from, to, to.span).map((one) => changeOf(loaded, from, one));
  const [nearest] = parents;
  return {
    parent:
      before && nearest
        ? { name: stemOf(nearest.source.name), file: nearest.source.name, changes: changes(before, own) }
        : undefined,
    settings: changes(own, loaded.root),
  };
};
