import { readFileSync, statSync } from 'node:fs';
import { type PictureReading, readProvenance } from '../../reports/provenance.ts';

/** More than any page has; a film is not read into memory. */
const LARGEST = 268_435_456;

/** Which results a picture on disk says it was made from. */
export const readPicture = (path: string): PictureReading =>
  statSync(path).size > LARGEST
    ? { kind: 'no-picture', detail: 'is too large for a picture of results' }
    : readProvenance(readFileSync(path));
