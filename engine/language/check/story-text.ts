import type { StoryForm, StoryPiece } from '../model.ts';
import type { ScalarNode } from '../yaml/node.ts';
import { readFormula } from './formulas.ts';
import { holdsOf } from './options.ts';
import { listed, suggestion } from './report.ts';
import type { Resolving } from './resolving.ts';
import type { Scope } from './scope.ts';

type Word = Extract<StoryPiece, { kind: 'word' }>['word'];

/** Which words a sentence knows, and the scope of its formulas; without one it has words only. */
export type StoryTextPlace = { readonly words: readonly Word[]; readonly scope: Scope | undefined };

const forms: readonly StoryForm[] = ['number', 'whole', 'percent', 'odds'];

/** A part of a scalar as a scalar of its own, with its place. */
const partOf = (node: ScalarNode, start: number, end: number): ScalarNode => {
  const text = node.text.slice(start, end);
  const span = { source: node.span.source, start: node.offsets(start), end: node.offsets(end) };
  const { braces } = node;
  const formula = braces?.find((one) => one.span.start === span.start && one.span.end === span.end);
  return {
    kind: 'scalar',
    value: text,
    text,
    quoted: true,
    span,
    offsets: (offset) => node.offsets(start + offset),
    ...(braces === undefined ? {} : { braces }),
    ...(formula === undefined ? {} : { formula }),
  };
};

/** What stands in braces, without how it is to be told. */
export const inBraces = (node: ScalarNode): readonly ScalarNode[] =>
  [...node.text.matchAll(/\{([^}]*)\}/g)].map(({ index, 1: inside = '' }) => {
    const bar = inside.lastIndexOf('|');
    return partOf(node, index + 1, index + 1 + (bar < 0 ? inside.length : bar));
  });

const formOf = ({ catalogue }: Resolving, bar: ScalarNode): StoryForm | undefined => {
  const text = bar.text.trim();
  const form = forms.find((each) => each === text);
  if (form === undefined)
    catalogue.report.error(
      'value-form',
      bar.span,
      `a value cannot be told as "${text}"`,
      suggestion(text, forms, `write one of ${listed(forms)}`),
    );
  return form;
};

const readValue = (resolving: Resolving, inside: ScalarNode, scope: Scope): StoryPiece | undefined => {
  const bar = inside.text.lastIndexOf('|');
  const written = bar < 0 ? inside : partOf(inside, 0, bar);
  const form = bar < 0 ? 'number' : formOf(resolving, partOf(inside, bar + 1, inside.text.length));
  const formula = readFormula(resolving.catalogue.report, written);
  if (!form || !formula) return undefined;
  const options = holdsOf(resolving.catalogue, formula.root, scope)?.options;
  return { kind: 'value', formula: resolving.resolve(formula.root, scope), form, options };
};

const readBraces = (resolving: Resolving, inside: ScalarNode, { words, scope }: StoryTextPlace): StoryPiece[] => {
  const word = words.find((each) => each === inside.text.trim());
  if (word) return [{ kind: 'word', word }];
  if (scope) return [readValue(resolving, inside, scope)].filter((piece) => piece !== undefined);
  const known = words.map((each) => `{${each}}`);
  resolving.catalogue.report.error(
    'unknown-name',
    inside.span,
    `"{${inside.text}}" is nothing that can be said here`,
    suggestion(inside.text, words, known.length > 0 ? `there are ${listed(known)}` : 'write it without braces'),
  );
  return [];
};

/** `{name} raced at {capability} OOM` in its pieces; what is wrong in it is reported at its place. */
export const readStoryText = (resolving: Resolving, node: ScalarNode, place: StoryTextPlace): readonly StoryPiece[] => {
  const { text } = node;
  const pieces: StoryPiece[] = [];
  let at = 0;
  for (let open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
    const close = text.indexOf('}', open);
    if (close < 0) {
      const span = partOf(node, open, text.length).span;
      resolving.catalogue.report.error('unbalanced', span, 'a brace is not closed', 'write {name}, or {formula}');
      return pieces;
    }
    if (open > at) pieces.push({ kind: 'text', text: text.slice(at, open) });
    pieces.push(...readBraces(resolving, partOf(node, open + 1, close), place));
    at = close + 1;
  }
  return at < text.length ? [...pieces, { kind: 'text', text: text.slice(at) }] : pieces;
};
