import type { PlayerClass } from '../../language/model.ts';
import { DetenteError, didYouMean } from '../../language/problem.ts';

type Declared = { readonly name: string; readonly id: string; readonly owner: PlayerClass | undefined };

const full = (of: Declared): string => (of.owner === undefined ? of.name : `${of.owner.name}.${of.name}`);

/** `labs.stance`, `stance`, and with the module where names repeat: `lab_payoff.gain`, `labs.lab_payoff.gain`. */
const goesBy = (of: Declared, text: string): boolean =>
  [of.name, of.id, full(of), of.owner === undefined ? of.id : `${of.owner.name}.${of.id}`].includes(text);

/**
 * What a text names among things declared.
 *
 * @param what how they are called, for messages: `decision`
 * @throws DetenteError where it names none, or several
 */
export const findDeclared = <Thing extends Declared>(all: readonly Thing[], what: string, text: string): Thing => {
  const found = all.filter((of) => goesBy(of, text));
  const [first, second] = found;
  if (first !== undefined && second === undefined) return first;
  const names = (found.length > 1 ? found : all).map((of) =>
    found.length > 1 ? `${of.owner?.name ?? 'world'}.${of.id}` : full(of),
  );
  const nearest = didYouMean(text, names);
  const listed = names.length === 0 ? 'none' : names.slice(0, 12).join(', ');
  throw new DetenteError([
    {
      code: found.length > 1 ? 'name-clash' : 'unknown-name',
      severity: 'error',
      message:
        found.length > 1 ? `${what} ${text} could be ${listed}` : `expected a ${what} of the scenario, got ${text}`,
      hint: nearest !== undefined && found.length === 0 ? `did you mean ${nearest}?` : `there is ${listed}`,
    },
  ]);
};
