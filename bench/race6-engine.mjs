// race6 through the engine, from YAML, one process, recording per-tick measures with quantiles and outcomes.
// The figure is the marginal CPU time between a small and a large batch, so starting up is not measured.
//   node bench/race6-engine.mjs [small] [large]
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureBatch } from '../dist/bench.js';

const here = dirname(fileURLToPath(import.meta.url));
