const ordered = (value: object): object =>
  Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));

/** Anything as a text that is equal for equal values, whatever the order of keys: −0 is not 0, NaN is NaN. */
export const inOneForm = (told: unknown): string =>
  JSON.stringify(told, (_, value: unknown) => {
    if (typeof value === 'number') return Object.is(value, -0) ? '-0' : Number.isFinite(value) ? value : String(value);
    if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
    return typeof value !== 'object' || value === null || Array.isArray(value) ? value : ordered(value);
  });
