/** What TeX would take for something else. Braces have names of their own: BibTeX counts even those behind a backslash. */
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '`': '\\textasciigrave{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '&': '\\&',
  '%': '\\%',
  _: '\\_',
  '#': '\\#',
  $: '\\$',
};

/**
 * Text as TeX source that typesets as that text, on one line. Letters of any script stay as they are: biber and today's
 * engines read UTF-8.
 *
 * @example
 * tex('R&D at 5 %') // 'R\\&D at 5 \\%'
 */
export const tex = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\{}~^`<>|&%_#$]/g, (character) => ESCAPES[character] ?? character)
    // Two of them in a row would become a dash or a closing quotation mark.
    .replace(/([-'])(?=\1)/g, '$1{}');
