import type { Formula } from '../document.ts';
import { mathematics } from './mathematics.ts';
import { escaped } from './parts.ts';
import { linkedFormula, type PageSymbol } from './symbols.ts';

/** A formula typeset and as written, and what the parameters in it are. */
export const formulaPart = ({ text, latex }: Formula, known: readonly PageSymbol[]): string => {
  const parameters = known.filter(
    ({ node }) => node.kind === 'parameter' && new RegExp(`\\b${node.name}\\b`).test(text),
  );
  const where = parameters.map(({ node, tip }) => {
    const told = tip.slice(node.title.length + 2);
    return `<b>${escaped(node.name)}</b> ${escaped(told)}`;
  });
  return [
    `<div class="math">${mathematics(latex, 'display')}</div>`,
    linkedFormula(text, known),
    where.length === 0 ? '' : `<p class="where">${where.join('; ')}</p>`,
  ].join('');
};
