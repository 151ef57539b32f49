import type { Equation } from './document.ts';

/** Titles of equations by their kind, in the order in which a module's page tells them. */
export const equationKinds: Readonly<Record<Equation['kind'], string>> = {
  define: 'Definitions with arguments',
  let: 'Definitions',
  draw: 'Chance',
  flow: 'Change of states',
  next: 'New values of states',
  seen: 'What others see when they decide',
  end: 'Ends of a run',
  measure: 'What is recorded',
};
