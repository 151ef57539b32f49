/** What is printed where results are cited. */
export const citationWords = {
  software: {
    author: 'Detente contributors',
    title: 'Detente: an open multi-agent game-theory simulation engine',
  },
  runs: (count: string, isOne: boolean) => `${count} simulated run${isOne ? '' : 's'}`,
  points: (kind: string, count: string, isOne: boolean, over: string) =>
    `${kind} of ${count} point${isOne ? '' : 's'} over ${over}`,
  parameters: (count: number) => `${count} parameters`,

  /** What a command found, rather than what its runs came to. */
  found: {
    run: 'results',
    solve: 'equilibria of a game',
    tournament: 'a tournament',
    coalition: 'stable coalitions',
    evolve: 'how a population evolves',
  },
  comparison: 'a comparison',
  ofRuns: (found: string, runs: string) => `${found} of ${runs}`,
  title: (isDraft: boolean, scenario: string, found: string) => `${isDraft ? 'DRAFT. ' : ''}${scenario}: ${found}`,

  /** What is needed to repeat them, a fact each. */
  facts: {
    draft: 'DRAFT: a first look, not for publication',
    scenario: (name: string, parent: string) => `scenario ${name}${parent}`,
    foundBy: (analysis: string, name: string, parent: string) =>
      `computed by detente ${analysis} from scenario ${name}${parent}`,
    parent: (parent: string) => `, extends ${parent}`,
    arms: (baseline: string, others: string) => `arms in the same worlds: ${baseline} (baseline), ${others}`,
    setting: (path: string, value: string) => `${path} = ${value}`,
    changed: (settings: string) => `changed: ${settings}`,
    played: (runs: string, seed: string) => `${runs}, seed ${seed}`,
    failed: (count: string) => `${count} of the runs failed and count in no number`,
    conditional: (total: number, assumed: number) =>
      total === 1
        ? `conditional on 1 parameter, ${assumed === 1 ? 'assumed' : 'not assumed'}`
        : `conditional on ${total} parameters, ${assumed} of them assumed`,
    asked: (command: string) => `asked: ${command}`,
    madeWith: (version: string) => `made with Detente ${version}`,
    inputHash: (hash: string) => `input hash ${hash}`,
    manifest: (hash: string) => `manifest sha256 ${hash}`,
    replay: (command: string) => `replay: ${command}`,
  },

  /** Above the entries. */
  remarks: {
    author: 'Add as author of a data set whoever answers for the runs and for what is read from them.',
    year: 'The year is that of environment.json: the one thing here that a replay does not repeat.',
  },
} as const;
