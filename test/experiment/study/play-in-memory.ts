import { soloCrew } from '../../../engine/experiment/batch/crew.ts';
import { nodeFiles } from '../../../engine/experiment/files.ts';
import { packageRoot } from '../../../engine/experiment/package.ts';
import { hashSink } from '../../../engine/experiment/results/sink.ts';
import { conductStudy } from '../../../engine/experiment/study/conduct-study.ts';
import type { StudyDesign } from '../../../engine/experiment/study/design.ts';
import { heldFiles, openStudy } from '../../../engine/experiment/study/open-study.ts';

/** Plays a study on this thread and keeps what it concludes: the tables go nowhere. */
export const playInMemory = async <Conclusion>(
  reference: string,
  design: StudyDesign,
  seed: string,
): Promise<Conclusion & { readonly runs: number; readonly failedRuns: number; readonly points: number }> => {
  const files = heldFiles(nodeFiles(packageRoot(), packageRoot()));
  const opened = await openStudy(design, { reference, files, set: [], seed }, undefined);
  const crew = soloCrew();
  try {
    const { summary } = await conductStudy(opened.study, design, seed, hashSink, { ...opened, crew });
    return summary as typeof summary & Conclusion;
  } finally {
    await crew.close();
  }
};
