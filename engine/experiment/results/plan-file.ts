import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { jsonText } from '../json.ts';
import type { TraceChoice } from '../tables/trace-table.ts';
import { type BeforeChange, unheard } from './before-change.ts';
import { currentVersions } from './current-versions.ts';
import { draftOf, writeWhole } from './file-sink.ts';
import { malformation } from './malformation.ts';
import { differences, inputHash, MANIFEST, type Plan, type Versions } from './manifest.ts';
import { readText } from './read-whole.ts';
import { ResultsError } from './results-error.ts';
import { sha256 } from './sink.ts';
import type { SourceArchive } from './sources.ts';

/** What is to be played in a directory, before it is: `plan.json`, there until the manifest is. */
export type PlanFile = Plan & {
  readonly schemaVersion: 1;
  readonly kind: 'detente-plan';
  readonly versions: Versions;
  readonly inputHash: string;
  readonly draft: boolean;
  readonly trace: TraceChoice;
  /** Of the scenario, or of each point. */
  readonly runs: number;
  /** Pieces that others play, each a range of shards. */
  readonly pieces?: number;
};

export const PLAN = 'plan.json';
/** What a process leaves that is killed while it writes one. */
export const PLAN_DRAFT = draftOf(PLAN);

export const planFile = (plan: Plan, rest: Pick<PlanFile, 'runs' | 'draft' | 'trace' | 'pieces'>): PlanFile => ({
  schemaVersion: 1,
  kind: 'detente-plan',
  versions: currentVersions(),
  inputHash: inputHash(plan),
  ...plan,
  ...rest,
});

/** @returns undefined where there is none, or something that is none */
export const readPlan = (directory: string): PlanFile | undefined => {
  try {
    const plan = JSON.parse(readText(join(directory, PLAN))) as PlanFile;
    return isPlan(plan) ? plan : undefined;
  } catch {
    return undefined;
  }
};

/** How what was begun comes to its end. */
export const goingOn = (plan: PlanFile | undefined): string =>
  plan?.pieces === undefined
    ? 'run the same command again: it goes on where it stopped'
    : 'there is a plan: detente shard plays its pieces, detente merge puts them together';

/** JSON alone promises nothing: what is no plan, or not what was written, is none. */
const isPlan = (plan: PlanFile): boolean =>
  plan.kind === 'detente-plan' &&
  plan.schemaVersion === 1 &&
  malformation({ ...plan, files: {}, arms: [] }) === undefined &&
  typeof plan.design?.kind === 'string' &&
  plan.inputHash === inputHash(plan) &&
  isCount(plan.runs, MOST_RUNS) &&
  typeof plan.draft === 'boolean' &&
  (plan.pieces === undefined || isCount(plan.pieces, MOST_PIECES));

/** More than any command asks for. */
const MOST_RUNS = 1_000_000_000;
const MOST_PIECES = 100_000;

const isCount = (value: number, most: number): boolean => Number.isInteger(value) && value >= 1 && value <= most;

/** Writes the plan and the sources it is of: enough to play any part of it elsewhere. */
export const writePlan = (
  directory: string,
  plan: PlanFile,
  { copies }: SourceArchive,
  before: BeforeChange = unheard,
): void => {
  const names = copies.map(([name]) => name);
  const folder = join(directory, 'sources');
  for (const other of existsSync(folder) ? readdirSync(folder).filter((name) => !names.includes(name)) : []) {
    before(`remove sources/${other}`);
    rmSync(join(folder, other), { recursive: true, force: true });
  }
  const write = (name: string, bytes: Uint8Array): void => {
    before(`write ${name}`);
    writeWhole(join(directory, name), bytes, () => before(`rename ${name}`));
  };
  for (const [name, bytes] of copies) write(`sources/${name}`, bytes);
  write(PLAN, new TextEncoder().encode(jsonText(plan)));
};

type Rest = Pick<PlanFile, 'runs' | 'draft' | 'trace'>;

/** Writes the plan of runs that are being kept, unless it is there already, or results are, which may be of others. */
export const keepPlan = (
  directory: string,
  plan: Plan,
  rest: Rest,
  archive: SourceArchive,
  before: BeforeChange = unheard,
): void => {
  const there = readPlan(directory);
  const isThere = there?.runs === rest.runs && there.draft === rest.draft && there.trace === rest.trace;
  if (isThere || existsSync(join(directory, MANIFEST))) return;
  writePlan(directory, planFile(plan, rest), archive, before);
};

/** Refuses to go on with what was begun for another plan. */
export const checkPlan = (directory: string, shown: string, plan: Plan): void => {
  const there = readPlan(directory);
  if (there === undefined) return;
  const lines = differences(there, plan, currentVersions());
  if (lines.length === 0) return;
  throw new ResultsError(
    'other-results',
    `${shown}: something else was begun there (${lines.join('; ')})`,
    'name another folder with --out, or begin anew with --force',
  );
};

export const removePlan = (directory: string, before: BeforeChange = unheard): void => {
  for (const name of [PLAN, PLAN_DRAFT].filter((one) => existsSync(join(directory, one)))) {
    before(`remove ${name}`);
    rmSync(join(directory, name), { force: true });
  }
};

/** Takes away what was begun for another plan, where results are made in its place. */
export const removeOtherPlan = (directory: string, plan: Plan, before: BeforeChange): void => {
  const there = readPlan(directory);
  if (there === undefined || differences(there, plan, currentVersions()).length === 0) return;
  removePlan(directory, before);
};

/** What a shard belongs to: the same shard of the same plan is the same. */
export const planIdentity = (plan: Plan, trace: TraceChoice): string =>
  JSON.stringify([inputHash(plan), currentVersions(), trace]);

export const planHash = (plan: PlanFile): string => sha256(jsonText(plan));
