import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The three weights that pages use. */
export const FONT_FILES = ['Inter-Regular.ttf', 'Inter-SemiBold.ttf', 'Inter-Bold.ttf'] as const;

/**
 * The folder of the fonts: `reports/fonts` of the nearest folder above this file that has one. So the same code finds
 * it from source, from the bundle in `dist`, and from an installed package.
 *
 * @throws Error when the package was installed without its fonts
 */
export function fontFolder(from: string = fileURLToPath(import.meta.url)): string {
  for (let folder = dirname(from); ; folder = dirname(folder)) {
    const candidate = join(folder, 'reports', 'fonts');
    if (existsSync(join(candidate, FONT_FILES[0]))) return candidate;
    if (folder === dirname(folder))
      throw new Error(`expected the Inter fonts in reports/fonts above ${from}, got none`);
  }
}
