import { describe, expect, it } from 'vitest';
import { reportFailure } from '../../bin/failure.ts';
import { rememberingTerminal } from './command-line.ts';

describe('what is said of a failure', () => {
  it('is that memory is short, where a kernel cannot have it: no defect', () => {
    // As V8 says it here, and as the crew passes it on from a thread (seen under `ulimit -v 8000000`).
    const v8 = 'WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory for new instance';
    for (const error of [new RangeError(v8), new Error(`shard.worker.js: threads end before they say a word: ${v8}`)]) {
      const { terminal, said } = rememberingTerminal();
      expect(reportFailure(error, terminal, [])).toBe(3);
      expect(said.err).toMatch(/not enough memory.*\[out-of-memory\]\n.*--workers 1/);
      expect(said.err).not.toMatch('defect');
    }
  });
});
