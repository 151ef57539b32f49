import { configDefaults, defineConfig } from 'vitest/config';

const longTests = 'test/**/*.long.test.ts';

/** `vitest run` takes what is done in seconds, `vitest run --mode long` the rest. */
export default defineConfig(({ mode }) => ({
  test:
    mode === 'long'
      ? { include: [longTests], testTimeout: 600_000, hookTimeout: 600_000, passWithNoTests: true }
      : { include: ['test/**/*.test.ts'], exclude: [...configDefaults.exclude, longTests], testTimeout: 30_000 },
}));
