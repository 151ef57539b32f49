import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type JsonSchema, jsonSchema } from '../../engine/language/schema.ts';
import { readYaml } from '../../engine/language/yaml/read.ts';
import { asObject } from './plain.ts';

const root = join(import.meta.dirname, '../..');

const typeOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
};

const hasType = (value: unknown, type: unknown): boolean =>
  typeOf(value) === type || (type === 'number' && typeOf(value) === 'integer');

type Keyword = (wanted: never, value: unknown, schema: JsonSchema) => boolean;

/** The keywords that the schema uses, as JSON Schema 2020-12 defines them. One that is not here fails the test. */
const keywords: { readonly [keyword: string]: Keyword } = {
  $ref: (ref: string, value) => accepts(definition(ref), value),
  anyOf: (schemas: JsonSchema[], value) => schemas.some((schema) => accepts(schema, value)),
  allOf: (schemas: JsonSchema[], value) => schemas.every((schema) => accepts(schema, value)),
  oneOf: (schemas: JsonSchema[], value) => schemas.filter((schema) => accepts(schema, value)).length === 1,
  not: (schema: JsonSchema, value) => !accepts(schema, value),
  if: (condition: JsonSchema, value, { then: yes, else: no }) =>
    accepts((accepts(condition, value) ? yes : no) as JsonSchema, value),
  type: (types: string | string[], value) => [types].flat().some((type) => hasType(value, type)),
  enum: (values: unknown[], value) => values.includes(value),
  minimum: (least: number, value) => typeof value !== 'number' || value >= least,
  exclusiveMinimum: (bound: number, value) => typeof value !== 'number' || value > bound,
  maximum: (most: number, value) => typeof value !== 'number' || value <= most,
  pattern: (pattern: string, value) => typeof value !== 'string' || new RegExp(pattern, 'u').test(value),
  maxLength: (most: number, value) => typeof value !== 'string' || value.length <= most,
  minItems: (least: number, value) => !Array.isArray(value) || value.length >= least,
  maxItems: (most: number, value) => !Array.isArray(value) || value.length <= most,
  items: (schema: JsonSchema, value) => !Array.isArray(value) || value.every((item) => accepts(schema, item)),
  minProperties: (least: number, value) => !isMap(value) || Object.keys(value).length >= least,
  maxProperties: (most: number, value) => !isMap(value) || Object.keys(value).length <= most,
  required: (keys: string[], value) => !isMap(value) || keys.every((key) => Object.hasOwn(value, key)),
  propertyNames: (schema: JsonSchema, value) =>
    !isMap(value) || Object.keys(value).every((key) => accepts(schema, key)),
  properties: (schemas: Record<string, JsonSchema>, value) =>
    !isMap(value) ||
    Object.entries(schemas).every(([key, schema]) => !Object.hasOwn(value, key) || accepts(schema, value[key])),
  additionalProperties: (schema: JsonSchema | boolean, value, { properties = {} }) =>
    !isMap(value) ||
    Object.keys(value).every(
      (key) =>
        Object.hasOwn(properties as object, key) || (schema !== false && accepts(schema as JsonSchema, value[key])),
    ),
};

const silent = new Set(['$schema', '$defs', 'title', 'description', 'then', 'else']);

const isMap = (value: unknown): value is Record<string, unknown> => typeOf(value) === 'object';

const schema = jsonSchema();

const definition = (ref: string): JsonSchema => {
  const found = (schema.$defs as Record<string, JsonSchema>)[ref.replace('#/$defs/', '')];
  if (!found) throw new Error(`no definition ${ref}`);
  return found;
};

function accepts(part: JsonSchema, value: unknown): boolean {
  return Object.entries(part).every(([keyword, wanted]) => {
    if (silent.has(keyword)) return true;
    const test = keywords[keyword];
    if (!test) throw new Error(`keyword ${keyword} is new: teach the test what it means`);
    return test(wanted as never, value, part);
  });
}

const acceptsText = (text: string): boolean => {
  const { root: tree } = readYaml({ name: 'test.yaml', text });
  if (!tree) throw new Error('the test needs YAML');
  return accepts(schema, asObject(tree));
};

describe('the schema', () => {
  it('is the one in schema.json (npm run schema, or node tools/schema.mjs)', () => {
    expect(JSON.parse(readFileSync(join(root, 'schema.json'), 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
  });

  const files = readdirSync(join(root, 'scenarios'), { recursive: true, encoding: 'utf8' })
    // Published numbers are no model; test/literature reads them.
    .filter((file) => file.endsWith('.yaml') && !file.startsWith(join('literature', 'published')))
    .sort();
  it.each(files)('accepts scenarios/%s', (file) => {
    expect(acceptsText(readFileSync(join(root, 'scenarios', file), 'utf8'))).toBe(true);
  });

  it('accepts every block of a scenario, and of one that extends another', () => {
    expect(
      acceptsText(`detente: 1
title: t
limits: [a]
time: {tick: month, horizon: 12, start: 2026-01}
players: {labs: [{name: A, care: 0.5, home: X, rule: {go: {logit: {precision: 3}}}}]}
use: [growth]
parameters:
  rate: {unit: OOM/year, range: [0, 1], default: {dist: beta, a: 1, b: 2}, role: lever}
  "growth.rate": {p10: 1, p90: 2, dist: normal}
  labs: {care: {default: 1}, home: {ref: states}, shy: 0.5}
decisions: {labs: {go: {options: [a, b], effort: [0, 1], initial: a, payoff: "effort[go]", rule: logit, stage: 2}}}
state: {labs: {x: {unit: "1", initial: 0, max: 1}}}
define: {"f(x)": x}
let: {labs: {y: x}, z: 1}
draw: {world: {luck: {draw: "uniform(0, 1)", per: run}, shot: bernoulli(0.1)}}
flow: {labs: {x: [1, "y"]}}
events: [{name: e, at: 3, for: 2, set: {growth.rate: 1}}]
end: {over: "t > 3", harm: {when: "t > 4", kind: harm}}
measures: {m: {unit: 1, tick: "x", pooled: ["x", 1]}}
experiment:
  runs: 10
  seed: 1
  arms:
    a: {set: {growth.rate: 1, labs.care: {dist: uniform, min: 0, max: 1}}, label: With growth}
    b: {set: {labs.go.rule: {logit: {precision: 4}}}}
  vary: {growth.rate: [0, 1, 3], labs.care: own, A.care: [0, 1], rate: {values: [0, 0.5]}}
  design: lhs
  points: 64
  precision: 0.01
  until: over >= 0.5
  output: over
  method: morris
`),
    ).toBe(true);
    expect(acceptsText('detente: 1\nextends: a\ntime: ~\nparameters: {a.b: ~}\nmeasures: [labs.x]')).toBe(true);
  });

  it.each([
    'title: t',
    'detente: 1\nzebra: 1',
    'detente: 1\ngame: {}',
    'detente: 1\ntime: {tick: months}',
    'detente: 1\ntime: {horizon: 1.5}',
    'detente: 1\ntime: {horizon: "10"}',
    'detente: 1\nplayers: {labs: [{care: 1}]}',
    'detente: 1\ndecisions: {labs: {go: {every: [3]}}}',
    'detente: 1\ndecisions: {labs: {go: {options: 3}}}',
    'detente: 1\nexperiment: {precision: 0}',
    'detente: 1\nexperiment: {design: gird}',
    'detente: 1\nexperiment: {arms: {1st: {set: {a: 1}}}}',
    'detente: 1\nexperiment: {vary: {a: 0:1}}',
    'detente: 1\nevents: [{name: a}]',
    'detente: 1\nevents: [{at: 1, when: a}]',
    'detente: 1\nparameters: {a: {dist: normal, mean: 1}}',
    'module: m\nuse: [a]',
    'module: m\nparameters: {a: ~}',
    'rule: r',
    'rule: r\nchoose: one(0)\nmemory: {a: 0}',
    'rule: r\nchoose: one(0)\nmemory: {a: {per: lab, initial: 0}}',
  ])('refuses %j', (text) => {
    expect(acceptsText(text)).toBe(false);
  });

  it('says what each key is for', () => {
    const silentKeys = (name: string) =>
      Object.entries(definition(`#/$defs/${name}`).properties as Record<string, JsonSchema>)
        .filter(([, property]) => typeof property.description !== 'string')
        .map(([key]) => key);
    expect(['scenario', 'module', 'rule', 'declaration'].map(silentKeys)).toEqual([[], [], [], []]);
  });
});
