import { didYouMean } from '../problem.ts';
import type { ScalarNode } from '../yaml/node.ts';
import { got } from './got.ts';
import type { BooleanShape, FormulaShape, NumberShape, TextShape, WordShape } from './shape.ts';
import { type Place, report, type Visit } from './visit.ts';

type ScalarShape = TextShape | WordShape | NumberShape | BooleanShape | FormulaShape;

type Objection = { readonly code: 'wrong-kind' | 'wrong-value' | 'bad-name'; readonly hint?: string };

/** A scalar that is not `null` against its shape; reports what does not fit, and leaves it out. */
export const conformScalar = (
  node: ScalarNode,
  shape: ScalarShape,
  place: Place,
  visit: Visit,
): ScalarNode | undefined => {
  const objection = objectionTo(node, shape);
  if (!objection) {
    if (shape.kind === 'formula' && !shape.orName) visit.formulas.push(node);
    return node;
  }
  const hint = ('slip' in shape ? shape.slip?.(node) : undefined) ?? objection.hint;
  report(visit, objection.code, place, `expected ${shape.expected}, got ${got(node)}`, hint, node.span);
  return undefined;
};

const objectionTo = (node: ScalarNode, shape: ScalarShape): Objection | undefined => {
  switch (shape.kind) {
    case 'formula':
      return undefined;
    case 'boolean':
      return typeof node.value === 'boolean' ? undefined : { code: 'wrong-kind' };
    case 'number':
      return objectionToNumber(node, shape);
    case 'word':
      return objectionToWord(node, shape);
    case 'text':
      return objectionToText(node, shape);
  }
};

const objectionToNumber = ({ value, quoted }: ScalarNode, shape: NumberShape): Objection | undefined => {
  if (typeof value !== 'number') {
    const isNumber = typeof value === 'string' && quoted && value.trim() !== '' && Number.isFinite(Number(value));
    return { code: 'wrong-kind', ...(isNumber ? { hint: 'leave out the quotes' } : {}) };
  }
  const { min = -Number.MAX_VALUE, max = Number.MAX_VALUE, above = Number.NEGATIVE_INFINITY } = shape;
  const fits = value >= min && value <= max && value > above && (!shape.whole || Number.isSafeInteger(value));
  return fits ? undefined : { code: 'wrong-value' };
};

const objectionToWord = ({ value }: ScalarNode, { words }: WordShape): Objection | undefined => {
  if (typeof value !== 'string') return { code: 'wrong-kind' };
  if (words.includes(value)) return undefined;
  const near = didYouMean(value, words);
  return { code: 'wrong-value', ...(near === undefined ? {} : { hint: `did you mean "${near}"?` }) };
};

const objectionToText = ({ value, text }: ScalarNode, shape: TextShape): Objection | undefined => {
  if (typeof value === 'number' && shape.numbers !== undefined) {
    const fits = shape.numbers === 'any' ? Number.isFinite(value) : Number.isSafeInteger(value);
    return fits ? undefined : { code: 'wrong-value', hint: `put it in quotes to take it as a text: "${text}"` };
  }
  if (typeof value !== 'string')
    return { code: 'wrong-kind', ...(shape.isName ? {} : { hint: `put it in quotes: "${text}"` }) };
  if (value.length > (shape.longest ?? Number.POSITIVE_INFINITY))
    return { code: shape.isName ? 'bad-name' : 'wrong-value', hint: `at most ${shape.longest} characters` };
  if (shape.pattern === undefined || new RegExp(shape.pattern, 'u').test(value)) return undefined;
  const plain = value.replace(/[ -]+/g, '_');
  const fits = shape.isName && plain !== value && new RegExp(shape.pattern, 'u').test(plain);
  const glued = /^(\S+)#/.exec(value)?.[1];
  const hint = fits ? `write ${plain}` : glued && `a comment begins with a space: write "${glued} #"`;
  return { code: shape.isName ? 'bad-name' : 'wrong-value', ...(hint ? { hint } : {}) };
};
