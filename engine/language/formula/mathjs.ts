import { create, type MathNode, parseDependencies } from 'mathjs/number';

/**
 * mathjs, of which only the grammar is used: text to tree. Nothing here evaluates or compiles. Its modules take some
 * milliseconds to set up, so that is done when the first formula is met.
 */
let parse: ((text: string) => MathNode) | undefined;

/** The tree of a text in mathjs' grammar. Throws mathjs' SyntaxError. */
export const parseWithMathjs = (text: string): MathNode => {
  parse ??= create({ ...parseDependencies }).parse as (text: string) => MathNode;
  return parse(text);
};
