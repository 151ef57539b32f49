import type { DecisionEntry, Formula, MemoryEntry, RuleEntry } from '../document.ts';
import { memoryWords } from '../memory-words.ts';
import { listing } from '../names.ts';
import { exactNumber } from '../numbers.ts';
import { timingWords } from '../timing-words.ts';
import { formulaPart } from './formula.ts';
import { type Further, furtherFormulas } from './further.ts';
import type { Page } from './page.ts';
import { code, escaped, paragraph, placeText, prose, table } from './parts.ts';
import { anchorOf, decisionNode, type PageSymbol, readBy } from './symbols.ts';

const furtherPart = (further: readonly Further[], known: readonly PageSymbol[]): string =>
  further.map(({ title, formula }) => `<p>${code(title)}</p>${formulaPart(formula, known)}`).join('');

/** What a rule keeps from tick to tick: where it begins, and what it becomes. */
const memoryPart = (memory: MemoryEntry, known: readonly PageSymbol[]): string =>
  [
    `<p>It remembers ${code(memory.name)}, ${prose(memoryWords(memory))}. It begins at:</p>`,
    formulaPart(memory.initial, known),
    '<p>After each tick:</p>',
    formulaPart(memory.learn, known),
  ].join('');

const beliefPart = (believe: Formula | undefined, known: readonly PageSymbol[]): string =>
  believe === undefined
    ? ''
    : `<p>Payoffs are expected ones, with each other player choosing by itself as is believed of it:</p>${formulaPart(believe, known)}`;

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
  return `<div class="equation"><p><b>Rule ${code(rule.name)}</b> ${placeText(rule.place)}</p>${paragraph(texts.filter((text) => text !== undefined).join(' '))}${formulaPart(rule.choose, known)}${beliefPart(rule.believe, known)}${rule.memory.map((one) => memoryPart(one, known)).join('')}${furtherPart(furtherFormulas(rule, ['choose', 'believe', 'memory']), known)}</div>`;
};

const formulaWith = (title: string, formula: Formula | undefined, known: readonly PageSymbol[]): string =>
  formula === undefined ? '' : `<div class="equation"><p>${title}</p>${formulaPart(formula, known)}</div>`;

const decisionPart = (decision: DecisionEntry, { of, symbols }: Page): string => {
  const { name, class: owner, attributes, options, cooperate, initial, when, payoff, seen, rules, place } = decision;
  const known = readBy(decisionNode(decision), of, symbols);
  const rows = options.map((option) => ({ cells: [code(option.name), ...option.attributes.map(exactNumber)] }));
  const further = furtherPart(furtherFormulas(decision, ['when', 'payoff', 'seen', 'rules']), known);
  return [
    `<h3 id="${escaped(anchorOf(decisionNode(decision)))}">${code(`${owner}.${name}`)}</h3>`,
    `<p>Each of the ${escaped(owner)} chooses one option ${timingWords(decision, code)} Before the first tick: ${prose(initial)}. Counted as cooperation: ${code(cooperate)}. ${placeText(place)}</p>`,
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
