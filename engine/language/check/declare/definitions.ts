import type { Define, Let, PlayerClass } from '../../model.ts';
import type { MapEntry } from '../../yaml/node.ts';
import { type Catalogue, type DefineSource, type Draft, idOf, scenarioItself, unresolved } from '../catalogue.ts';
import { instanceOf } from '../definitions.ts';
import { readFormula } from '../formulas.ts';
import { entriesOf, isNull, nodeAt } from '../nodes.ts';
import { placeOf, suggestion } from '../report.ts';
import { isFormulaWord } from '../words.ts';
import { type Declaring, later } from './declaring.ts';
import { declare, gather, type Part, refuseQualified } from './gather.ts';

/** Definitions without arguments, of the world or of a class. */
export const declareLets = (declaring: Declaring): readonly Draft<Let>[] =>
  gather(declaring.catalogue, declaring.parts, 'let').flatMap((entry) => {
    const { name, module, owner, keySpan } = entry;
    const body = unresolved(entry.value.span);
    const definition: Draft<Let> = { kind: 'let', name, module, id: idOf(module, name), owner, span: keySpan, body };
    if (!declare(declaring.catalogue, definition)) return [];
    const formula = later(declaring, entry.value, { class: owner, module }, (resolved) => {
      definition.body = resolved;
    });
    if (formula) declaring.catalogue.bodies.set(definition, formula);
    return [definition];
  });

type Signature = { readonly module: string | undefined; readonly name: string; readonly parameters: readonly string[] };

/** `growth.pace(c, r)` into its pieces; the form has been checked on loading. */
const readSignature = (catalogue: Catalogue, part: Part, key: string): Signature => {
  const [head = '', rest = ''] = key.split('(', 2);
  const parameters = rest
    .replace(')', '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  const [module = '', ...names] = head.trim().split('.');
  if (part.module === undefined && names.length === 1 && catalogue.modules.has(module))
    return { module, name: names[0] ?? '', parameters };
  return { module: part.module, name: head.trim(), parameters };
};

const faultOf = ({ name, parameters }: Signature): string | undefined => {
  if (isFormulaWord(name)) return `"${name}" is a word of the language and cannot be defined`;
  const taken = parameters.find(isFormulaWord);
  if (taken !== undefined) return `"${taken}" has a meaning of its own and cannot be an argument`;
  const twice = parameters.find((each, index) => parameters.indexOf(each) !== index);
  return twice === undefined ? undefined : `"${twice}" is an argument twice`;
};

const declareDefine = (declaring: Declaring, part: Part, { key, keySpan, value }: MapEntry): void => {
  const { catalogue } = declaring;
  const signature = readSignature(catalogue, part, key);
  const { module, name, parameters } = signature;
  const home = module ?? scenarioItself;
  const names = catalogue.defines.get(home) ?? new Map<string, DefineSource>();
  catalogue.defines.set(home, names);
  const known = names.get(name);
  if (module !== part.module && !known) {
    catalogue.report.error(
      'unknown-name',
      keySpan,
      `module ${module} defines no "${name}" to replace`,
      suggestion(name, names.keys()),
    );
    return;
  }
  if (name.includes('.')) {
    catalogue.broken.add(name.slice(name.lastIndexOf('.') + 1));
    refuseQualified(catalogue, part, { name, keySpan });
    return;
  }
  const fault = faultOf(signature);
  if (fault !== undefined) {
    catalogue.report.error('reserved-name', keySpan, fault, 'choose another name');
    catalogue.broken.add(name);
    return;
  }
  if (known && module === part.module) {
    catalogue.report.error(
      'declared-twice',
      keySpan,
      `"${name}" is defined twice: here and at ${placeOf(known.span)}`,
      'rename one of the two',
    );
    return;
  }
  if (isNull(value)) return;
  names.set(name, {
    name,
    module,
    id: idOf(module, name),
    parameters,
    formula: readFormula(catalogue.report, value),
    span: keySpan,
    instances: new Map(),
  });
};

/** Definitions with arguments. */
export const declareDefines = (declaring: Declaring): void => {
  for (const part of declaring.parts) {
    for (const entry of entriesOf(nodeAt(part.root, 'define'))) declareDefine(declaring, part, entry);
  }
};

/** Problems of resolving a definition for a class, without a trace. */
const tryFor = ({ catalogue, resolving }: Declaring, source: DefineSource, owner: PlayerClass | undefined): number => {
  const { problems } = catalogue.report;
  const before = problems.length;
  const sources = [...catalogue.defines.values()].flatMap((names) => [...names.values()]);
  const kept = sources.map((each) => [each, new Set(each.instances.keys())] as const);
  instanceOf(resolving, source, { class: owner, module: undefined }, []);
  const count = problems.length - before;
  problems.length = before;
  for (const [each, keys] of kept) {
    for (const key of each.instances.keys()) if (!keys.has(key)) each.instances.delete(key);
  }
  return count;
};

/** Resolves what nobody uses as well: for the world, or the class in which most of it has a meaning. */
const checkUnused = (declaring: Declaring, source: DefineSource): void => {
  const owners: readonly (PlayerClass | undefined)[] = [undefined, ...declaring.catalogue.classes];
  const counts = owners.map((owner) => tryFor(declaring, source, owner));
  const best = owners[counts.indexOf(Math.min(...counts))];
  instanceOf(declaring.resolving, source, { class: best, module: undefined }, []);
};

/** Every definition as it is used, once per class and kind of argument. Called when all formulas are resolved. */
export const usedDefines = (declaring: Declaring): readonly Draft<Define>[] => {
  const sources = [...declaring.catalogue.defines.values()].flatMap((names) => [...names.values()]);
  for (const source of sources) if (source.instances.size === 0) checkUnused(declaring, source);
  return sources.flatMap((source) => [...source.instances.values()]);
};
