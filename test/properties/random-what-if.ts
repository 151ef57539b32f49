import type { Choice, Place } from './random-formula.ts';

/** How formulas are made up: handed in, since those have what-ifs in them. */
export type Formulas = {
  readonly number: (place: Place) => string;
  readonly condition: (place: Place) => string;
  readonly option: (place: Place, choice: Choice) => string;
};

/** The choice of each element of a collection, read outside: something of that element, or of everybody. */
const ofEach = (place: Place, choice: Choice, word: string, { condition, option }: Formulas): string => {
  const inside: Place = { ...place, element: { word, owner: choice.owner, shared: false } };
  const chosen = option(inside, choice);
  if (!place.tape.chance(0.3)) return chosen;
  // Inside a reduction another one would be a second collection.
  const test = condition(place.element ? inside : { ...place, element: undefined });
  return `if(${test}, ${place.tape.pick(choice.options)}, ${chosen})`;
};

/** `d == …`, `others.d == …`, both, `labs.d == …`, or one or two members'. */
const suppositions = (place: Place, choice: Choice, formulas: Formulas): readonly string[] => {
  const { tape, groups, me, element } = place;
  const { name, owner } = choice;
  const members = groups.find((group) => group.name === owner)?.members ?? [];
  const mine = me === owner;
  const free = (word: string): number => (element?.word === word ? 0 : 1);
  const one = (): string => formulas.option(place, choice);
  const side = (word: string): string => `${word}.${name} == ${ofEach(place, choice, word, formulas)}`;
  return tape.weighted<() => readonly string[]>([
    [mine ? 2 : 0, () => [`${name} == ${one()}`]],
    [mine ? 2 * free('others') : 0, () => [side('others')]],
    [mine ? 3 * free('others') : 0, () => [`${name} == ${one()}`, side('others')]],
    [2 * free(owner), () => [side(owner)]],
    [1, () => members.slice(0, tape.between(1, 2)).map((member) => `${member}.${name} == ${one()}`)],
  ])();
};

/** `at(…)` with the choices of one decision, sometimes of two. */
export const randomWhatIf = (place: Place, choices: readonly Choice[], formulas: Formulas): string => {
  const { tape } = place;
  const from = tape.below(choices.length);
  const supposed = choices.slice(from, from + tape.between(1, 2));
  return `at(${[formulas.number(place), ...supposed.flatMap((choice) => suppositions(place, choice, formulas))].join(', ')})`;
};
