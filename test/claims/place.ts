import { parse } from 'yaml';

// What hand-written YAML of the tests is read with: whatever is wrong is told with where it stands.

export type Entry = Readonly<Record<string, unknown>>;

/** What stands at a place of a file, so that whatever is wrong is told with it. */
export type Place = { readonly where: string; readonly value: unknown };

export const refuse = ({ where, value }: Place, wanted: string): Error =>
  new Error(`${where}: expected ${wanted}, got ${JSON.stringify(value)}`);

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const entry = (place: Place, keys?: readonly string[]): Entry => {
  if (!isEntry(place.value)) throw refuse(place, 'a map');
  const unknown = Object.keys(place.value).find((key) => keys !== undefined && !keys.includes(key));
  if (unknown !== undefined) throw new Error(`${place.where}: expected one of ${keys?.join(', ')}, got ${unknown}`);
  return place.value;
};

export const at = ({ where, value }: Place, key: string): Place => ({
  where: `${where}.${key}`,
  value: (value as Entry)[key],
});

export const text = (place: Place): string => {
  if (typeof place.value !== 'string' || place.value.trim() === '') throw refuse(place, 'a text');
  return place.value.trim();
};

export const number = (place: Place): number => {
  if (typeof place.value !== 'number' || !Number.isFinite(place.value)) throw refuse(place, 'a number');
  return place.value;
};

export const list = <Value>(place: Place, of: (place: Place) => Value): readonly Value[] => {
  if (!Array.isArray(place.value)) throw refuse(place, 'a list');
  return place.value.map((value, index) => of({ where: `${place.where}[${index}]`, value }));
};

/** What may be left out. */
export const orNone = <Value>(place: Place, of: (place: Place) => Value): Value | undefined =>
  place.value === undefined ? undefined : of(place);

export const parsed = (file: string, content: string): unknown => {
  try {
    return parse(content, { version: '1.2', schema: 'core', strict: true, logLevel: 'error' });
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
};
