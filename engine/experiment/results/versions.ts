import { KERNEL_VERSION } from '../../compile/compile.ts';
import { RANDOM_SCHEME } from '../../run/random/stream.ts';
import type { Versions } from './manifest.ts';

/** The versions that decide bits, of this build. @param detente the version of the package */
export const versionsOf = (detente: string): Versions => ({
  detente,
  format: 1,
  seedScheme: RANDOM_SCHEME,
  kernel: KERNEL_VERSION,
});
