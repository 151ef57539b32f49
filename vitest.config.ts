import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

const longTests = 'test/**/*.long.test.ts';

/** Properties look further than usual: see test/properties/seeded.ts. */
const lookFurther = (): void => {
  process.env.DETENTE_TEST_SEED ??= String(randomInt(2 ** 31));
  process.env.DETENTE_TEST_RUNS ??= '10';
  console.log(`DETENTE_TEST_SEED=${process.env.DETENTE_TEST_SEED} DETENTE_TEST_RUNS=${process.env.DETENTE_TEST_RUNS}`);
};

const testsIn = (mode: string) => {
  if (mode === 'long')
    return { include: [longTests], testTimeout: 600_000, hookTimeout: 600_000, passWithNoTests: true };
  const limit = mode === 'seeds' ? 600_000 : 60_000;
  return {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, longTests],
    testTimeout: limit,
    hookTimeout: limit,
  };
};

/**
 * `vitest run` takes what is done in seconds, `vitest run --mode long` the rest; `vitest related --mode seeds` takes the
 * properties, with a fresh seed.
 */
export default defineConfig(({ mode }) => {
  if (mode === 'seeds') lookFurther();
  return {
    test: {
      // Left alone, vitest spares a core for itself, which on two is half of them.
      maxWorkers: availableParallelism(),
      // Modules are loaded once per worker, not once per file: `test/language` takes a third of the time. So no test may
      // leave anything behind in a module or in the process.
      isolate: false,
      // The first test of a worker that loads the canvas decides which fonts all others see.
      env: { DISABLE_SYSTEM_FONTS_LOAD: '1' },
      ...testsIn(mode),
    },
  };
});
