// Writes docs/models: every shipped scenario with equations of its own in words, as `detente explain` prints it, with links to the
// lines of the files.
//
//   node tools/models.mjs           exits 1 and says which page is stale
//   node tools/models.mjs --write   refreshes the pages
//
// It runs the built command line: npm run build first.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLinks } from './links.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'docs/models');
const note = '<!-- Written by node tools/models.mjs --write from scenarios/; change those, not this. -->';

const namesIn = (path, ending) =>
  existsSync(path)
    ? readdirSync(path)
        .filter((name) => name.endsWith(ending))
        .map((name) => name.slice(0, -ending.length))
        .sort()
    : [];

const explained = (name) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/bin/detente.js'), 'explain', name], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`detente explain ${name}: exit ${status}\n${stderr}`);
  return `${note}\n\n${withLinks(stdout, '../../')}`;
};

const write = process.argv.includes('--write');
// Overlays that bring no module of their own have the equations of their parents.
const scenarios = namesIn(join(root, 'scenarios'), '.yaml').filter((name) => {
  const text = readFileSync(join(root, 'scenarios', `${name}.yaml`), 'utf8');
  return !/^extends:/m.test(text) || /^(use|define):/m.test(text);
});
const stale = scenarios.filter((name) => {
  const path = join(folder, `${name}.md`);
  const page = explained(name);
  if (existsSync(path) && readFileSync(path, 'utf8') === page) return false;
  mkdirSync(folder, { recursive: true });
  if (write) writeFileSync(path, page);
  return true;
});
const orphans = namesIn(folder, '.md').filter((name) => !scenarios.includes(name));
if (write) for (const name of orphans) rmSync(join(folder, `${name}.md`));
const changed = [...stale, ...orphans];
if (changed.length > 0) console.log(`${write ? 'refreshed' : 'stale'}: ${changed.join(', ')}`);
if (!write && changed.length > 0) process.exitCode = 1;
