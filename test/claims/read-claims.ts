import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Axis, Check, Claim, Overlay, SignMap } from './claim.ts';

type Entry = Readonly<Record<string, unknown>>;

/** What stands at a place of a file, so that whatever is wrong is told with it. */
type Place = { readonly where: string; readonly value: unknown };

const refuse = ({ where, value }: Place, wanted: string): Error =>
  new Error(`${where}: expected ${wanted}, got ${JSON.stringify(value)}`);

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const entry = (place: Place, keys?: readonly string[]): Entry => {
  if (!isEntry(place.value)) throw refuse(place, 'a map');
  const unknown = Object.keys(place.value).find((key) => keys !== undefined && !keys.includes(key));
  if (unknown !== undefined) throw new Error(`${place.where}: expected one of ${keys?.join(', ')}, got ${unknown}`);
  return place.value;
};

const at = ({ where, value }: Place, key: string): Place => ({
  where: `${where}.${key}`,
  value: (value as Entry)[key],
});

const text = (place: Place): string => {
  if (typeof place.value !== 'string' || place.value.trim() === '') throw refuse(place, 'a text');
  return place.value.trim();
};

const number = (place: Place): number => {
  if (typeof place.value !== 'number' || !Number.isFinite(place.value)) throw refuse(place, 'a number');
  return place.value;
};

const list = <Value>(place: Place, of: (place: Place) => Value): readonly Value[] => {
  if (!Array.isArray(place.value)) throw refuse(place, 'a list');
  return place.value.map((value, index) => of({ where: `${place.where}[${index}]`, value }));
};

/** What may be left out. */
const orNone = <Value>(place: Place, of: (place: Place) => Value): Value | undefined =>
  place.value === undefined ? undefined : of(place);

const named = <Value>(place: Place, of: (place: Place, name: string) => Value): readonly Value[] =>
  Object.keys(entry(place)).map((name) => of(at(place, name), name));

/** What is laid on all arms of a claim: names for formulas, and measures. */
type Common = { readonly let?: Entry; readonly measures?: Entry };

const common = (place: Place): Common =>
  Object.fromEntries(
    ['let', 'measures'].flatMap((key) => {
      const found = orNone(at(place, key), entry);
      return found === undefined ? [] : [[key, found]];
    }),
  );

/** A shipped scenario by its name, or an overlay of one. */
const arm = (place: Place, shared: Common): Overlay => {
  if (typeof place.value === 'string') return { ...shared, extends: place.value };
  const overlay = entry(place);
  const measures = { ...shared.measures, ...(orNone(at(place, 'measures'), entry) ?? {}) };
  return { ...shared, ...overlay, extends: text(at(place, 'extends')), measures };
};

const CHECK_KEYS = ['says', 'output', 'expect', 'same', 'within', 'relative', 'without', 'remark'];

const check = (place: Place, id: string): Check => {
  entry(place, CHECK_KEYS);
  const asked = {
    id,
    says: text(at(place, 'says')),
    output: text(at(place, 'output')),
    without: orNone(at(place, 'without'), (names) => list(names, text)) ?? [],
    remark: orNone(at(place, 'remark'), text),
  };
  const expect = orNone(at(place, 'expect'), text);
  if (expect !== undefined) return { ...asked, kind: 'direction', expect };
  return {
    ...asked,
    kind: 'band',
    same: text(at(place, 'same')),
    within: number(at(place, 'within')),
    relative: orNone(at(place, 'relative'), text),
  };
};

const axis = (place: Place): Axis => {
  const { times } = entry(place, ['path', 'label', 'values', 'times', 'against', 'arms']);
  return {
    path: text(at(place, 'path')),
    label: text(at(place, 'label')),
    values: list(at(place, times === undefined ? 'values' : 'times'), number),
    times: times !== undefined,
    against: orNone(at(place, 'against'), text),
    arms: orNone(at(place, 'arms'), (names) => list(names, text)),
  };
};

const map = (place: Place, id: string): SignMap => {
  entry(place, ['says', 'output', 'value', 'rows', 'columns', 'remark']);
  return {
    id,
    says: text(at(place, 'says')),
    output: text(at(place, 'output')),
    value: text(at(place, 'value')),
    rows: axis(at(place, 'rows')),
    columns: axis(at(place, 'columns')),
    remark: orNone(at(place, 'remark'), text),
  };
};

const parsed = (file: string, content: string): unknown => {
  try {
    return parse(content, { version: '1.2', schema: 'core', strict: true });
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** @throws Error with the place of what is wrong */
export const readClaim = (file: string, content: string): Claim => {
  const place: Place = { where: file, value: parsed(file, content) };
  entry(place, ['number', 'claim', 'let', 'measures', 'move', 'keep', 'arms', 'checks', 'maps']);
  const shared = common(place);
  return {
    number: number(at(place, 'number')),
    claim: text(at(place, 'claim')),
    move: orNone(at(place, 'move'), (paths) => list(paths, text)) ?? [],
    keep: orNone(at(place, 'keep'), (paths) => list(paths, text)) ?? [],
    arms: new Map(named(at(place, 'arms'), (one, name) => [name, arm(one, shared)] as const)),
    checks: orNone(at(place, 'checks'), (checks) => named(checks, check)) ?? [],
    maps: orNone(at(place, 'maps'), (maps) => named(maps, map)) ?? [],
  };
};

/** All claims of a folder, by their numbers, each with the name of its file. */
export const readClaims = (folder: string): readonly { readonly file: string; readonly claim: Claim }[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((file) => ({ file, claim: readClaim(file, readFileSync(join(folder, file), 'utf8')) }))
    .sort((a, b) => a.claim.number - b.claim.number);
