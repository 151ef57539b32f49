/** An end or measure as a table or picture calls it, and what to bear in mind before its numbers are believed. */
export type Cautioned = { readonly label: string; readonly caution?: string | undefined };

/** What is to be borne in mind of the numbers of these, all that share it. */
export type Caution = { readonly labels: readonly string[]; readonly text: string };

/**
 * Cautions, each once: those that share a text are named together, in the order given.
 *
 * @param shown whose numbers are shown; most have no caution
 * @returns empty: none has one
 */
export const cautionsOf = (shown: readonly Cautioned[]): readonly Caution[] => {
  const byText = new Map<string, string[]>();
  for (const { label, caution } of shown) {
    if (caution === undefined) continue;
    const labels = byText.get(caution) ?? [];
    if (!labels.includes(label)) labels.push(label);
    byText.set(caution, labels);
  }
  return [...byText].map(([text, labels]) => ({ labels, text }));
};

/** `Loss of control, Catastrophe: how often hangs on a number without a source`. */
export const cautionText = ({ labels, text }: Caution): string => `${labels.join(', ')}: ${text}`;
