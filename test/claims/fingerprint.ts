import { createHash } from 'node:crypto';
import type { Model } from '../../engine/language/model.ts';
import type { Claim } from './claim.ts';

/** What is said about a model, and computes nothing. */
const WORDS = new Set(
  'span label doc unit source sources title question description limits experiment definition caution otherwise story headline'.split(
    ' ',
  ),
);

/** Whatever formulas can refer to, by a name; it is written out once, where it is declared. */
const namesOf = (model: Model): ReadonlyMap<object, string> => {
  const { classes, parameters, decisions, states, draws, lets, defines, events } = model;
  const declared = [...parameters, ...decisions, ...states, ...draws, ...lets, ...defines];
  return new Map<object, string>([
    ...declared.map((one) => [one, `${one.kind} ${one.owner?.name ?? ''}.${one.id}`] as const),
    ...classes.flatMap((one) => [
      [one, `class ${one.name}`] as const,
      ...one.members.map((member) => [member, `player ${one.name}.${member.name}`] as const),
    ]),
    ...events.map((event) => [event, `event ${event.module ?? ''}.${event.name}`] as const),
    ...decisions.flatMap(({ id, attributes }) =>
      attributes.map((attribute) => [attribute, `attribute ${id}.${attribute.name}`] as const),
    ),
  ]);
};

/** The equations of a model with all numbers, as text: what is said about them leaves no trace. */
export const equationsOf = (model: Model, outputs: ReadonlySet<string>): string => {
  const names = namesOf(model);
  const binders = new Map<object, number>();
  const encode = (value: unknown, isDeclaration: boolean, path: readonly object[]): unknown => {
    if (typeof value !== 'object' || value === null) return typeof value === 'number' ? String(value) : value;
    const name = names.get(value);
    if (name !== undefined && !isDeclaration) return name;
    if (path.includes(value)) return 'itself';
    const inside = [...path, value];
    if (Array.isArray(value)) return value.map((one) => encode(one, isDeclaration, inside));
    if ('others' in value && 'class' in value) {
      binders.set(value, binders.get(value) ?? binders.size);
      return [`binder ${binders.get(value)}`, value.others, encode(value.class, false, inside)];
    }
    return Object.entries(value)
      .filter(([key]) => !WORDS.has(key))
      .map(([key, of]) => [key, encode(of, key === 'attributes' || key === 'members', inside)]);
  };
  const { name: _, measures, ...rest } = model;
  // Which module a measure comes from says where pages show it, and computes nothing.
  const asked = measures.filter((measure) => outputs.has(measure.name)).map(({ module: __, ...measure }) => measure);
  const computed = { ...rest, measures: asked };
  return JSON.stringify(
    Object.entries(computed)
      .filter(([key]) => !WORDS.has(key))
      .map(([key, of]) => [key, encode(of, true, [])]),
  );
};

/** What the results of a claim hang on: its questions, and the equations of its arms. */
export const fingerprintOf = (claim: Claim, arms: ReadonlyMap<string, Model>): string => {
  const asked = [...claim.checks, ...claim.maps].map(({ says: _, remark: __, ...rest }) => rest);
  const outputs = new Set(
    [
      ...claim.checks.flatMap(({ output, without }) => [output, ...without]),
      ...claim.maps.map(({ output }) => output),
    ].map((name) => name.split('[')[0] as string),
  );
  // A measure with several folds is named with its fold.
  const measures = (model: Model): ReadonlySet<string> =>
    new Set(
      model.measures
        .map(({ name }) => name)
        .filter((name) => [...outputs].some((one) => one === name || one.startsWith(`${name}_`))),
    );
  const equations = [...arms].map(([arm, model]) => [arm, equationsOf(model, measures(model))]);
  const text = JSON.stringify([asked, claim.move, claim.keep, equations]);
  return createHash('sha256').update(text).digest('hex');
};
