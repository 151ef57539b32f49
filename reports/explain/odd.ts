import type { Explanation, ParameterEntry, StateEntry } from './document.ts';
import { overviewOf } from './influence/overview.ts';
import { classPart, decisionPart, influencePart, modulePart } from './markdown.ts';
import { code, escaped, list, sentence, table, under } from './markdown-parts.ts';
import { endsPart, eventsPart, measuresPart, parametersPart, statesPart } from './markdown-registers.ts';

/** What a person has to say, by heading. */
export type Words = ReadonlyMap<string, string>;

/** The words of a file of Markdown: what stands under each `## heading`. */
export const wordsIn = (text: string): Words =>
  new Map(
    text
      .split(/^## /m)
      .slice(1)
      .map((part): [string, string] => {
        const end = part.indexOf('\n');
        return [part.slice(0, end).trim(), part.slice(end).trim()];
      }),
  );

const unit = (text: string): string => (text === '1' || text === '' ? '' : escaped(text));

/** Of a class, or of the world: everything that sets its members apart or changes. */
const entityRows = (of: Explanation, owner: string | undefined): readonly (readonly string[])[] => {
  const isOwn = (one: { readonly class: string | undefined }): boolean => one.class === owner;
  const name = owner === undefined ? 'the world' : escaped(owner);
  const variable = (kind: string, called: string, of: string, more: string): readonly string[] => [
    name,
    code(called),
    kind,
    unit(of),
    more,
  ];
  const about = ({ doc, label }: ParameterEntry): string => escaped(doc ?? label);
  const changes = ({ changes: how, bounds }: StateEntry): string =>
    `changes by ${how}${bounds === undefined ? '' : `; ${escaped(bounds)}`}`;
  const references = of.classes
    .filter((one) => one.name === owner)
    .flatMap(({ properties }) => properties.filter(({ kind }) => kind.startsWith('one of ')));
  return [
    ...references.map((one) => variable('reference', `${owner}.${one.name}`, '1', escaped(one.kind))),
    ...of.decisions
      .filter(isOwn)
      .map((one) =>
        variable(
          'decision',
          `${one.class}.${one.name}`,
          '1',
          one.options.map((option) => code(option.name)).join(', '),
        ),
      ),
    ...of.states.filter(isOwn).map((one) => variable('state', one.name, one.unit, changes(one))),
    ...(owner === undefined
      ? []
      : of.parameters
          .filter((one) => isOwn(one) && one.rule === undefined)
          .map((one) => variable('parameter', one.name, one.unit, about(one)))),
  ];
};

const entitiesPart = (of: Explanation): readonly string[] => [
  `There are ${of.classes.map(({ name, count }) => `${count} ${escaped(name)}`).join(', ')}, and the world around them. What each has:`,
  ...table(
    ['entity', 'variable', 'kind', 'unit', 'what it is'],
    [...of.classes.map(({ name }) => name), undefined].flatMap((owner) => entityRows(of, owner)),
  ),
  `**Scales.** ${escaped(of.time.words)} There is no space. Parameters of the whole model are in the registers below.`,
];

const schedulePart = (of: Explanation): readonly string[] => [
  escaped(of.tick.paragraph),
  ...table(
    ['moment', 'what happens', 'what formulas read'],
    of.tick.steps.map(({ moment, what, reads }) => [moment, what, reads]),
  ),
  ...under('**Events**', eventsPart(of.events)),
];

const equationsOf = (of: Explanation, kind: string) =>
  of.modules.flatMap(({ equations }) => equations.filter((one) => one.kind === kind));

const conceptFacts = (of: Explanation): Readonly<Record<string, readonly string[]>> => ({
  'Basic principles': list(
    of.modules.flatMap(({ module, summary }) =>
      module === undefined ? [] : [`${code(module)}: ${sentence(escaped(summary ?? ''))}`],
    ),
  ),
  Adaptation: list(
    of.decisions.flatMap((decision) =>
      decision.rules.map((rule) => {
        const called = `${code(`${decision.class}.${decision.name}`)} by rule ${code(rule.name)}`;
        return rule.summary === undefined ? called : `${called}: ${sentence(escaped(rule.summary))}`;
      }),
    ),
  ),
  Objectives: list(
    of.decisions.map(
      ({ class: owner, name, payoff }) => `${code(`${owner}.${name}`)}: ${payoff ? code(payoff.text) : 'no payoff'}`,
    ),
  ),
  Sensing: [
    ...table(
      ['name', 'what others see of it'],
      [
        ...of.decisions.flatMap(({ class: owner, name, seen }) =>
          seen ? [[code(`${owner}.${name}`), code(seen.text)]] : [],
        ),
        ...of.states.flatMap(({ name, seen }) => (seen === undefined ? [] : [[code(name), code(seen)]])),
      ],
    ),
  ],
  Interaction: influencePart(of),
  Stochasticity: table(
    ['draw', 'distribution', 'when'],
    equationsOf(of, 'draw').map(({ title, formula, note }) => [code(title), code(formula.text), escaped(note ?? '')]),
  ),
  Observation: [...measuresPart(of.measures), ...under('Runs end with:', endsPart(of.ends, ''))],
});

const concepts = [
  'Basic principles',
  'Emergence',
  'Adaptation',
  'Objectives',
  'Learning',
  'Prediction',
  'Sensing',
  'Interaction',
  'Stochasticity',
  'Collectives',
  'Observation',
] as const;

/** What `odd` weaves in, and nothing else. */
const headings: readonly string[] = ['Purpose', 'Patterns', ...concepts, 'Input data'];

const submodelsPart = (of: Explanation): readonly string[] => {
  const overview = overviewOf(of.influences);
  return [...of.decisions.flatMap(decisionPart), ...of.modules.flatMap((section) => modulePart(section, overview))];
};

/**
 * A model as an ODD description: Overview, Design concepts, Details. Everything that the model says of itself is taken
 * from there; the rest is said by a person.
 *
 * Source: Grimm et al. 2020, doi 10.18564/jasss.4259.
 *
 * @param words one text under each heading that asks for one
 * @throws Error where a heading is missing, or is none of these
 */
export const odd = (of: Explanation, words: Words): string => {
  const missing = headings.filter((heading) => !words.has(heading));
  const unknown = [...words.keys()].filter((heading) => !headings.includes(heading));
  if (missing.length + unknown.length > 0)
    throw new Error(`expected one text each for ${headings.join(', ')}; missing: ${missing}; unknown: ${unknown}`);
  const said = (heading: string): string => words.get(heading) ?? '';
  const facts = conceptFacts(of);
  return [
    `# ODD description: ${escaped(of.title)}`,
    'Overview, Design concepts and Details after Grimm et al. ([2006](https://doi.org/10.1016/j.ecolmodel.2006.04.023), [2010](https://doi.org/10.1016/j.ecolmodel.2010.08.019), [2020](https://doi.org/10.18564/jasss.4259)). Tables, lists and equations are made from the files of the scenario.',
    '## 1. Purpose and patterns',
    ...(of.question === undefined ? [] : [`The scenario described asks: **${escaped(of.question)}**`]),
    said('Purpose'),
    said('Patterns'),
    ...under('It does not show:', list(of.limits.map(escaped))),
    '## 2. Entities, state variables and scales',
    ...entitiesPart(of),
    '## 3. Process overview and scheduling',
    ...schedulePart(of),
    '## 4. Design concepts',
    ...concepts.flatMap((concept) => [`### ${concept}`, said(concept), ...(facts[concept] ?? [])]),
    '## 5. Initialisation',
    'Every run of a scenario begins alike but for what is drawn once per run.',
    ...statesPart(of.states),
    'Members that differ:',
    ...of.classes.flatMap(classPart),
    ...parametersPart(of).map((part) => part.replace(/^## /, '### ')),
    '## 6. Input data',
    said('Input data'),
    '## 7. Submodels',
    ...submodelsPart(of),
  ]
    .join('\n\n')
    .concat('\n');
};
