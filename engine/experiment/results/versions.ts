import { KERNEL_VERSION } from '../../compile/compile.ts';
import { RANDOM_SCHEME } from '../../run/random/stream.ts';
import type { Versions } from './manifest.ts';

const FORMAT = 1;

/** The versions that decide bits, of this build. @param detente the version of the package */
export const versionsOf = (detente: string): Versions => ({
  detente,
  format: FORMAT,
  seedScheme: RANDOM_SCHEME,
  kernel: KERNEL_VERSION,
});

/** Whether results were written in a form that this build does not know. */
export const isNewer = ({ schemaVersion, versions }: { schemaVersion?: unknown; versions?: unknown }): boolean => {
  const { format } = (versions ?? {}) as { readonly format?: unknown };
  return schemaVersion !== 1 || (Number.isInteger(format) && (format as number) > FORMAT);
};
