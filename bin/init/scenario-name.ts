/** Names that no file of Windows can have, whatever follows the point. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

const longest = 60;

const withoutEdges = (text: string): string => text.replace(/^[-_]+|[-_]+$/g, '');

/**
 * The name of a scenario made in a folder: the folder's own, as far as it is safe in a file name and in a shell.
 *
 * @param taken names that mean something else already, such as those of shipped scenarios
 * @example
 * scenarioName('My study (2)', []) // 'My-study-2'
 */
export const scenarioName = (folder: string, taken: readonly string[]): string => {
  const letters = folder.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}_]+/gu, '-');
  const safe = withoutEdges([...withoutEdges(letters)].slice(0, longest).join(''));
  if (safe === '') return 'scenario';
  const isTaken = taken.some((name) => name.toLowerCase() === safe.toLowerCase());
  return isTaken || devices.test(safe) ? `${safe}-scenario` : safe;
};
