/**
 * mqtt-packet keeps the bytes of each packet length that it ever wrote, up to 16 KiB, as a piece of Node's pool, and a piece keeps
 * its 64 KB alive: 1,429 lengths among other work held 94 MB for good. Here each has bytes of its own. It stands before mqtt.js, which
 * takes the function once.
 */
import numbers from 'mqtt-packet/numbers.js';

const fromPool = numbers.genBufVariableByteInt;

numbers.genBufVariableByteInt = length => {
  const pooled = fromPool(length);
  const own = Buffer.allocUnsafeSlow(pooled.length);
  own.set(pooled);
  return own;
};
