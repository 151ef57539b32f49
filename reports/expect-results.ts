/** @throws Error that says what was expected, where something else than results was given */
export function expectResults(results: unknown, where: string): void {
  const kind = results === null ? 'null' : Array.isArray(results) ? 'a list' : typeof results;
  const given =
    results instanceof Promise ? 'a promise of them (await it)' : kind === 'object' ? 'something else' : kind;
  const fields = ['scenario', 'runs', 'outcomes', 'ticks', 'provenance'];
  const missing =
    kind === 'object' && !(results instanceof Promise) ? fields.filter((field) => !(field in (results as object))) : [];
  if (kind === 'object' && given === 'something else' && missing.length === 0) return;
  const without = missing.length === 0 ? '' : ` without ${missing.join(', ')}`;
  throw new Error(`${where}: expected results, as readResults(directory) gives them, got ${given}${without}`);
}
