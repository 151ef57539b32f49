import { renameSync, writeFileSync } from 'node:fs';

/** A reader never meets half a picture: it is written aside and renamed. */
export const publish = (path: string, content: Uint8Array | string): void => {
  const draft = `${path}.${process.pid}.tmp`;
  writeFileSync(draft, content);
  renameSync(draft, path);
};
