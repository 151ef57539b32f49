import { games } from './shape/game.ts';
import { module, ruleFile } from './shape/module.ts';
import { scenario } from './shape/scenario.ts';
import type { ChoiceShape, Field, KeyShape, RecordShape, Shape, TextShape } from './shape/shape.ts';
import { sharedShapes } from './shape/values.ts';

/** A JSON Schema, as plain data. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** Whether `~` may stand for "take this away" (in scenarios, which may extend others), and what is said once. */
type Context = { readonly removals: boolean; readonly shared: Map<string, JsonSchema> };

/**
 * The JSON Schema (draft 2020-12) of scenarios, modules, rules and games, for editors: completion, and a first look at what is
 * wrong. It is made from the same table as the messages of `detente check`, and is somewhat more lenient: what takes
 * sight of several files or of a formula is not in it.
 */
export const jsonSchema = (): JsonSchema => {
  const shared = new Map<string, JsonSchema>();
  const scenarios = schemaOf(scenario, { removals: true, shared });
  const modules = schemaOf(module, { removals: false, shared });
  const rules = schemaOf(ruleFile, { removals: false, shared });
  const ofGames = Object.values(games).map((game) => schemaOf(game, { removals: false, shared }));
  const $defs = { scenario: scenarios, module: modules, rule: rules, game: { anyOf: ofGames } };
  return { ...heading, $defs: { ...$defs, ...Object.fromEntries(shared) } };
};

const heading: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Detente',
  description: 'A scenario, a module, a decision rule or a game of Detente',
  type: 'object',
  if: { required: ['module'] },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { $ref: '#/$defs/module' },
  else: {
    if: { required: ['rule'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { $ref: '#/$defs/rule' },
    else: {
      if: { required: ['game'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { $ref: '#/$defs/game' },
      else: { $ref: '#/$defs/scenario' },
    },
  },
};

const defined = (keywords: { readonly [keyword: string]: unknown }): JsonSchema =>
  Object.fromEntries(Object.entries(keywords).filter(([, value]) => value !== undefined));

const schemaOf = (shape: Shape, context: Context): JsonSchema => {
  const name = sharedShapes.get(shape);
  if (name === undefined) return inlineSchema(shape, context);
  const key = context.removals ? `${name}OrPart` : name;
  if (!context.shared.has(key)) {
    context.shared.set(key, {});
    context.shared.set(key, inlineSchema(shape, context));
  }
  return { $ref: `#/$defs/${key}` };
};

const inlineSchema = (shape: Shape, context: Context): JsonSchema => {
  switch (shape.kind) {
    case 'any':
      return {};
    case 'refused':
      return { not: {} };
    case 'formula':
      return { type: ['string', 'number', 'boolean'] };
    case 'boolean':
      return { type: 'boolean' };
    case 'word':
      return { enum: shape.words };
    case 'number':
      return defined({
        type: shape.whole ? 'integer' : 'number',
        minimum: shape.min,
        maximum: shape.max,
        exclusiveMinimum: shape.above,
      });
    case 'text':
      return textSchema(shape);
    case 'list':
      return defined({
        type: 'array',
        items: schemaOf(shape.of, { ...context, removals: context.removals && shape.byName === true }),
        minItems: shape.fewest,
        maxItems: shape.most,
      });
    case 'map':
      return defined({
        type: 'object',
        propertyNames: keySchema(shape.key),
        additionalProperties: removable(schemaOf(shape.of, context), context),
        minProperties: shape.fewest,
        maxProperties: shape.most,
      });
    case 'record':
      return recordSchema(shape, context);
    case 'tagged':
      return {
        anyOf: Object.values(shape.variants).map((variant) => recordSchema(variant, { ...context, removals: false })),
      };
    case 'choice': {
      const schemas = formsOf(shape, context);
      return schemas.length === 1 ? (schemas[0] ?? {}) : { anyOf: schemas };
    }
  }
};

const formsOf = ({ scalar, list, maps = [] }: ChoiceShape, context: Context): JsonSchema[] => {
  const simple = [scalar, list].flatMap((form) => (form ? [schemaOf(form, context)] : []));
  const marks = maps.flatMap((form) => form.marks ?? []);
  const complex = maps
    .filter(({ shape }) => shape.kind !== 'refused')
    .map(({ marks: own, shape }) => {
      const schema = schemaOf(shape, context);
      return own || marks.length === 0 ? schema : { allOf: [schema, unmarked(marks)] };
    });
  return [...simple, ...complex];
};

/** What shows no other form: see `shows`. */
const unmarked = (marks: readonly string[]): JsonSchema => ({
  properties: Object.fromEntries(marks.map((mark) => [mark, mark === 'default' ? { not: {} } : { type: 'object' }])),
});

const textSchema = ({ pattern, longest, numbers }: TextShape): JsonSchema => {
  const text = defined({ type: 'string', pattern, maxLength: longest });
  if (numbers === undefined) return text;
  return { anyOf: [text, { type: numbers === 'whole' ? 'integer' : 'number' }] };
};

const keySchema = ({ pattern, longest }: KeyShape): JsonSchema => ({ pattern, maxLength: longest });

const removable = (schema: JsonSchema, { removals }: Context): JsonSchema =>
  removals ? { anyOf: [schema, { type: 'null' }] } : schema;

const fieldSchema = (field: Field, context: Context): JsonSchema => {
  const schema = schemaOf(field.shape, context);
  const full = field.required === undefined ? removable(schema, context) : schema;
  return field.about === '' ? full : { description: field.about, ...full };
};

const recordSchema = (shape: RecordShape, context: Context): JsonSchema => {
  const known = Object.entries(shape.fields).filter(([, field]) => field.shape.kind !== 'refused');
  const refused = Object.entries(shape.fields).filter(([, field]) => field.shape.kind === 'refused');
  const properties = Object.fromEntries(known.map(([key, field]) => [key, fieldSchema(field, context)]));
  const never = shape.rest ? Object.fromEntries(refused.map(([key]) => [key, { not: {} }])) : {};
  const required = known.filter(([, field]) => field.required !== undefined).map(([key]) => key);
  const groups = (shape.oneOf ?? []).map((group) => ({ oneOf: group.map((key) => ({ required: [key] })) }));
  return defined({
    type: 'object',
    properties: { ...properties, ...never },
    required: required.length > 0 ? required : undefined,
    ...(shape.rest
      ? { additionalProperties: removable(schemaOf(shape.rest.of, context), context) }
      : { additionalProperties: false }),
    allOf: groups.length > 0 ? groups : undefined,
  });
};
