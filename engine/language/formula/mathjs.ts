import {
  createAccessorNode,
  createConstantNode,
  createFunctionNode,
  createIndexNode,
  createNode,
  createOperatorNode,
  createParenthesisNode,
  createParse,
  createRelationalNode,
  createSymbolNode,
  type MathNode,
} from 'mathjs/number';

// mathjs' factories, which its types leave out: each makes a part of it from the parts that this one needs.
declare module 'mathjs/number' {
  type Factory = (parts: { readonly [name: string]: unknown }) => unknown;
  const createAccessorNode: Factory;
  const createConstantNode: Factory;
  const createFunctionNode: Factory;
  const createIndexNode: Factory;
  const createNode: Factory;
  const createOperatorNode: Factory;
  const createParenthesisNode: Factory;
  const createParse: Factory;
  const createRelationalNode: Factory;
  const createSymbolNode: Factory;
}

/** What no text that has passed the grammar holds: lists, assignments, ranges, texts and the like. */
class Unused {
  constructor() {
    throw new SyntaxError('expected a formula');
  }
}

const unused = (): never => {
  throw new Error('mathjs: expected nothing to be evaluated');
};

/**
 * mathjs' parser with the nodes of formulas and nothing else: no functions, no units, no way to evaluate. mathjs' own way
 * to put it together makes all of these and a dispatcher by types as well, which takes longer than reading the formulas.
 */
const createParser = (): ((text: string) => MathNode) => {
  const Node = createNode({ mathWithTransform: {} });
  const SymbolNode = createSymbolNode({ Node, math: {} });
  const typed = (_name: string, byTypes: { readonly string: unknown }): unknown => byTypes.string;
  return createParse({
    typed: Object.assign(typed, { addConversion: () => {} }),
    numeric: Number,
    config: { number: 'number', numberFallback: 'number' },
    SymbolNode,
    AccessorNode: createAccessorNode({ Node, subset: unused }),
    ConstantNode: createConstantNode({ Node, isBounded: unused }),
    FunctionNode: createFunctionNode({ Node, SymbolNode, math: {} }),
    IndexNode: createIndexNode({ Node, size: unused }),
    OperatorNode: createOperatorNode({ Node }),
    ParenthesisNode: createParenthesisNode({ Node }),
    RelationalNode: createRelationalNode({ Node }),
    ArrayNode: Unused,
    AssignmentNode: Unused,
    BlockNode: Unused,
    ConditionalNode: Unused,
    FunctionAssignmentNode: Unused,
    ObjectNode: Unused,
    RangeNode: Unused,
  }) as (text: string) => MathNode;
};

/** Made when the first formula is met. */
let parse: ((text: string) => MathNode) | undefined;

/** The tree of a text in mathjs' grammar. Throws mathjs' SyntaxError. */
export const parseWithMathjs = (text: string): MathNode => {
  parse ??= createParser();
  return parse(text);
};
