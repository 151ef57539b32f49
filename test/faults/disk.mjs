// Loaded into a process by `node --import`: the file operations below one folder are counted, and fail or kill on demand.
// What they answer is what the system answers: no path where a file is already open.
//
//   DETENTE_DISK='{"within": "/folder", "at": 7, "fault": "SIGKILL"}'
//
// fault: a signal, sent before the operation; EIO, ENOSPC, EACCES, EROFS, EMFILE: it fails; `ENOSPC…`: it and all that
// write after it fail; short: a write writes less than asked; torn: half of a file is written, then EIO.
// DETENTE_DISK_COUNT: a file that gets the number of operations.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { resolve, sep } from 'node:path';

const { within, at = 0, fault = '' } = JSON.parse(process.env.DETENTE_DISK);
const real = { ...fs };
const open = new Set();
let count = 0;
let full = false;

const failure = (code, syscall, path) =>
  Object.assign(new Error(`${code}: made to fail, ${syscall}${path === undefined ? '' : ` '${path}'`}`), {
    ...{ code, syscall, errno: -5 },
    ...(path === undefined ? {} : { path }),
  });

const isInside = (path) => typeof path === 'string' && `${resolve(path)}${sep}`.startsWith(`${within}${sep}`);

/** @param part does a part of the operation: for writes */
const operation = (syscall, path, writes, act, part) => {
  count += 1;
  if (full && writes) {
    part?.();
    throw failure('ENOSPC', syscall, path);
  }
  if (count !== at) return act();
  if (fault.startsWith('SIG')) {
    process.kill(process.pid, fault);
    return act();
  }
  if (fault === 'short') return part === undefined ? act() : part();
  if (fault === 'torn') {
    part?.();
    throw failure('EIO', syscall, path);
  }
  if (fault === 'ENOSPC…') {
    full = true;
    if (!writes) return act();
    part?.();
    throw failure('ENOSPC', syscall, path);
  }
  throw failure(fault, syscall, path);
};

const named = (name, syscall, writes) => {
  fs[name] = (path, ...rest) =>
    isInside(path) ? operation(syscall, path, writes, () => real[name](path, ...rest)) : real[name](path, ...rest);
};

for (const [name, syscall] of [
  ['mkdirSync', 'mkdir'],
  ['renameSync', 'rename'],
  ['linkSync', 'link'],
])
  named(name, syscall, true);
for (const [name, syscall] of [
  ['rmSync', 'unlink'],
  ['rmdirSync', 'rmdir'],
  ['readFileSync', 'open'],
  ['readdirSync', 'scandir'],
])
  named(name, syscall, false);

fs.openSync = (path, flags = 'r', ...rest) => {
  if (!isInside(path)) return real.openSync(path, flags, ...rest);
  const file = operation('open', path, flags !== 'r', () => real.openSync(path, flags, ...rest));
  open.add(file);
  return file;
};

fs.closeSync = (file) => {
  open.delete(file);
  return real.closeSync(file);
};

fs.writeSync = (file, bytes, from = 0, length = bytes.length - from) => {
  const write = (size) => real.writeSync(file, bytes, from, size);
  if (!open.has(file)) return write(length);
  return operation(
    'write',
    undefined,
    true,
    () => write(length),
    () => (length > 1 ? write(length >> 1) : write(length)),
  );
};

fs.writeFileSync = (path, content, options) => {
  if (!isInside(path)) return real.writeFileSync(path, content, options);
  const half = () => real.writeFileSync(path, content.slice(0, content.length >> 1), options);
  const whole = () => real.writeFileSync(path, content, options);
  // Node's own loop goes on after a short write.
  return operation('write', undefined, true, whole, fault === 'short' ? whole : half);
};

for (const [name, syscall, writes] of [
  ['fsyncSync', 'fsync', true],
  ['readSync', 'read', false],
])
  fs[name] = (file, ...rest) =>
    open.has(file) ? operation(syscall, undefined, writes, () => real[name](file, ...rest)) : real[name](file, ...rest);

syncBuiltinESMExports();

process.on('exit', () => {
  const path = process.env.DETENTE_DISK_COUNT;
  if (path !== undefined) real.writeFileSync(path, String(count));
});
