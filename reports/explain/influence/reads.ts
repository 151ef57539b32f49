import type {
  Decision,
  Define,
  Draw,
  Let,
  Model,
  ModelEvent,
  Parameter,
  State,
} from '../../../engine/language/model.ts';

/** Whatever a formula can read or an event can set. */
export type Declaration = Parameter | Decision | State | Draw | Let | Define | ModelEvent;

/**
 * Keys that lead away from what is read: to whom something belongs, where it stands, what it may hold, and the numbers
 * of options, which are constants whatever is chosen.
 */
const aside: ReadonlySet<string> = new Set(['owner', 'class', 'member', 'span', 'holds', 'attribute', 'attributes']);

/**
 * Everything that formulas read, found by walking them as plain data: where a declaration is met it is read, and not
 * entered. So whatever formulas or declarations come to hold is read without a word here.
 *
 * @param parts formulas, or whatever holds formulas
 * @returns each declaration once, in the order met
 */
export type ReadsOf = (parts: unknown) => readonly Declaration[];

/** The declarations of a model by identity, and what reads them. */
export const readerOf = (model: Model): ReadsOf => {
  const { parameters, decisions, states, draws, lets, defines, events } = model;
  const declared: ReadonlySet<unknown> = new Set([
    ...parameters,
    ...decisions,
    ...states,
    ...draws,
    ...lets,
    ...defines,
    ...events,
  ]);
  return (parts) => {
    const met = new Set<unknown>();
    const visit = (part: unknown): void => {
      if (typeof part !== 'object' || part === null || met.has(part)) return;
      met.add(part);
      if (declared.has(part)) return;
      for (const [key, value] of Object.entries(part)) if (!aside.has(key)) visit(value);
    };
    visit(parts);
    return [...met].filter((part): part is Declaration => declared.has(part));
  };
};
