import type { Written } from './sink.ts';

/**
 * Holds files against those that came out when the same was done again.
 *
 * @param files as the manifest has them
 * @param hashes SHA-256 of what came out, by the same names
 * @returns how many were compared, and a sentence for each that differs, is missing or is new
 */
export const compareFiles = (
  files: Readonly<Record<string, Written>>,
  hashes: Readonly<Record<string, string>>,
): { readonly checked: number; readonly mismatches: readonly string[] } => {
  const names = [...new Set([...Object.keys(files), ...Object.keys(hashes)])].sort();
  return {
    checked: names.length,
    mismatches: names
      .filter((name) => files[name]?.sha256 !== hashes[name])
      .map((name) => `${name}: comes out differently when repeated`),
  };
};
