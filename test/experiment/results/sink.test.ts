import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileSink } from '../../../engine/experiment/results/file-sink.ts';

describe('the sink of a file', () => {
  it.runIf(existsSync('/dev/full'))('names the file that a full disk does not take', () => {
    const sink = fileSink('/dev/full');
    const full = expect.objectContaining({ code: 'ENOSPC', path: '/dev/full' });
    expect(() => sink.write(new Uint8Array(10))).toThrow(full);
    sink.abandon();
  });
});
