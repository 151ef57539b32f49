import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modelOfText } from '../reference/model-of-text.ts';
import { shippedTexts } from './shipped-texts.ts';
import type { Subject } from './subject.ts';
import { formulas } from './subjects/formulas.ts';
import { addresses } from './subjects/links.ts';
import { games, scenarios } from './subjects/models.ts';
import { moveLogs } from './subjects/move-logs.ts';
import { nfg } from './subjects/nfg.ts';
import { plans } from './subjects/plans.ts';
import { published } from './subjects/published.ts';
import { results } from './subjects/results.ts';

/** Where subjects find what they need: the package, and an empty folder of their own. */
export type Place = { readonly root: string; readonly folder: string };

const twoLabs = (root: string) => modelOfText(readFileSync(join(root, 'test/fixtures/two-labs.yaml'), 'utf8'));

const publishedTexts = (root: string): readonly string[] => {
  const folder = join(root, 'scenarios/literature/published');
  return readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
};

/** Everything that takes input from anybody, by name. */
export const subjects = {
  scenarios: async ({ root }: Place): Promise<Subject> => scenarios(root, shippedTexts(root)),
  games: async ({ root }: Place): Promise<Subject> => games(root, shippedTexts(root)),
  formulas: async ({ root }: Place): Promise<Subject> => formulas(shippedTexts(root).values()),
  nfg: async (): Promise<Subject> => nfg(),
  moves: async ({ root }: Place): Promise<Subject> => moveLogs(await twoLabs(root)),
  links: async (): Promise<Subject> => addresses(),
  published: async ({ root }: Place): Promise<Subject> => published(publishedTexts(root)),
  plans: ({ root, folder }: Place): Promise<Subject> => plans(root, folder),
  results: ({ root, folder }: Place): Promise<Subject> => results(root, folder),
} as const;

export type SubjectName = keyof typeof subjects;
