/** Longer labels are cut in titles; the table and the alternative text have them whole. */
const LONGEST_LABEL = 44;

/** A label for use in a sentence: a very long one is cut at a word. */
export function clipped(label: string, longest: number = LONGEST_LABEL): string {
  if (label.length <= longest) return label;
  const start = label.slice(0, longest - 1);
  return `${start.includes(' ') ? start.slice(0, start.lastIndexOf(' ')) : start}…`;
}

/** A label inside a sentence, always in quotation marks. */
export function quoted(label: string, longest?: number): string {
  return `“${clipped(label, longest)}”`;
}

/** `About` → `about`, for use after `In this model,`. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A full stop, unless the text has its own. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** YAML authors mark names with backticks; a page has no use for them. */
export function plain(text: string): string {
  return text.replaceAll('`', '').replace(/\s+/g, ' ').trim();
}

/** A name of the scenario in words: `hidden_work` → `hidden work`. */
export function inWords(name: string): string {
  return plain(name).replaceAll('_', ' ');
}
