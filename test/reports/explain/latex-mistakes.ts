import type { Formula } from '../../../reports/explain/document.ts';

/** Everything of this form in a document. */
export const formulasIn = (node: unknown): readonly Formula[] => {
  if (typeof node !== 'object' || node === null) return [];
  return 'latex' in node && 'text' in node ? [node as Formula] : Object.values(node).flatMap(formulasIn);
};

/** Commands that KaTeX, MathJax and TeX with amsmath have. */
const known = new Set(
  `Delta Phi Pr alpha begin bmod cdot cr cup end exists exp frac ge iff in land lbrace lceil left leftarrow le lfloor limits ln lnot
  lor lt gt lvert mathop mathrm max min neq propto quad rbrace rceil rfloor right rvert setminus sim sqrt sum tanh text
  times`.split(/\s+/),
);

/** What TeX or Markdown would stumble over. */
export const mistakesIn = (latex: string): readonly string[] => {
  const count = (pattern: RegExp): number => [...latex.matchAll(pattern)].length;
  let depth = 0;
  let lowest = 0;
  for (const sign of latex) {
    depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
    lowest = Math.min(lowest, depth);
  }
  return [
    ...(depth === 0 && lowest === 0 ? [] : ['braces']),
    ...(count(/\\left\b/g) === count(/\\right\b/g) ? [] : ['left and right']),
    ...(count(/\\begin\b/g) === count(/\\end\b/g) ? [] : ['begin and end']),
    ...[...latex.matchAll(/\\([A-Za-z]+)/g)].flatMap(([, name = '']) => (known.has(name) ? [] : [name])),
    // Markdown would take these away, or read them as its own.
    ...[...latex.matchAll(/\\[^A-Za-z ]|[*<>|$#?\n]/g)].map(([sign]) => sign),
  ];
};
