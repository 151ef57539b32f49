/** `curve-pause_held`, `sections-effort-leader`. */
export function fileStem(...parts: readonly string[]): string {
  return parts.map((part) => part.replace(/[^A-Za-z0-9_]+/g, '-').replace(/^-+|-+$/g, '')).join('-');
}
