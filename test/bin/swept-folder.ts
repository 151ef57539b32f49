import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../new-folder.ts';
import { say } from './command-line.ts';

/** Found within a year with a chance that rises with rate; grip holds it back. */
const SEARCH = `detente: 1
time: {tick: month, horizon: 12}
players:
  labs:
    - {name: A}
parameters:
  rate: {unit: 1/year, range: [0, 1], default: 0.3, label: Search, doc: chance of a find, source: assumption}
  grip: {unit: "1", range: [0, 1], default: 0, role: lever, doc: what holds it back, source: assumption}
  style: {options: [careful, bold], default: careful, doc: a manner, source: assumption}
  mood: {options: [calm, tense], default: calm, doc: a mood, source: assumption}
  place: {options: [north, south], default: north, doc: a place, source: assumption}
state:
  world:
    depth: {unit: "1", initial: 0}
draw:
  world:
    luck: bernoulli(rate * dt * (1 - grip / 2) * if(style == bold, 2, 1))
next:
  world:
    depth: depth + 1
end:
  found: {when: luck > 0, kind: harm, label: Found, definition: somebody found it}
measures:
  deep: {unit: "1", label: Depth, final: depth}
`;

/** A folder with that scenario, and sweeps of it. */
export function sweptFolder() {
  const folder = newFolder();
  const file = join(folder, 'mine.yaml');
  writeFileSync(file, SEARCH);
  const out = (name: string): string => join(folder, name);
  const sweep = (name: string, ...flags: readonly string[]) =>
    say(['sweep', file, '--runs', '40', '--workers', '1', '--out', out(name), ...flags]);
  return { folder, file, out, sweep };
}
