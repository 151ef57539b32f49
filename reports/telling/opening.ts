import { qualified } from '../../engine/compile/lower/slots.ts';
import type { Decision, Parameter } from '../../engine/language/model.ts';
import { numberText } from './numbers.ts';
import { concerns } from './story-view.ts';
import type { Telling } from './telling.ts';
import { andList, capital, countedWord, countWord, quantileWords, unitWords, untilWords, whenWords } from './words.ts';

/** Drawn parameters are told if they are headlines, or all of them where these are few. */
const mostDrawn = 8;

const playersText = ({ model }: Telling): string => {
  const classes = model.classes
    .filter(({ members }) => members.length > 0)
    .map(({ name, members }) => {
      const names = andList(members.map((one) => one.name));
      // Classes are named in the plural.
      return members.length === 1 ? `one player, ${names}` : `${countWord(members.length)} ${name} (${names})`;
    });
  return `there ${model.classes[0]?.members.length === 1 && classes.length === 1 ? 'is' : 'are'} ${andList(classes)}`;
};

const decisionText = (decision: Decision): string =>
  `${decision.name.replaceAll('_', ' ')} (${andList(
    decision.options.map((option) => option.replaceAll('_', ' ')),
    'or',
  )})`;

const decisionsText = ({ model }: Telling): readonly string[] =>
  model.classes.flatMap(({ name, members }) => {
    const own = model.decisions.filter(({ owner }) => owner.name === name);
    if (own.length === 0) return [];
    const who = members.length === 1 ? (members[0]?.name ?? name) : `each of the ${name}`;
    return [`${who} decides on its ${andList(own.map(decisionText))}`];
  });

const drawnTexts = ({ story, view, digits }: Telling, parameter: Parameter): readonly string[] =>
  (story.quantiles[qualified(parameter)] ?? []).flatMap((u, index) => {
    const value = parameter.values[index];
    const player = parameter.owner?.members[index]?.name;
    if (value?.kind !== 'distribution' || !concerns(view, player)) return [];
    const drawn = story.parameters[qualified(parameter)]?.[index] ?? Number.NaN;
    const what = `${parameter.doc ?? parameter.label}${player === undefined ? '' : ` of ${player}`}`;
    if (parameter.options) return [`${what}: ${parameter.options[drawn] ?? drawn}`];
    const place = value.distribution.dist === 'choice' ? '' : `, ${quantileWords(u)}`;
    const number = numberText(drawn, digits);
    return [`${what}: ${number}${unitWords(parameter.unit, number)}${place}`];
  });

const worldText = (telling: Telling): readonly string[] => {
  const drawn = telling.model.parameters.filter((parameter) => telling.story.quantiles[qualified(parameter)]);
  const headlines = drawn.filter(({ headline }) => headline);
  const told = headlines.length > 0 ? headlines : drawn.slice(0, mostDrawn);
  const texts = told.flatMap((parameter) => drawnTexts(telling, parameter));
  if (texts.length === 0) return [];
  return [`What this world is like was drawn. ${texts.map((text) => `${capital(text)}.`).join(' ')}`];
};

/** Months in which somebody's choice was made by hand: these are no longer worlds as the model has them. */
const byHandText = ({ model, rows, view }: Telling): readonly string[] => {
  const parts = model.decisions.flatMap(({ owner, name }) =>
    owner.members
      .filter((member) => concerns(view, member.name))
      .flatMap((member) => {
        const ticks = rows.filter(({ decisions }) =>
          decisions.some((one) => one.byHand && one.player === member.name && one.decision.name === name),
        );
        if (ticks.length === 0) return [];
        return [`${member.name} ${andList(ticks.map(({ tick }) => whenWords(model.time, tick)))}`];
      }),
  );
  return parts.length === 0 ? [] : [`Choices were made by hand: of ${parts.join('; of ')}.`];
};

/** Who plays, what is asked, how long it can last, and what was drawn for this world. */
export const openingOf = (telling: Telling): readonly string[] => {
  const { model } = telling;
  const { time } = model;
  const start = time.start === undefined ? '' : ` from ${untilWords(time, 1)}`;
  const sentences = [
    ...(model.question === undefined ? [] : [model.question]),
    `${playersText(telling)}.`,
    ...decisionsText(telling).map((text) => `${text}.`),
    `the story goes ${time.tick} by ${time.tick}${start} and lasts at most ${countedWord(time.horizon, time.tick)}.`,
  ];
  // A title may be a question.
  const title = /[.?!]$/.test(model.title) ? model.title : `${model.title}.`;
  return [`${title} ${sentences.map(capital).join(' ')}`, ...worldText(telling), ...byHandText(telling)];
};
