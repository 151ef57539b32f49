import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Files } from '../../engine/language/load.ts';
import type { RandomModel } from './random-model.ts';

const shipped = new URL('../../scenarios/', import.meta.url);
const folders = { scenario: '', module: 'modules/', rule: 'rules/', game: 'games/' };

/** The texts of a made-up model as files; rules and modules it has not are the shipped ones. */
export const filesOfTexts = ({ scenario, modules, rules }: RandomModel): Files => {
  const own = { scenario: { random: scenario }, module: modules, rule: rules, game: {} };
  return {
    read: async (reference, kind) => {
      const text = (own[kind] as Readonly<Record<string, string>>)[reference];
      const name = `${folders[kind]}${reference}.yaml`;
      if (text !== undefined) return { name, key: name, bytes: new TextEncoder().encode(text) };
      const file = new URL(name, shipped);
      return existsSync(file) ? { name, key: name, bytes: readFileSync(file) } : undefined;
    },
    list: async (kind) => readdirSync(new URL(folders[kind], shipped)).map((file) => file.replace(/\.yaml$/, '')),
  };
};
