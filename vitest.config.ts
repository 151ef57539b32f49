import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

const longTests = 'test/**/*.long.test.ts';

/** `vitest run` takes what is done in seconds, `vitest run --mode long` the rest. */
export default defineConfig(({ mode }) => ({
  test: {
    // Left alone, vitest spares a core for itself, which on two is half of them.
    maxWorkers: availableParallelism(),
    ...(mode === 'long'
      ? { include: [longTests], testTimeout: 600_000, hookTimeout: 600_000, passWithNoTests: true }
      : { include: ['test/**/*.test.ts'], exclude: [...configDefaults.exclude, longTests], testTimeout: 60_000 }),
  },
}));
