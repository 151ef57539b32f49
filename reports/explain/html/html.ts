import { inFormulas } from '../../../engine/language/loading/files.ts';
import type { Change, ClassTable, Explanation } from '../document.ts';
import { wholePicture } from '../influence/diagrams.ts';
import { overviewOf } from '../influence/overview.ts';
import { drawn } from '../influence/picture.ts';
import { decisionParts } from './decisions.ts';
import { knownOf } from './known.ts';
import { mathematics } from './mathematics.ts';
import { moduleName, moduleParts } from './modules.ts';
import type { Page } from './page.ts';
import { code, escaped, list, paragraph, paragraphs, placeText, prose, section, table } from './parts.ts';
import { countsText, endTable, eventTable, measureTable, parameterTable, stateTable } from './registers.ts';
import { pageStyle } from './style.ts';
import { anchorOf, decisionNode, moduleAnchor, symbolsOf } from './symbols.ts';

/** As many members as fit side by side; more are rows. */
const mostColumns = 6;

const classPart = ({ name, count, properties, members }: ClassTable): string => {
  const titles = properties.map(
    (one) => `${code(one.name)}${one.unit === '' ? '' : ` (${escaped(one.unit)})`}, ${escaped(one.kind)}`,
  );
  const names = members.map((member) => `${escaped(member.name)}${member.count > 1 ? ` (${member.count})` : ''}`);
  const places = members.map(({ place }) => placeText(place));
  const heading = `<h3>${count} ${escaped(name)}</h3>`;
  if (titles.length === 0) return heading + list(names.map((one, k) => `${one} ${places[k] ?? ''}`));
  if (members.length > mostColumns) {
    const rows = members.map(({ values }, k) => ({ cells: [names[k] ?? '', ...values.map(prose), places[k] ?? ''] }));
    return heading + table(['', ...titles, 'defined at'], rows);
  }
  const rows = titles.map((title, k) => ({ cells: [title, ...members.map(({ values }) => prose(values[k] ?? ''))] }));
  return heading + table(['', ...names], [...rows, { cells: ['defined at', ...places] }]);
};

const isProse = (path: string): boolean => /^(title|question|description|limits|sources)\b/.test(path);

const valueAt = (path: string, value: string, of: Explanation): string => {
  if (isProse(path)) return prose(value);
  const used = path === 'use[]' ? of.modules.find(({ module }) => module === inFormulas(value)) : undefined;
  return used?.summary === undefined ? code(value) : `${code(value)}: ${prose(used.summary)}`;
};

const changeTable = (changes: readonly Change[], was: string, of: Explanation): string =>
  table(
    ['key', was, 'now', 'given at'],
    changes.map(({ path, before, after, wasDefault, place }) => ({
      cells: [
        code(path),
        before === undefined ? 'not there' : `${valueAt(path, before, of)}${wasDefault ? ' (the module’s own)' : ''}`,
        after === undefined ? 'removed' : valueAt(path, after, of),
        place === undefined ? '' : placeText(place),
      ],
    })),
  );

const lineageParts = (of: Explanation): readonly Section[] => {
  const { parent, settings, files } = of;
  const chain = files.flatMap(({ role, file }) => (role === 'parent' ? [code(file)] : [])).join(', which extends ');
  return [
    {
      id: 'differences',
      heading: `What differs from ${code(parent?.name ?? '')}`,
      parts:
        parent === undefined
          ? []
          : [
              `<p>This scenario extends ${chain}; what is not listed is as in ${code(parent.name)}.</p>`,
              parent.changes.length === 0 ? '<p>Nothing differs.</p>' : changeTable(parent.changes, 'before', of),
            ],
    },
    {
      id: 'settings',
      heading: 'What was set from outside',
      parts: [changeTable(settings, 'in the files', of)],
    },
  ];
};

type Section = { readonly id: string; readonly heading: string; readonly parts: readonly string[] };

const influenceParts = ({ of, symbols }: Page): readonly string[] => {
  const picture = wholePicture(of.influences, knownOf(symbols));
  if (picture === undefined) return [];
  const loops = picture.arrows.some(({ closes }) => closes) ? ' Broken arrows close feedback loops.' : '';
  return [
    `<figure><div class="scroll">${drawn(picture)}</div><figcaption>Arrows lead from what is read to what reads it; parameters and measures are not drawn.${loops}</figcaption></figure>`,
  ];
};

const horizonText = ({ time, ends }: Explanation): string =>
  ends.length === 0
    ? ''
    : `<p>Tested in this order after each tick. A run that meets none within ${time.horizon} ${time.horizon === 1 ? time.tick : `${time.tick}s`} ends as ${code('horizon')}.</p>`;

const sectionsOf = (page: Page): readonly Section[] => {
  const { of } = page;
  const levers = parameterTable(of.parameters, 'lever');
  const assumptions = parameterTable(of.parameters, 'assumption');
  const counts = of.parameters.length === 0 ? '' : countsText(of.counts);
  const steps = of.tick.steps.map(({ moment, what, reads }) => ({ cells: [moment, prose(what), prose(reads)] }));
  const notation = of.notation.map(({ latex, meaning }) => ({ cells: [mathematics(latex, 'inline'), prose(meaning)] }));
  return [
    { id: 'limits', heading: 'What it does not show', parts: [list(of.limits.map(prose))] },
    ...lineageParts(of),
    { id: 'time', heading: 'Time', parts: [paragraph(of.time.words)] },
    { id: 'players', heading: 'Players', parts: of.classes.map(classPart) },
    {
      id: 'tick',
      heading: 'How a tick goes',
      parts: [paragraph(of.tick.paragraph), table(['moment', 'what happens', 'what formulas read'], steps)],
    },
    { id: 'influences', heading: 'What acts on what', parts: influenceParts(page) },
    { id: 'decisions', heading: 'Decisions', parts: decisionParts(page) },
    { id: 'states', heading: 'States', parts: [stateTable(of.states)] },
    { id: 'notation', heading: 'What the signs mean', parts: [table(['sign', 'meaning'], notation)] },
    { id: 'modules', heading: 'Equations by module', parts: moduleParts(page) },
    {
      id: 'levers',
      heading: 'Levers',
      parts: levers === '' ? [] : ['<p>What somebody could choose; the values are those of this scenario.</p>', levers],
    },
    { id: 'assumptions', heading: 'Assumption register', parts: [counts, assumptions] },
    { id: 'outcomes', heading: 'Outcomes', parts: [endTable(of.ends), horizonText(of)] },
    { id: 'measures', heading: 'Measures', parts: [measureTable(of.measures)] },
    { id: 'events', heading: 'Events', parts: [eventTable(of.events)] },
    {
      id: 'sources',
      heading: 'Sources',
      parts: [list(of.sources.map(({ text, usedBy }) => `${prose(text)} (${usedBy.map(code).join(', ')})`))],
    },
    { id: 'files', heading: 'Files', parts: [list(of.files.map(({ role, file }) => `${role} ${code(file)}`))] },
  ];
};

/** The names under a heading of the table of contents. */
const namesUnder = (id: string, { of }: Page): string => {
  const link = (anchor: string, name: string): string => `<a href="#${escaped(anchor)}">${escaped(name)}</a>`;
  if (id === 'modules')
    return list(of.modules.map(({ module }) => link(moduleAnchor(module ?? ''), moduleName(module))));
  if (id === 'decisions')
    return list(of.decisions.map((one) => link(anchorOf(decisionNode(one)), `${one.class}.${one.name}`)));
  return '';
};

/**
 * An explanation as one file of HTML: no script, nothing from elsewhere. Formulas are MathML, diagrams SVG.
 *
 * @param font the mathematical font (`reports/fonts/NotoSansMath-subset.woff2`) in base64
 */
export const html = (of: Explanation, font: string): string => {
  const page: Page = { of, symbols: symbolsOf(of), overview: overviewOf(of.influences) };
  const sections = sectionsOf(page)
    .map((one) => ({ ...one, text: section(one.id, one.heading, one.parts) }))
    .filter(({ text }) => text !== '');
  const contents = sections.map(
    ({ id, heading }) => `<a href="#${id}">${heading.replace(/<[^>]+>/g, '')}</a>${namesUnder(id, page)}`,
  );
  return `${[
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(of.title)}: the model</title>`,
    `<style>\n${pageStyle(font)}\n</style>`,
    '</head>',
    '<body>',
    '<div class="page">',
    `<nav aria-label="Contents">${list(contents)}</nav>`,
    '<main>',
    `<h1>${escaped(of.title)}</h1>`,
    of.question === undefined ? '' : `<p class="question">${prose(of.question)}</p>`,
    of.description === undefined ? '' : paragraphs(of.description),
    ...sections.map(({ text }) => text),
    '</main>',
    '</div>',
    '</body>',
    '</html>',
  ]
    .filter((line) => line !== '')
    .join('\n')}\n`;
};
