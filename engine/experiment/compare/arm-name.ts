import { ResultsError } from '../results/results-error.ts';

const LONGEST = 80;

/** Names that Windows keeps for devices, with or without an ending. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Letters, digits, `.`, `_`, `-` and single spaces inside: what every disk takes as a folder. */
const FIT = /^[\p{L}\p{N}_](?:[\p{L}\p{N}._-]| (?! ))*(?<![. ])$/u;

/** Why a name cannot be the name of an arm, which is a folder; undefined if it can. */
const unfitness = (name: string): string | undefined => {
  if (name === '') return 'there is none';
  if ([...name].length > LONGEST) return `it has more than ${LONGEST} characters`;
  if (DEVICES.test(name)) return 'some systems keep it for a device';
  return FIT.test(name) ? undefined : 'it is no name of a folder';
};

/**
 * Names of arms become names of folders, one each, also where a disk does not tell capitals apart.
 *
 * @throws ResultsError `bad-arms`
 */
export const checkArmNames = (names: readonly string[]): void => {
  const taken = new Map<string, string>();
  for (const name of names) {
    const reason = unfitness(name);
    if (reason !== undefined)
      throw new ResultsError(
        'bad-arms',
        `arm ${JSON.stringify(name)}: ${reason}`,
        'a name has letters, digits, and between them . _ - and spaces',
      );
    const other = taken.get(name.toLowerCase().normalize());
    if (other !== undefined)
      throw new ResultsError(
        'bad-arms',
        other === name ? `two arms are called ${name}` : `two arms share a folder: ${other} and ${name}`,
        'give one of them another name: --arm other-name:path=value, or another name of its file',
      );
    taken.set(name.toLowerCase().normalize(), name);
  }
};
