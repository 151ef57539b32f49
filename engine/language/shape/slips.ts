import { didYouMean } from '../problem.ts';
import type { MapEntry, MapNode, YamlNode } from '../yaml/node.ts';

/**
 * What to write instead of a value of the wrong kind, as people write it who guess the form: `events` as a map, an end
 * without a name, a date with a day. Nothing where nobody can say.
 */
export type Slip = (node: YamlNode) => string | undefined;

const textOf = (node: YamlNode | undefined): string | undefined =>
  node?.kind === 'scalar' && node.value !== null ? node.text : undefined;

const nameIn = (node: YamlNode | undefined): string | undefined =>
  node?.kind === 'map' ? textOf(node.entries.find(({ key }) => key === 'name')?.value) : textOf(node);

const firstKey = (node: MapNode): string => node.entries[0]?.key ?? 'name';

/** `use: growth`, `options: pause, slow, race`. */
export const textForList: Slip = (node) => {
  const words =
    textOf(node)
      ?.split(/[\s,;|/]+/)
      .filter((word) => word !== '') ?? [];
  return words.length > 0 && words.every((word) => /^[A-Za-z][\w.-]*$/.test(word))
    ? `write a list: [${words.join(', ')}]`
    : undefined;
};

/** `options: {pause: 0.05, slow: 0.4}`: the numbers are an attribute. */
export const mapForOptions: Slip = (node) => {
  if (node.kind !== 'map') return textForList(node);
  const names = node.entries.map(({ key }) => key).join(', ');
  const values = node.entries.map(({ value }) => textOf(value) ?? '…').join(', ');
  return `write options: [${names}], and the numbers as a list beside it, like effort: [${values}]`;
};

/** `options: [true, 1]`: options have names. */
export const valueForOption: Slip = (node) => {
  if (node.kind !== 'scalar' || node.value === null) return undefined;
  if (typeof node.value === 'boolean') return `name it, like ${node.value ? 'yes' : 'no'}: ${node.value} is no name`;
  return typeof node.value === 'number' ? `name it, like level_${node.text.replace(/\W/g, '_')}` : undefined;
};

/** `effort: {pause: 0.05, slow: 0.4}`: a number per option. */
export const valueForAttribute: Slip = (node) =>
  node.kind === 'map'
    ? `write the numbers alone, in the order of the options: [${node.entries.map(({ value }) => textOf(value) ?? '…').join(', ')}]`
    : undefined;

/** `end: accident`, `end: [accident]`: an end has a name. */
export const namelessEnd: Slip = (node) => {
  const [first] = node.kind === 'list' ? node.items : [node];
  const condition = textOf(first) ?? '…';
  return `give it a name: {catastrophe: {when: ${condition}}}`;
};

/** `measures: labs.capability`. */
export const namelessMeasure: Slip = (node) => textForList(node);

/** `capability: labs.capability` below `measures`. */
export const bareMeasure: Slip = (node) => {
  const text = textOf(node);
  return text === undefined ? undefined : `write {tick: ${text}} for its value in each tick, or final: for the last`;
};

/**
 * `draw: {luck: bernoulli(0.5)}`, `state: {x: {initial: 0}}`: a name without a class above it.
 *
 * @param fields the keys of what is declared, so that a declaration is told from a class of them
 */
export const withoutClass =
  (fields: ReadonlySet<string>) =>
  ({ key, value }: MapEntry): string | undefined => {
    if (value.kind === 'scalar' && value.value === null) return undefined;
    const isOne =
      value.kind !== 'map' || value.entries.some((entry) => fields.has(entry.key) && entry.value.kind !== 'map');
    if (!isOne) return undefined;
    return key === 'world' ? 'give it a name: world: {x: …}' : `put it under world: {${key}: …}, or under its class`;
  };

/** `events: {summit: {at: 3}}`, `events: {name: summit, at: 3}`. */
export const mapOfEvents: Slip = (node) => {
  if (node.kind !== 'map') return undefined;
  const own = node.entries.some(({ key }) => key === 'at' || key === 'when' || key === 'set');
  return own
    ? 'put it in a list: begin it with "- "'
    : `write a list: - {name: ${firstKey(node)}, at: …}, one item per event`;
};

/** `players: [Leader, Follower]`: players belong to classes. */
export const playersWithoutClass: Slip = (node) => {
  if (node.kind !== 'list') return undefined;
  const names = node.items.flatMap((item) => nameIn(item) ?? []);
  const members = names.slice(0, 3).map((name) => `{name: ${name}}`);
  return `name their class: {labs: [${(members.length > 0 ? members : ['{name: First}']).join(', ')}]}`;
};

/** `labs: {Leader: {…}}`, `labs: Leader`. */
export const mapOfMembers: Slip = (node) => {
  if (node.kind === 'map') return `write a list: - {name: ${firstKey(node)}, …}, one item per player`;
  const text = textOf(node);
  return text === undefined ? undefined : `write a list: [{name: ${text}}]`;
};

/** `- Leader`. */
export const bareMember: Slip = (node) => {
  const text = textOf(node);
  return text === undefined ? undefined : `write {name: ${text}}`;
};

/** `start: 2026-01-01`, `start: 2026`. */
export const dateForMonth: Slip = (node) => {
  const [, year, month = '01'] = /^(\d{4})(?:[-/.](\d\d))?(?:[-/.]\d\d)?$/.exec(textOf(node) ?? '') ?? [];
  return year === undefined || month === '00' || month > '12' ? undefined : `write ${year}-${month}`;
};

/** `horizon: 24 months`. */
export const numberWithUnit: Slip = (node) => {
  const [, number, unit] = /^(\d+)\s*([A-Za-z]+)$/.exec(textOf(node) ?? '') ?? [];
  return number === undefined ? undefined : `write ${number}: it counts ticks, and tick says how long one is (${unit})`;
};

/** `range: 0-5`, `range: {min: 0, max: 5}`. */
export const textForRange: Slip = (node) => {
  if (node.kind === 'map') return `write [${node.entries.map(({ value }) => textOf(value) ?? '…').join(', ')}]`;
  const [, low, high] = /^(-?[\d.]+)\s*(?:-|–|\.\.|to|,|:)\s*(-?[\d.]+)$/.exec(textOf(node) ?? '') ?? [];
  return low === undefined ? undefined : `write [${low}, ${high}]`;
};

/** `capability: [0.5, 0.1]` below `state`. */
export const listOfStates: Slip = (node) =>
  node.kind === 'list' ? 'give each player his value under players, like {name: Leader, capability: 0.5}' : undefined;

/** `accident: {dist: normal, mean: 0, sd: 1}` below `draw`: the form that parameters take. */
export const distributionForDraw: Slip = (node) => {
  if (node.kind !== 'map') return undefined;
  const values = node.entries.filter(({ key }) => key !== 'dist' && key !== 'per');
  const dist = textOf(node.entries.find(({ key }) => key === 'dist')?.value) ?? 'normal';
  return `write ${dist}(${values.map(({ value }) => textOf(value) ?? '…').join(', ')})`;
};

const scalarTexts = (nodes: readonly YamlNode[]): readonly string[] => nodes.flatMap((node) => textOf(node) ?? []);

/** `p: 0:1:11`, `p: 0.1, 0.5`, `p: 3`, `p: {min: 0, max: 1}` below `vary`. */
export const valueForVary: Slip = (node) => {
  if (node.kind === 'map') {
    if (node.entries.some(({ key }) => key === 'dist' || key === 'p10' || key === 'p90'))
      return 'give the parameter the distribution, and write own here';
    const texts = scalarTexts(node.entries.map(({ value }) => value));
    return texts.length === node.entries.length && (texts.length === 2 || texts.length === 3)
      ? `write [${texts.join(', ')}]`
      : undefined;
  }
  const text = textOf(node);
  if (text === undefined) return undefined;
  const steps = text.split(/:|\.\./).map((step) => step.trim());
  const isRange =
    (steps.length === 2 || steps.length === 3) && steps.every((step) => /^-?[\d.]+(e-?\d+)?$/i.test(step));
  if (isRange) return `write [${steps.join(', ')}]`;
  const values = text.split(',').map((value) => value.trim());
  if (values.length > 1) return `write {values: [${values.join(', ')}]}`;
  if (didYouMean(text, ['own']) !== undefined) return 'write own: its own range or distribution';
  return 'write [0, 1] for a range, {values: [1, 2, 4]} for values, own for its own range or distribution';
};

/** `[pause, slow]` below `vary`. */
export const wordInRange: Slip = (node) => {
  const text = textOf(node);
  return text !== undefined && /^[A-Za-z]\w*$/.test(text) ? `for options write {values: [${text}, …]}` : undefined;
};

/** `design: latin-hypercube`. */
export const valueForDesign: Slip = (node) => {
  const text = textOf(node) ?? '';
  if (/latin/i.test(text)) return 'write lhs';
  if (/factorial/i.test(text)) return 'write grid';
  const near = didYouMean(text, ['grid', 'lhs', 'sobol']);
  if (near !== undefined) return `did you mean "${near}"?`;
  return /[./]/.test(text) ? 'a table is a file that ends in .csv' : undefined;
};

/** `verified: {verification.inspect: 1}` below `arms`. */
export const armWithoutSet = ({ value }: MapEntry): string | undefined => {
  if (value.kind !== 'map') return undefined;
  const entry = value.entries.find(
    ({ key, value: inner }) =>
      key.includes('.') || (inner.kind !== 'map' && didYouMean(key, ['set', 'label', 'extends']) === undefined),
  );
  if (!entry || value.entries.some(({ key }) => key === 'set' || key === 'label' || key === 'extends'))
    return undefined;
  return `put it under set: {set: {${entry.key}: ${textOf(entry.value) ?? '…'}}}`;
};
