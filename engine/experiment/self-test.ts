import { compile } from '../compile/compile.ts';
import {
  type ElementaryName,
  elementaryAnswer,
  elementaryKnownAnswers,
  hashNumbers,
  KNOWN_ANSWER_COUNT,
} from '../compile/elementary/known-answers.ts';
import type { Model } from '../language/model.ts';
import { seedKey } from '../run/random/key.ts';
import { nameHash } from '../run/random/name-hash.ts';
import { nextUniform, perRunUniform, streamState } from '../run/random/stream.ts';
import { simulate } from '../run/simulate.ts';
import { runBatch } from './batch/batch.ts';
import { SHARD_RUNS } from './batch/shard.ts';
import { nodeFiles } from './files.ts';
import { openScenario } from './open-scenario.ts';
import { packageRoot } from './package.ts';
import { hashSink, sha256 } from './results/sink.ts';

/** What a part of the self-test found: a sentence, and whether all is as it should be. */
export type Finding = { readonly ok: boolean; readonly detail: string };

/** What the numbers below must come to on every machine; a change of any bit is a new scheme or kernel version. */
const RANDOM_ANSWER = 'a223ef44';
/** Changes with `scenarios/tutorial.yaml` too: then, and only then, put the new one. */
const RUN_ANSWER = '4088a91bfd26f731a6d129f77ba76094ed9e3241676efb90d5787c8e1155dffa';

const RUNS = 64;
const STREAMS = 16;
const TICKS = 256;

/** The elementary functions, each over its grid of arguments. */
export const testElementary = (): Finding => {
  const names = Object.keys(elementaryKnownAnswers) as ElementaryName[];
  const wrong = names.filter((name) => elementaryAnswer(name) !== elementaryKnownAnswers[name]);
  if (wrong.length > 0) return { ok: false, detail: `other bits than everywhere else: ${wrong.join(', ')}` };
  return { ok: true, detail: `${names.length} functions at ${KNOWN_ANSWER_COUNT} arguments each, to the last bit` };
};

/** The random numbers of a few streams. */
export const testRandom = (): Finding => {
  const key = seedKey('doctor');
  const numbers: number[] = [];
  for (let run = 0; run < STREAMS; run++) {
    const hash = nameHash(`draw/doctor/${run}`);
    const state = streamState(key, run, hash);
    numbers.push(perRunUniform(key, run, hash));
    for (let tick = 0; tick < TICKS; tick++) numbers.push(nextUniform(state));
  }
  const answer = hashNumbers(Float64Array.from(numbers));
  if (answer !== RANDOM_ANSWER) return { ok: false, detail: `hash ${answer}, expected ${RANDOM_ANSWER}` };
  return { ok: true, detail: `${numbers.length} numbers of ${STREAMS} streams, to the last bit` };
};

const tutorial = async (): Promise<Model> => {
  const files = nodeFiles(packageRoot(), packageRoot());
  return (await openScenario('tutorial', files, [])).model;
};

/** Whether this machine takes the code we make: 128-bit vectors. */
export const testKernel = async (): Promise<Finding> => {
  const { bytes, layout } = compile(await tutorial());
  const ok = WebAssembly.validate(bytes);
  const detail = ok
    ? `a kernel of ${bytes.length} bytes for ${layout.lanes} runs side by side`
    : 'WebAssembly with SIMD is refused; Detente cannot run here';
  return { ok, detail };
};

/** Some runs of the tutorial, from its YAML to the last number. */
export const testRun = async (): Promise<Finding> => {
  const lines: string[] = [];
  for await (const { run, outcome, ticks, measures, pooled } of simulate(await tutorial(), {
    seed: 'doctor',
    runs: RUNS,
  }))
    lines.push([run, outcome, ticks, ...measures, ...pooled].join(' '));
  const answer = sha256(lines.join('\n'));
  if (answer !== RUN_ANSWER)
    return { ok: false, detail: `hash ${answer}, expected ${RUN_ANSWER}: results differ from those of other machines` };
  return { ok: true, detail: `${RUNS} runs of the tutorial, to the last bit` };
};

const THREADS = 2;
/** Milliseconds; a thread that cannot start would be replaced by another for a long time. */
const PATIENCE = 10_000;

/** Whether runs can be played on threads, with the same bytes as without. */
export const testThreads = async (): Promise<Finding> => {
  const model = await tutorial();
  // One run more than a shard has: something for each of two.
  const batch = { model, seed: 'doctor', runs: SHARD_RUNS + 1, arm: 'base', point: 0, trace: 'none' } as const;
  const alone = await runBatch(batch, hashSink);
  const signal = AbortSignal.timeout(PATIENCE);
  try {
    const together = await runBatch(batch, hashSink, { workers: THREADS, signal });
    if (JSON.stringify(together.files) === JSON.stringify(alone.files))
      return { ok: true, detail: `${THREADS} threads play what one alone plays, to the last byte` };
    return { ok: false, detail: `${THREADS} threads play something else than one alone` };
  } catch (error) {
    if (!signal.aborted) throw error;
    return {
      ok: false,
      detail: `${THREADS} threads did not come back within ${PATIENCE / 1000} s; --workers 1 does without`,
    };
  }
};
