import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Axis, Check, Claim, Overlay, SignMap } from './claim.ts';
import { at, type Entry, entry, list, number, orNone, type Place, parsed, text } from './place.ts';

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
