import { backwardsIn, loopOrder } from './feedback.ts';
import type { InfluenceKind, InfluenceNode, Influences } from './influences.ts';
import { groupKey, isActing, type Overview, overviewOf, passedName } from './overview.ts';
import type { Arrow, Mark, Picture, Shape, Text } from './picture.ts';

/** What a diagram shows of a node beside its name. */
export type Known = {
  readonly tip: (node: InfluenceNode) => string | undefined;
  readonly link: (node: InfluenceNode) => string | undefined;
  readonly moduleLink: (key: string) => string | undefined;
};

export const nothingKnown: Known = { tip: () => undefined, link: () => undefined, moduleLink: () => undefined };

const ownName = 'the scenario';
const groupName = (key: string): string => (key === '' ? ownName : key);

/** Kinds that a module’s box lists, in the order of a tick. */
const listed = ['event', 'decision', 'draw', 'state', 'flow', 'end'] as const;

const widestRow = 30;

/** Names in as many rows as they need. */
const rowsOf = (names: readonly string[]): readonly string[] => {
  const rows: string[] = [];
  for (const name of names) {
    const last = rows.at(-1);
    if (last !== undefined && last.length + name.length < widestRow) rows[rows.length - 1] = `${last}, ${name}`;
    else rows.push(name);
  }
  return rows.map((row, k) => (k < rows.length - 1 ? `${row},` : row));
};

const counted = (count: number, one: string): readonly string[] =>
  count === 0 ? [] : [`${count} ${one}${count === 1 ? '' : 's'}`];

/** Two of a module may have one name: then each with its class. */
const nameAmong = (node: InfluenceNode, nodes: readonly InfluenceNode[]): string => {
  const isShared = nodes.some((one) => one !== node && one.kind === node.kind && one.name === node.name);
  return isShared && node.kind !== 'flow' ? node.title : passedName(node);
};

const moduleTexts = (key: string, nodes: readonly InfluenceNode[]): readonly Text[] => {
  const count = (...kinds: readonly InfluenceKind[]): number => nodes.filter(({ kind }) => kinds.includes(kind)).length;
  const rest = [...counted(count('let', 'define'), 'definition'), ...counted(count('parameter'), 'parameter')];
  return [
    { text: groupName(key), weight: 'strong' },
    ...listed.flatMap((kind) =>
      rowsOf(nodes.filter((node) => node.kind === kind).map((node) => nameAmong(node, nodes))).map(
        (text, k): Text => ({ text, weight: 'plain', mark: k === 0 ? kind : '' }),
      ),
    ),
    ...(rest.length === 0 ? [] : [{ text: rest.join(', '), weight: 'faint' } as const]),
  ];
};

const kindWords: Readonly<Record<(typeof listed)[number] | 'define', string>> = {
  event: 'event',
  decision: 'decision',
  draw: 'chance',
  state: 'state',
  flow: 'added to a state of another module',
  end: 'end of a run',
  define: 'definition',
};

const legendOf = (
  nodes: readonly InfluenceNode[],
  kinds: readonly (keyof typeof kindWords)[],
  arrows: readonly Arrow[],
): Picture['legend'] => [
  ...kinds
    .filter((kind) => nodes.some((node) => node.kind === kind || (kind === 'define' && node.kind === 'let')))
    .map((kind) => ({ kind, text: kindWords[kind] })),
  ...(arrows.some(({ closes }) => closes) ? [{ kind: 'closes', text: 'closes a loop' }] : []),
];

const mostNames = 3;

const passageTexts = (names: readonly string[]): readonly string[] =>
  names.length <= mostNames + 1 ? names : [...names.slice(0, mostNames), `and ${names.length - mostNames} more`];

/** Modules as boxes with what they decide, remember and draw; arrows with the names that are read. */
export const overviewPicture = ({ groups, passages }: Overview, known: Known = nothingKnown): Picture => {
  const arrows = passages.map(({ from, to, names, closes }) => ({ from, to, texts: passageTexts(names), closes }));
  return {
    label: 'Modules and what passes between them',
    marks: groups.map(({ key, nodes }) => ({
      id: key,
      kind: 'module',
      shape: 'box',
      texts: moduleTexts(key, nodes),
      tip: undefined,
      link: known.moduleLink(key),
    })),
    arrows,
    legend: legendOf(
      groups.flatMap(({ nodes }) => nodes),
      listed,
      arrows,
    ),
  };
};

const shapes: Readonly<Record<InfluenceKind, Shape>> = {
  parameter: 'round',
  define: 'round',
  let: 'round',
  draw: 'oval',
  decision: 'box',
  state: 'round',
  flow: 'round',
  event: 'box',
  end: 'six',
  measure: 'round',
};

/** What is shown in the diagram of one module: its own nodes, and what others give and take. */
type Detail = { readonly own: readonly InfluenceNode[]; readonly influences: Influences; readonly key: string };

const shownName = (node: InfluenceNode): string => {
  if (node.kind === 'flow') return `+ ${node.title}`;
  if (node.kind === 'define') return `${node.name}(…)`;
  return groupKey(node) !== '' && node.title === `${groupKey(node)}.${node.name}` ? node.name : node.title;
};

/** Parameters are no shapes of their own: each stands, small, in what reads it. */
const parametersOf = ({ id }: InfluenceNode, { influences, key }: Detail): readonly string[] =>
  influences.nodes
    .filter(({ kind }) => kind === 'parameter')
    .filter((node) => influences.edges.some(({ from, to }) => from === node.id && to === id))
    .map((node) => (groupKey(node) === key ? node.name : node.title));

const markOf = (node: InfluenceNode, detail: Detail, known: Known): Mark => {
  const rereads = detail.influences.edges.some(({ from, to }) => from === node.id && to === node.id);
  return {
    id: node.id,
    kind: node.kind,
    shape: shapes[node.kind],
    texts: [
      { text: `${shownName(node)}${rereads ? ' ↻' : ''}`, weight: node.kind === 'let' ? 'plain' : 'strong' },
      ...rowsOf(parametersOf(node, detail)).map((text): Text => ({ text, weight: 'faint' })),
    ],
    tip: known.tip(node),
    link: known.link(node),
  };
};

/** Another module as a dashed box: what it gives, or that it takes. */
const portsOf = (
  detail: Detail,
  known: Known,
): { readonly marks: readonly Mark[]; readonly arrows: readonly Arrow[] } => {
  const { own, influences, key } = detail;
  const byId = new Map(influences.nodes.filter(isActing).map((node) => [node.id, node]));
  const isOwn = (id: string): boolean => own.some((node) => node.id === id);
  const given = new Map<string, { names: Set<string>; to: Set<string> }>();
  const taken = new Map<string, Set<string>>();
  for (const { from, to } of influences.edges) {
    const [source, target] = [byId.get(from), byId.get(to)];
    if (!source || !target || source.kind === 'parameter' || groupKey(source) === groupKey(target)) continue;
    if (isOwn(to)) {
      const there = given.get(groupKey(source)) ?? { names: new Set(), to: new Set() };
      given.set(groupKey(source), { names: there.names.add(passedName(source)), to: there.to.add(to) });
    }
    if (isOwn(from)) taken.set(groupKey(target), (taken.get(groupKey(target)) ?? new Set()).add(from));
  }
  const port = (id: string, other: string, title: string, names: readonly string[]): Mark => ({
    id,
    kind: 'port',
    shape: 'round',
    texts: [{ text: title, weight: 'faint' }, ...rowsOf(names).map((text): Text => ({ text, weight: 'plain' }))],
    tip: `${groupName(other)} and ${groupName(key)}`,
    link: known.moduleLink(other),
  });
  return {
    marks: [
      ...[...given].map(([other, { names }]) => port(`from ${other}`, other, `from ${groupName(other)}`, [...names])),
      ...[...taken.keys()].map((other) => port(`to ${other}`, other, `to ${groupName(other)}`, [])),
    ],
    arrows: [
      ...[...given].flatMap(([other, { to }]) => [...to].map((id) => ({ from: `from ${other}`, to: id }))),
      ...[...taken].flatMap(([other, from]) => [...from].map((id) => ({ from: id, to: `to ${other}` }))),
    ].map((ends) => ({ ...ends, texts: [], closes: false })),
  };
};

/** Loops go from tick to tick through states: what leads into one closes them rather than anything else. */
const intoState = 0.1;

/**
 * One module with everything it declares, and dashed what it takes from others and gives to them; undefined where it
 * declares nothing but parameters and measures.
 *
 * @param key its name, empty for the scenario itself
 */
export const modulePicture = (
  influences: Influences,
  key: string,
  known: Known = nothingKnown,
): Picture | undefined => {
  const own = influences.nodes.filter((node) => groupKey(node) === key && isActing(node) && node.kind !== 'parameter');
  if (own.length === 0) return undefined;
  const detail: Detail = { own, influences, key };
  const ids = new Set(own.map(({ id }) => id));
  const states = new Set(own.filter(({ kind }) => kind === 'state').map(({ id }) => id));
  const inside = influences.edges.filter(({ from, to }) => from !== to && ids.has(from) && ids.has(to));
  const order = loopOrder(
    [...ids],
    inside.map((edge) => ({ ...edge, weight: states.has(edge.to) ? intoState : 1 })),
  );
  const closes = backwardsIn(order);
  const ports = portsOf(detail, known);
  const arrows = [
    ...inside.map(({ from, to }): Arrow => ({ from, to, texts: [], closes: closes(from, to) })),
    ...ports.arrows,
  ];
  return {
    label: `What acts on what in ${groupName(key)}`,
    marks: [...own.map((node) => markOf(node, detail, known)), ...ports.marks],
    arrows,
    legend: legendOf(own, [...listed, 'define'], arrows),
  };
};

/** Modules where there are several, else the one with everything it declares. */
export const wholePicture = (influences: Influences, known: Known = nothingKnown): Picture | undefined => {
  const overview = overviewOf(influences);
  const [only, ...others] = overview.groups;
  if (only === undefined) return undefined;
  return others.length === 0 ? modulePicture(influences, only.key, known) : overviewPicture(overview, known);
};
