import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import type { ReaderSaid, Report } from '../../drivers/device.ts';
import { lineReader } from '../../drivers/line-reader/driver.ts';
import { keepOpen } from '../../drivers/link/keep-open.ts';
import { tcpLink } from '../../drivers/link/tcp.ts';
import { realTimers } from '../../simulators/stage/clock.ts';
import { awakeTime } from '../awake-time.ts';
import { virtualTimers } from '../virtual-timers.ts';

const awake = awakeTime();
const host = '127.0.0.1';
const within = 15_000;
const deaf = { data: () => {}, down: () => {} };
const servers: Server[] = [];
const sockets: Socket[] = [];
const children: ChildProcess[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close();
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** A device at a TCP port. `connections`: every one it had, in their order. */
async function device(options: { port?: number; allowHalfOpen?: boolean; pauseOnConnect?: boolean } = {}) {
  const connections: Socket[] = [];
  const taken: number[] = [];
  const server = createServer(options, socket => {
    sockets.push(socket);
    connections.push(socket);
    socket.on('data', bytes => {
      for (const byte of bytes) taken.push(byte);
    });
    socket.on('error', () => {});
  });
  servers.push(server);
  server.listen(options.port ?? 0, host);
  await once(server, 'listening');
  return { port: portOf(server), connections, taken };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function connected(connections: readonly Socket[], nth: number): Promise<Socket> {
  return vi.waitFor(() => {
    const socket = connections[nth];
    if (socket === undefined) throw new Error(`no connection ${nth}`);
    return socket;
  }, within);
}

function kept(port: number) {
  const told: string[] = [];
  const link = keepOpen(tcpLink({ host, port }, realTimers), realTimers, {
    up: () => told.push('up'),
    data: () => {},
    down: why => told.push(why),
  });
  return { link, told };
}

test('every byte passes a TCP connection unchanged, both ways', async () => {
  const { port, connections, taken } = await device();
  const every = Array.from({ length: 256 }, (_, value) => value);
  const heard: number[] = [];
  const link = await tcpLink(
    { host, port },
    realTimers,
  )({
    data: bytes => heard.push(...bytes),
    down: () => {},
  });
  await link.write(Uint8Array.from(every));
  (await connected(connections, 0)).write(Uint8Array.from(every));
  await vi.waitFor(() => expect([taken, heard]).toEqual([every, every]), within);
  await link.close();
});

test.each([
  ['closes the connection', (socket: Socket) => socket.end(), 'closed the connection'],
  ['breaks the connection off', (socket: Socket) => socket.resetAndDestroy(), 'broke the connection off'],
])('a device that %s is told once, and connected again', async (_, leave, why) => {
  const { port, connections } = await device();
  const { link, told } = kept(port);
  await vi.waitFor(() => expect(told).toEqual(['up']), within);
  leave(await connected(connections, 0));
  await vi.waitFor(() => expect(told).toEqual(['up', `${host}:${port} ${why}`, 'up']), within);
  expect(link.reopened()).toBe(1);
  await link.close();
  expect(told).toHaveLength(3);
});

test('a device that is not there is told once, in words, and connected when it comes', async () => {
  const { port } = await device();
  servers.splice(0).forEach(server => server.close());
  const { link, told } = kept(port);
  await vi.waitFor(() => expect(told).toHaveLength(1), within);
  expect(told[0]).toContain(`${host}:${port} refuses the connection`);
  await device({ port });
  await vi.waitFor(() => expect(told[1]).toBe('up'), within);
  await link.close();
});

test('a device that does not answer a connection is given up after three seconds', async () => {
  const port = await neverAccepting();
  const time = virtualTimers();
  const open = tcpLink(
    { host, port },
    time.timers,
  )(deaf).then(
    () => 'open',
    (error: unknown) => (error instanceof Error ? error.message : 'failed'),
  );
  await time.advance(2999);
  await expect(Promise.race([open, Promise.resolve('still trying')])).resolves.toBe('still trying');
  await time.advance(1);
  await expect(open).resolves.toContain(`${host}:${port} does not answer: is it switched on`);
});

test('a connection that takes nothing fails the writes, and what waited never comes out of the device', async () => {
  const { port, connections, taken } = await device({ pauseOnConnect: true });
  const link = await tcpLink({ host, port }, realTimers)(deaf);
  const chunk = new Uint8Array(64 * 1024);
  let sentBytes = 0;
  const why = await (async () => {
    for (;;) {
      // Loopback buffers some megabytes.
      const unsent = link.write(chunk).then(
        () => undefined,
        (error: unknown) => (error instanceof Error ? error.message : 'failed'),
      );
      const said = await Promise.race([unsent, nextTurn()]);
      if (said !== undefined) return said;
      sentBytes += chunk.length;
    }
  })();
  expect(why).toBe(`${host}:${port} takes no bytes`);
  const begun = awake.now();
  await link.close();
  expect(awake.now() - begun).toBeLessThan(1500);
  await expect(link.write(Uint8Array.of(1))).rejects.toThrow('is closed');
  const socket = await connected(connections, 0);
  socket.resume();
  await vi.waitFor(() => expect(socket.errored).toMatchObject({ code: 'ECONNRESET' }), within);
  expect(taken.length).toBeLessThan(sentBytes - chunk.length);
});

test('what was written before the close still arrives', async () => {
  const { port, connections, taken } = await device();
  const link = await tcpLink({ host, port }, realTimers)(deaf);
  const socket = await connected(connections, 0);
  const ended = once(socket, 'end');
  void link.write(Uint8Array.of(1, 2, 3));
  await link.close();
  await ended;
  expect(taken).toEqual([1, 2, 3]);
  await link.close();
});

test('a device that does not agree to the end is left all the same', async () => {
  const { port } = await device({ allowHalfOpen: true });
  const link = await tcpLink({ host, port }, realTimers)(deaf);
  await link.close();
});

test('a line reader works over TCP, also after its serial server was restarted', async () => {
  const { port, connections } = await device();
  const told: Report<ReaderSaid>[] = [];
  const reader = lineReader({ reads: 'tickets', repeatWindowMs: 0 }, tcpLink({ host, port }, realTimers), {
    timers: realTimers,
    report: what => told.push(what),
  });
  const lines = () => told.flatMap(what => (what.is === 'said' ? [what.said.line] : []));
  const first = await connected(connections, 0);
  first.write('A0');
  first.write('01\r\nhalf a li');
  await vi.waitFor(() => expect(lines()).toEqual(['A001']), within);
  first.destroy();
  (await connected(connections, 1)).write('B002\r\n');
  await vi.waitFor(() => expect(lines()).toEqual(['A001', 'B002']), within);
  await reader.close();
});

function nextTurn(): Promise<undefined> {
  return new Promise(resolve => {
    setImmediate(() => resolve(undefined));
  });
}

/** A port whose queue of connections is full and never served, so that the next one is not answered at all. */
async function neverAccepting(): Promise<number> {
  const script = `
    const server = require('node:net').createServer().listen({ port: 0, host: '${host}', backlog: 1 }, () => {
      require('node:fs').writeSync(1, String(server.address().port));
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    });`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [said] = await once(child.stdout, 'data');
  const port = Number(said);
  const fillers = Array.from({ length: 4 }, () =>
    tcpLink(
      { host, port },
      virtualTimers().timers,
    )(deaf).then(
      () => {},
      () => {},
    ),
  );
  await vi.waitFor(async () => {
    await Promise.all(fillers.slice(0, 2));
  }, within);
  return port;
}
