import { isFormulaWord } from '../../language/check/words.ts';
import { parseFormula } from '../../language/formula/parse.ts';
import type { Syntax } from '../../language/formula/tree.ts';
import type { LoadedGame } from '../../language/load-game.ts';
import type { Setting } from '../../language/loading/settings.ts';
import { didYouMean, type Problem } from '../../language/problem.ts';
import type { ProblemCode } from '../../language/problem-code.ts';
import type { Span } from '../../language/source.ts';
import type { MapNode, ScalarNode, YamlNode } from '../../language/yaml/node.ts';
import { readRational } from '../exact/read-rational.ts';
import { type Checked, type Frame, type Meaning, type Reading, unread } from './checked.ts';
import { readFormula, readNumberFormula } from './formula.ts';
import { toDouble, type Value } from './value.ts';

/** A parameter of a game file with the value it has. */
export type GameParameter = {
  readonly name: string;
  readonly unit: string;
  readonly value: Value;
  /** Given by `--set`, not by the file. */
  readonly set: boolean;
  readonly range: readonly [number, number] | undefined;
  readonly doc: string | undefined;
  readonly source: string | undefined;
  readonly role: 'lever' | 'assumption';
};

/** What the builders of all kinds have before them. */
export type GameFile = {
  readonly loaded: LoadedGame;
  readonly problems: Problem[];
  readonly refuse: (code: ProblemCode, span: Span, message: string, hint?: string) => void;
  /** The values of the block `game`. */
  readonly head: MapNode;
  readonly entry: (key: string) => { readonly value: YamlNode; readonly keySpan: Span } | undefined;
  readonly parameters: () => readonly GameParameter[];
  /** Gives names a meaning; one that is taken is refused. */
  readonly declare: (name: string, span: Span, meaning: Meaning) => void;
  /** A formula that is one number; what is wrong with it is among the problems. */
  readonly formula: (node: YamlNode) => Checked;
  /** A formula read another way than as one number; undefined where it does not parse. */
  readonly read: <Read>(node: YamlNode, how: (reading: Reading, syntax: Syntax) => Read) => Read | undefined;
  /** Whether a formula reads that name. */
  readonly reads: (name: string) => boolean;
  /** The value of a formula of parameters. */
  readonly constant: (node: YamlNode) => Value;
};

export const entryIn = (map: MapNode, key: string) => map.entries.find((entry) => entry.key === key);

export const textIn = (map: MapNode, key: string): string | undefined => {
  const value = entryIn(map, key)?.value;
  return value?.kind === 'scalar' && value.value !== null ? value.text.trim() : undefined;
};

/** Texts of a list; none where there is no such list. */
export const textsIn = (map: MapNode, key: string): readonly { readonly text: string; readonly span: Span }[] => {
  const value = entryIn(map, key)?.value;
  if (value?.kind !== 'list') return [];
  return value.items.flatMap((item) => (item.kind === 'scalar' ? [{ text: item.text, span: item.span }] : []));
};

/** Nobody is there: a formula of parameters. */
const nowhere: Frame = { profile: [], player: 0, size: 0 };

const numberAt = (node: YamlNode | undefined): number =>
  node?.kind === 'scalar' && typeof node.value === 'number' ? node.value : Number.NaN;

const rangeOf = (declaration: MapNode | undefined): readonly [number, number] | undefined => {
  const range = declaration && entryIn(declaration, 'range')?.value;
  return range?.kind === 'list' && range.items.length === 2
    ? [numberAt(range.items[0]), numberAt(range.items[1])]
    : undefined;
};

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
  const refuse: GameFile['refuse'] = (code, span, message, hint) => {
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

  const declare: GameFile['declare'] = (name, span, meaning) => {
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
  const lets = entryIn(root, 'let')?.value;
  for (const { key, keySpan, value } of lets?.kind === 'map' ? lets.entries : [])
    if (value.kind === 'scalar') declare(key, keySpan, { kind: 'formula', checked: lazily(value, 'let-cycle', key) });

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
      const wrong = problems.some(({ severity }) => severity === 'error');
      for (const { name, span } of parameters.all)
        if (!wrong && !read.has(name))
          problems.push({
            code: 'unused-parameter',
            severity: 'warning',
            message: `nothing reads the parameter "${name}"`,
            span,
            hint: 'remove it, or use it in a formula',
          });
      return parameters.all.map(({ parameter }) => parameter());
    },
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

const refuseVarying = (refuse: GameFile['refuse'], span: Span): void =>
  refuse('wrong-moment', span, 'this hangs on who does what; here only parameters can be read');

type Laid = ReadonlyMap<string, Value>;

/** The values that `--set` gives, exactly. */
const lay = (settings: readonly Setting[], root: MapNode, problems: Problem[]): Laid => {
  const block = entryIn(root, 'parameters')?.value;
  const names = block?.kind === 'map' ? block.entries.map(({ key }) => key) : [];
  const laid = new Map<string, Value>();
  for (const { path, value } of settings) {
    const where = `in --set ${path}=${value}`;
    const bad = (code: ProblemCode, message: string, hint: string) =>
      problems.push({ code, severity: 'error', message: `${message} ${where}`, path, hint });
    const number = readRational(value.trim());
    const near = didYouMean(path, names);
    if (!names.includes(path))
      bad(
        'bad-set',
        `the game has no parameter "${path}"`,
        near === undefined ? `there are: ${names.join(', ')}` : `did you mean "${near}"?`,
      );
    else if (number === undefined) bad('bad-set', 'expected a number', 'like 3, 0.25 or 1/3');
    else laid.set(path, number);
  }
  return laid;
};

type Declaring = {
  readonly root: MapNode;
  readonly laid: Laid;
  readonly problems: Problem[];
  readonly refuse: GameFile['refuse'];
  readonly declare: GameFile['declare'];
  readonly lazily: (node: ScalarNode, code: ProblemCode, name: string) => () => Checked;
};

const declareParameters = ({ root, laid, problems, refuse, declare, lazily }: Declaring) => {
  const block = entryIn(root, 'parameters')?.value;
  const all = (block?.kind === 'map' ? block.entries : []).map(({ key: name, keySpan: span, value: node }) => {
    const declaration = node.kind === 'map' ? node : undefined;
    const written = declaration === undefined ? node : entryIn(declaration, 'default')?.value;
    const range = rangeOf(declaration);
    const given = laid.get(name);
    const formula = written?.kind === 'scalar' ? lazily(written, 'parameter-cycle', name) : undefined;
    if (formula === undefined && given === undefined)
      refuse('missing-value', span, `the parameter "${name}" has no value`, `give it a default, or --set ${name}=1`);
    let known: Value | undefined;
    let busy = false;
    const value = (): Value => {
      if (known !== undefined) return known;
      if (busy) {
        refuse(
          'parameter-cycle',
          written?.span ?? span,
          `the parameter "${name}" depends on itself`,
          'break the circle',
        );
        return 0;
      }
      busy = true;
      const checked = given === undefined ? formula?.() : undefined;
      if (checked?.varies) refuseVarying(refuse, written?.span ?? span);
      known = given ?? checked?.at(nowhere, 0) ?? 0;
      busy = false;
      // As doubles: 0.1 in the file is one tenth, and the bound [0.1, 1] the double nearest to it.
      const double = toDouble(known);
      const outside = range !== undefined && !(double >= range[0] && double <= range[1]);
      const message = range && `"${name}" lies in [${range.join(', ')}], not at ${double}`;
      if (outside && message !== undefined && given !== undefined)
        problems.push({ code: 'out-of-range', severity: 'error', message: `${message}, as --set has it`, path: name });
      else if (outside && message !== undefined) refuse('out-of-range', written?.span ?? span, message);
      return known;
    };
    const checked: Checked = { of: 'one', varies: false, at: () => value() };
    declare(name, span, { kind: 'formula', checked: () => checked });
    const parameter = (): GameParameter => ({
      name,
      unit: (declaration && textIn(declaration, 'unit')) ?? '1',
      value: value(),
      set: given !== undefined,
      range,
      doc: declaration && textIn(declaration, 'doc'),
      source: declaration && textIn(declaration, 'source'),
      role: declaration && textIn(declaration, 'role') === 'lever' ? 'lever' : 'assumption',
    });
    return { name, span, parameter };
  });
  return { all };
};
