/** Commands that print nothing themselves. */
const silent = new Set(['left', 'right', 'mathop', 'limits', 'begin', 'end', 'mathrm', 'text', 'cr']);

/** Indices are set smaller. */
const small = 0.7;

/** The end of the group that opens at an offset. */
const groupEnd = (latex: string, start: number): number => {
  let depth = 0;
  for (let at = start; at < latex.length; at += 1) {
    if (latex[at] === '{') depth += 1;
    if (latex[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return latex.length;
};

const group = (latex: string, start: number): { readonly width: number; readonly end: number } => {
  if (latex[start] !== '{') return { width: 1, end: start + 1 };
  const end = groupEnd(latex, start);
  return { width: widthOf(latex.slice(start + 1, end)), end: end + 1 };
};

/**
 * About how wide a line of LaTeX is, in letters: fractions as their wider part, cases as their widest row, indices
 * smaller, upright words with their spaces.
 */
export const widthOf = (latex: string): number => {
  const cases = /\\begin\{cases\}((?:(?!\\begin\{cases\})[\s\S])*?)\\end\{cases\}/.exec(latex);
  if (cases) {
    const rows = (cases[1] ?? '').split('\\cr').map(widthOf);
    const around = latex.slice(0, cases.index) + latex.slice(cases.index + cases[0].length);
    return Math.max(...rows) + 2 + widthOf(around);
  }
  let width = 0;
  for (let at = 0; at < latex.length; ) {
    const command = /^\\([A-Za-z]+)/.exec(latex.slice(at, at + 20))?.[1];
    const sign = latex[at] as string;
    if (command === 'frac') {
      const above = group(latex, at + 5);
      const below = group(latex, above.end);
      width += Math.max(above.width, below.width);
      at = below.end;
    } else if (command !== undefined) {
      width += silent.has(command) ? 0 : command.length > 3 ? 1.5 : command.length;
      at += command.length + 1;
    } else if (sign === '_' || sign === '^') {
      const index = group(latex, at + 1);
      width += small * index.width;
      at = index.end;
    } else {
      width += /[{}\s&]/.test(sign) ? 0 : sign === '\\' ? small : 1;
      at += 1;
    }
  }
  return width;
};
