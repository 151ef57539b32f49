import { wavering } from './decisions.ts';
import { concerns } from './story-view.ts';
import { changesOf, type Happening, type Telling } from './telling.ts';
import { oddsWords } from './words.ts';

/** Whether the story has words of its own for a name. */
const hasWords = ({ model }: Telling, name: string, owner: unknown): boolean =>
  model.story.lines.some((line) => line.name === name && line.owner === owner);

type Activity = { readonly name: string; readonly label: string; readonly active: readonly boolean[] };

const activitiesOf = (telling: Telling): readonly Activity[] =>
  telling.model.events
    .map(({ name, label }) => ({
      name,
      label: label === name ? `the event "${name}"` : label,
      active: telling.rows.map((row) => row.events.some((event) => event.name === name && event.active)),
    }))
    .filter(({ active }) => changesOf(active).length < wavering);

const eventPlaces = ({ active }: Activity): readonly number[] => [...(active[0] ? [0] : []), ...changesOf(active)];

/** Events that begin and end, where the story says nothing else of them. */
export const eventsIn = (telling: Telling, from: number, to: number): readonly Happening[] =>
  activitiesOf(telling)
    .filter(({ name }) => !hasWords(telling, name, undefined))
    .flatMap((activity) =>
      eventPlaces(activity)
        .filter((place) => place >= from && place < to)
        .map((place) => ({
          place,
          rank: activity.active[place] ? 1 : 0,
          text: activity.active[place] ? `${activity.label} began` : `${activity.label} was over`,
        })),
    );

/** Draws of yes and no that came true, where neither the story nor an end of the run says so. */
export const drawsIn = (telling: Telling, from: number, to: number): readonly Happening[] =>
  telling.rows.slice(from, to).flatMap((row, index) =>
    row.draws
      .filter(
        ({ draw, player, value }) => draw.distribution === 'bernoulli' && value === 1 && concerns(telling.view, player),
      )
      .filter(({ draw }) => !hasWords(telling, draw.name, draw.owner) && telling.story.outcome !== draw.name)
      .map(({ draw, player, arguments: [chance = Number.NaN] }) => {
        const whose = player === undefined ? '' : ` of ${player}`;
        const name = draw.name.replaceAll('_', ' ');
        return { place: from + index, rank: 4, text: `the draw "${name}"${whose} came true (${oddsWords(chance)})` };
      }),
  );

/** Rows at which an event begins or ends: a chapter begins there, and at the first row that is told. */
export const marksOf = (telling: Telling, from: number, to: number): readonly number[] => {
  const places = activitiesOf(telling).flatMap(eventPlaces);
  return [...new Set([from, ...places.filter((place) => place > from && place < to)])].sort((a, b) => a - b);
};
