/** What a broker without limits hands on is bounded before a client of mqtt.js gathers it. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { brokerStream } from '../../drivers/link/broker-stream.ts';

const hugeBytes = 100 * 1024 * 1024;

test('of a message of 100 MB nothing but its topic is kept, and what follows comes whole', async () => {
  const topic = Buffer.from('one-ticket/v1/small/cmd/open-day/chen');
  const variable = Buffer.concat([Uint8Array.from([0, topic.length]), topic, Uint8Array.from([0, 9])]);
  const length = variable.length + hugeBytes;
  const digits = [0, 7, 14, 21].map(shift => ((length >> shift) & 0x7f) | (shift < 21 ? 0x80 : 0));
  const pingresp = Uint8Array.from([0xd0, 0]);

  const server = createServer(socket => {
    socket.write(Uint8Array.from([0x33, ...digits]));
    socket.write(variable);
    const piece = Buffer.alloc(1024 * 1024, '[');
    let left = hugeBytes / piece.length;
    const more = (): void => {
      while (left > 0 && socket.write(piece)) left -= 1;
      if (left > 0) {
        left -= 1;
        socket.once('drain', more);
      } else socket.end(pingresp);
    };
    more();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const stream = brokerStream({ url: `mqtt://127.0.0.1:${port}` });
  const passed: Buffer[] = [];
  stream.on('data', (bytes: Buffer) => passed.push(bytes));
  await once(stream, 'close');
  expect(Buffer.concat(passed)).toEqual(
    Buffer.concat([Uint8Array.from([0x33, variable.length]), variable, pingresp]),
  );
  server.close();
});
