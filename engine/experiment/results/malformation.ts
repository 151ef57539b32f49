export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a map has texts under these keys, whole numbers under those, and nothing else. */
const isMapOf = (value: unknown, texts: readonly string[], numbers: readonly string[] = []): boolean =>
  isRecord(value) &&
  texts.every((key) => typeof value[key] === 'string') &&
  numbers.every((key) => Number.isInteger(value[key])) &&
  Object.keys(value).length === texts.length + numbers.length;

/** Whether something says what bytes a file has. */
export const isWritten = (value: unknown): boolean => isMapOf(value, ['sha256'], ['bytes']);

const isListOf = (value: unknown, isOne: (one: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isOne);

/** Whether something says which versions decided the bits of results. */
export const isVersions = (value: unknown): boolean =>
  isRecord(value) &&
  typeof value.detente === 'string' &&
  /^\d+\.\d+\.\d+\S*$/.test(value.detente) &&
  [value.format, value.seedScheme, value.kernel].every(Number.isInteger);

/** What a plan or a manifest lacks to be read at all; JSON alone promises nothing. Undefined if it lacks nothing. */
export const malformation = (manifest: unknown): string | undefined => {
  if (!isRecord(manifest)) return 'is no map';
  const parts: readonly (readonly [string, boolean])[] = [
    ['files', isRecord(manifest.files) && Object.values(manifest.files).every(isWritten)],
    ['arms', isListOf(manifest.arms, (one) => isMapOf(one, ['name'], ['point', 'asked', 'done', 'failed']))],
    ['sources', isListOf(manifest.sources, (one) => isMapOf(one, ['file', 'name', 'role', 'sha256']))],
    ['set', isListOf(manifest.set, (one) => isMapOf(one, ['path', 'value']))],
    ['design', isRecord(manifest.design) && typeof manifest.design.kind === 'string'],
    ['versions', isVersions(manifest.versions)],
    ['seed', typeof manifest.seed === 'string'],
    ['scenario', typeof manifest.scenario === 'string'],
    ['trace', ['none', 'sample', 'all', undefined].some((choice) => choice === manifest.trace)],
  ];
  const wrong = parts.filter(([, holds]) => !holds).map(([name]) => name);
  return wrong.length === 0 ? undefined : `is not as results have it: ${wrong.join(', ')}`;
};

/** What `manifest.json` of results may say. */
const KEYS: ReadonlySet<string> = new Set([
  ...[
    'schemaVersion',
    'kind',
    'versions',
    'inputHash',
    'scenario',
    'seed',
    'set',
    'design',
    'sources',
    'draft',
    'trace',
  ],
  ...['shardRuns', 'arms', 'complete', 'files'],
]);

/** The same of a manifest, which says more than a plan, and nothing else. */
export const manifestMalformation = (manifest: unknown): string | undefined => {
  const malformed = malformation(manifest);
  if (malformed !== undefined || !isRecord(manifest)) return malformed;
  const strange = Object.keys(manifest).filter((key) => !KEYS.has(key));
  if (strange.length > 0) return `has what results do not have: ${strange.join(', ')}`;
  const missing = [
    ...(Number.isInteger(manifest.shardRuns) ? [] : ['shardRuns']),
    ...(typeof manifest.draft === 'boolean' ? [] : ['draft']),
    ...(typeof manifest.complete === 'boolean' ? [] : ['complete']),
  ];
  return missing.length === 0 ? undefined : `is not as results have it: ${missing.join(', ')}`;
};

/** What a manifest must say, part by part, and whether it does. */
export type Parts = readonly (readonly [name: string, holds: boolean])[];

/** The parts of a manifest that are not as they must be, and those that none has; undefined if there are none. */
export const wrongParts = (manifest: Readonly<Record<string, unknown>>, parts: Parts): string | undefined => {
  const known = new Set(['schemaVersion', 'kind', ...parts.map(([name]) => name)]);
  const strange = Object.keys(manifest).filter((key) => !known.has(key));
  const wrong = [...parts.filter(([, holds]) => !holds).map(([name]) => name), ...strange];
  return wrong.length === 0 ? undefined : wrong.join(', ');
};
