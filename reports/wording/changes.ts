/** What is printed of what was changed in a scenario, and of its events. */
export const changeWords = {
  noDate: '(no fixed date)',
  from: (when: string) => `from ${when}`,
  on: (from: string) => `${from} on`,
  to: (from: string, end: string) => `${from} to ${end}`,
  event: (label: string, time: string) => `${label} ${time}`,
  setting: (path: string, value: string) => `${path} = ${value}`,
  extends: (parent: string) => `extends ${parent}`,
  extendsWith: (parent: string, settings: string, more: string) => `extends ${parent} with ${settings}${more}`,
  more: (count: number) => `, and ${count} more`,
  changed: (settings: string) => `changed: ${settings}`,
  events: (count: number, events: string) => `event${count === 1 ? '' : 's'}: ${events}`,
} as const;
