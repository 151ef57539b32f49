import { detenteVersion } from '../package.ts';
import type { Versions } from './manifest.ts';
import { versionsOf } from './versions.ts';

/** The versions that decide bits, of this installation. */
export const currentVersions = (): Versions => versionsOf(detenteVersion());
