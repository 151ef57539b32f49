import type { Loaded } from '../load.ts';
import type { Member, Model, Parameter, SolveExperiment } from '../model.ts';
import { type Problem, sortProblems } from '../problem.ts';
import type { Span } from '../source.ts';
import { type Catalogue, createCatalogue, namesOfClass, type PairTable, scenarioItself } from './catalogue.ts';
import { declareDecisions } from './declare/decisions.ts';
import type { Declaring } from './declare/declaring.ts';
import { declareDefines, declareLets, usedDefines } from './declare/definitions.ts';
import { declareDraws } from './declare/draws.ts';
import { declareEnds } from './declare/ends.ts';
import { declareEvents } from './declare/events.ts';
import type { Part } from './declare/gather.ts';
import { declareMeasures } from './declare/measures.ts';
import { declareParameters } from './declare/parameters.ts';
import { createNamespace, declarePlayers, type Namespace } from './declare/players.ts';
import { declareRules } from './declare/rules.ts';
import { declareSolving } from './declare/solving.ts';
import { declareStates } from './declare/states.ts';
import { declareStory } from './declare/story.ts';
import { boundDelays } from './delays.ts';
import { orderDependencies } from './dependencies.ts';
import { readExperiment } from './experiment.ts';
import { checkExtent } from './extent.ts';
import { checkFates } from './fates.ts';
import { readHeading, readTime } from './heading.ts';
import { checkMoments } from './moments.ts';
import { nodeAt } from './nodes.ts';
import { findPath } from './paths.ts';
import { createReport, listed, suggestion } from './report.ts';
import { createResolving } from './resolve.ts';
import { createSettings } from './settings.ts';
import { checkSizes } from './sizes.ts';
import { checkUnits } from './units/units.ts';

/** Keys of a member that are no value. */
const memberKeys = new Set(['name', 'count', 'rule']);

/** Modules in use, as heads of names and as files. */
const declareModules = (catalogue: Catalogue, loaded: Loaded, namespace: Namespace): readonly Part[] => {
  const use = nodeAt(loaded.root, 'use');
  for (const { name, root } of loaded.modules) {
    if (!namespace.take(name, 'module', use?.span ?? root.span)) continue;
    catalogue.modules.add(name);
    catalogue.ofWorld.set(name, new Map());
    catalogue.defines.set(name, new Map());
  }
  return [
    ...loaded.modules.map(({ name, root }) => ({ module: name, root })),
    { module: undefined, root: loaded.root },
  ];
};

/** `rivalry.Borealis`: a number of one player, as the player's own entry names it. */
const tableCell = ({ name, towards }: PairTable, member: Member): string =>
  `${name}.${towards.members.find((other) => other !== member)?.name ?? member.name}`;

/** Every key of a member is a value, an initial state, a reference, or a path of its own. */
const checkMembers = ({ catalogue, members, paths }: Declaring): void => {
  const seen = new Set<unknown>();
  for (const { member, node } of members) {
    const names = namesOfClass(catalogue, member.class);
    const settable = [...names]
      .filter(([, { kind }]) => kind !== 'let' && kind !== 'draw' && kind !== 'table')
      .map(([name]) => name);
    for (const { key, keySpan, value } of node.entries) {
      if (memberKeys.has(key) || settable.includes(key) || catalogue.broken.has(key)) continue;
      if (key.includes('.')) paths.push({ path: [member.name, ...key.split('.')], span: keySpan, value });
      else if (!seen.has(keySpan)) {
        const named = names.get(key);
        const fallback = named
          ? `"${key}" is a ${named.kind}: it has no value of its own`
          : `they have ${listed(settable)}`;
        const ofTable = named?.kind === 'table' ? `name both, like ${tableCell(named, member)}: 0.5` : undefined;
        catalogue.report.error(
          'unknown-key',
          keySpan,
          `${member.class.name} have no "${key}"`,
          ofTable ?? suggestion(key, settable, fallback),
        );
      }
      seen.add(keySpan);
    }
  }
};

/** Understands `labs.stance.logit.precision: 5`, once everything is declared. */
const applyPaths = ({ catalogue, paths, settings }: Declaring): void => {
  for (const { path, span, value } of paths) {
    const target = findPath(catalogue, path, span);
    if (!target) continue;
    const { named, member } = target;
    if (named.kind === 'parameter' || named.kind === 'state' || named.kind === 'reference')
      settings.give(named, member, value);
    else {
      const hint =
        named.kind === 'decision' ? 'give the player an initial option, or force one with an event' : undefined;
      catalogue.report.error('unknown-path', span, `"${path.join('.')}" takes no value: it is a ${named.kind}`, hint);
    }
  }
};

/** Parameters that give the number of players: they are used. */
const markCounts = (catalogue: Catalogue, members: Declaring['members']): ReadonlySet<unknown> => {
  const names = catalogue.ofWorld.get(scenarioItself);
  const counts = new Set<unknown>();
  for (const { node } of members) {
    const count = nodeAt(node, 'count');
    const named = count?.kind === 'scalar' ? names?.get(count.text) : undefined;
    if (!named) continue;
    catalogue.read.add(named);
    counts.add(named);
  }
  return counts;
};

/** Only where every formula could be read: what is wrong elsewhere may be the reader. */
const warnUnused = (
  catalogue: Catalogue,
  parameters: readonly Parameter[],
  formulas: readonly { readonly module: string | undefined; readonly span: Span }[],
): void => {
  if (catalogue.report.problems.some(({ severity }) => severity === 'error')) return;
  // What a module needs for a formula that the scenario has replaced nobody can take out of the module.
  const replaced = (parameter: Parameter): boolean =>
    parameter.module !== undefined &&
    formulas.some(({ module, span }) => module === parameter.module && span.source !== parameter.span.source);
  for (const parameter of parameters) {
    if (parameter.origin !== 'declared' || catalogue.read.has(parameter) || replaced(parameter)) continue;
    catalogue.report.warn(
      'unused-parameter',
      parameter.span,
      `nothing reads the parameter "${parameter.id}"`,
      'remove it, or use it in a formula',
    );
  }
};

const declareAll = (
  loaded: Loaded,
  catalogue: Catalogue,
): Omit<Model, 'name' | 'title' | 'question' | 'description' | 'limits' | 'sources' | 'time' | 'experiment'> & {
  readonly solve: SolveExperiment | undefined;
} => {
  const namespace = createNamespace(catalogue);
  const members = declarePlayers(catalogue, loaded.root, namespace);
  const parts = declareModules(catalogue, loaded, namespace);
  const declaring: Declaring = {
    catalogue,
    resolving: createResolving(catalogue),
    parts,
    members,
    nodeOf: new Map(members.map(({ member, node }) => [member, node])),
    settings: createSettings(),
    paths: [],
    rules: loaded.rules,
  };
  const decisionNodes = declareDecisions(declaring);
  const declared = declareParameters(declaring, namespace);
  const starts: Parameter[] = [];
  const states = declareStates(declaring, starts);
  const draws = declareDraws(declaring);
  const lets = declareLets(declaring);
  declareDefines(declaring);
  const ofRules = declareRules(declaring, decisionNodes);
  const events = declareEvents(declaring, namespace);
  const ends = declareEnds(declaring);
  const measures = declareMeasures(declaring);
  const story = declareStory(declaring);
  const solve = declareSolving(declaring, loaded.root);
  checkMembers(declaring);
  applyPaths(declaring);
  for (const resolve of catalogue.later) resolve();
  const defines = usedDefines(declaring);
  boundDelays(catalogue, readTime(loaded.root));
  const counts = markCounts(catalogue, members);
  const decisions = decisionNodes.map(({ decision }) => decision).sort((a, b) => a.stage - b.stage);
  const parameters = [...declared, ...starts, ...ofRules];
  warnUnused(catalogue, parameters, [...lets, ...draws, ...defines]);
  const ordered = orderDependencies(catalogue.report, { parameters, draws, lets, states, decisions });
  return {
    classes: catalogue.classes,
    modules: loaded.modules.map(({ name }) => name),
    decisions,
    states,
    defines,
    events,
    pasts: [...catalogue.pasts.values()],
    ends,
    measures,
    story,
    solve,
    ...ordered,
    counts: ordered.parameters.filter((parameter) => counts.has(parameter)),
  };
};

/**
 * What a loaded scenario means: names resolved, shapes known, modules merged in; or everything wrong with it at once.
 *
 * @param loaded the scenario with its modules and rules, as `load` gives it
 * @returns the model, undefined if there is an error; all problems, warnings included, sorted by place
 */
export const check = (loaded: Loaded): { readonly model: Model | undefined; readonly problems: readonly Problem[] } => {
  const report = createReport();
  const catalogue = createCatalogue(report);
  const { solve, ...declared } = declareAll(loaded, catalogue);
  const model: Model = {
    name: loaded.name,
    ...readHeading(loaded.root, loaded.name),
    time: readTime(loaded.root),
    ...declared,
    experiment: readExperiment(catalogue, loaded.root, declared.ends, declared.measures, solve),
  };
  checkMoments(report, model);
  checkSizes(report, model.defines);
  checkExtent(report, model, loaded.root);
  const failed = report.problems.some(({ severity }) => severity === 'error');
  if (!failed) {
    checkUnits(report, model);
    checkFates(report, model);
  }
  const refused = report.problems.some(({ severity }) => severity === 'error');
  return { model: refused ? undefined : model, problems: sortProblems(report.problems) };
};

export { pairwise } from './pairwise.ts';
