import { firstBeliefs } from './beliefs.ts';
import { type Given, RACE } from './given.ts';
import type { Lab } from './lab.ts';
import type { Ledger } from './treaty.ts';

/** Which of the modules that change what is done, not only its numbers, a scenario uses. */
export type Uses = { readonly treaty: boolean; readonly negotiation: boolean; readonly letter: boolean };

/** The world at the start of a tick. */
export type World = {
  readonly t: number;
  readonly labs: readonly Lab[];
  readonly governments: readonly { readonly belief: number; readonly mandate: number }[];
  readonly pressure: number;
  readonly defence: number;
  readonly enjoyed: number;
  readonly ledger: Ledger;
  readonly active: boolean;
  /** Of each tick so far: capability of each lab as shown at its start, and whether anybody was caught or accused. */
  readonly history: readonly { readonly shown: readonly number[]; readonly alarm: boolean }[];
};

/** The blocs of the four labs: 0 is Aurora, 1 Borealis. */
export const HOMES = [0, 0, 1, 1] as const;

/** Today: nobody hides anything, everybody races, no agreement is in force. */
export const today = (given: Given, moods: readonly number[]): World => ({
  t: 0,
  labs: firstBeliefs(given, moods).map((belief, index) => ({
    capability: given('labs.growth.capability.initial', index),
    hidden: 0,
    assurance: given('labs.alignment.assurance.initial', index),
    unassured: 0,
    income: 1,
    belief,
    stance: RACE,
    joined: false,
  })),
  governments: [0, 1].map((bloc) => ({ belief: given('governments.mandate.worry', bloc), mandate: RACE })),
  pressure: given('rivalry.usual'),
  defence: 0,
  enjoyed: 0,
  ledger: { suspended: 0, since: 0, held: 0, memberTicks: 0, hiddenTicks: 0 },
  active: false,
  history: [],
});
