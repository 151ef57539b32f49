import type { Files, Loaded } from '../../language/load.ts';
import type { Setting } from '../../language/loading/settings.ts';
import type { Model } from '../../language/model.ts';
import { textOf } from '../../language/source.ts';
import type { MapNode, YamlNode } from '../../language/yaml/node.ts';
import { readYaml } from '../../language/yaml/read.ts';
import { defined } from '../defined.ts';
import type { BaselineFacts, EventDifference, MeasureFacts, ModuleDifference } from './baseline-facts.ts';
import { examine } from './examine.ts';
import type { KeptFiles } from './kept-files.ts';
import type { Manifest } from './manifest.ts';
import { ownSettings } from './own-settings.ts';
import { parameterDifferences } from './parameter-differences.ts';
import { filesOfArchive } from './sources.ts';
import { eventFacts } from './summary.ts';

/** A scenario as it was loaded, and what it means. */
type Understood = { readonly loaded: Loaded; readonly model: Model };

const entryOf = (node: YamlNode | undefined, key: string): YamlNode | undefined =>
  node?.kind === 'map' ? node.entries.find((one) => one.key === key)?.value : undefined;

const oneLine = (node: YamlNode): string => textOf(node.span).trim().replaceAll(/\s+/g, ' ');

const moduleFacts = ({ loaded, model }: Understood, name: string): ModuleDifference => {
  const root = loaded.modules.find((module) => module.name === name)?.root;
  const summary = entryOf(root, 'summary');
  return {
    name: name.replaceAll('_', '-'),
    ...(summary?.kind === 'scalar' ? { summary: summary.text } : {}),
    parameters: model.parameters.filter(({ module, origin }) => module === name && origin === 'declared').length,
  };
};

/** What an event sets, as its file has it. */
const setsOf = (root: MapNode, name: string): EventDifference['sets'] => {
  const events = entryOf(root, 'events');
  const items = events?.kind === 'list' ? events.items : [];
  const item = items.find((one) => {
    const named = entryOf(one, 'name');
    return named?.kind === 'scalar' && named.text === name;
  });
  const set = entryOf(item, 'set');
  return set?.kind === 'map' ? set.entries.map(({ key, value }) => ({ path: key, value: oneLine(value) })) : [];
};

const eventDifferences = ({ loaded, model }: Understood, from: Model): EventDifference[] => {
  const known = new Set(from.events.map(({ name }) => name));
  return eventFacts(model)
    .filter(({ name, part }) => part === undefined && !known.has(name))
    .map((event) => ({ ...event, sets: setsOf(loaded.root, event.name) }));
};

/** Labels of the ends and measures that scenarios declare; what modules declare comes with them. */
const asksOf = ({ loaded, model }: Understood): string[] => {
  const byModules = new Set(loaded.sources.filter(({ role }) => role === 'module').map(({ source }) => source.name));
  const declared = [...model.ends.filter(({ span }) => !byModules.has(span.source.name)), ...model.measures];
  return declared.filter((one) => !('module' in one) || one.module === undefined).map(({ label }) => label);
};

/** Measures that the scenario itself declares and the other does not. */
const ownMeasures = ({ measures }: Model, from: Model): MeasureFacts[] => {
  const known = new Set(from.measures.map(({ name }) => name));
  return measures
    .filter(({ name, module }) => module === undefined && !known.has(name))
    .map(({ name, label, definition, caution, unit }) => ({ name, label, ...defined({ definition, caution }), unit }));
};

/** Measures of the module that declares the measure of the headline, then those of modules that the scenario adds. */
const answeringMeasures = ({ measures, experiment }: Model, before: ReadonlySet<string>): string[] => {
  const about = measures.find(({ name }) => name === experiment.headline)?.module;
  const ofModules = measures.filter(({ module }) => module !== undefined);
  const first = ofModules.filter(({ module }) => module === about);
  const added = ofModules.filter(({ module = '' }) => module !== about && !before.has(module));
  return [...first, ...added].map(({ name }) => name);
};

/** Blocks of formulas; names stand below a class, or alone. */
const FORMULAS = ['define', 'let', 'next', 'draw', 'flow', 'decisions'] as const;

/** Names of formulas that a scenario gives, with their text: `labs.capability`, `automation.acceleration(a)`. */
const formulasOf = (root: MapNode): Map<string, string> => {
  const found = new Map<string, string>();
  for (const block of FORMULAS) {
    const entries = entryOf(root, block);
    for (const { key, value } of entries?.kind === 'map' ? entries.entries : []) {
      if (value.kind === 'map') for (const one of value.entries) found.set(`${key}.${one.key}`, oneLine(one.value));
      else found.set(key, oneLine(value));
    }
  }
  return found;
};

const formulaDifferences = (own: MapNode, from: MapNode): string[] => {
  const before = formulasOf(from);
  return [...formulasOf(own)].filter(([name, text]) => before.get(name) !== text).map(([name]) => name);
};

/** What sets one scenario apart from another. */
const compareWithBaseline = (
  own: Understood,
  from: Understood,
  unset: Model,
  given: ReadonlySet<string>,
): Omit<BaselineFacts, 'name'> => {
  const { model } = own;
  const [here, there] = [new Set(model.modules), new Set(from.model.modules)];
  const [asked, events] = [new Set(asksOf(from)), new Set(model.events.map(({ name }) => name))];
  return {
    ...defined({ horizon: model.time.horizon === from.model.time.horizon ? undefined : from.model.time.horizon }),
    modules: model.modules.filter((name) => !there.has(name)).map((name) => moduleFacts(own, name)),
    withoutModules: from.model.modules.filter((name) => !here.has(name)).map((name) => name.replaceAll('_', '-')),
    events: eventDifferences(own, from.model),
    withoutEvents: from.model.events
      .filter(({ name, module }) => module === undefined && !events.has(name))
      .map(({ label }) => label),
    parameters: parameterDifferences(model, from.model, unset, given),
    measures: answeringMeasures(model, there),
    asks: asksOf(own).filter((label) => !asked.has(label)),
    asked: ownMeasures(model, from.model),
    formulas: formulaDifferences(own.loaded.root, from.loaded.root),
  };
};

/** What the scenario's own file sets. */
const givenBy = ({ sources }: Loaded): ReadonlySet<string> => {
  const own = sources.find(({ role }) => role === 'scenario');
  const settings = own === undefined ? [] : ownSettings(own.source.name, own.bytes);
  return new Set(settings.map(({ path }) => path));
};

/** Files of results with another scenario as the first. */
const filesFrom = (
  { sources }: Pick<Manifest, 'sources'>,
  { read, where }: KeptFiles,
  parent: boolean,
): { files: Files; reference: string } => {
  const { files: archived, reference } = filesOfArchive((file) => read(`sources/${file}`), `${where}/sources`);
  const scenario = sources.find(({ role }) => role === 'scenario')?.name ?? '';
  const files: Files = {
    list: archived.list,
    read: (wanted, kind, from) =>
      archived.read(wanted, kind, from ?? (parent ? { name: `0/${scenario}`, text: '' } : undefined)),
  };
  return { files, reference };
};

/** The name by which the scenario's own file calls the one that it extends. */
const extendsOf = ({ sources }: Loaded): string | undefined => {
  const own = sources.find(({ role }) => role === 'scenario');
  const named = own === undefined ? undefined : entryOf(readYaml(own.source).root, 'extends');
  return named?.kind === 'scalar' ? named.text : undefined;
};

/**
 * What sets results apart from those of the scenario that theirs extends; of one that extends none, from those without
 * what was set by hand.
 *
 * @returns undefined where there is no such baseline, or where this version no longer understands it
 * @throws ResultsError where a file of the sources has changed
 */
export const baselineOf = async (
  manifest: Pick<Manifest, 'set' | 'sources'>,
  kept: KeptFiles,
): Promise<BaselineFacts | undefined> => {
  const { set, sources } = manifest;
  const parent = sources.find(({ role }) => role === 'parent');
  if (parent === undefined && set.length === 0) return undefined;
  const open = async (settings: readonly Setting[]): Promise<Understood | undefined> => {
    const { files, reference } = filesFrom(manifest, kept, false);
    return (await examine(reference, files, settings)).understood;
  };
  const unset = await open([]);
  const own = set.length === 0 ? unset : await open(set);
  if (own === undefined || unset === undefined) return undefined;
  if (parent === undefined) return { name: own.model.name, ...compareWithBaseline(own, unset, unset.model, new Set()) };
  const { files } = filesFrom(manifest, kept, true);
  const reference = extendsOf(own.loaded) ?? parent.name.replace(/\.ya?ml$/, '');
  const { understood: from } = await examine(reference, files, []);
  if (from === undefined) return undefined;
  return { name: from.model.name, ...compareWithBaseline(own, from, unset.model, givenBy(own.loaded)) };
};
