import type { Decision, Member, Parameter, PlayerClass } from '../../engine/language/model.ts';
import type { ClassTable } from './document.ts';
import type { Reading } from './equations.ts';
import { referencesIn } from './references.ts';
import { placeOf } from './texts.ts';
import { memberValues } from './values.ts';

type Property = ClassTable['properties'][number] & { readonly values: readonly string[] };

const property = (name: string, unit: string, kind: string, values: readonly string[]): Property => ({
  name,
  unit: unit === '1' ? '' : unit,
  kind,
  values,
});

const isTheSame = ({ values }: Property): boolean => values.every((value) => value === values[0]);

const ofParameter = (of: Parameter, reading: Reading): readonly Property[] => {
  const values = memberValues(of, reading.texts);
  switch (of.origin) {
    case 'declared':
      return [property(of.name, of.unit, 'parameter', values)];
    case 'initial':
      return [property(of.name, of.unit, 'at the start', values)];
    case 'rule':
      return [property(of.id.split('.').slice(1).join('.'), of.unit, 'parameter of a rule', values)].filter(
        (one) => !isTheSame(one),
      );
    case 'rule-choice':
      return [property(of.label, '1', 'rule', values)].filter((one) => !isTheSame(one));
  }
};

const firstOptions = ({ name, options, initial }: Decision): Property =>
  property(
    name,
    '1',
    'at the start',
    initial.map((option) => `\`${options[option] ?? ''}\``),
  );

const propertiesOf = (owner: PlayerClass, reading: Reading): readonly Property[] => {
  const { model } = reading;
  const own = <Owned extends { readonly owner: PlayerClass | undefined }>(some: readonly Owned[]): readonly Owned[] =>
    some.filter((one) => one.owner === owner);
  return [
    ...own(referencesIn(model)).map(({ name, target, values }) =>
      property(
        name,
        '1',
        `one of ${target.name}`,
        values.map((index) => target.members[index]?.name ?? ''),
      ),
    ),
    ...own(model.parameters).flatMap((of) => ofParameter(of, reading)),
    ...own(model.decisions)
      .map(firstOptions)
      .filter((one) => !isTheSame(one)),
  ];
};

/** Neighbours that are alike in everything are one row: `agent 1 … agent 6`. */
const rowsOf = (members: readonly Member[], properties: readonly Property[]): ClassTable['members'] => {
  const rows: { first: Member; last: Member; count: number; values: readonly string[] }[] = [];
  for (const member of members) {
    const values = properties.map(({ values: all }) => all[member.index] ?? '');
    const before = rows.at(-1);
    if (before?.values.every((value, k) => value === values[k]) && members.length > mostAlone) {
      before.last = member;
      before.count += 1;
    } else rows.push({ first: member, last: member, count: 1, values });
  }
  return rows.map(({ first, last, count, values }) => ({
    name: count === 1 ? first.name : `${first.name} … ${last.name}`,
    count,
    values,
    place: placeOf(first.span),
  }));
};

/** Classes of so many players have a row for each. */
const mostAlone = 6;

/** The players, class by class: what they point at, own parameters, where they start. */
export const classTables = (reading: Reading): readonly ClassTable[] =>
  reading.model.classes.map((owner) => {
    const properties = propertiesOf(owner, reading);
    return {
      name: owner.name,
      count: owner.members.length,
      properties: properties.map(({ name, unit, kind }) => ({ name, unit, kind })),
      members: rowsOf(owner.members, properties),
    };
  });
