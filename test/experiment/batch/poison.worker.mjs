// A thread as a faulty machine would make it: whenever it is to play one of the poisoned runs, it ends, traps or hangs.
import { parentPort } from 'node:worker_threads';

const { runs, how } = JSON.parse(process.env.DETENTE_TEST_POISON ?? '{"runs":[]}');
const listen = parentPort.on.bind(parentPort);

const suffer = ({ kind, job: { first, count, poison = [] } = {} }) => {
  if (kind !== 'play' || !runs.some((run) => run >= first && run < first + count && !poison.includes(run))) return;
  if (how === 'exit') process.exit(3);
  if (how === 'throw') throw new Error('out of order');
  if (how === 'hang') for (;;);
};

// Orders come before the one in hand is done, and are followed one after the other.
let last = Promise.resolve();
parentPort.on = (event, hear) =>
  listen(event, (order) => {
    last = last.then(() => {
      suffer(order);
      return hear(order);
    });
  });
await import('../../../dist/workers/shard.worker.js');
