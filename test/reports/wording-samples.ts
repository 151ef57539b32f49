// What the functions of a word list say of arguments made up from the types of their parameters.

import { isNode, type Node, syntaxTree } from './printed-phrases.ts';

/** Nodes by their names in a source: functions, objects of functions, types. */
type Declared = ReadonlyMap<string, Node>;

const nameOf = (node: unknown): string => (isNode(node) && typeof node.name === 'string' ? node.name : '');

const nodesOf = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : []);

function declaredIn(tree: Node): Declared {
  const statements = nodesOf(tree.body).map((one) => (isNode(one.declaration) ? one.declaration : one));
  return new Map(
    statements.flatMap((one): [string, Node][] => {
      if (one.type === 'VariableDeclaration') {
        return nodesOf(one.declarations).flatMap(({ id, init }): [string, Node][] =>
          isNode(init) ? [[nameOf(id), init]] : [],
        );
      }
      return [[nameOf(one.id), one]];
    }),
  );
}

/** Every way to take one of each. */
function choices(all: readonly (readonly unknown[])[]): unknown[][] {
  return all.reduce<unknown[][]>((before, one) => before.flatMap((start) => one.map((end) => [...start, end])), [[]]);
}

const LISTS = [1, 2, 3];

/** Values of a type; none of a type that is not known here. */
function samplesOf(type: unknown, declared: Declared): unknown[] {
  if (!isNode(type)) return [];
  const of = (inner: unknown): unknown[] => samplesOf(inner, declared);
  const listsOf = (inner: unknown): unknown[] =>
    LISTS.flatMap((length) => of(inner).map((one) => Array.from({ length }, () => one)));
  switch (type.type) {
    case 'TSStringKeyword':
      return ['word'];
    case 'TSNumberKeyword':
      return [0, 1, 3];
    case 'TSBooleanKeyword':
      return [true, false];
    case 'TSUndefinedKeyword':
      return [undefined];
    case 'TSLiteralType':
      return isNode(type.literal) ? [type.literal.value] : [];
    case 'TSUnionType':
      return nodesOf(type.types).flatMap(of);
    case 'TSTypeOperator':
      return of(type.typeAnnotation);
    case 'TSArrayType':
      return listsOf(type.elementType);
    case 'TSTupleType':
      return choices(
        nodesOf(type.elementTypes).map((one) => of(one.type === 'TSNamedTupleMember' ? one.elementType : one)),
      );
    case 'TSTypeLiteral': {
      const members = nodesOf(type.members);
      return choices(members.map((one) => typeSamples(one.typeAnnotation, declared))).map((values) =>
        Object.fromEntries(values.map((value, k) => [nameOf(members[k]?.key), value])),
      );
    }
    case 'TSFunctionType':
      return [() => 'word'];
    case 'TSTypeReference':
      return of(declared.get(nameOf(type.typeName))?.typeAnnotation);
    default:
      return [];
  }
}

/** Of `: string` the node is the colon's. */
function typeSamples(annotation: unknown, declared: Declared): unknown[] {
  return isNode(annotation) ? samplesOf(annotation.typeAnnotation, declared) : [];
}

/** What one parameter can be given; one that has a default is left out. */
function parameterSamples(parameter: Node, declared: Declared): unknown[] {
  return parameter.type === 'AssignmentPattern' ? [undefined] : typeSamples(parameter.typeAnnotation, declared);
}

export type Said = { readonly name: string; readonly text: string };

type Listed = { readonly name: string; readonly value: unknown; readonly node: unknown };

function* textsIn({ name, value, node }: Listed, declared: Declared): Generator<Said> {
  const bare = isNode(node) && /^TS(As|Satisfies)/.test(node.type) ? node.expression : node;
  if (typeof value === 'string') yield { name, text: value };
  else if (typeof value === 'function') yield* textsOfFunction({ name, value, node: bare }, declared);
  else if (typeof value === 'object' && value !== null) {
    const properties = isNode(bare) ? nodesOf(bare.properties) : [];
    for (const [key, inner] of Object.entries(value)) {
      const property = properties.find((one) => isNode(one.key) && [one.key.name, one.key.value].includes(key));
      yield* textsIn({ name: `${name}.${key}`, value: inner, node: property?.value }, declared);
    }
  }
}

function* textsOfFunction({ name, value, node }: Listed, declared: Declared): Generator<Said> {
  const parameters = isNode(node) ? nodesOf(node.params) : [];
  const calls = choices(parameters.map((one) => parameterSamples(one, declared)));
  if (calls.length === 0) throw new TypeError(`${name}: no sample of the type of a parameter`);
  for (const given of calls) {
    const said: unknown = (value as (...all: unknown[]) => unknown)(...given);
    yield* textsIn(
      { name: `${name}(${given.map((one) => JSON.stringify(one)).join(', ')})`, value: said, node },
      declared,
    );
  }
}

/**
 * Every text of a word list, and every text that a function of it makes of samples.
 *
 * @param exported what its module exports
 */
export function sampleTexts(source: string, exported: Readonly<Record<string, unknown>>): Said[] {
  const declared = declaredIn(syntaxTree(source));
  // What a list passes on from another is sampled there.
  const own = Object.entries(exported).filter(([name]) => declared.has(name));
  return own.flatMap(([name, value]) => [...textsIn({ name, value, node: declared.get(name) }, declared)]);
}
