import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { at, type Entry, entry, list, number, orNone, type Place, parsed, refuse, text } from '../claims/place.ts';
import { KINDS, type Published, type PublishedRow, type Stated, type Step, type Tolerance } from './published.ts';

const scalar = (place: Place): string | number => {
  const { value } = place;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'string' && value !== '') return value;
  throw refuse(place, 'a number or a text');
};

const plain = (place: Place): string | number | boolean =>
  typeof place.value === 'boolean' ? place.value : scalar(place);

const mapOf = <Value>(place: Place, of: (place: Place) => Value): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.keys(entry(place)).map((key) => [key, of(at(place, key))]));

const step = (place: Place): Step => {
  const { value } = place;
  return typeof value === 'object' ? mapOf(place, plain) : scalar(place);
};

const path = (place: Place): readonly Step[] => {
  const steps = list(place, step);
  if (steps.length === 0) throw refuse(place, 'a path of at least one step');
  return steps;
};

const stated = (place: Place): Stated => (Array.isArray(place.value) ? list(place, scalar) : scalar(place));

const tolerance = (place: Place): Tolerance => {
  if (typeof place.value === 'number') {
    const share = number(place);
    if (share < 0 || share >= 1) throw refuse(place, 'a relative tolerance from 0 to below 1');
    return { kind: 'relative', share };
  }
  entry(place, ['standardErrors', 'at']);
  const times = number(at(place, 'standardErrors'));
  if (!(times > 0 && times <= 4)) throw refuse(at(place, 'standardErrors'), 'a number above 0 and at most 4');
  return { kind: 'standard errors', times, at: path(at(place, 'at')) };
};

const ROW_KEYS = ['command', 'set', 'options', 'quantity', 'at', 'published', 'tolerance', 'deviation'];

/** What a row says of itself, and where it says nothing, what the rows' table or file says of all. */
const rowOf = (place: Place, common: Entry): PublishedRow => {
  const own = entry(place, ROW_KEYS);
  const whole: Place = { where: place.where, value: { ...common, ...own } };
  const settings: Place = { where: place.where, value: { ...(common.set as Entry), ...(own.set as Entry) } };
  return {
    where: place.where,
    command: text(at(whole, 'command')),
    set: mapOf({ where: `${place.where}.set`, value: settings.value }, scalar),
    options: orNone(at(whole, 'options'), (options) => mapOf(options, plain)) ?? {},
    quantity: text(at(whole, 'quantity')),
    at: path(at(whole, 'at')),
    published: stated(at(whole, 'published')),
    tolerance: tolerance(at(whole, 'tolerance')),
    deviation: orNone(at(whole, 'deviation'), text),
  };
};

const QUANTITY_KEYS = ['quantity', 'at', 'tolerance'];

/** `$k` in the words of a quantity and as a step of its place stands for the column `k`. */
const withPlaces = (quantity: Entry, places: Readonly<Record<string, string | number>>): Entry => {
  const worded = (value: unknown): unknown =>
    Object.entries(places).reduce((text, [name, place]) => `${text}`.replaceAll(`$${name}`, `${place}`), value);
  const step = (value: unknown): unknown =>
    typeof value === 'string' && value.startsWith('$') ? (places[value.slice(1)] ?? value) : value;
  const { at: path } = quantity;
  return { ...quantity, quantity: worded(quantity.quantity), at: Array.isArray(path) ? path.map(step) : path };
};

/**
 * A table: `settings` names what its first columns set, `places` what the next stand for in the quantities, and
 * `quantities` what the others state; `~` where nothing is published.
 */
const rowsOfTable = (place: Place, common: Entry): readonly PublishedRow[] => {
  const own = ['settings', 'places', 'quantities', 'values'];
  const table = entry(place, ['command', 'set', 'options', 'tolerance', ...own]);
  const shared = Object.fromEntries(Object.entries(table).filter(([key]) => !own.includes(key)));
  const namesAt = (key: string): readonly string[] => orNone(at(place, key), (names) => list(names, text)) ?? [];
  const [settings, places] = [namesAt('settings'), namesAt('places')];
  const quantities = list(at(place, 'quantities'), (one) => entry(one, QUANTITY_KEYS));
  const before = settings.length + places.length;
  const fixed = { ...common, ...shared, set: { ...(common.set as Entry), ...(shared.set as Entry) } };
  const rows = list(at(place, 'values'), (line) => {
    const cells = list(line, (cell) => cell);
    if (cells.length !== before + quantities.length) throw refuse(line, `${before + quantities.length} values`);
    const named = (names: readonly string[], from: number) =>
      Object.fromEntries(names.map((name, column) => [name, scalar(cells[from + column]!)]));
    const [set, standing] = [named(settings, 0), named(places, settings.length)];
    return quantities.flatMap((quantity, column) => {
      const published = cells[before + column]!;
      if (published.value === null) return [];
      const value = { ...withPlaces(quantity, standing), set, published: published.value };
      return [rowOf({ where: published.where, value }, fixed)];
    });
  });
  return rows.flat();
};

/** @throws Error with the place of what is wrong */
export const readPublished = (file: string, content: string): Published => {
  const place: Place = { where: file, value: parsed(file, content) };
  const {
    command,
    set,
    options,
    tolerance: usual,
  } = entry(place, [...['source', 'kind', 'file', 'command', 'set', 'options', 'tolerance', 'rows', 'tables']]);
  const given = Object.entries({ command, set, options, tolerance: usual }).filter(([, value]) => value !== undefined);
  const common: Entry = Object.fromEntries(given);
  const kind = KINDS.find((one) => one === at(place, 'kind').value);
  if (kind === undefined) throw refuse(at(place, 'kind'), KINDS.join(' or '));
  const name = basename(file, '.yaml');
  const rows = orNone(at(place, 'rows'), (all) => list(all, (row) => rowOf(row, common))) ?? [];
  const tables = orNone(at(place, 'tables'), (all) => list(all, (table) => rowsOfTable(table, common))) ?? [];
  const all = [...rows, ...tables.flat()];
  if (all.length === 0) throw refuse(place, 'at least one row');
  return {
    ...{ name, kind, rows: all },
    source: text(at(place, 'source')),
    file: orNone(at(place, 'file'), text) ?? `${name}.yaml`,
  };
};

/** All files of `scenarios/literature/published`, by their names. */
export const readAllPublished = (root: string): readonly Published[] => {
  const folder = join(root, 'scenarios/literature/published');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => readPublished(name, readFileSync(join(folder, name), 'utf8')));
};
