// A thread as a faulty machine would make it: whenever it is to play one of the poisoned runs, it ends, traps or hangs.
import { parentPort } from 'node:worker_threads';

const { runs, how } = JSON.parse(process.env.DETENTE_TEST_POISON ?? '{"runs":[]}');
const listen = parentPort.on.bind(parentPort);
parentPort.on = (event, hear) =>
  listen(event, (order) => {
    const { first, count, poison = [] } = order.job;
    if (!runs.some((run) => run >= first && run < first + count && !poison.includes(run))) return hear(order);
    if (how === 'exit') process.exit(3);
    if (how === 'throw') throw new Error('out of order');
    if (how === 'hang') for (;;);
    return undefined;
  });
await import('../../../dist/workers/shard.worker.js');
