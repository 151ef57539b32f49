import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fontFolder } from '../../render/fonts.ts';

/**
 * The mathematical font of pages, in base64: those parts of Noto Sans Math that formulas need, so that brackets grow
 * and fractions sit right where a machine has no such font.
 *
 * Cut by HarfBuzz from @fontsource/noto-sans-math 5.3.0 (OFL 1.1), its table of mathematics kept: Latin to U+00FF, Greek,
 * their italics in U+1D434 to U+1D71B, and the operators, relations, arrows and brackets that formulas are made of.
 */
export const mathFont = (): string => readFileSync(join(fontFolder(), 'NotoSansMath-subset.woff2')).toString('base64');
