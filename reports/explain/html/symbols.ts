import type { DecisionEntry, Equation, Explanation } from '../document.ts';
import type { InfluenceNode } from '../influence/influences.ts';
import { escaped } from './parts.ts';

/** A name of the model: where the page tells of it, and what it tells in a line. */
export type PageSymbol = { readonly node: InfluenceNode; readonly anchor: string; readonly tip: string };

export type Symbols = ReadonlyMap<string, PageSymbol>;

/** The id of an element: `state-labs.capability`. */
export const anchorOf = (id: string): string => id.replaceAll(' ', '-');

export const moduleAnchor = (key: string): string => `module-${key === '' ? 'scenario' : key}`;

/** The node of the diagram whose formula an equation is. */
export const nodeIdOf = ({ kind, id, title }: Equation, module: string | undefined, symbols: Symbols): string => {
  if (kind === 'seen' || kind === 'next') return `state ${title}`;
  if (kind !== 'flow') return `${kind} ${kind === 'define' ? id : title}`;
  const foreign = `flow ${module} ${title}`;
  return symbols.has(foreign) ? foreign : `state ${title}`;
};

const unitText = (unit: string): string => (unit === '1' || unit === '' ? '' : unit);

const joined = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' · ');

/** The node of a decision. */
export const decisionNode = ({ class: owner, name }: DecisionEntry): string => `decision ${owner}.${name}`;

/** What the page says of each name in a line: what it is, its unit, its value. */
const tipsOf = (of: Explanation): ReadonlyMap<string, string> => {
  const equations = of.modules.flatMap((section) => section.equations);
  const formula = (id: string): string | undefined =>
    equations.find((one) => `${one.kind} ${one.kind === 'define' ? one.id : one.title}` === id)?.formula.text;
  return new Map([
    ...of.parameters.map((one): [string, string] => [
      `parameter ${one.name}`,
      joined(one.doc ?? one.label, unitText(one.unit), one.value.replaceAll('`', '')),
    ]),
    ...of.states.map((one): [string, string] => [
      `state ${one.name}`,
      joined('state', unitText(one.unit), `at the start ${one.initial.replaceAll('`', '')}`),
    ]),
    ...of.decisions.map((one): [string, string] => [
      decisionNode(one),
      joined('decision', one.options.map(({ name }) => name).join(', ')),
    ]),
    ...of.events.map((one): [string, string] => [`event ${one.name}`, joined('event', one.label)]),
    ...of.ends.map((one): [string, string] => [
      `end ${one.name}`,
      joined('end of a run', one.label, one.definition, one.caution),
    ]),
    ...of.measures.map((one): [string, string] => [
      `measure ${one.name}`,
      joined('measure', one.label, unitText(one.unit), one.definition, one.caution),
    ]),
    ...of.influences.nodes
      .filter(({ kind }) => kind === 'let' || kind === 'define' || kind === 'draw')
      .map(({ id, kind }): [string, string] => [id, joined(kind === 'draw' ? 'chance' : 'definition', formula(id))]),
  ]);
};

/** Every name of the model, by the id of its node. */
export const symbolsOf = (of: Explanation): Symbols => {
  const tips = tipsOf(of);
  return new Map(
    of.influences.nodes.map((node): [string, PageSymbol] => [
      node.id,
      { node, anchor: anchorOf(node.id), tip: `${node.title}: ${tips.get(node.id) ?? node.kind}` },
    ]),
  );
};

/** What a node reads. */
export const readBy = (id: string, of: Explanation, symbols: Symbols): readonly PageSymbol[] =>
  of.influences.edges.flatMap(({ from, to }) => (to === id ? (symbols.get(from) ?? []) : []));

const isName = /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/g;

const meantBy = (path: string, known: readonly PageSymbol[]): PageSymbol | undefined => {
  const name = path
    .replace(/\.seen$/, '')
    .split('.')
    .at(-1);
  const called = known.filter(({ node }) => node.name === name || node.title === path);
  return called.find(({ node }) => node.title === path) ?? called[0];
};

/** A formula as written: each name that it reads tells what it is, and leads to where the page tells of it. */
export const linkedFormula = (text: string, known: readonly PageSymbol[]): string => {
  let end = 0;
  const parts: string[] = [];
  for (const match of text.matchAll(isName)) {
    const [path] = match;
    const meant = meantBy(path, known);
    parts.push(escaped(text.slice(end, match.index)));
    parts.push(
      meant === undefined
        ? escaped(path)
        : `<a href="#${escaped(meant.anchor)}" title="${escaped(meant.tip)}">${escaped(path)}</a>`,
    );
    end = match.index + path.length;
  }
  parts.push(escaped(text.slice(end)));
  return `<code class="formula">${parts.join('')}</code>`;
};
