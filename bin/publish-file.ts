import { renameSync, writeFileSync } from 'node:fs';

/** No reader meets half a file: it is written aside and renamed. */
export const publishFile = (path: string, content: string): void => {
  const draft = `${path}.${process.pid}.tmp`;
  writeFileSync(draft, content);
  renameSync(draft, path);
};
