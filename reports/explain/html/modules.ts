import type { Equation, ModuleSection } from '../document.ts';
import { equationKinds } from '../equation-kinds.ts';
import { modulePicture } from '../influence/diagrams.ts';
import { passageWords } from '../influence/passage-words.ts';
import { drawn } from '../influence/picture.ts';
import { listing } from '../names.ts';
import { formulaPart } from './formula.ts';
import { knownOf } from './known.ts';
import type { Page } from './page.ts';
import { code, escaped, fileText, list, paragraph, placeText, prose } from './parts.ts';
import { anchorOf, moduleAnchor, nodeIdOf, readBy } from './symbols.ts';

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
  (Object.keys(equationKinds) as Equation['kind'][]).flatMap((kind) => {
    const these = section.equations.filter((one) => one.kind === kind);
    const parts = these.map((one) => {
      const node = nodeIdOf(one, section.module, page.symbols);
      const isFirst = (isPlace(one) || node.startsWith('flow ')) && !told.has(node);
      if (isFirst) told.add(node);
      return equationPart(one, page, section.module, isFirst);
    });
    return parts.length === 0 ? [] : [`<h4>${equationKinds[kind]}</h4>`, ...parts];
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
