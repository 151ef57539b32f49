import type { Model } from '../../engine/language/model.ts';
import type { DrawStory, Story, TickStory } from '../../engine/run/story.ts';
import { failureWords, tickText } from '../../reports/telling/failure-words.ts';
import { chanceText, numberText, numberTexts, probabilityText } from '../../reports/telling/numbers.ts';
import {
  type Belonging,
  concerns,
  forcedBy,
  parametersOf,
  rowsIn,
  type StoryView,
  seenAs,
  statesOf,
  withoutMemoriesOfSeen,
} from '../../reports/telling/story-view.ts';
import type { Style } from './style.ts';
import { counted } from './table.ts';

type Telling = { readonly model: Model; readonly view: StoryView; readonly digits: number; readonly style: Style };

const optionText = (options: readonly string[] | undefined, value: number, digits: number): string =>
  options?.[value] ?? numberText(value, digits);

/** `Leader 0.58, Follower 0.18`, or the bare value of the world's. */
const valuesText = (values: readonly Belonging[], options: readonly string[] | undefined, digits: number): string => {
  const texts = options
    ? values.map(({ value }) => optionText(options, value, digits))
    : numberTexts(
        values.map(({ value }) => value),
        digits,
      );
  return values
    .map(({ player }, index) => [player, texts[index]].filter((part) => part !== undefined).join(' '))
    .join(', ');
};

const namedTexts = (options: readonly string[], texts: readonly string[]): string =>
  options.map((option, index) => `${option} ${texts[index] ?? ''}`).join(', ');

const decisionLine = (
  { model, digits, style }: Telling,
  row: TickStory,
  story: TickStory['decisions'][number],
): string => {
  const { options } = story.decision;
  const seen = seenAs(model, row, story);
  const mask =
    seen === undefined || seen === story.choice
      ? ''
      : `, seen by others as ${style('bold', options[seen] ?? String(seen))}`;
  const choice = style('bold', options[story.choice] ?? String(story.choice));
  const several = model.decisions.filter(({ owner }) => owner === story.decision.owner).length > 1;
  const what = several ? ` for ${story.decision.name}` : '';
  const event = forcedBy(model, row, story);
  if (story.byHand) return `${story.player} takes ${choice}${what} by hand${mask}`;
  if (event !== undefined) return `${story.player} is held to ${choice}${what} by ${event}${mask}`;
  if (!story.decides) return `${story.player} stays at ${choice}${what}${mask}`;
  const payoffs =
    story.payoffs.length > 0 ? `payoffs ${namedTexts(options, numberTexts(story.payoffs, digits))} → ` : '';
  const probabilities = `probabilities ${namedTexts(
    story.payoffs.length > 0 ? options.map(() => '') : options,
    story.probabilities.map((value) => probabilityText(value, digits)),
  ).replaceAll(/(^|, ) /g, '$1')}`;
  const drawn = `number drawn ${numberText(story.uniform, digits)}`;
  return `${story.player} chooses ${choice}${what}${mask} (${payoffs}${probabilities}; ${drawn})`;
};

/** What has no chance at all, such as a discovery where there is nothing to discover, is not worth a line. */
const couldHappen = ({ draw, arguments: [chance] }: DrawStory): boolean =>
  draw.distribution !== 'bernoulli' || chance !== 0;

const drawLine = ({ digits, style }: Telling, story: DrawStory & { readonly player: string | undefined }): string => {
  const { draw } = story;
  const name = story.player === undefined ? draw.name : `${draw.name} of ${story.player}`;
  const drawn = `number drawn ${numberText(story.uniform, digits)}`;
  if (draw.distribution === 'bernoulli') {
    const chance = chanceText(story.arguments[0] ?? Number.NaN, digits);
    return `${name}: ${style('bold', story.value === 1 ? 'yes' : 'no')} (probability ${chance}; ${drawn})`;
  }
  const terms = story.arguments.map((value) => numberText(value, digits)).join(', ');
  return `${name}: ${style('bold', numberText(story.value, digits))} (${draw.distribution}(${terms}); ${drawn})`;
};

const stateLines = ({ model, view, digits }: Telling, states: TickStory['states']): string[] =>
  statesOf(withoutMemoriesOfSeen(model), states, view).map(
    ({ short, options, values }) => `${short}: ${valuesText(values, options, digits)}`,
  );

/** `stance|race` and `capability|Leader` under the measure's label. */
const measureLines = ({ model, view, digits }: Telling, measures: TickStory['measures']): string[] =>
  model.measures.flatMap((measure) => {
    const columns = measure.tick
      .filter(({ member }) => concerns(view, member?.name))
      .map(({ member, option }) => ({
        name: [member?.name, option].filter((part) => part !== undefined).join(' '),
        value: measures[[measure.name, member?.name, option].filter((part) => part !== undefined).join('|')],
      }))
      .flatMap(({ name, value }) => (value === undefined ? [] : [{ player: name === '' ? undefined : name, value }]));
    return columns.length === 0 ? [] : [`${measure.label}: ${valuesText(columns, undefined, digits)}`];
  });

/** Measures that are a state, and no more, would be told twice. */
const withoutRepeats = (model: Model): Model => ({
  ...model,
  measures: model.measures.filter(
    ({ tick }) => !tick.every(({ formula }) => formula.kind === 'read' && formula.of.kind === 'state'),
  ),
});

/** Both counts, since events and formulas go by t, and the calendar where there is one: `tick 13 (t = 12) · 2027-02`. */
const activeIn = (row: TickStory | undefined): readonly string[] =>
  row?.events.filter((event) => event.active).map(({ name }) => name) ?? [];

const tickLines = (telling: Telling, row: TickStory, before: TickStory | undefined): string[] => {
  const { view, style } = telling;
  const active = activeIn(row);
  const over = activeIn(before).filter((name) => !active.includes(name));
  const happenings = [
    ...(active.length > 0 ? [`in force: ${active.join(', ')}`] : []),
    ...(over.length > 0 ? [`no longer in force: ${over.join(', ')}`] : []),
    ...row.decisions.filter(({ player }) => concerns(view, player)).map((story) => decisionLine(telling, row, story)),
    ...row.draws
      .filter((story) => concerns(view, story.player) && couldHappen(story))
      .map((story) => drawLine(telling, story)),
  ];
  const after = stateLines(telling, row.states);
  const measured = measureLines(telling, row.measures);
  const prefix = style('faint', `${tickText(telling.model, row.tick)} ·`);
  return [
    ...happenings.map((line) => `${prefix} ${line}`),
    ...(after.length > 0 ? [`${prefix} ${style('faint', `after: ${after.join(' · ')}`)}`] : []),
    ...(measured.length > 0 ? [`${prefix} ${style('faint', `measured: ${measured.join(' · ')}`)}`] : []),
  ];
};

const outcomeLine = (telling: Telling, story: Story): string => {
  const { model, style } = telling;
  const unit = model.time.tick;
  if (story.failure) return style('red', failureWords(model, story.failure, story.ticks));
  const end = model.ends.find(({ name }) => name === story.outcome);
  if (!end) return `${style('bold', 'no end')} within ${counted(story.ticks, unit)}`;
  const definition = end.definition === undefined ? '' : ` (${end.definition})`;
  return `${style('bold', end.label)} after ${counted(story.ticks, unit)}${definition}`;
};

/**
 * One run as people read it: the parameters, the start, each decision with its payoffs, probabilities, number drawn and
 * choice, each draw, the states and measures after each tick, and how it ended.
 */
export const storyInWords = (story: Story, told: Telling): string[] => {
  const { model, view, digits, style } = told;
  const telling = { ...told, model: withoutRepeats(model) };
  const parameters = parametersOf(model, story, view)
    .filter(({ origin }) => origin === 'declared' || origin === 'rule')
    .map(
      ({ name, values, options, unit }) =>
        `  ${name}${unit === '1' ? '' : ` (${unit})`}: ${valuesText(values, options, digits)}`,
    );
  const start = stateLines(telling, story.initial.states);
  const whole = view.from <= 1;
  return [
    ...(whole && parameters.length > 0 ? [style('bold', 'parameters'), ...parameters] : []),
    ...(whole && start.length > 0 ? [`start · ${start.join(' · ')}`] : []),
    ...rowsIn(story, view).flatMap((row) => tickLines(telling, row, story.rows[row.tick - 2])),
    outcomeLine(telling, story),
  ];
};
