// The parameters of a game file: what the file and `--set` give them, each within its range.

import type { Setting } from '../../language/loading/settings.ts';
import { didYouMean, type Problem } from '../../language/problem.ts';
import type { ProblemCode } from '../../language/problem-code.ts';
import type { Span } from '../../language/source.ts';
import type { MapNode, ScalarNode, YamlNode } from '../../language/yaml/node.ts';
import { readRational } from '../exact/read-rational.ts';
import type { Checked, Frame, Meaning } from './checked.ts';
import { entryIn, textIn } from './entries.ts';
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

export type Refuse = (code: ProblemCode, span: Span, message: string, hint?: string) => void;

/** Gives a name a meaning; one that is taken is refused. */
export type Declare = (name: string, span: Span, meaning: Meaning) => void;

/** Nobody is there: a formula of parameters. */
export const nowhere: Frame = { profile: [], player: 0, size: 0 };

const numberAt = (node: YamlNode | undefined): number =>
  node?.kind === 'scalar' && typeof node.value === 'number' ? node.value : Number.NaN;

const rangeOf = (declaration: MapNode | undefined): readonly [number, number] | undefined => {
  const range = declaration && entryIn(declaration, 'range')?.value;
  return range?.kind === 'list' && range.items.length === 2
    ? [numberAt(range.items[0]), numberAt(range.items[1])]
    : undefined;
};

export const refuseVarying = (refuse: Refuse, span: Span): void =>
  refuse('wrong-moment', span, 'this hangs on who does what; here only parameters can be read');

type Laid = ReadonlyMap<string, Value>;

/** The values that `--set` gives, exactly. */
export const lay = (settings: readonly Setting[], root: MapNode, problems: Problem[]): Laid => {
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
  readonly refuse: Refuse;
  readonly declare: Declare;
  readonly lazily: (node: ScalarNode, code: ProblemCode, name: string) => () => Checked;
};

/** Declares the parameters of a file under their names; `parameter` gives each with its value, once all names are known. */
export const declareParameters = ({ root, laid, problems, refuse, declare, lazily }: Declaring) => {
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
