import type { Formula, NotationEntry } from './document.ts';
import type { Reading } from './equations.ts';
import { symbol, upright } from './latex-names.ts';

type Candidate = NotationEntry & { readonly isUsed: boolean };

const about = (latex: string, meaning: string, isUsed: boolean): Candidate => ({ latex, meaning, isUsed });

const ofPlayers = ({ model, context }: Reading, all: string): readonly Candidate[] => {
  const { players, option } = context.letters;
  const [me = 'i', first = 'j', second = 'k'] = players;
  const others = model.classes.map(({ name }) => upright(name)).find((name) => all.includes(`${name} \\setminus`));
  return [
    about(
      `x_{${me}}`,
      'of the player whose formula it is; a name without such an index is the world’s, or the same for all',
      all.includes(`_{${me}}`),
    ),
    about(`${first},\\ ${second}`, 'players that a sum, mean, largest value … runs over', all.includes('\\in')),
    about(`${others} \\setminus ${me}`, '`others`: the class without the player itself', others !== undefined),
    about(
      `U_{${me}}(${option})`,
      `what option $${option}$ is worth to the player, the others being as they were seen last`,
      all.includes('U_{'),
    ),
    about(
      `x_{${me},\\ ${first}}`,
      `of a table between players: the number of $${me}$ towards $${first}$`,
      model.parameters.some(({ name, origin }) => origin === 'declared' && name.includes('.')),
    ),
    about('x^{\\mathrm{seen}}', 'what others see of it when they decide', all.includes('^{\\mathrm{seen}}')),
    about('\\Pr \\propto', 'the chances of the options are in this proportion', all.includes('\\propto')),
  ];
};

const ofNames = ({ model }: Reading, all: string): readonly Candidate[] => {
  const foreign = [...model.parameters, ...model.defines, ...model.lets].find(
    ({ module, owner, name }) =>
      module !== undefined && owner === undefined && all.includes(`${symbol(name)}_{${upright(module)}}`),
  );
  const attribute = model.decisions.flatMap(({ attributes }) => attributes)[0];
  const option = attribute?.decision.options[0];
  return [
    about(
      `${symbol(foreign?.name ?? '')}_{${upright(foreign?.module ?? '')}}`,
      `a name of another module, here \`${foreign?.module}.${foreign?.name}\``,
      foreign !== undefined,
    ),
    about(
      `${symbol(attribute?.name ?? '')}_{${upright(option ?? '')}}`,
      `an attribute of an option, here \`${attribute?.name}[${option}]\``,
      attribute !== undefined,
    ),
    about("x'", 'the value after the tick', all.includes("'")),
    about('\\Delta t', 'the length of a tick in years, `dt`', all.includes('\\Delta t')),
  ];
};

const ofFunctions = ({ context }: Reading, all: string): readonly Candidate[] => {
  const j = context.letters.players[1] ?? 'j';
  return [
    about('\\left[ A \\right]', '1 where A holds, else 0', all.includes('\\left[')),
    about(
      `\\left. x_{${j}} \\right\\rvert_{${j} = \\mathrm{arg\\ max}}`,
      '`pick(x, y)`: x of the player with the largest y, the first of equals',
      all.includes('arg\\ max'),
    ),
    about(
      `\\left. x \\right\\rvert_{y_{${j}} := a}`,
      '`at(x, …)`: what x would be if the choices behind the bar were taken',
      all.includes(':='),
    ),
    about('\\mathrm{logistic}(x)', '1 / (1 + exp(−x))', all.includes('\\mathrm{logistic}')),
    about('\\mathrm{clamp}(x,\\ a,\\ b)', 'x, but at least a and at most b', all.includes('\\mathrm{clamp}')),
    about('\\Phi', 'the standard normal distribution function', all.includes('\\Phi')),
  ];
};

/** The typeset formula shows what holds in this scenario, the text what the module says. */
const absence = (isUsed: boolean): Candidate =>
  about(
    '\\mathrm{orelse}(x,\\ y)',
    'in the text: y where the scenario has no x. Typeset is what then holds here',
    isUsed,
  );

/**
 * What the signs of the equations mean: only those that stand in them.
 *
 * @param formulas all that a page shows
 */
export const notationOf = (formulas: readonly Formula[], reading: Reading): readonly NotationEntry[] => {
  const all = formulas.map(({ latex }) => latex).join('\n');
  const isOptional = formulas.some(({ text }) => /\borelse\(/.test(text));
  return [...ofPlayers(reading, all), ...ofNames(reading, all), ...ofFunctions(reading, all), absence(isOptional)]
    .filter(({ isUsed }) => isUsed)
    .map(({ latex, meaning }) => ({ latex, meaning }));
};
