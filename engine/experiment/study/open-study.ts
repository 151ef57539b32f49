import type { CompileOptions } from '../../compile/compile.ts';
import type { Table } from '../../designs/table.ts';
import type { Files } from '../../language/load.ts';
import type { Setting } from '../../language/loading/settings.ts';
import type { Model } from '../../language/model.ts';
import { DetenteError } from '../../language/problem.ts';
import { examine } from '../results/examine.ts';
import type { StudyDesign } from './design.ts';
import type { PointValue } from './factor.ts';
import { createPrograms, type PointProgram, type Programs } from './programs.ts';
import { sensitivityStudy } from './sensitivity.ts';
import type { Study } from './study.ts';
import { sweepStudy } from './sweep.ts';
import { thresholdStudy } from './threshold.ts';

/** A scenario as a study plays it. */
export type StudyScenario = {
  readonly reference: string;
  /** The same files give the same models: whoever changes them meanwhile must not be heard. */
  readonly files: Files;
  readonly set: readonly Setting[];
  readonly seed: string;
  readonly lanes?: NonNullable<CompileOptions['lanes']>;
};

export type OpenedStudy = {
  readonly study: Study;
  readonly programs: Programs;
  /** The first point's, or the scenario as it is: its ends, measures and drawn parameters are those of the tables. */
  readonly base: PointProgram;
};

/** The model under further settings. */
const openModel = async ({ reference, files, set }: StudyScenario, further: readonly Setting[]): Promise<Model> => {
  const { understood, problems } = await examine(reference, files, [...set, ...further]);
  if (understood === undefined) throw new DetenteError(problems);
  return understood.model;
};

const studyOf = (design: StudyDesign, seed: string, model: Model, table: Table | undefined): Promise<Study> => {
  if (design.kind === 'sweep') return sweepStudy(design, seed, table);
  return design.kind === 'sensitivity' ? sensitivityStudy(design, seed, model) : thresholdStudy(design, model);
};

/**
 * A study by its design, ready to be played.
 *
 * @param table of a sweep that takes its points from one
 * @throws DetenteError or ResultsError where something of it is wrong
 */
export const openStudy = async (
  design: StudyDesign,
  scenario: StudyScenario,
  table: Table | undefined,
): Promise<OpenedStudy> => {
  const { seed, lanes } = scenario;
  const open = (set: readonly Setting[]): Promise<Model> => openModel(scenario, set);
  const programs = createPrograms(design.factors, { seed, open, ...(lanes === undefined ? {} : { lanes }) });
  const study = await studyOf(design, seed, await open([]), table);
  const first: readonly PointValue[] = study.points?.[0]?.values ?? design.factors.map(() => undefined);
  return { study, programs, base: await programs.of(first) };
};

/** Files that are read once: what they held then is what they hold. */
export const heldFiles = (files: Files): Files => {
  const read = new Map<string, ReturnType<Files['read']>>();
  return {
    list: (kind) => files.list(kind),
    read: (reference, kind, from) => {
      const key = JSON.stringify([reference, kind, from?.name]);
      const found = read.get(key) ?? files.read(reference, kind, from);
      read.set(key, found);
      return found;
    },
  };
};
