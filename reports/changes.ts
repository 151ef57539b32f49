import { baselineChanges } from './baseline-changes.ts';
import type { EventFacts, Results, ScenarioFacts } from './results.ts';
import { moment } from './time-axis.ts';
import { valueInWords } from './value-in-words.ts';
import { changeWords as say } from './wording/changes.ts';
import { clipped, plain, upperFirst } from './words.ts';

/** When an event is in force: `from month 24 to month 84`; where the scenario gives no number, that it has no fixed date. */
export function eventTime(scenario: ScenarioFacts, event: EventFacts): string {
  if (event.at === undefined) return say.noDate;
  const from = say.from(moment(scenario, event.at));
  return event.for === undefined ? say.on(from) : say.to(from, moment(scenario, event.at + event.for));
}

/** `Treaty from month 24 to month 84`. */
function eventText(scenario: ScenarioFacts, event: EventFacts): string {
  return say.event(upperFirst(clipped(plain(event.label))), eventTime(scenario, event));
}

/** How many values of an overlay's own file are told; the rest stands in it. */
const MOST_OWN = 8;

type Setting = { readonly path: string; readonly value: string };

function settingText({ path, value }: Setting): string {
  return say.setting(path, clipped(valueInWords(plain(value)), 60));
}

/** `extends frontier with treaty.start = 24, labs.caution = 1.5`. */
function parentText(parent: string, own: readonly Setting[]): string {
  if (own.length === 0) return say.extends(parent);
  const more = own.length > MOST_OWN ? say.more(own.length - MOST_OWN) : '';
  return say.extendsWith(parent, own.slice(0, MOST_OWN).map(settingText).join(', '), more);
}

/** What was changed by hand, and what this scenario extends: `labs.caution = 1.5`, `extends frontier, adds module treaty`. */
function settings({ set = [], parent, own = [], baseline }: ScenarioFacts): string[] {
  if (parent === undefined) return set.map(settingText);
  const byHand = set.length > 0;
  // With values set by hand the parameters that differ are those as well.
  const structure = baseline === undefined ? [] : baselineChanges(baseline, own.length === 0 && !byHand);
  return [...set.map(settingText), [parentText(parent, own), ...structure].join(', ')];
}

/** `changed: labs.caution = 1.5 · extends frontier · events: Treaty from month 24 on`; undefined where nothing is. */
export function changedLine({ scenario }: Pick<Results, 'scenario'>): string | undefined {
  const changed = settings(scenario);
  const events = (scenario.events ?? []).filter(({ part }) => part !== true).map((event) => eventText(scenario, event));
  const facts = [
    ...(changed.length === 0 ? [] : [say.changed(changed.join(' · '))]),
    ...(events.length === 0 ? [] : [say.events(events.length, events.join(' · '))]),
  ];
  return facts.length === 0 ? undefined : facts.join(' · ');
}

/** An event's place on a time axis, in ticks, with its label. */
export type DatedEvent = { readonly text: string; readonly from: number; readonly to?: number };

/** Events that begin within the horizon at a time that the scenario gives as a number. */
export function datedEvents({ horizon, events = [] }: ScenarioFacts): DatedEvent[] {
  return events.flatMap((event): DatedEvent[] => {
    if (event.at === undefined || event.at < 0 || event.at > horizon) return [];
    const end = event.for === undefined ? undefined : event.at + event.for;
    const to = end === undefined || end >= horizon ? {} : { to: end };
    return [{ text: upperFirst(clipped(plain(event.label), 28)), from: event.at, ...to }];
  });
}
