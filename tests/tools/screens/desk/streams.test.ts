import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { systemTimers } from '../../../../daemon/process/clock.ts';
import { openDeskStreams } from '../../../../daemon/tools/screens/desk/streams.ts';
import { openTold } from '../../../../daemon/tools/screens/desk/told.ts';

test('of five pages of one session the one that was opened first is ended', async () => {
  const streams = openDeskStreams(
    {
      way: {
        told: openTold(),
        tests: { told: () => [] },
        link: () => ({ is: 'up', broker: '', reading: false }),
        hall: () => undefined,
      },
      page: 'now',
    },
    { timers: systemTimers, wall: Date.now },
  );
  const server = createServer((request, response) => streams.answer(request, response));
  onTestFinished(() => {
    streams.close();
    server.closeAllConnections();
    server.close();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const open = async () => (await fetch(`http://127.0.0.1:${address.port}`)).body?.getReader();

  const first = await open();
  await first?.read();
  for (let more = 0; more < 4; more += 1) await (await open())?.read();
  let ended = false;
  while (!ended) ended = (await first?.read())?.done === true;
  expect(streams.isHeard()).toBe(true);
});
