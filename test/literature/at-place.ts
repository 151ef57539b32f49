import { refuse } from '../claims/place.ts';
import type { Step } from './published.ts';

type Found = number | string;

const isFound = (value: unknown): value is Found =>
  (typeof value === 'number' && Number.isFinite(value)) || (typeof value === 'string' && value !== '');

const written = (step: Step): string => (typeof step === 'object' ? JSON.stringify(step) : `${step}`);

/** The entry of a list whose keys have these values; it has to be the only one. */
const matching = (value: readonly unknown[], wanted: Exclude<Step, string | number>, where: string): unknown => {
  const found = value.filter(
    (one) =>
      typeof one === 'object' &&
      one !== null &&
      Object.entries(wanted).every(([key, text]) => (one as Record<string, unknown>)[key] === text),
  );
  if (found.length !== 1) throw new Error(`${where}: expected one entry, got ${found.length}`);
  return found[0];
};

const stepInto = (value: unknown, step: Step, where: string): unknown => {
  if (Array.isArray(value)) {
    if (step === 'length') return value.length;
    if (typeof step === 'object') return matching(value, step, where);
    if (typeof step === 'number' && step in value) return value[step];
    throw new Error(`${where}: expected a place from 0 to ${value.length - 1}, {key: value}, length or each`);
  }
  if (typeof value === 'object' && value !== null && typeof step !== 'object' && Object.hasOwn(value, step))
    return (value as Record<string, unknown>)[step];
  const keys = typeof value === 'object' && value !== null ? Object.keys(value).join(', ') : JSON.stringify(value);
  throw new Error(`${where}: there is no such key, but ${keys}`);
};

/** What stands at a path, of any kind. */
export const valueAt = (document: unknown, path: readonly Step[], where = ''): unknown => {
  let [value, come] = [document, where];
  for (const step of path) {
    come = come === '' ? written(step) : `${come} → ${written(step)}`;
    value = stepInto(value, step, come);
  }
  return value;
};

/**
 * The number or rational text at a path; behind the step `each`, which goes into all entries of a list, as many.
 *
 * @throws Error where nothing of that kind stands there
 */
export const numberAt = (document: unknown, path: readonly Step[], where = ''): Found | readonly Found[] => {
  const each = path.indexOf('each');
  if (each >= 0) {
    const all = valueAt(document, path.slice(0, each), where);
    const place = `${where} → ${path.slice(0, each).map(written).join(' → ')}`;
    if (!Array.isArray(all)) throw refuse({ where: place, value: all }, 'a list');
    return all.flatMap((one, k) => numberAt(one, path.slice(each + 1), `${place} → ${k}`));
  }
  const found = valueAt(document, path, where);
  if (isFound(found)) return found;
  throw refuse({ where: `${where} → ${path.map(written).join(' → ')}`, value: found }, 'a number or a rational text');
};
