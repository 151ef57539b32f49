import { CST, Lexer, Parser } from 'yaml';

/** Kind of a lexeme: that of the `yaml` package, with scalars without quotes told from those in blocks. */
export type LexemeKind = CST.TokenType | 'plain' | 'block' | 'unknown';

/** A smallest piece of a YAML text, by offsets; the end of a flow collection that never ends has no width. */
export type Lexeme = { readonly kind: LexemeKind; readonly start: number; readonly end: number };

/** Control characters by which the package's lexer marks what follows; they are in no text that reaches it. */
const documentMark = '\u0002';
const flowEndMark = '\u0018';
const scalarMark = '\u001F';

/** Neither space nor comment nor line end. */
export const notBlank = (lexeme: Lexeme): boolean =>
  lexeme.kind !== 'space' && lexeme.kind !== 'comment' && lexeme.kind !== 'newline';

/** The pieces that the package's lexer cuts a text into, with its marks. */
export const readPieces = (text: string): readonly string[] => [...new Lexer().lex(text)];

/** All lexemes of a text, in order; without the marks they cover it without gaps. */
export const readLexemes = (pieces: readonly string[]): Lexeme[] => {
  const lexemes: Lexeme[] = [];
  let at = 0;
  let scalar: LexemeKind | undefined;
  for (const piece of pieces) {
    if (scalar !== undefined) {
      lexemes.push({ kind: scalar, start: at, end: at + piece.length });
      scalar = undefined;
    } else if (piece === documentMark) continue;
    else if (piece === scalarMark) {
      scalar = lexemes.findLast(notBlank)?.kind === 'block-scalar-header' ? 'block' : 'plain';
      continue;
    } else if (piece === flowEndMark) {
      lexemes.push({ kind: 'flow-error-end', start: at, end: at });
      continue;
    } else lexemes.push({ kind: CST.tokenType(piece) ?? 'unknown', start: at, end: at + piece.length });
    at += piece.length;
  }
  return lexemes;
};

const isCollection = (token: CST.Token): boolean =>
  token.type === 'block-map' || token.type === 'block-seq' || token.type === 'flow-collection';

/**
 * The package's concrete syntax, read only as long as nesting stays within `deepest`: what follows walks it recursively,
 * and a text of one mebibyte can nest half a million lists.
 */
export const readTokens = (pieces: readonly string[], deepest: number): { tokens: CST.Token[]; tooDeepAt?: number } => {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const piece of pieces) {
    for (const token of parser.next(piece)) tokens.push(token);
    if (parser.stack.length > deepest && parser.stack.filter(isCollection).length > deepest)
      return { tokens, tooDeepAt: parser.offset };
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens };
};
