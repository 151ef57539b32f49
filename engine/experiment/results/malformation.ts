const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isWritten = (value: unknown): boolean =>
  isRecord(value) && Number.isInteger(value.bytes) && typeof value.sha256 === 'string';

const isListOf = (value: unknown, isOne: (one: Readonly<Record<string, unknown>>) => boolean): boolean =>
  Array.isArray(value) && value.every((one) => isRecord(one) && isOne(one));

/** What a manifest lacks to be read at all; JSON alone promises nothing. Undefined if it lacks nothing. */
export const malformation = (manifest: unknown): string | undefined => {
  if (!isRecord(manifest)) return 'is no map';
  const parts: readonly (readonly [string, boolean])[] = [
    ['files', isRecord(manifest.files) && Object.values(manifest.files).every(isWritten)],
    ['arms', isListOf(manifest.arms, ({ done }) => Number.isInteger(done))],
    [
      'sources',
      isListOf(
        manifest.sources,
        ({ file, name, role, sha256: hash }) => ![file, name, role, hash].some((one) => typeof one !== 'string'),
      ),
    ],
    ['set', isListOf(manifest.set, ({ path, value }) => typeof path === 'string' && typeof value === 'string')],
    ['versions', isRecord(manifest.versions) && typeof manifest.versions.detente === 'string'],
    ['seed', typeof manifest.seed === 'string'],
    ['scenario', typeof manifest.scenario === 'string'],
    ['trace', ['none', 'sample', 'all', undefined].some((choice) => choice === manifest.trace)],
  ];
  const wrong = parts.filter(([, holds]) => !holds).map(([name]) => name);
  return wrong.length === 0 ? undefined : `is not as results have it: ${wrong.join(', ')}`;
};
