import { inFormulas } from '../../engine/language/loading/files.ts';
import type { Change, ClassTable, DecisionEntry, Equation, Explanation, ModuleSection, RuleEntry } from './document.ts';
import { equationKinds } from './equation-kinds.ts';
import { wholePicture } from './influence/diagrams.ts';
import { mermaid } from './influence/mermaid.ts';
import { type Overview, overviewOf } from './influence/overview.ts';
import { passageWords } from './influence/passage-words.ts';
import { beliefPart, memoryPart } from './markdown-memory.ts';
import {
  code,
  displayed,
  escaped,
  joined,
  list,
  paragraphs,
  placeText,
  sentence,
  table,
  under,
} from './markdown-parts.ts';
import { endsPart, eventsPart, measuresPart, parametersPart, statesPart } from './markdown-registers.ts';
import { listing } from './names.ts';
import { exactNumber } from './numbers.ts';
import { timingWords } from './timing-words.ts';

/** As many members as fit side by side; more are rows. */
const mostColumns = 6;

export const classPart = ({ name, count, properties, members }: ClassTable): readonly string[] => {
  const titles = properties.map(
    (one) => `${code(one.name)}${one.unit === '' ? '' : ` (${escaped(one.unit)})`}, ${escaped(one.kind)}`,
  );
  const names = members.map((member) => `${escaped(member.name)}${member.count > 1 ? ` (${member.count})` : ''}`);
  const places = members.map(({ place }) => placeText(place));
  const heading = `### ${count} ${escaped(name)}`;
  if (members.length > mostColumns) {
    const rows = members.map(({ values }, k) => [names[k] ?? '', ...values.map(escaped), places[k] ?? '']);
    return [heading, ...table(['', ...titles, 'defined at'], rows)];
  }
  if (titles.length === 0) return [heading, list(names.map((name, k) => `${name} · ${places[k] ?? ''}`)).join('')];
  const rows = titles.map((title, k) => [title, ...members.map(({ values }) => escaped(values[k] ?? ''))]);
  return [heading, ...table(['', ...names], [...rows, ['defined at', ...places]])];
};

const rulePart = (rule: RuleEntry): readonly string[] => {
  const who = rule.followers.length === 0 ? 'nobody at first' : listing(rule.followers);
  const known = rule.names.filter((one) => one !== rule.name);
  return [
    joined(
      `**Rule ${code(rule.name)}**, followed by ${escaped(who)}.`,
      rule.summary && sentence(escaped(rule.summary)),
      known.length === 0 ? undefined : `Also called ${escaped(listing(known))}.`,
      rule.source && sentence(`Source: ${escaped(rule.source)}`),
      rule.parameters.length === 0 ? undefined : sentence(escaped(rule.parameters.join('; '))),
      placeText(rule.place),
    ),
    code(rule.choose.text),
    displayed(rule.choose.latex),
    ...(rule.believe === undefined ? [] : beliefPart(rule.believe)),
    ...rule.memory.flatMap(memoryPart),
  ];
};

export const decisionPart = (decision: DecisionEntry): readonly string[] => {
  const { name, class: owner, attributes, options, cooperate, initial, when, payoff, seen, place } = decision;
  const rows = options.map((option) => [code(option.name), ...option.attributes.map(exactNumber)]);
  return [
    `### ${code(`${owner}.${name}`)}`,
    `Each of the ${escaped(owner)} chooses one option ${timingWords(decision, code)} Before the first tick: ${initial}. Counted as cooperation: ${code(cooperate)}. ${placeText(place)}`,
    ...table(['option', ...attributes.map(code)], rows),
    ...(when === undefined ? [] : ['**When** it is chosen:', code(when.text), displayed(when.latex)]),
    ...(payoff === undefined
      ? []
      : [
          `**Payoff**: what an option is worth to the player; ${code(name)} is each own option in turn, that of others what they were last seen doing.`,
          code(payoff.text),
          displayed(payoff.latex),
        ]),
    ...(seen === undefined
      ? ['Others see the choice as it is, after the tick.']
      : ['**What others see of it** when they decide:', code(seen.text), displayed(seen.latex)]),
    ...decision.rules.flatMap(rulePart),
  ];
};

const equationPart = ({ title, note, formula, place }: Equation): readonly string[] => [
  `${code(title)}${note === undefined ? '' : `, ${escaped(note)}`} · ${placeText(place)}`,
  code(formula.text),
  displayed(formula.latex),
];

export const modulePart = (section: ModuleSection, overview: Overview): readonly string[] => {
  const { reads, isRead } = passageWords(overview, section.module ?? '');
  const { module, file, summary, description, names, sources, limits, equations } = section;
  const groups = (Object.keys(equationKinds) as Equation['kind'][]).flatMap((kind) =>
    under(`**${equationKinds[kind]}**`, equations.filter((one) => one.kind === kind).flatMap(equationPart)),
  );
  return [
    `### ${module === undefined ? 'The scenario itself' : `Module ${code(module)}`}`,
    joined(summary && sentence(escaped(summary)), description && sentence(escaped(description)), code(file)),
    ...(names.length === 0 ? [] : [`Also called ${escaped(listing(names))}.`]),
    ...(sources.length === 0 ? [] : [sentence(`Sources: ${escaped(sources.join('; '))}`)]),
    ...under('It does not show:', list(limits.map(escaped))),
    ...(reads === undefined && isRead === undefined ? [] : [joined(reads, isRead)]),
    ...(groups.length === 0 ? ['It has parameters only; they are in the register.'] : groups),
  ];
};

/** The diagram in the text of Mermaid, which GitHub draws. */
export const influencePart = ({ influences }: Explanation): readonly string[] => {
  const picture = wholePicture(influences);
  if (picture === undefined) return [];
  const loops = picture.arrows.some(({ closes }) => closes) ? ' Broken arrows close feedback loops.' : '';
  return [
    `Arrows lead from what is read to what reads it; parameters and measures are not drawn.${loops}`,
    `\`\`\`mermaid\n${mermaid(picture)}\n\`\`\``,
  ];
};

const isProse = (path: string): boolean => /^(title|question|description|limits|sources)\b/.test(path);

/** What stands at a key: a sentence as it is, a module with what it does, else YAML. */
const valueAt = (path: string, value: string, modules: readonly ModuleSection[]): string => {
  if (isProse(path)) return escaped(value);
  const used = path === 'use[]' ? modules.find(({ module }) => module === inFormulas(value)) : undefined;
  return used?.summary === undefined ? code(value) : `${code(value)}: ${escaped(used.summary)}`;
};

const changesPart = (changes: readonly Change[], was: string, modules: readonly ModuleSection[]): readonly string[] =>
  table(
    ['key', was, 'now', 'given at'],
    changes.map(({ path, before, after, wasDefault, place }) => [
      code(path),
      before === undefined
        ? 'not there'
        : `${valueAt(path, before, modules)}${wasDefault ? ' (the module’s own)' : ''}`,
      after === undefined ? 'removed' : valueAt(path, after, modules),
      place === undefined ? '' : placeText(place),
    ]),
  );

const chain = (files: Explanation['files']): string =>
  files
    .filter(({ role }) => role === 'parent')
    .map(({ file }) => code(file))
    .join(', which extends ');

const lineagePart = ({ parent, settings, modules, files }: Explanation): readonly string[] => [
  ...(parent === undefined
    ? []
    : [
        `## What differs from ${code(parent.name)}`,
        `This scenario extends ${chain(files)}; what is not listed is as in ${code(parent.name)}.`,
        ...(parent.changes.length === 0 ? ['Nothing differs.'] : changesPart(parent.changes, 'before', modules)),
      ]),
  ...under('## What was set from outside', changesPart(settings, 'in the files', modules)),
];

const outcomeHorizon = ({ time, ends }: Explanation): string =>
  ends.length === 0
    ? ''
    : `A run that meets none within ${time.horizon} ${time.horizon === 1 ? time.tick : `${time.tick}s`} ends as ${code('horizon')}.`;

const headPart = ({ title, question, description, limits }: Explanation): readonly string[] => [
  `# ${escaped(title)}`,
  ...(question === undefined ? [] : [`**${escaped(question)}**`]),
  ...(description === undefined ? [] : paragraphs(description)),
  ...under('## What it does not show', list(limits.map(escaped))),
];

/** An explanation as a page of GitHub-flavoured Markdown; formulas as code and, typeset, between `$$`. */
export const markdown = (of: Explanation): string => {
  const overview = overviewOf(of.influences);
  return [
    ...headPart(of),
    ...lineagePart(of),
    '## Time',
    of.time.words,
    '## Players',
    ...of.classes.flatMap(classPart),
    '## How a tick goes',
    of.tick.paragraph,
    ...table(
      ['moment', 'what happens', 'what formulas read'],
      of.tick.steps.map(({ moment, what, reads }) => [moment, what, reads]),
    ),
    ...under('## Decisions', of.decisions.flatMap(decisionPart)),
    ...under('## States', statesPart(of.states)),
    ...under('## What acts on what', influencePart(of)),
    ...under('## Equations by module', [
      ...under(
        'What the signs mean:',
        table(
          ['sign', 'meaning'],
          of.notation.map(({ latex, meaning }) => [`$${latex}$`, meaning]),
        ),
      ),
      ...of.modules.flatMap((section) => modulePart(section, overview)),
    ]),
    ...parametersPart(of),
    ...under('## Outcomes', of.ends.length === 0 ? [] : endsPart(of.ends, outcomeHorizon(of))),
    ...under('## Measures', measuresPart(of.measures)),
    ...under('## Events', eventsPart(of.events)),
    ...under(
      '## Sources',
      list(of.sources.map(({ text, usedBy }) => `${escaped(text)} (${usedBy.map(code).join(', ')})`)),
    ),
    '## Files',
    ...list(of.files.map(({ role, file }) => `${role} ${code(file)}`)),
  ]
    .join('\n\n')
    .concat('\n');
};
