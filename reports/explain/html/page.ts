import type { Explanation } from '../document.ts';
import type { Overview } from '../influence/overview.ts';
import type { Symbols } from './symbols.ts';

/** What every part of the page is made from. */
export type Page = { readonly of: Explanation; readonly symbols: Symbols; readonly overview: Overview };
