import { arch, availableParallelism, cpus, hostname, platform, release } from 'node:os';

/** Where and when runs were made: `environment.json`, the one file of results that differs between machines. */
export type Environment = {
  readonly schemaVersion: 1;
  readonly host: string;
  readonly platform: string;
  readonly node: string;
  readonly cpu: string;
  readonly cores: number;
  readonly started: string;
  readonly finished: string;
  readonly seconds: number;
  /** User and system time of the process since it started. */
  readonly cpuSeconds: number;
  readonly argv: readonly string[];
  readonly workingFolder: string;
};

/** The clock: the one place of the engine that looks at it, and nothing computed hangs on it. */
// biome-ignore lint/style/noRestrictedGlobals: environment.json is there to hold clock times.
const now = (): Date => new Date();

/** Starts the clock. @returns the record as it stands when called */
export const startEnvironment = (workingFolder: string): (() => Environment) => {
  const started = now();
  return () => {
    const finished = now();
    const cpu = process.cpuUsage();
    return {
      schemaVersion: 1,
      host: hostname(),
      platform: `${platform()} ${release()} ${arch()}`,
      node: process.version,
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: availableParallelism(),
      started: started.toISOString(),
      finished: finished.toISOString(),
      seconds: (finished.getTime() - started.getTime()) / 1000,
      cpuSeconds: (cpu.user + cpu.system) / 1e6,
      argv: process.argv.slice(2),
      workingFolder,
    };
  };
};
