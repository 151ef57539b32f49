/** What is printed of where a picture came from, and what is said of a picture that is asked for it. */
export const provenanceWords = {
  /** In the order in which one would check it. */
  origin: (version: string, scenario: string, scenarioHash: string, runs: string, resultsHash: string) =>
    `Detente ${version} · ${scenario} sha256 ${scenarioHash} · ${runs} · results sha256 ${resultsHash}`,
  repeat: (command: string) => `Repeat with: ${command}`,
  repeatAndCheck: (command: string, replay: string) => `Repeat with: ${command} · check with: ${replay}`,
  lacksLetters: (sign: string) => `${sign}: a letter that the type of this page lacks; tables and texts have it`,

  /** A picture that is not as it was written. */
  empty: 'is empty',
  noPicture: 'is no PNG, SVG, PDF or HTML',
  endsEarly: 'ends early: it was not copied or downloaded to its end',
  partChanged: (byte: string) => `has changed since it was written: the part at byte ${byte} fails its checksum`,
  changed: 'has changed since it was written: its checksum fails',
  notOurs: 'does not say where it comes from: it is not of Detente, or another program has saved it again',
  unknownForm: 'says in no known form where it comes from',
} as const;
