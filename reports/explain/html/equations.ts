import type {
  DecisionEntry,
  Equation,
  Explanation,
  Formula,
  MemoryEntry,
  ModuleSection,
  RuleEntry,
} from '../document.ts';
import { modulePicture } from '../influence/diagrams.ts';
import type { Overview } from '../influence/overview.ts';
import { passageWords } from '../influence/passage-words.ts';
import { drawn } from '../influence/picture.ts';
import { memoryWords } from '../memory-words.ts';
import { listing } from '../names.ts';
import { exactNumber } from '../numbers.ts';
import { type Further, furtherFormulas } from './further.ts';
import { knownOf } from './known.ts';
import { mathematics } from './mathematics.ts';
import { code, escaped, fileText, list, paragraph, placeText, prose, table } from './parts.ts';
import {
  anchorOf,
  decisionNode,
  linkedFormula,
  moduleAnchor,
  nodeIdOf,
  type PageSymbol,
  readBy,
  type Symbols,
} from './symbols.ts';

/** What every part of the page is made from. */
export type Page = { readonly of: Explanation; readonly symbols: Symbols; readonly overview: Overview };

/** A formula typeset and as written, and what the parameters in it are. */
const formulaPart = ({ text, latex }: Formula, known: readonly PageSymbol[]): string => {
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

const kinds: Readonly<Record<Equation['kind'], string>> = {
  define: 'Definitions with arguments',
  let: 'Definitions',
  draw: 'Chance',
  flow: 'Change of states',
  next: 'New values of states',
  seen: 'What others see when they decide',
  end: 'Ends of a run',
  measure: 'What is recorded',
};

/** The first equation of a name is where links to it lead; states and parameters have their tables. */
const isPlace = ({ kind }: Equation): boolean => kind !== 'flow' && kind !== 'next' && kind !== 'seen';

const equationPart = (equation: Equation, page: Page, module: string | undefined, isFirst: boolean): string => {
  const { title, note, formula, place } = equation;
  const node = nodeIdOf(equation, module, page.symbols);
  const id = isFirst && (isPlace(equation) || node.startsWith('flow ')) ? ` id="${escaped(anchorOf(node))}"` : '';
  const head = `<p>${code(title)}${note === undefined ? '' : ` <span class="note">${escaped(note)}</span>`} ${placeText(place)}</p>`;
  return `<div class="equation"${id}>${head}${formulaPart(formula, readBy(node, page.of, page.symbols))}</div>`;
};

const groupsPart = (section: ModuleSection, page: Page, told: Set<string>): readonly string[] =>
  (Object.keys(kinds) as Equation['kind'][]).flatMap((kind) => {
    const these = section.equations.filter((one) => one.kind === kind);
    const parts = these.map((one) => {
      const node = nodeIdOf(one, section.module, page.symbols);
      const isFirst = (isPlace(one) || node.startsWith('flow ')) && !told.has(node);
      if (isFirst) told.add(node);
      return equationPart(one, page, section.module, isFirst);
    });
    return parts.length === 0 ? [] : [`<h4>${kinds[kind]}</h4>`, ...parts];
  });

export const moduleName = (module: string | undefined): string => module ?? 'The scenario itself';

/** A module: what it is, what it reads and gives, its diagram, its equations. */
const modulePart = (section: ModuleSection, page: Page, told: Set<string>): string => {
  const { module, file, summary, description, names, sources, limits, equations } = section;
  const key = module ?? '';
  const { reads, isRead } = passageWords(page.overview, key);
  const picture = modulePicture(page.of.influences, key, knownOf(page.symbols));
  const texts = [
    summary,
    description,
    names.length === 0 ? undefined : `Also called ${listing(names)}.`,
    sources.length === 0 ? undefined : `Sources: ${sources.join('; ')}.`,
  ];
  return [
    `<h3 id="${escaped(moduleAnchor(key))}">${escaped(moduleName(module))} ${fileText(file)}</h3>`,
    ...texts.flatMap((text) => (text === undefined ? [] : [paragraph(text)])),
    limits.length === 0 ? '' : `<p>It does not show:</p>${list(limits.map(prose))}`,
    [reads, isRead].some((text) => text !== undefined)
      ? `<p class="where">${[reads, isRead].flatMap((text) => (text === undefined ? [] : [prose(text)])).join(' ')}</p>`
      : '',
    picture === undefined ? '' : `<figure class="scroll">${drawn(picture)}</figure>`,
    ...(equations.length === 0 ? ['<p>It has parameters only; they are in the register.</p>'] : []),
    ...groupsPart(section, page, told),
  ].join('\n');
};

export const moduleParts = (page: Page): readonly string[] => {
  const told = new Set<string>();
  return page.of.modules.map((section) => modulePart(section, page, told));
};

const furtherPart = (further: readonly Further[], known: readonly PageSymbol[]): string =>
  further.map(({ title, formula }) => `<p>${code(title)}</p>${formulaPart(formula, known)}`).join('');

const rulePart = (rule: RuleEntry, known: readonly PageSymbol[]): string => {
  const who = rule.followers.length === 0 ? 'nobody at first' : listing(rule.followers);
  const names = rule.names.filter((one) => one !== rule.name);
  const texts = [
    `Followed by ${who}.`,
    rule.summary,
    names.length === 0 ? undefined : `Also called ${listing(names)}.`,
    rule.source === undefined ? undefined : `Source: ${rule.source}.`,
    rule.parameters.length === 0 ? undefined : `${rule.parameters.join('; ')}.`,
  ];
  return `<div class="equation"><p><b>Rule ${code(rule.name)}</b> ${placeText(rule.place)}</p>${paragraph(texts.filter((text) => text !== undefined).join(' '))}${formulaPart(rule.choose, known)}${formulaWith(expectedWords, rule.believe, known)}${rule.memory.map((memory) => memoryPart(memory, known)).join('')}${furtherPart(furtherFormulas(rule, ['choose', 'believe', 'memory']), known)}</div>`;
};

const expectedWords = 'Payoffs are expected ones, with each other player choosing by itself as is believed of it:';

/** What a rule keeps from tick to tick: where it begins, and what it becomes. */
const memoryPart = (memory: MemoryEntry, known: readonly PageSymbol[]): string => {
  return `${paragraph(`It remembers ${memory.name}, ${memoryWords(memory)}.`)}${formulaWith('It begins at', memory.initial, known)}${formulaWith('After each tick', memory.learn, known)}`;
};

const formulaWith = (title: string, formula: Formula | undefined, known: readonly PageSymbol[]): string =>
  formula === undefined ? '' : `<div class="equation"><p>${title}</p>${formulaPart(formula, known)}</div>`;

const decisionPart = (decision: DecisionEntry, { of, symbols }: Page): string => {
  const {
    name,
    class: owner,
    attributes,
    options,
    stage,
    cooperate,
    initial,
    every,
    when,
    payoff,
    seen,
    rules,
    place,
  } = decision;
  const known = readBy(decisionNode(decision), of, symbols);
  const rows = options.map((option) => ({ cells: [code(option.name), ...option.attributes.map(exactNumber)] }));
  const often = every === undefined ? 'each tick' : `every ${code(every)} ticks`;
  const timing = when === undefined ? often : 'in the ticks in which the condition below holds';
  const stands = every === undefined && when === undefined ? '' : ' In other ticks the last choice stands.';
  const further = furtherPart(furtherFormulas(decision, ['when', 'payoff', 'seen', 'rules']), known);
  return [
    `<h3 id="${escaped(anchorOf(decisionNode(decision)))}">${code(`${owner}.${name}`)}</h3>`,
    `<p>Each of the ${escaped(owner)} chooses one option ${timing}${stage === 1 ? '' : ` in stage ${stage}`}.${stands} Before the first tick: ${prose(initial)}. Counted as cooperation: ${code(cooperate)}. ${placeText(place)}</p>`,
    table(['option', ...attributes.map(code)], rows),
    formulaWith('<b>When</b> it is chosen', when, known),
    formulaWith(
      `<b>Payoff</b>: what an option is worth to the player; ${code(name)} is each own option in turn, that of others what they were last seen doing.`,
      payoff,
      known,
    ),
    seen === undefined
      ? '<p>Others see the choice as it is, after the tick.</p>'
      : formulaWith('<b>What others see of it</b> when they decide', seen, known),
    ...rules.map((rule) => rulePart(rule, known)),
    further === '' ? '' : `<div class="equation">${further}</div>`,
  ]
    .filter((part) => part !== '')
    .join('\n');
};

export const decisionParts = (page: Page): readonly string[] =>
  page.of.decisions.map((decision) => decisionPart(decision, page));
