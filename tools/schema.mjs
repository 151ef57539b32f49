// Writes schema.json, the JSON Schema editors read, from the table that checks the files: engine/language/shape.

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: ['engine/language/schema.ts'],
  bundle: true,
  format: 'esm',
  target: 'node20',
  write: false,
});
const { jsonSchema } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
);
writeFileSync(join(root, 'schema.json'), `${JSON.stringify(jsonSchema(), null, 2)}\n`);
const { status } = spawnSync(join(root, 'node_modules/.bin/biome'), ['format', '--write', 'schema.json'], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
