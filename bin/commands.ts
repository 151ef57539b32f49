import type { Command } from 'commander';
import type { Session } from './session.ts';

/** Gives a command its arguments, flags and action. */
export type Describe = (command: Command, session: Session) => void;

export type CommandEntry = {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<Describe>;
};

/** Every command, in the order of the help; its file is loaded when it is called. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'init',
    summary: 'a scenario of your own to begin with',
    load: async () => (await import('./commands/init.ts')).describeInit,
  },
  {
    name: 'check',
    summary: 'everything wrong with a file, all at once',
    load: async () => (await import('./commands/check.ts')).describeCheck,
  },
  {
    name: 'explain',
    summary: 'the model in words and equations, with all that it assumes',
    load: async () => (await import('./commands/explain.ts')).describeExplain,
  },
  {
    name: 'run',
    summary: 'N seeded runs of a scenario',
    load: async () => (await import('./commands/run.ts')).describeRun,
  },
  {
    name: 'compare',
    summary: 'several arms in the same worlds, and how they differ',
    load: async () => (await import('./commands/compare.ts')).describeCompare,
  },
  {
    name: 'sweep',
    summary: 'many worlds: a design over parameters, and what comes of each point',
    load: async () => (await import('./commands/sweep.ts')).describeSweep,
  },
  {
    name: 'discover',
    summary: 'where in a sweep something happens, as limits on what was varied',
    load: async () => (await import('./commands/discover.ts')).describeDiscover,
  },
  {
    name: 'threshold',
    summary: 'where the answer to a question turns, and which single change would turn it',
    load: async () => (await import('./commands/threshold.ts')).describeThreshold,
  },
  {
    name: 'sensitivity',
    summary: 'which parameter matters for an end or a measure',
    load: async () => (await import('./commands/sensitivity.ts')).describeSensitivity,
  },
  {
    name: 'solve',
    summary: 'the same file read as a game: its equilibria, in words and with a certificate',
    load: async () => (await import('./commands/solve.ts')).describeSolve,
  },
  {
    name: 'tournament',
    summary: 'decision rules of a scenario against each other; strategies of iterated play',
    load: async () => (await import('./commands/tournament.ts')).describeTournament,
  },
  {
    name: 'coalition',
    summary: 'which memberships of an agreement are stable: who would leave, who would join',
    load: async () => (await import('./commands/coalition.ts')).describeCoalition,
  },
  {
    name: 'evolve',
    summary: 'how a population that plays a game evolves; the ranking of its profiles',
    load: async () => (await import('./commands/evolve.ts')).describeEvolve,
  },
  {
    name: 'plan',
    summary: 'runs or points to be played later, in pieces, by several processes or machines',
    load: async () => (await import('./commands/plan.ts')).describePlan,
  },
  {
    name: 'shard',
    summary: 'plays one piece of a plan',
    load: async () => (await import('./commands/shard.ts')).describeShard,
  },
  {
    name: 'merge',
    summary: 'puts the pieces of a plan together to the results',
    load: async () => (await import('./commands/merge.ts')).describeMerge,
  },
  {
    name: 'explore',
    summary: 'a page to try what if: the same engine in a browser, in one offline file',
    load: async () => (await import('./commands/explore.ts')).describeExplore,
  },
  {
    name: 'report',
    summary: 'pictures and a briefing page from saved results',
    load: async () => (await import('./commands/report.ts')).describeReport,
  },
  {
    name: 'trace',
    summary: 'one run told tick by tick in words',
    load: async () => (await import('./commands/trace.ts')).describeTrace,
  },
  {
    name: 'replay',
    summary: 'repeats saved results from their own sources and compares',
    load: async () => (await import('./commands/replay.ts')).describeReplay,
  },
  {
    name: 'cite',
    summary: 'BibTeX of saved results, with version and hashes',
    load: async () => (await import('./commands/cite.ts')).describeCite,
  },
  {
    name: 'verify',
    summary: 'whether saved results are whole, or which results a picture is of',
    load: async () => (await import('./commands/verify.ts')).describeVerify,
  },
  {
    name: 'list',
    summary: 'the scenarios, games, modules and decision rules that come with Detente',
    load: async () => (await import('./commands/list.ts')).describeList,
  },
  {
    name: 'schema',
    summary: 'the JSON Schema of scenario files, for editors',
    load: async () => (await import('./commands/schema.ts')).describeSchema,
  },
  {
    name: 'compile',
    summary: 'the WebAssembly kernel of a scenario: its size, or its text',
    load: async () => (await import('./commands/compile.ts')).describeCompile,
  },
  {
    name: 'doctor',
    summary: 'tests that Detente computes and draws on this machine as it should',
    load: async () => (await import('./commands/doctor.ts')).describeDoctor,
  },
];
