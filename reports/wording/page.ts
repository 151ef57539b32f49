/** What is printed around the panels of a page, whatever the results are of. */
export const pageWords = {
  /** Names of the notes at the foot, or the side, of a page, and of sections of the pages after it. */
  definitions: 'Definitions',
  restsOn: 'What this rests on and does not show',
  howToRead: 'How to read it',
  mainParameters: 'Main parameters',

  /** A unit whose short name not every reader knows. */
  orders: { term: 'OOM', meaning: 'order of magnitude, a factor of 10' },

  /** Where there is no finding, or none of the usual kind. */
  noFinding: (notice: string) => `${notice}. No finding.`,
  inThisModel: (finding: string) => `In this model, ${finding}`,
  nothingDrawn: 'These results hold nothing that could be drawn',
  /** Titles of measures begin with the measure’s name: `Capability: median rises …`. */
  titleInThisModel: (title: string) => title.replace(/:|$/, ' in this model$&'),
  failed: (notice: string, detail: string) => `${notice}. ${detail}`,

  asked: (title: string, question: string) => `${title} · ${question}`,
  scenarioAlone: (title: string) => `In this model: ${title}`,

  /** Panels that stand for others: `Numbers: final median; otherwise as in c`. */
  asIn: (letters: readonly string[]) => `as in\u00a0${letters.join(' and\u00a0')}`,
  ownAndAsIn: (own: string, runsAlone: boolean, asIn: string) => `${own}; ${runsAlone ? 'runs' : 'otherwise'} ${asIn}`,
  moreInTable: (count: string) => `… and ${count} more, in the table`,

  /** Where the rest of a note is. */
  onNextPage: 'on the next page',
  onA4Pages: 'on the A4 pages',
  onA4PagesAndFile: 'on the A4 pages and in the scenario file',
  noLimits: 'The scenario states no limits of its own.',
  moreLimits: (count: number, rest: string) => `… and ${count} more limit${count === 1 ? '' : 's'}, ${rest}.`,
  more: (count: number, rest: string) => `… and ${count} more, ${rest}.`,
  meaning: (term: string, meaning: string) => `“${term}”: ${meaning}`,
  value: (parameter: string, value: string) => `${parameter}: ${value}`,

  /** What the reader finds when turning over. */
  pageOf: (page: number, pages: number) => `Page ${page} of ${pages}`,
  nextDefinitions: (parameters: string) => `Next: definitions${parameters}`,
  andParameters: (count: string, one: boolean) => `, ${count} parameter${one ? '' : 's'}`,

  /** The page for those who cannot see it. */
  alternative: {
    restsOn: (limits: string) => `What this rests on and does not show: ${limits}`,
    panel: (letter: string, text: string) => `Panel ${letter}: ${text}`,
    term: (term: string, meaning: string) => `${term}: ${meaning}`,
    title: (title: string) => `${title}:`,
    definitions: 'Definitions and assumptions.',
    difference: (name: string, meaning: string, before: string, after: string) =>
      `${name}, ${meaning}: ${before} before, here ${after}`,
    allowed: (range: string) => `; allowed ${range}`,
    parameter: (name: string, meaning: string, value: string, allowed: string, source: string) =>
      `${name}, ${meaning}: ${value}${allowed}; source: ${source}.`,
  },
} as const;
