#!/usr/bin/env node
// The guard stands alone in this file, in words that Node 12 can read: everything else is loaded once it has passed.

const version = process.versions.node.split('.').map(Number);
const major = version[0] as number;
const minor = version[1] as number;

if (major > 20 || (major === 20 && minor >= 19)) {
  import('./process.ts')
    .then((start) => start.runProcess())
    .catch((error: Error) => {
      // Where its own files cannot be read nothing that words failures is there either.
      process.stderr.write(`error detente cannot be loaded: ${error.message}  [cannot-read]\n`);
      process.stderr.write('  hint: allow more open files (ulimit -n 256), or install it anew\n');
      process.exitCode = 3;
    });
} else {
  process.stderr.write(`detente: Node 20.19 or newer is needed, this is ${process.versions.node}\n`);
  process.stderr.write('  hint: install a newer Node from https://nodejs.org\n');
  process.exitCode = 3;
}
