import type { Syntax, SyntaxOf } from '../../language/formula/tree.ts';
import { textOf } from '../../language/source.ts';
import {
  type Checked,
  type Collection,
  combine,
  type Frame,
  lengthOf,
  type Reading,
  refuse,
  unread,
} from './checked.ts';
import * as values from './value.ts';
import { ONE, type Value, whole, ZERO } from './value.ts';

const reductions: ReadonlySet<string> = new Set(['sum', 'mean', 'min', 'max', 'count', 'any', 'all', 'share', 'pick']);
export const isReduction = (name: string): boolean => reductions.has(name);

/** Those that have no value over nobody. */
const needy: ReadonlySet<string> = new Set(['mean', 'min', 'max', 'pick']);

/** What a reduction is made of: a value, its condition, and for `pick` its key. */
type Parts = {
  readonly of: Collection;
  readonly body: Checked;
  readonly where: Checked | undefined;
  readonly key: Checked | undefined;
};

type Read = (reading: Reading, syntax: Syntax) => Checked;

const isCollectionName = (syntax: Syntax | undefined): boolean =>
  syntax?.kind === 'name' && (syntax.name === 'others' || syntax.name === 'all');

const partsOf = (reading: Reading, call: SyntaxOf<'call'>, name: string, read: Read): Parts | undefined => {
  const wanted = name === 'pick' ? 2 : 1;
  if (call.args.length !== wanted) {
    refuse(
      reading,
      'argument-count',
      call.span,
      `${name} takes ${wanted === 1 ? 'one collection' : 'a collection and a key'}, got ${call.args.length} arguments`,
    );
    return undefined;
  }
  const [first, second] = call.args as readonly [Syntax, Syntax | undefined];
  const filtered =
    first.kind === 'call' && first.callee.kind === 'name' && first.callee.name === 'where' ? first : undefined;
  if (filtered !== undefined && filtered.args.length !== 2) {
    refuse(
      reading,
      'argument-count',
      filtered.span,
      `where takes a collection and a condition, got ${filtered.args.length} arguments`,
    );
    return undefined;
  }
  const before = reading.problems.length;
  const bodySyntax = filtered?.args[0] ?? first;
  const own = read(reading, bodySyntax);
  // `count(others)` is how many there are.
  const body: Checked = name === 'count' && isCollectionName(bodySyntax) ? { ...own, at: () => ONE } : own;
  const where = filtered === undefined ? undefined : read(reading, filtered.args[1] as Syntax);
  const key = second === undefined ? undefined : read(reading, second);
  const { of } = combine(
    reading,
    call.span,
    [body, where, key].filter((one) => one !== undefined),
    () => ZERO,
  );
  if (reading.problems.length > before) return undefined;
  if (of === 'one') {
    refuse(
      reading,
      'no-collection',
      call.span,
      `${name} wants something about each player`,
      `like ${name}(effort[others])`,
    );
    return undefined;
  }
  return { of, body, where, key };
};

const compute = (name: string, elements: readonly Value[], keys: readonly Value[], number: number): Value => {
  const trues = (): number => elements.filter(values.isTrue).length;
  switch (name) {
    case 'sum':
      return elements.reduce(values.add, ZERO);
    case 'mean':
      return values.divide(elements.reduce(values.add, ZERO), whole(elements.length));
    case 'min':
      return elements.reduce(values.smaller);
    case 'max':
      return elements.reduce(values.larger);
    case 'count':
      return whole(trues());
    case 'any':
      return values.truth(trues() > 0);
    case 'all':
      return values.truth(trues() === number);
    case 'share':
      return number === 0 ? ZERO : values.divide(whole(trues()), whole(number));
    default: {
      let best = 0;
      for (let place = 1; place < keys.length; place++)
        if (values.isLess(keys[best] as Value, keys[place] as Value)) best = place;
      return elements[best] as Value;
    }
  }
};

/**
 * A reduction as one number. Over nobody `sum`, `count`, `any` and `share` are 0, `all` is 1; the others are what
 * `orelse` says, which they need where somebody may be left out.
 */
export const reductionOf = (
  reading: Reading,
  call: SyntaxOf<'call'>,
  otherwise: Checked | undefined,
  read: Read,
): Checked => {
  const name = call.callee.kind === 'name' ? call.callee.name : '';
  const parts = partsOf(reading, call, name, read);
  if (parts === undefined) return unread;
  const { of, body, where, key } = parts;
  if (needy.has(name) && where !== undefined && otherwise === undefined)
    return refuse(
      reading,
      'needs-orelse',
      call.span,
      `${name} has no value where nobody is left over`,
      `say what it is then: orelse(${textOf(call.span)}, 0)`,
    );
  const at = (frame: Frame, outer: number): Value => {
    const held = Array.from({ length: lengthOf(of, frame) }, (_, element) => element).filter(
      (element) => where === undefined || values.isTrue(where.at(frame, element)),
    );
    if (needy.has(name) && held.length === 0) return otherwise?.at(frame, outer) ?? Number.NaN;
    const elements = held.map((element) => body.at(frame, element));
    return compute(name, elements, key === undefined ? [] : held.map((element) => key.at(frame, element)), held.length);
  };
  return { of: otherwise?.of ?? 'one', varies: true, at };
};
