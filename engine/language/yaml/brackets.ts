import type { Source } from '../source.ts';
import type { Lexeme } from './lexemes.ts';
import { blockEnd, region, type Trap, trap, type View, viewOf } from './trap.ts';

const closes: Readonly<Record<string, string>> = { 'flow-map-end': '{', 'flow-seq-end': '[' };

/** Brackets that do not match, with the view of the rest. */
export const matchBrackets = (
  source: Source,
  text: string,
  lexemes: readonly Lexeme[],
): { view: View; traps: Trap[] } => {
  const outermost: number[] = [];
  const ends = new Map<number, number>();
  const view: View = { ...viewOf(source, text, lexemes), outermost, ends };
  const traps: Trap[] = [];
  let open: number[] = [];
  const unclosed = (end: number) => {
    const index = open.at(-1);
    const lexeme = index === undefined ? undefined : lexemes[index];
    if (lexeme) {
      const quiet = { start: lexeme.start, end: Math.max(end, blockEnd(text, lexeme.start)) };
      traps.push(bracketTrap(view, lexeme, 'is never closed', quiet));
    }
    if (open[0] !== undefined) ends.set(open[0], end);
    open = [];
  };
  for (let index = 0; index < lexemes.length; index++) {
    const lexeme = lexemes[index] as Lexeme;
    if (lexeme.kind === 'flow-map-start' || lexeme.kind === 'flow-seq-start') open.push(index);
    outermost.push(open[0] ?? -1);
    if (lexeme.kind === 'flow-error-end') unclosed(lexeme.start);
    const wanted = closes[lexeme.kind];
    if (wanted === undefined) continue;
    const opening = open.pop();
    const partner = opening === undefined ? undefined : lexemes[opening];
    if (!partner) traps.push(bracketTrap(view, lexeme, 'closes nothing', lexeme));
    else if (text[partner.start] !== wanted)
      traps.push(bracketTrap(view, lexeme, `cannot close "${text[partner.start]}"`, region(view, index)));
    if (opening !== undefined && open.length === 0) ends.set(opening, lexeme.end);
  }
  unclosed(text.length);
  return { view, traps };
};

const bracketTrap = (view: View, lexeme: Lexeme, what: string, quiet: { start: number; end: number }): Trap => {
  const bracket = view.text.slice(lexeme.start, lexeme.start + 1);
  const hint = 'balance { } and [ ]; a text that contains them must be quoted';
  return trap(view, 'yaml-syntax', lexeme, `"${bracket}" ${what}`, hint, quiet);
};
