/** Words of the table of what sets a scenario apart from its baseline. */
import { listed } from './lists.ts';

export const baselineTitle = (name: string): string => `What differs from the baseline, ${name}`;
export const settingsTitle = (name: string): string => `What differs from ${name} as it is`;

/** Heads of the columns. */
export const baselineHeads = (name: string) =>
  ({
    name: 'Parameter',
    meaning: 'Meaning',
    before: `In ${name}`,
    after: 'Here',
    unit: 'Unit',
    source: 'Source',
  }) as const;

export const addedModule = (name: string): string => `Module ${name}, added`;
export const removedModule = (name: string): string => `Module ${name}`;
export const REMOVED_MODULE = 'Not used here';
export const withParameters = (summary: string, count: string, isOne: boolean): string =>
  `${summary} ${count} parameter${isOne ? '' : 's'}, below.`;

export const addedEvent = (label: string): string => `Event: ${label}`;
export const REMOVED_EVENT = 'Does not come here';
export const eventSets = (when: string, sets: string): string => (sets === '' ? when : `${when}: ${sets}`);

export const HORIZON = 'time.horizon';
export const HORIZON_MEANING = 'How long a run lasts at most';

/** Where one of the two has no such parameter. */
export const NOT_THERE = 'none';
export const NOT_THERE_NOW = 'no longer there';
/** Of a parameter of an added module. */
export const FROM_MODULE = 'no such module';
export const byHand = (value: string): string => `${value} (--set)`;

export const asksFor = (labels: string): string => `Measured only here: ${labels}`;
export const otherFormulas = (names: string): string => `Formulas that differ here: ${names}`;
/** Nothing that a table shows. */
export const OTHER_WORDS = 'No parameter, event or formula differs';

/** What was changed, in a line: names, and how many more there are. */
const names = (all: readonly string[], more: string | undefined): string =>
  listed(more === undefined ? all : [...all, `${more} more`]);
const modules = (all: readonly string[], more: string | undefined): string =>
  `${all.length === 1 && more === undefined ? 'module' : 'modules'} ${names(all, more)}`;
export const addsModules = (all: readonly string[], more?: string): string => `adds ${modules(all, more)}`;
export const leavesOutModules = (all: readonly string[], more?: string): string => `without ${modules(all, more)}`;
export const changesParameters = (all: readonly string[], more?: string): string => `changes ${names(all, more)}`;
