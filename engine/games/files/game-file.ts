import { isFormulaWord } from '../../language/check/words.ts';
import { parseFormula } from '../../language/formula/parse.ts';
import type { Syntax } from '../../language/formula/tree.ts';
import type { LoadedGame } from '../../language/load-game.ts';
import type { Setting } from '../../language/loading/settings.ts';
import type { Problem } from '../../language/problem.ts';
import type { ProblemCode } from '../../language/problem-code.ts';
import type { Span } from '../../language/source.ts';
import type { MapNode, ScalarNode, YamlNode } from '../../language/yaml/node.ts';
import { type Checked, type Meaning, type Reading, unread } from './checked.ts';
import { entryIn } from './entries.ts';
import { readFormula, readNumberFormula } from './formula.ts';
import {
  type Declare,
  declareParameters,
  type GameParameter,
  lay,
  nowhere,
  type Refuse,
  refuseVarying,
} from './parameters.ts';
import type { Value } from './value.ts';

/** What the builders of all kinds have before them. */
export type GameFile = {
  readonly loaded: LoadedGame;
  readonly problems: Problem[];
  readonly refuse: Refuse;
  /** The values of the block `game`. */
  readonly head: MapNode;
  readonly entry: (key: string) => { readonly value: YamlNode; readonly keySpan: Span } | undefined;
  readonly parameters: () => readonly GameParameter[];
  /** What `let` names, checked. */
  readonly lets: () => readonly { readonly name: string; readonly checked: Checked }[];
  readonly declare: Declare;
  /** A formula that is one number; what is wrong with it is among the problems. */
  readonly formula: (node: YamlNode) => Checked;
  /** A formula read another way than as one number; undefined where it does not parse. */
  readonly read: <Read>(node: YamlNode, how: (reading: Reading, syntax: Syntax) => Read) => Read | undefined;
  /** Whether a formula reads that name. */
  readonly reads: (name: string) => boolean;
  /** The value of a formula of parameters. */
  readonly constant: (node: YamlNode) => Value;
};

const unusedParameter = (name: string, span: Span): Problem => ({
  code: 'unused-parameter',
  severity: 'warning',
  message: `nothing reads the parameter "${name}"`,
  span,
  hint: 'remove it, or use it in a formula',
});

/**
 * Opens a file with the settings laid on its parameters.
 *
 * @param reserved names that its formulas may read, but that no author may give
 */
export const openGameFile = (
  loaded: LoadedGame,
  settings: readonly Setting[],
  problems: Problem[],
  reserved: ReadonlyMap<string, Meaning>,
): GameFile => {
  const { root } = loaded;
  const meanings = new Map<string, Meaning>();
  const read = new Set<string>();
  const refuse: Refuse = (code, span, message, hint) => {
    problems.push({ code, severity: 'error', message, span, ...(hint === undefined ? {} : { hint }) });
  };
  const reading: Reading = {
    problems,
    names: {
      meaning: (name) => {
        read.add(name);
        return meanings.get(name) ?? reserved.get(name);
      },
      get all() {
        return [...meanings.keys(), ...reserved.keys()];
      },
    },
  };
  const syntaxOf = (node: YamlNode) => {
    if (node.kind !== 'scalar') return undefined;
    const parsed = parseFormula(node);
    problems.push(...parsed.problems);
    return parsed.formula?.root;
  };
  const formula = (node: YamlNode): Checked => {
    const syntax = syntaxOf(node);
    return syntax === undefined ? unread : readNumberFormula(reading, syntax);
  };

  const declare: Declare = (name, span, meaning) => {
    if (isFormulaWord(name) || reserved.has(name))
      refuse('reserved-name', span, `"${name}" has a meaning of its own in formulas`, 'choose another name');
    else if (meanings.has(name)) refuse('declared-twice', span, `"${name}" is declared twice`, 'choose another name');
    else meanings.set(name, meaning);
  };

  /** A formula under a name, checked when first read; one that needs itself is refused. */
  const lazily = (node: ScalarNode, code: ProblemCode, name: string): (() => Checked) => {
    let known: Checked | undefined;
    let busy = false;
    return () => {
      if (known !== undefined) return known;
      if (busy) {
        refuse(code, node.span, `"${name}" depends on itself`, 'break the circle');
        return unread;
      }
      busy = true;
      const syntax = syntaxOf(node);
      known = syntax === undefined ? unread : readFormula(reading, syntax);
      busy = false;
      return known;
    };
  };

  const laid = lay(settings, root, problems);
  const parameters = declareParameters({ root, laid, problems, refuse, declare, lazily });
  const named = entryIn(root, 'let')?.value;
  const lets = (named?.kind === 'map' ? named.entries : []).flatMap(({ key, keySpan, value }) => {
    if (value.kind !== 'scalar') return [];
    const checked = lazily(value, 'let-cycle', key);
    declare(key, keySpan, { kind: 'formula', checked });
    return [{ name: key, checked }];
  });

  const head = entryIn(root, 'game')?.value;
  return {
    loaded,
    problems,
    refuse,
    head: head?.kind === 'map' ? head : root,
    entry: (key) => entryIn(root, key),
    parameters: () => {
      // What nothing has read is checked all the same.
      for (const meaning of meanings.values()) if (meaning.kind === 'formula') meaning.checked();
      // A mistyped name is why nothing reads the right one.
      if (!problems.some(({ severity }) => severity === 'error'))
        for (const { name, span } of parameters.all) if (!read.has(name)) problems.push(unusedParameter(name, span));
      return parameters.all.map(({ parameter }) => parameter());
    },
    lets: () => lets.map(({ name, checked }) => ({ name, checked: checked() })),
    declare,
    formula,
    read: (node, how) => {
      const syntax = syntaxOf(node);
      return syntax === undefined ? undefined : how(reading, syntax);
    },
    reads: (name) => read.has(name),
    constant: (node) => {
      const checked = formula(node);
      if (checked.varies) refuseVarying(refuse, node.span);
      return checked.at(nowhere, 0);
    },
  };
};
