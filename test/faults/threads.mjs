// Loaded into every thread by NODE_OPTIONS: a thread dies over an order.
//
//   DETENTE_THREADS='{"how": "exit", "deaths": "/folder"}'              whoever is told first dies, once
//   DETENTE_THREADS='{"how": "throw", "runs": [137]}'                   whoever is to play one of these runs dies
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread, parentPort } from 'node:worker_threads';

const { how, deaths, runs = [], most = 1 } = JSON.parse(process.env.DETENTE_THREADS ?? '{}');

/** One of so many deaths, counted over all threads. */
const isTurn = () => {
  for (let n = 0; n < most; n += 1)
    try {
      mkdirSync(join(deaths, String(n)));
      return true;
    } catch {}
  return false;
};

const isOver = ({ first, count, poison = [] }) =>
  deaths === undefined ? runs.some((run) => run >= first && run < first + count && !poison.includes(run)) : isTurn();

const die = () => {
  if (how === 'throw') throw new Error('thrown by a test');
  if (how === 'exit') process.exit(7);
  for (;;);
};

if (!isMainThread && how !== undefined) {
  const on = parentPort.on.bind(parentPort);
  parentPort.on = (event, listener) =>
    on(event, (order) => {
      if (event === 'message' && order?.job !== undefined && isOver(order.job)) die();
      return listener(order);
    });
}
