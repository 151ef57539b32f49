import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../engine/experiment/package.ts';

/** A scenario to begin with. */
export type Preset = { readonly name: string; readonly summary: string; readonly text: string };

/** The first line of a preset says what it is. */
const summaryOf = (text: string): string => /^# (.+?)\.?\n/.exec(text)?.[1] ?? '';

/** Every file of `scenarios/presets`, by name. */
export const presets = (): readonly Preset[] => {
  const folder = join(packageRoot(), 'scenarios', 'presets');
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return files.sort().map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    return { name: file.slice(0, -'.yaml'.length), summary: summaryOf(text), text };
  });
};
