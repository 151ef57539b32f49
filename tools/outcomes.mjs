// Writes the table of outcomes of docs/scenarios.md: every shipped scenario of the frontier model, the same runs of each.
//
//   node tools/outcomes.mjs           exits 1 if the table is not of the scenarios as they are
//   node tools/outcomes.mjs --write   plays them and writes it
//
// It runs the built command line: npm run build first.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const page = join(root, 'docs/scenarios.md');
const RUNS = 4000;
const SEED = 1;

/** Scenarios that are models of their own. */
const others = ['pact.yaml', 'tutorial.yaml'];

/** Texts without what is only said: comments, blank lines. */
const textIn = (folder) =>
  readdirSync(join(root, 'scenarios', folder))
    .filter((file) => file.endsWith('.yaml') && !others.includes(file))
    .sort()
    .map((file) => `${file}\n${readFileSync(join(root, 'scenarios', folder, file), 'utf8').replace(/^\s*#.*\n/gm, '')}`)
    .join('\n');
const sha = createHash('sha256').update(['.', 'modules', 'rules'].map(textIn).join('\n')).digest('hex').slice(0, 16);

const marks = /(<!-- outcomes: .*?-->\n)[\s\S]*?(<!-- end of outcomes -->)/;
const note = `<!-- outcomes: written by node tools/outcomes.mjs --write; scenarios ${sha} -->\n`;

const documentOf = (scenario, out) => {
  const flags = ['--runs', String(RUNS), '--seed', String(SEED), '--json', '--quiet', '--out', out];
  const argv = [join(root, 'dist/bin/detente.js'), 'run', scenario, ...flags];
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${scenario}: exit ${status}\n${stderr}`);
  return JSON.parse(stdout);
};

const percent = (share) =>
  share === undefined ? '–' : `${(100 * share).toFixed(share > 0 && share < 0.0995 ? 1 : 0)} %`;

const row = (scenario, out) => {
  const { outcomes, measures } = documentOf(scenario, out);
  const mean = (name) => measures[name]?.mean ?? measures[name]?.estimate;
  const number = (name, digits) => (Number.isFinite(mean(name)) ? mean(name).toFixed(digits) : '–');
  const treaty = 'pause_held' in measures;
  const cells = [
    `\`${scenario}\``,
    ...['accident', 'unsafe_arrival', 'safe_arrival', 'horizon'].map((name) => percent(outcomes[name]?.estimate)),
    percent(mean('catastrophe')),
    percent(mean('racing')),
    treaty ? percent(mean('pause_held')) : '–',
    treaty && Number.isFinite(mean('hidden_violation')) ? percent(mean('hidden_violation')) : '–',
    number('benefit', 1),
  ];
  return `| ${cells.join(' | ')} |`;
};

const text = readFileSync(page, 'utf8');
const [, written = ''] = marks.exec(text) ?? [];
if (process.argv.includes('--write')) {
  const out = mkdtempSync(join(tmpdir(), 'detente-outcomes-'));
  try {
    const names = readdirSync(join(root, 'scenarios'))
      .filter((file) => file.endsWith('.yaml') && !others.includes(file))
      .map((file) => file.slice(0, -'.yaml'.length));
    const first = ['frontier', 'pause-unverified', 'pause-verified', 'slow-verified'];
    const scenarios = [...first, ...names.filter((name) => !first.includes(name))];
    const table = [
      '| | loss of control | unsafe arrival | safe arrival | none in ten years | catastrophe | lab-months racing | held five years | hidden violation | benefit (OOM years) |',
      `|---|${'---:|'.repeat(9)}`,
      ...scenarios.map((scenario) => row(scenario, join(out, scenario))),
    ].join('\n');
    writeFileSync(
      page,
      text.replace(marks, (_, __, end) => `${note}\n${table}\n\n${end}`),
    );
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
} else if (written !== note) {
  console.log('docs/scenarios.md: its outcomes are of other scenarios; node tools/outcomes.mjs --write');
  process.exitCode = 1;
}
