import type { Decision, Member, PlayerClass } from '../model.ts';
import type { Span } from '../source.ts';
import {
  type Catalogue,
  type Draft,
  type NamedValue,
  namesOfClass,
  namesOfWorld,
  type PairTable,
} from './catalogue.ts';
import { listed, suggestion } from './report.ts';
import { formulaName } from './scope.ts';

/** What a path leads to, and to whose if it names one player. */
export type Target = { readonly named: NamedValue; readonly member: Member | undefined };

type Owner = { readonly class: PlayerClass; readonly member: Member | undefined };

/** The class, or the player and his class, that a path begins with. */
export const ownerOf = (catalogue: Catalogue, step: string): Owner | undefined => {
  const owner = catalogue.classOf.get(step);
  if (owner) return { class: owner, member: undefined };
  const member = catalogue.memberNamed.get(step) ?? catalogue.memberOf.get(step);
  return member && { class: member.class, member };
};

const unknown = (
  catalogue: Catalogue,
  span: Span,
  path: string,
  step: string,
  whose: string,
  candidates: Iterable<string>,
): undefined => {
  const all = [...candidates];
  if (catalogue.broken.has(step)) return undefined;
  const fallback = all.length === 0 ? undefined : `there are ${listed(all)}`;
  catalogue.report.error(
    'unknown-path',
    span,
    `the path "${path}" leads nowhere: ${whose} "${step}"`,
    suggestion(step, all, fallback),
  );
  return undefined;
};

/** A world name by itself: the scenario's own, or that of the only module that has it. */
const findBare = (catalogue: Catalogue, name: string): NamedValue | undefined => {
  const own = namesOfWorld(catalogue, undefined).get(name);
  const found = [...catalogue.modules].flatMap((module) => namesOfWorld(catalogue, module).get(name) ?? []);
  const named = own ?? (found.length === 1 ? found[0] : undefined);
  return named?.kind === 'table' ? undefined : named;
};

const findOfRule = (catalogue: Catalogue, steps: readonly string[], owner: Owner, span: Span): Target | undefined => {
  const path = steps.join('.');
  const decisions = [...namesOfClass(catalogue, owner.class).values()].filter(({ kind }) => kind === 'decision');
  const [, decision = '', rule = ''] = steps;
  if (!decisions.some(({ name }) => name === decision)) {
    return unknown(
      catalogue,
      span,
      path,
      decision,
      `${owner.class.name} have no decision`,
      decisions.map(({ name }) => name),
    );
  }
  const id = [owner.class.name, ...steps.slice(1)].join('.');
  const named = catalogue.ofRules.get(id);
  if (named) return { named, member: owner.member };
  const prefix = `${owner.class.name}.${decision}.`;
  const known = [...catalogue.ofRules.keys()]
    .filter((each) => each.startsWith(prefix))
    .map((each) => each.slice(prefix.length));
  return unknown(
    catalogue,
    span,
    path,
    steps.slice(2).join('.') || rule,
    `no rule of ${owner.class.name}.${decision} has`,
    known,
  );
};

/** `Aurora.rivalry.Borealis`, `governments.rivalry.Borealis`: the number of one, or of all, towards one player. */
const findOfTable = (
  catalogue: Catalogue,
  steps: readonly string[],
  owner: Owner,
  table: PairTable,
  span: Span,
): Target | undefined => {
  const [head, name, other = ''] = steps;
  const { members } = table.towards;
  const index = members.findIndex((member) => member.name === other || formulaName(member.name) === other);
  const named = steps.length === 3 ? table.columns[index] : undefined;
  if (named) return { named, member: owner.member };
  const names = members.map((member) => member.name);
  if (steps.length === 3)
    return unknown(catalogue, span, steps.join('.'), other, `${table.towards.name} have no`, names);
  catalogue.report.error(
    'unknown-path',
    span,
    `the path "${steps.join('.')}" is no number: "${name}" is a table between players`,
    `name both: ${head}.${name}.${names.find((one) => one !== head) ?? names[0]}`,
  );
  return undefined;
};

const tableCalled = (catalogue: Catalogue, name: string): PairTable | undefined => {
  const found = catalogue.classes.map((owner) => namesOfClass(catalogue, owner).get(name));
  return found.find((named): named is PairTable => named?.kind === 'table');
};

/** `rivalry.Aurora.Borealis`: whose number it is comes first, as in formulas. */
const refuseTable = (catalogue: Catalogue, steps: readonly string[], table: PairTable, span: Span): undefined => {
  const [first, last] = [table.owner.members[0]?.name, table.towards.members.at(-1)?.name];
  const [, row = first, column = last] = steps;
  const message = `the path "${steps.join('.')}" leads nowhere: "${table.name}" is a table of ${table.owner.name}`;
  catalogue.report.error('unknown-path', span, message, `write ${row}.${table.name}.${column}`);
};

const findOfOwner = (catalogue: Catalogue, steps: readonly string[], owner: Owner, span: Span): Target | undefined => {
  const names = namesOfClass(catalogue, owner.class);
  const named = names.get(steps[1] ?? '');
  if (named?.kind === 'table') return findOfTable(catalogue, steps, owner, named, span);
  if (steps.length > 2) return findOfRule(catalogue, steps, owner, span);
  if (named) return { named, member: owner.member };
  const whose = owner.member ? `${owner.member.name} has no` : `${owner.class.name} have no`;
  return unknown(catalogue, span, steps.join('.'), steps[1] ?? '', whose, names.keys());
};

/**
 * What a path leads to: `module.parameter`, `class.parameter`, `Member.parameter`, `class.decision.rule.parameter`,
 * `Member.decision`, `class.state`, `Member.state`, `state`, `parameter`, `Member.table.Other`, `class.table.Other`.
 *
 * @returns undefined where it leads nowhere; that has been reported
 */
export const findPath = (catalogue: Catalogue, steps: readonly string[], span: Span): Target | undefined => {
  const [head = '', name = ''] = steps;
  const path = steps.join('.');
  const owner = ownerOf(catalogue, head);
  if (owner && steps.length > 1) return findOfOwner(catalogue, steps, owner, span);
  if (catalogue.modules.has(head) && steps.length === 2) {
    const names = namesOfWorld(catalogue, head);
    const named = names.get(name);
    return named && named.kind !== 'table'
      ? { named, member: undefined }
      : unknown(catalogue, span, path, name, `module ${head} has no`, names.keys());
  }
  const bare = steps.length === 1 ? findBare(catalogue, head) : undefined;
  if (bare) return { named: bare, member: undefined };
  const table = tableCalled(catalogue, head);
  if (table) return refuseTable(catalogue, steps, table, span);
  const heads = [
    ...catalogue.classOf.keys(),
    ...catalogue.modules,
    ...catalogue.memberNamed.keys(),
    ...namesOfWorld(catalogue, undefined).keys(),
  ];
  const whose = steps.length === 1 ? 'nothing of the world is called' : 'no class, player or module in use is called';
  return unknown(catalogue, span, path, head, whose, heads);
};

/** The decision that `of: labs.stance` names; a bare name is one of the same class. */
export const findDecision = (
  catalogue: Catalogue,
  text: string,
  owner: PlayerClass | undefined,
  span: Span,
): Draft<Decision> | undefined => {
  const steps = text.split('.');
  const [head = '', name] = steps;
  const of = name === undefined ? owner : catalogue.classOf.get(head);
  const named = of && namesOfClass(catalogue, of).get(name ?? head);
  if (named?.kind === 'decision' && steps.length <= 2) return named;
  const known = catalogue.classes.flatMap((each) =>
    [...namesOfClass(catalogue, each).values()]
      .filter(({ kind }) => kind === 'decision')
      .map((decision) => `${each.name}.${decision.name}`),
  );
  if (catalogue.broken.has(name ?? head)) return undefined;
  catalogue.report.error(
    'unknown-path',
    span,
    `there is no decision "${text}"`,
    suggestion(text, known, known.length > 0 ? `there are ${listed(known)}` : undefined),
  );
  return undefined;
};
