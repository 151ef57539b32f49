/**
 * Lets everything that waits have its turn: without it neither a timer, a signal nor a click could abort. A timer would
 * do, but browsers make it wait for milliseconds.
 */
export const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof setImmediate === 'function') {
      setImmediate(resolve);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
