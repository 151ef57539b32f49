import { didYouMean, type Problem } from '../problem.ts';
import type { Span } from '../source.ts';
import type { MapEntry, MapNode, ScalarNode, YamlNode } from '../yaml/node.ts';
import { got } from './got.ts';
import { conformScalar } from './scalar.ts';
import {
  alternatives,
  type ChoiceShape,
  type KeyShape,
  type ListShape,
  type MapShape,
  type RecordShape,
  type Shape,
  type TaggedShape,
} from './shape.ts';
import { shows } from './shows.ts';
import type { Slip } from './slips.ts';
import { plainName } from './values.ts';
import { firstLine, inside, item, type Place, report, type Visit } from './visit.ts';

export type Validation = {
  /** The file without what was wrong; a mistyped key has become the key it most likely stands for. */
  readonly root: MapNode;
  readonly problems: readonly Problem[];
  /** Every scalar met that must be a formula, for those who want to look at syntax alone. */
  readonly formulas: readonly ScalarNode[];
};

/**
 * Compares a file with its shape.
 *
 * @param root what the file says
 * @param shape `scenario`, `module` or `ruleFile`
 * @param options.removals whether `~` takes away what a parent says, so may stand anywhere
 * @returns all problems, in the order of the file, and the file as far as it is right
 */
export const validate = (root: MapNode, shape: RecordShape, options: { removals: boolean }): Validation => {
  const visit: Visit = { problems: [], formulas: [], removals: options.removals };
  const place: Place = { label: '', path: '', span: root.entries[0]?.keySpan ?? root.span };
  const conformed = conformRecord(root, shape, place, visit);
  return { root: conformed, problems: visit.problems, formulas: visit.formulas };
};

const wrongKind = (node: YamlNode, shape: { expected: string; slip?: Slip }, place: Place, visit: Visit): undefined => {
  const nothing = node.kind === 'scalar' && node.value === null;
  const hint = nothing ? 'give it a value, or leave the key out' : shape.slip?.(node);
  report(
    visit,
    'wrong-kind',
    place,
    `expected ${shape.expected}, got ${got(node)}`,
    hint,
    nothing ? place.span : firstLine(node.span),
  );
  return undefined;
};

/** The node as far as it has the shape; `undefined` where nothing of it can be kept. */
const conform = (node: YamlNode, shape: Shape, place: Place, visit: Visit): YamlNode | undefined => {
  switch (shape.kind) {
    case 'any':
      return node;
    case 'refused':
      report(visit, shape.code, { ...place, label: '' }, shape.sentence, shape.slip?.(node) ?? shape.hint);
      return undefined;
    case 'list':
      return node.kind === 'list'
        ? conformList(node.items, node.span, shape, place, visit)
        : wrongKind(node, shape, place, visit);
    case 'map':
      return node.kind === 'map' ? conformMap(node, shape, place, visit) : wrongKind(node, shape, place, visit);
    case 'record':
      return node.kind === 'map' ? conformRecord(node, shape, place, visit) : wrongKind(node, shape, place, visit);
    case 'tagged':
      return node.kind === 'map' ? conformTagged(node, shape, place, visit) : wrongKind(node, shape, place, visit);
    case 'choice':
      return conformChoice(node, shape, place, visit);
    default:
      return node.kind === 'scalar' && node.value !== null
        ? conformScalar(node, shape, place, visit)
        : wrongKind(node, shape, place, visit);
  }
};

/** The value of an entry; `~` stays where it may take something away. */
const conformValue = (entry: MapEntry, shape: Shape, place: Place, visit: Visit): YamlNode | undefined => {
  const removes = entry.value.kind === 'scalar' && entry.value.value === null && visit.removals;
  return removes && shape.kind !== 'refused' ? entry.value : conform(entry.value, shape, inside(place, entry), visit);
};

const checkLength = (
  length: number,
  shape: { fewest?: number; most?: number },
  place: Place,
  span: Span,
  visit: Visit,
): boolean => {
  const { fewest = 0, most = Number.POSITIVE_INFINITY } = shape;
  if (length >= fewest && length <= most) return true;
  const wanted = fewest === most ? `${fewest}` : length < fewest ? `at least ${fewest}` : `at most ${most}`;
  report(
    visit,
    'wrong-value',
    place,
    `expected ${wanted} ${wanted === '1' || wanted.endsWith(' 1') ? 'entry' : 'entries'}, got ${length}`,
    undefined,
    span,
  );
  return false;
};

const conformList = (
  items: readonly YamlNode[],
  span: Span,
  shape: ListShape,
  place: Place,
  visit: Visit,
): YamlNode | undefined => {
  const within: Visit = { ...visit, removals: visit.removals && shape.byName === true };
  const kept = items.flatMap((node, index) => conform(node, shape.of, item(place, index, node), within) ?? []);
  if (!checkLength(items.length, shape, place, firstLine(span), visit)) return undefined;
  if (shape.ascending) checkAscending(kept, place, firstLine(span), visit);
  return { kind: 'list', span, items: kept };
};

const checkAscending = (items: readonly YamlNode[], place: Place, span: Span, visit: Visit): void => {
  const values = items.map((node) =>
    node.kind === 'scalar' && typeof node.value === 'number' ? node.value : Number.NaN,
  );
  if (values.some((value, index) => index > 0 && value < (values[index - 1] ?? value)))
    report(visit, 'wrong-value', place, 'the first number is above the second', 'write [lowest, highest]', span);
};

const hintForKey = (name: string, key: KeyShape): string | undefined => {
  const plain = plainName(name, key);
  if (plain !== undefined) return `write ${plain}`;
  return /^[A-Za-z]\w*\.[A-Za-z]\w*$/.test(name) ? 'put it below its class, or below world' : undefined;
};

/** Whether an author's key has the form it must have. */
const checkKey = (entry: MapEntry, key: KeyShape, place: Place, visit: Visit): boolean => {
  const fits = entry.key.length <= key.longest && new RegExp(key.pattern, 'u').test(entry.key);
  if (!fits) {
    const reason =
      entry.key.length > key.longest ? `it is longer than ${key.longest} characters` : `expected ${key.expected}`;
    report(
      visit,
      'bad-name',
      { ...inside(place, entry), label: '' },
      `"${entry.key.slice(0, 40)}" is no name: ${reason}`,
      hintForKey(entry.key, key),
    );
  }
  return fits;
};

const conformMap = (node: MapNode, shape: MapShape, place: Place, visit: Visit): YamlNode | undefined => {
  const entries = node.entries.flatMap((entry) => {
    if (!checkKey(entry, shape.key, place, visit)) return [];
    const hint = shape.misplaced?.(entry);
    if (hint !== undefined) {
      const message = `expected ${shape.of.kind === 'refused' ? shape.expected : shape.of.expected}, got ${got(entry.value)}`;
      report(visit, 'wrong-kind', inside(place, entry), message, hint, firstLine(entry.value.span));
      return [];
    }
    const value = conformValue(entry, shape.of, place, visit);
    return value ? [{ ...entry, value }] : [];
  });
  return checkLength(node.entries.length, shape, place, place.span, visit) ? { ...node, entries } : undefined;
};

const conformTagged = (node: MapNode, shape: TaggedShape, place: Place, visit: Visit): YamlNode | undefined => {
  const words = Object.keys(shape.variants);
  const tag = node.entries.find(({ key }) => key === shape.tag);
  const given = tag?.value.kind === 'scalar' ? tag.value.value : undefined;
  const variant = typeof given === 'string' && Object.hasOwn(shape.variants, given) ? shape.variants[given] : undefined;
  if (variant) return conformRecord(node, variant, place, { ...visit, removals: false });
  const near = typeof given === 'string' ? didYouMean(given, words) : undefined;
  const hint = near === undefined ? undefined : `did you mean "${near}"?`;
  if (!tag) report(visit, 'missing-key', place, `${shape.tag} is missing: expected ${alternatives(words)}`);
  else
    report(
      visit,
      'wrong-value',
      inside(place, tag),
      `expected ${alternatives(words)}, got ${got(tag.value)}`,
      hint,
      firstLine(tag.value.span),
    );
  return undefined;
};

const formOf = (node: YamlNode, shape: ChoiceShape): Shape | undefined => {
  if (node.kind !== 'map') return shape[node.kind];
  return shape.maps?.find(({ marks }) => marks === undefined || shows(node, marks))?.shape;
};

const conformChoice = (node: YamlNode, shape: ChoiceShape, place: Place, visit: Visit): YamlNode | undefined => {
  const form = formOf(node, shape);
  const nothing = node.kind === 'scalar' && node.value === null;
  return form && !nothing ? conform(node, form, place, visit) : wrongKind(node, shape, place, visit);
};

const conformRecord = (node: MapNode, shape: RecordShape, place: Place, visit: Visit): MapNode => {
  const present = new Set(node.entries.map(({ key }) => key));
  const entries = node.entries.flatMap((entry) => conformField(entry, shape, present, place, visit));
  for (const [key, field] of Object.entries(shape.fields))
    if (field.required !== undefined && !present.has(key))
      report(visit, 'missing-key', place, `${key} is missing`, field.required);
  for (const group of shape.oneOf ?? []) checkOneOf(node, group, present, place, visit);
  return { ...node, entries };
};

const checkOneOf = (
  node: MapNode,
  group: readonly string[],
  present: ReadonlySet<string>,
  place: Place,
  visit: Visit,
): void => {
  const given = node.entries.filter(({ key }) => group.includes(key));
  const none = !group.some((key) => present.has(key));
  if (none) report(visit, 'missing-key', place, `expected ${alternatives(group)}`, undefined);
  const second = given[1];
  if (second) report(visit, 'wrong-value', inside(place, second), `expected either ${alternatives(group)}, got both`);
};

const conformField = (
  entry: MapEntry,
  shape: RecordShape,
  present: Set<string>,
  place: Place,
  visit: Visit,
): MapEntry[] => {
  const field = Object.hasOwn(shape.fields, entry.key) ? shape.fields[entry.key] : undefined;
  if (field) {
    const within = field.required === undefined ? visit : { ...visit, removals: false };
    const value = conformValue(entry, field.shape, place, within);
    return value ? [{ ...entry, value }] : [];
  }
  return shape.rest
    ? conformRest(entry, shape, shape.rest, present, place, visit)
    : repair(entry, shape, present, place, visit);
};

/** An author's key; where its value is no such thing, or where a key is wanted that sounds like it, a mistyped one. */
const conformRest = (
  entry: MapEntry,
  shape: RecordShape,
  rest: NonNullable<RecordShape['rest']>,
  present: Set<string>,
  place: Place,
  visit: Visit,
): MapEntry[] => {
  if (rest.of.kind === 'list' && entry.value.kind !== 'list') {
    if (!isMeantFor(entry, rest.of, shape)) return repair(entry, shape, present, place, visit);
    const slip = rest.of.slip?.(entry.value);
    const message = `expected ${rest.of.expected}, got ${got(entry.value)}`;
    report(visit, 'wrong-kind', inside(place, entry), message, slip, firstLine(entry.value.span));
    return [];
  }
  const trial: Visit = { ...visit, problems: [], formulas: [] };
  const value = checkKey(entry, rest.key, place, trial) ? conformValue(entry, rest.of, place, trial) : undefined;
  const wanted = Object.keys(shape.fields).filter((key) => !present.has(key));
  const candidates =
    trial.problems.length > 0 ? wanted : wanted.filter((key) => shape.fields[key]?.required !== undefined);
  if (didYouMean(entry.key, candidates) !== undefined) return repair(entry, shape, present, place, visit);
  visit.problems.push(...trial.problems);
  visit.formulas.push(...trial.formulas);
  return value ? [{ ...entry, value }] : [];
};

/** `effort: {pause: 0, race: 1}`: numbers by option, and no key that sounds like another. */
const isMeantFor = ({ key, value }: MapEntry, of: ListShape, shape: RecordShape): boolean => {
  const isNumber = (node: YamlNode): boolean => node.kind === 'scalar' && typeof node.value === 'number';
  return (
    of.slip !== undefined &&
    didYouMean(key, Object.keys(shape.fields)) === undefined &&
    value.kind === 'map' &&
    value.entries.length > 0 &&
    value.entries.every((entry) => isNumber(entry.value))
  );
};

const mostListed = 20;

/** Reports a key the language does not know, and goes on as if it were the one it sounds like. */
const repair = (entry: MapEntry, shape: RecordShape, present: Set<string>, place: Place, visit: Visit): MapEntry[] => {
  const known = Object.keys(shape.fields).filter((key) => shape.fields[key]?.shape.kind !== 'refused');
  const free = known.filter((key) => !present.has(key));
  const near = didYouMean(entry.key, free) ?? didYouMean(entry.key, known);
  const names = known.length <= mostListed ? `known here: ${known.join(', ')}` : undefined;
  const listed = shape.rest ? `${names}, or ${shape.rest.of.expected}` : names;
  const hint = near === undefined ? listed : `did you mean "${near}"?`;
  report(visit, 'unknown-key', { ...inside(place, entry), label: '' }, `unknown key "${entry.key}"`, hint);
  // What is no list is no attribute, yet the name was meant to be one: that it cannot be read is no further error.
  if (near === undefined && shape.rest?.of.kind === 'list') return [entry];
  if (near === undefined || present.has(near)) return [];
  present.add(near);
  return conformField({ ...entry, key: near }, shape, present, place, visit);
};
