import type { ProblemCode } from '../problem-code.ts';
import type { Source } from '../source.ts';
import { matchBrackets } from './brackets.ts';
import { type Lexeme, type LexemeKind, notBlank } from './lexemes.ts';
import { isQuiet, lexemeAfter, lexemeBefore, lineEnd, region, type Trap, trap, type View } from './trap.ts';

/** Where a text was meant to end that begins at `start`: brackets balance, then the next comma or bracket. */
const meantEnd = (text: string, start: number): number => {
  let depth = 0;
  let end = start;
  for (; end < text.length; end += 1) {
    const character = text[end] ?? '';
    if (character === '\n' || (depth === 0 && ',]}'.includes(character))) break;
    if ('([{'.includes(character)) depth += 1;
    if (')]}'.includes(character)) depth -= 1;
  }
  return end;
};

const quoteHint = (view: View, scalar: Lexeme): string => {
  const meant = view.text.slice(scalar.start, meantEnd(view.text, scalar.start)).trim();
  return `quote it ("${meant}") or write it in block style, without { }`;
};

const unclosedParentheses = (text: string): boolean => {
  let depth = 0;
  for (const character of text) depth += character === '(' ? 1 : character === ')' ? -1 : 0;
  return depth > 0;
};

/** `{flow: rate * effort[stance]}` and `{payoff: if(a, b, c)}`: a bracket or a comma ends the text before it. */
const cutText = (view: View, index: number): Trap | undefined => {
  const scalar = view.lexemes[index];
  const after = lexemeAfter(view, index);
  if (scalar?.kind !== 'plain' || !after || (view.outermost[index] ?? -1) < 0) return undefined;
  const bracket = after.kind === 'flow-seq-start' || after.kind === 'flow-map-start';
  const comma = after.kind === 'comma' && unclosedParentheses(view.text.slice(scalar.start, scalar.end));
  if (!bracket && !comma) return undefined;
  const sign = view.text.slice(after.start, after.end);
  const message = `inside { } or [ ] the "${sign}" ends the text before it`;
  const cut = region(view, index);
  return { ...trap(view, 'unquoted-formula', after, message, quoteHint(view, scalar), cut), patch: cut };
};

/** `payoff: caught ? -p : 0` and `label: Risk: high`: a second `: ` after the value has begun. */
const secondColon = (view: View, index: number): Trap | undefined => {
  const { lexemes, text } = view;
  const scalar = lexemes[index];
  const after = lexemeAfter(view, index);
  const before = lexemeBefore(view, index);
  if (scalar?.kind !== 'plain' || after?.kind !== 'map-value-ind' || before?.kind !== 'map-value-ind') return undefined;
  if (text.slice(scalar.end, after.start).includes('\n') || text.slice(before.end, scalar.start).includes('\n'))
    return undefined;
  const inFlow = (view.outermost[index] ?? -1) >= 0;
  const extent = inFlow ? region(view, index) : { start: scalar.start, end: lineEnd(text, after.end) };
  const content = text.slice(scalar.start, scalar.end);
  if (content.includes('\n')) return valueGoesOn(view, scalar, after, extent);
  return { ...colonTrap(view, scalar, after, extent), patch: extent };
};

const colonTrap = (view: View, scalar: Lexeme, colon: Lexeme, extent: { start: number; end: number }): Trap => {
  const mark = view.text.slice(scalar.start, scalar.end).indexOf('?');
  if (mark < 0)
    return trap(view, 'yaml-syntax', colon, 'a second ": " in one value', 'quote a text that contains ": "', extent);
  const place = { start: scalar.start + mark, end: scalar.start + mark + 1 };
  const hint = 'write if(condition, then, otherwise)';
  return trap(view, 'conditional-operator', place, 'formulas have no "? :"', hint, extent);
};

/** `a: b` and below, indented, `c: d`: the lines are one text, "b c". */
const valueGoesOn = (view: View, scalar: Lexeme, colon: Lexeme, extent: { start: number; end: number }): Trap => {
  const last = view.text.slice(scalar.start, scalar.end).lastIndexOf('\n');
  const start = scalar.start + last + 1;
  const indent = /^\s*/.exec(view.text.slice(start, colon.end))?.[0].length ?? 0;
  const message = 'the value above goes on in this line, which ends in ":"';
  const hint = 'keys of one map begin in the same column; a key has a value or keys below it, not both';
  const goesOn = { from: scalar.start, colon: colon.start };
  return { ...trap(view, 'yaml-syntax', { start: start + indent, end: colon.end }, message, hint, extent), goesOn };
};

/** `payoff: a #b`: what follows ` #` is a comment, with or without a space behind it. */
const gluedComment = (view: View, index: number): Trap | undefined => {
  const { lexemes, text } = view;
  const comment = lexemes[index];
  const before = lexemeBefore(view, index);
  if (comment?.kind !== 'comment' || before?.kind !== 'plain') return undefined;
  if (text.slice(before.end, comment.start).includes('\n')) return undefined;
  if (!/^#[^\s#!]/.test(text.slice(comment.start, comment.end))) return undefined;
  const message = 'this is read as a comment, not as part of the value';
  return trap(view, 'eaten-comment', comment, message, 'quote the value, or write "# " to mean a comment');
};

/** A comment between the lines of a text without quotes ends the text. */
const commentInside = (view: View, index: number): Trap | undefined => {
  const { lexemes } = view;
  const scalar = lexemes[index];
  const next = view.after[index] ?? lexemes.length;
  if (scalar?.kind !== 'plain' || lexemes[next]?.kind !== 'plain') return undefined;
  const comment = lexemes.slice(index, next).find((lexeme) => lexeme.kind === 'comment');
  if (!comment) return undefined;
  if (lexemeAfter(view, next)?.kind === 'map-value-ind') return undefined;
  const message = 'a comment ends the text before it, which seems to go on below';
  const hint = 'move the comment above the key';
  return trap(view, 'eaten-comment', comment, message, hint, { start: scalar.start, end: lexemes[next]?.end ?? 0 });
};

/** `&x + 1`, `*x`, `!caught`, `? key`, `%`: signs that YAML takes for itself. */
const takenSign = (view: View, index: number): Trap | undefined => {
  const lexeme = view.lexemes[index];
  if (!lexeme) return undefined;
  const word = view.text.slice(lexeme.start, lexeme.end);
  const name = word.slice(1);
  const say = (code: ProblemCode, message: string, hint: string) =>
    trap(view, code, lexeme, message, hint, region(view, index));
  if (lexeme.kind === 'anchor')
    return say('anchor', `"${word}" is a YAML anchor, which is not allowed`, 'quote a text that begins with "&"');
  if (lexeme.kind === 'alias')
    return say('alias', `"${word}" is a YAML alias, which is not allowed`, 'quote a text that begins with "*"');
  if (lexeme.kind === 'tag') {
    const negation = /^[A-Za-z_]\w*$/.test(name) ? `write "not ${name}"; ` : '';
    return say('tag', `"${word}" is a YAML tag, which is not allowed`, `${negation}quote a text that begins with "!"`);
  }
  if (lexeme.kind === 'explicit-key-ind')
    return say('key-type', '"?" begins a complex key, which is not allowed', 'write "key: value"');
  if (lexeme.kind === 'directive-line')
    return say('directive', `"${word}" is a YAML directive, which is not allowed`, 'delete the line');
  return undefined;
};

/** One document a file: the first `---` may stand at the top, nothing may follow the end. */
const furtherDocuments = (view: View): Trap[] => {
  let content = false;
  let ended = false;
  for (const lexeme of view.lexemes) {
    if (!notBlank(lexeme) || lexeme.kind === 'byte-order-mark' || lexeme.kind === 'directive-line') continue;
    if (lexeme.kind === 'doc-end') ended = content;
    else if (ended || (content && lexeme.kind === 'doc-start')) {
      const message = 'a second document begins here';
      const hint = 'keep one document in a file';
      return [trap(view, 'several-documents', lexeme, message, hint, { start: lexeme.start, end: view.text.length })];
    } else content = true;
  }
  return [];
};

/** Whether a quoted lexeme ends in its quote: by parity, as quotes in it are doubled or escaped. */
const isClosed = (word: string): boolean => {
  if (word.length < 2 || word.at(-1) !== word[0]) return false;
  if (word[0] === "'") return (word.split("'").length - 1) % 2 === 0;
  let at = word.length - 2;
  while (word[at] === '\\') at -= 1;
  return (word.length - 2 - at) % 2 === 0;
};

const unclosedQuote = (view: View, index: number): Trap | undefined => {
  const lexeme = view.lexemes[index];
  if (lexeme?.kind !== 'double-quoted-scalar' && lexeme?.kind !== 'single-quoted-scalar') return undefined;
  const word = view.text.slice(lexeme.start, lexeme.end);
  if (isClosed(word)) return undefined;
  const place = { start: lexeme.start, end: lexeme.start + 1 };
  const quiet = { start: lexeme.start, end: view.text.length };
  const hint = `end the text with ${word[0]}; further lines of it must be indented`;
  return trap(view, 'yaml-syntax', place, `the quote ${word[0]} is never closed`, hint, quiet);
};

/** What to look for by the kind of a lexeme: most kinds are never a trap. */
const singleTraps: { readonly [kind in LexemeKind]?: readonly ((view: View, index: number) => Trap | undefined)[] } = {
  plain: [secondColon, commentInside],
  comment: [gluedComment],
  anchor: [takenSign],
  alias: [takenSign],
  tag: [takenSign],
  'explicit-key-ind': [takenSign],
  'directive-line': [takenSign],
  'single-quoted-scalar': [unclosedQuote],
  'double-quoted-scalar': [unclosedQuote],
};

/** A value that goes on takes each key below it for its own: the first line says it for all. */
const firstOfChains = (view: View, traps: readonly Trap[]): Trap[] => {
  const kept: Trap[] = [];
  for (const each of traps) {
    const last = kept.at(-1);
    const between = last?.goesOn && each.goesOn ? view.text.slice(last.goesOn.colon + 1, each.goesOn.from) : undefined;
    if (last?.goesOn && each.goesOn && between?.trim() === '')
      kept[kept.length - 1] = {
        ...last,
        quiet: { ...last.quiet, end: each.quiet.end },
        goesOn: { from: last.goesOn.from, colon: each.goesOn.colon },
      };
    else kept.push(each);
  }
  return kept;
};

/** All traps of a text. Where a text is cut, other signs of its collection are left alone. */
export const findTraps = (source: Source, text: string, lexemes: readonly Lexeme[]): Trap[] => {
  const { view, traps: brackets } = matchBrackets(source, text, lexemes);
  const cuts: Trap[] = [];
  const cutRegions = new Set<number>();
  let meantUntil = 0;
  for (let index = 0; index < lexemes.length; index++) {
    const { kind, start } = lexemes[index] as Lexeme;
    const cut = kind !== 'plain' || start < meantUntil ? undefined : cutText(view, index);
    if (!cut) continue;
    cuts.push(cut);
    cutRegions.add(view.outermost[index] ?? -1);
    meantUntil = meantEnd(text, start);
  }
  const others: Trap[] = [];
  for (let index = 0; index < lexemes.length; index++) {
    const finders = singleTraps[(lexemes[index] as Lexeme).kind];
    if (finders === undefined || cutRegions.has(view.outermost[index] ?? -1)) continue;
    for (const find of finders) {
      const found = find(view, index);
      if (!found) continue;
      others.push(found);
      break;
    }
  }
  const inCut = isQuiet(cuts);
  const loose = brackets.filter(({ problem }) => !inCut(problem.span?.start ?? -1));
  const afterOpen = isQuiet(loose);
  const apart = others.filter(({ goesOn }) => !goesOn || !afterOpen(goesOn.from));
  return [...cuts, ...loose, ...firstOfChains(view, apart), ...furtherDocuments(view)];
};
