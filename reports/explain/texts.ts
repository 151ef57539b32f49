import type { Loaded } from '../../engine/language/load.ts';
import type { Expression } from '../../engine/language/model.ts';
import { position, type Source, type Span, textOf } from '../../engine/language/source.ts';
import type { ScalarNode, YamlNode } from '../../engine/language/yaml/node.ts';
import type { Place } from './document.ts';

const scalarsIn = (node: YamlNode): readonly ScalarNode[] => {
  if (node.kind === 'scalar') return [node];
  return node.kind === 'list' ? node.items.flatMap(scalarsIn) : node.entries.flatMap(({ value }) => scalarsIn(value));
};

/** Where something stands: file, and line from 1. */
export const placeOf = (span: Span): Place => ({ file: span.source.name, line: position(span).line });

/** One line of text. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What the files say, by place. */
export type Texts = {
  /** A whole formula as written, `orelse` around it included. */
  readonly of: (formula: Expression) => string;
  /** The module whose file something stands in; undefined: the scenario's, a parent's, or the command line. */
  readonly moduleOf: (span: Span) => string | undefined;
};

/** Looks formulas up in the files they were read from. */
export const textsOf = (loaded: Loaded): Texts => {
  const scalars = new Map<Source, ScalarNode[]>();
  const roots = [loaded.root, ...loaded.modules.map(({ root }) => root), ...loaded.rules.values()];
  for (const scalar of roots.flatMap(scalarsIn)) {
    const known = scalars.get(scalar.span.source);
    if (known) known.push(scalar);
    else scalars.set(scalar.span.source, [scalar]);
  }
  const modules = new Map(loaded.modules.map(({ name, root }) => [root.span.source, name]));
  return {
    of: ({ span }) => {
      const around = scalars
        .get(span.source)
        ?.find((each) => each.span.start <= span.start && each.span.end >= span.end);
      return oneLine(around?.text ?? textOf(span));
    },
    moduleOf: ({ source }) => modules.get(source),
  };
};
