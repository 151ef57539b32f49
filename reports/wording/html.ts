/** What is printed in the HTML report alone; markup is put around it where it is used. */
export const htmlWords = {
  figures: 'Figures',
  inWords: 'In words',
  numbers: (rows: string) => `The numbers (${rows} rows)`,
  moreRows: (count: string) => `… and ${count} more rows in`,
  /** What a parameter is, where the tables of the pages have less room. */
  meaning: 'What it is',
} as const;
