import type {
  Column,
  Decision,
  Draw,
  Memory,
  ModelEvent,
  Parameter,
  Past,
  PlayerClass,
  SolveTerm,
  State,
} from '../../language/model.ts';
import type { Slot } from '../graph/node.ts';

/** Every per-lane array of the kernel, by name; the same name is the same array. */
export type Slots = {
  readonly all: () => readonly Slot[];
  readonly named: (name: string, owner: PlayerClass | undefined) => Slot;
  readonly parameter: (parameter: Parameter) => Slot;
  readonly state: (state: State) => Slot;
  /** The choice last taken. */
  readonly choice: (decision: Decision) => Slot;
  /** Option the host forces, −1 where the player is free. */
  readonly forced: (decision: Decision) => Slot;
  /** Of a decision with `when`: 1 for who has decided in an earlier tick. */
  readonly decided: (decision: Decision) => Slot;
  /** Whether anybody takes a decision in this tick, where that is known beforehand. */
  readonly deciding: (decision: Decision) => Slot;
  /** The values kept of a past. */
  readonly past: (past: Past, depth: number) => Slot;
  /** Its value in row 0. */
  readonly pastBefore: (past: Past) => Slot;
  /** This tick's uniform number of a stream. */
  readonly uniform: (of: Draw | Decision) => Slot;
  /** The per-run uniform number that draws a parameter. */
  readonly parameterUniform: (parameter: Parameter) => Slot;
  /** What a tick's trace keeps of a decision or draw: `payoff/0`, `weight/2`, `value`, `argument/1`. */
  readonly traced: (of: Draw | Decision, what: string) => Slot;
  readonly active: (event: ModelEvent) => Slot;
  /** The value of a per-run draw. */
  readonly drawn: (draw: Draw) => Slot;
  /** The tick in which a `when` event last fired; Infinity before. */
  readonly fired: (event: ModelEvent) => Slot;
  /** 0 while going, else 1 + the place of the end among the ends; one more for the horizon; −1 failed. */
  readonly outcome: Slot;
  readonly endTick: Slot;
  /** The option that a player is supposed to take, where all choose at once: a stage game. */
  readonly profile: (decision: Decision) => Slot;
  /** What he gets then. */
  readonly profilePayoff: (decision: Decision) => Slot;
  /** A term of the stage game played again and again. */
  readonly profileTerm: (term: SolveTerm) => Slot;
  /** What a rule remembers, of one option where it is kept per option. */
  readonly remembered: (memory: Memory, option: number) => Slot;
};

/** The name under which a column's number is kept and reported. */
export const columnKey = (measure: string, fold: string, column: Column): string => {
  const part = column.member?.name ?? '';
  const option = column.option ?? '';
  return [`${measure}@${fold}`, ...[part, option].filter((text) => text !== '')].join('|');
};

/** `class.name`, or the bare name for the world's: names of different classes may be equal. */
export const qualified = (declared: { readonly id: string; readonly owner: PlayerClass | undefined }): string =>
  declared.owner === undefined ? declared.id : `${declared.owner.name}.${declared.id}`;

export const createSlots = (): Slots => {
  const slots = new Map<string, Slot>();
  const keep = (slot: Slot): Slot => {
    const known = slots.get(slot.name);
    if (known !== undefined) return known;
    slots.set(slot.name, slot);
    return slot;
  };
  const named = (name: string, owner: PlayerClass | undefined): Slot => keep({ name, class: owner });
  return {
    all: () => [...slots.values()],
    named,
    parameter: (parameter) => named(`parameter/${qualified(parameter)}`, parameter.owner),
    state: (state) => named(`state/${qualified(state)}`, state.owner),
    choice: (decision) => named(`choice/${qualified(decision)}`, decision.owner),
    forced: (decision) => named(`forced/${qualified(decision)}`, decision.owner),
    decided: (decision) => named(`decided/${qualified(decision)}`, decision.owner),
    deciding: (decision) => named(`deciding/${qualified(decision)}`, undefined),
    past: (past, depth) => keep({ name: `past/${past.index}`, class: past.owner, depth }),
    pastBefore: (past) => named(`past-before/${past.index}`, past.owner),
    uniform: (declared) => named(`uniform/${declared.kind}/${qualified(declared)}`, declared.owner),
    parameterUniform: (parameter) => named(`uniform/parameter/${qualified(parameter)}`, parameter.owner),
    traced: (declared, what) => named(`trace/${declared.kind}/${qualified(declared)}/${what}`, declared.owner),
    active: (event) => named(`trace/active/${event.name}`, undefined),
    drawn: (draw) => named(`drawn/${qualified(draw)}`, draw.owner),
    fired: (event) => named(`fired/${event.name}`, undefined),
    outcome: named('outcome', undefined),
    endTick: named('end-tick', undefined),
    profile: (decision) => named(`profile/choice/${qualified(decision)}`, decision.owner),
    profilePayoff: (decision) => named(`profile/payoff/${qualified(decision)}`, decision.owner),
    profileTerm: (term) => named(`profile/term/${term}`, undefined),
    remembered: ({ id, decision, other, perOption }, option) =>
      keep({
        name: `memory/${id}${perOption ? `/${option}` : ''}`,
        class: decision.owner,
        ...(other === undefined ? {} : { pairs: true }),
      }),
  };
};
