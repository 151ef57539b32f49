import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Claim } from './claim.ts';

type Entry = Readonly<Record<string, unknown>>;

/** The shipped scenarios by name, and which module declares what. */
export type Library = {
  readonly scenarios: ReadonlyMap<string, Entry>;
  /** Module files without their ending, by the name that formulas have for them: a module, or an event of one. */
  readonly modules: ReadonlyMap<string, string>;
  /** Of names of a class, `labs.belief`, and of measures and ends, `catastrophe`: the modules that declare them. */
  readonly declaring: ReadonlyMap<string, readonly string[]>;
};

/** The modules in which the arms of a claim differ, and those of what its checks look at. */
export type Equations = { readonly changed: readonly string[]; readonly measured: readonly string[] };

const CLASSES = ['labs', 'governments'];
const entry = (value: unknown): Entry => (typeof value === 'object' && value !== null ? (value as Entry) : {});
const keys = (value: unknown): readonly string[] => Object.keys(entry(value));
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The files of a folder, parsed, by their names without the ending. */
const filesIn = (folder: string): ReadonlyMap<string, Entry> =>
  new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => [file.replace('.yaml', ''), entry(parse(readFileSync(join(folder, file), 'utf8')))] as const),
  );

const declaredBy = (module: Entry): readonly string[] => [
  ...['parameters', 'state', 'let', 'draw', 'decisions'].flatMap((block) =>
    CLASSES.flatMap((owner) => keys(entry(module[block])[owner]).map((name) => `${owner}.${name}`)),
  ),
  ...['measures', 'end'].flatMap((block) => keys(module[block])),
];

export const readLibrary = (root: string): Library => {
  const modules = new Map<string, string>();
  const declaring = new Map<string, readonly string[]>();
  for (const [file, module] of filesIn(join(root, 'scenarios/modules'))) {
    modules.set(file.replaceAll('-', '_'), file);
    for (const { name } of list(module.events).map(entry)) if (typeof name === 'string') modules.set(name, file);
    for (const name of declaredBy(module)) declaring.set(name, [...(declaring.get(name) ?? []), file]);
  }
  return { scenarios: filesIn(join(root, 'scenarios')), modules, declaring };
};

/** Whose class a player is of, in any of the scenarios. */
const classOf = ({ scenarios }: Library, player: string): string | undefined =>
  CLASSES.find(
    (owner) =>
      owner === player ||
      [...scenarios.values()].some(({ players }) =>
        list(entry(players)[owner]).some((member) => entry(member).name === player),
      ),
  );

/** The modules behind `hazard.peak`, `Leader.investors` or, alone, a name of a class. */
const behind = (library: Library, path: string): readonly string[] => {
  const [head = '', name] = path.split('.');
  const module = library.modules.get(head);
  if (module !== undefined) return [module];
  const owners = name === undefined ? CLASSES : [classOf(library, head) ?? ''];
  return owners.flatMap((owner) => library.declaring.get(`${owner}.${name ?? head}`) ?? []);
};

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

const namesIn = (text: string): readonly string[] => text.match(/[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/g) ?? [];

/** What an overlay and its parents lay over the baseline, by path with what is said of it; nearer files win. */
const laidBy = (library: Library, overlay: Entry): ReadonlyMap<string, string> => {
  const parent = library.scenarios.get(String(overlay.extends));
  if (parent === undefined) throw new Error(`${overlay.extends}: expected a shipped scenario`);
  const laid = new Map(parent.extends === undefined ? [] : laidBy(library, parent));
  for (const module of list(overlay.use)) laid.set(`${module}`.replaceAll('-', '_'), 'used');
  for (const path of keys(overlay.parameters)) laid.set(path, JSON.stringify(entry(overlay.parameters)[path]));
  for (const name of keys(overlay.define)) laid.set(name, JSON.stringify(entry(overlay.define)[name]));
  for (const event of list(overlay.events).map(entry))
    for (const path of keys(event.set)) laid.set(path, `${laid.get(path) ?? ''}${JSON.stringify(event)}`);
  return laid;
};

const FORMULAS = ['tick', 'final', 'mean', 'sum', 'max', 'first', 'pooled'];

/** The modules of what a formula reads, through the names that the claim itself gives. */
const readBy = (library: Library, text: string, lets: ReadonlyMap<string, string>): readonly string[] =>
  namesIn(text).flatMap((path) => {
    const own = lets.get(path.replace(/^labs\./, ''));
    const others = new Map([...lets].filter(([, said]) => said !== own));
    return own === undefined ? behind(library, path) : readBy(library, own, others);
  });

const letsOf = (overlay: Entry): ReadonlyMap<string, string> =>
  new Map(
    ['world', 'labs'].flatMap((owner) =>
      Object.entries(entry(entry(overlay.let)[owner])).map(([name, said]) => [name, String(said)] as const),
    ),
  );

const outputOf = (library: Library, { arms }: Claim, output: string): readonly string[] => {
  const declared = library.declaring.get(output);
  if (declared !== undefined) return declared;
  const overlays = [...arms.values(), ...library.scenarios.values()].map(entry);
  const overlay = overlays.find(({ measures }) => keys(measures).includes(output)) ?? {};
  const measure = entry(entry(overlay.measures)[output]);
  const texts = FORMULAS.flatMap((key) => textsIn(measure[key]));
  return texts.flatMap((text) => readBy(library, text, letsOf(overlay)));
};

const distinct = <Value>(values: readonly Value[]): readonly Value[] => [...new Set(values)];

/** Where the model has what a claim is about: found in its files, not said of them. */
export const equationsOf = (library: Library, claim: Claim): Equations => {
  const arms = [...claim.arms.values()].map((overlay) => laidBy(library, overlay));
  const all = distinct(arms.flatMap((laid) => [...laid.keys()]));
  const differing = all.filter((path) => arms.some((laid) => laid.get(path) !== arms[0]?.get(path)));
  // Where all arms are one scenario, it is what that one lays over the baseline.
  const paths = differing.length > 0 ? differing : all;
  const changed = distinct(paths.flatMap((path) => behind(library, path)));
  const measured = distinct(claim.checks.flatMap(({ output }) => outputOf(library, claim, output)));
  return { changed, measured: measured.filter((module) => !changed.includes(module)) };
};
