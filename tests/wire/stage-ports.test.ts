import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import type { Port } from '../../simulators/stage/port.ts';
import { reportPort } from '../../simulators/stage/report-port.ts';
import { listenOnTcp } from '../../simulators/stage/tcp-port.ts';

const ports: Port[] = [];
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const port of ports.splice(0)) port.close();
});

/** What takes several tries; each try has its own end. */
const inTheEnd = { timeout: 15_000 };

/** `heard`: what came from the host, each chunk in hex. */
async function tcp({ reports = false } = {}): Promise<{ port: Port; heard: string[] }> {
  const heard: string[] = [];
  const open = await listenOnTcp();
  const port = (reports ? reportPort(open) : open)({
    data: bytes => heard.push(Buffer.from(bytes).toString('hex')),
  });
  ports.push(port);
  return { port, heard };
}

type Host = { socket: Socket; heard(): string; closed(): boolean };

function call({ path }: Port): Host {
  const [host = '', port] = path.split(':');
  const socket = connect(Number(port), host);
  sockets.push(socket);
  let heard = '';
  let closed = false;
  socket.on('data', bytes => {
    heard += bytes.toString('hex');
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    closed = true;
  });
  return { socket, heard: () => heard, closed: () => closed };
}

async function connected(port: Port): Promise<Host> {
  const host = call(port);
  await once(host.socket, 'connect');
  return host;
}

/** Refused, or hung up at once. */
async function isRefused(port: Port): Promise<void> {
  const host = call(port);
  await expect.poll(() => host.closed()).toBe(true);
  expect(host.heard()).toBe('');
}

/** Connected and heard: the device has taken it. */
async function isTaken(port: Port, heard: string[]): Promise<Host> {
  const host = await connected(port);
  host.socket.write('a');
  await expect.poll(() => host.closed() || heard.length > 0).toBe(true);
  expect(heard).toEqual(['61']);
  heard.length = 0;
  return host;
}

test('bytes pass both ways, and what is said while nobody is connected is lost', async () => {
  const { port, heard } = await tcp();
  port.write(Buffer.from('lost'));
  const host = await isTaken(port, heard);
  port.write(Uint8Array.of(0, 1, 0xff));
  await expect.poll(() => host.heard()).toBe('0001ff');
});

test('a second client is hung up on, and the first one stays', async () => {
  const { port, heard } = await tcp();
  const first = await isTaken(port, heard);
  await isRefused(port);
  port.write(Uint8Array.of(7));
  await expect.poll(() => first.heard()).toBe('07');
});

test('the next client may come when the first one has gone', async () => {
  const { port, heard } = await tcp();
  const first = await isTaken(port, heard);
  first.socket.destroy();
  await vi.waitFor(async () => {
    const next = call(port);
    next.socket.write('b');
    await vi.waitFor(() => expect(heard).toEqual(['62']), { timeout: 200 });
  }, inTheEnd);
});

test('an unplugged device hangs up and refuses, and is at the same port when it is plugged in again', async () => {
  const { port, heard } = await tcp();
  const host = await isTaken(port, heard);
  port.plug?.(false);
  await expect.poll(() => host.closed()).toBe(true);
  await isRefused(port);
  port.plug?.(true);
  await vi.waitFor(() => isTaken(port, heard), inTheEnd);
});

test('unplugged and plugged in within the same moment, it hangs up and listens', async () => {
  const { port, heard } = await tcp();
  const host = await isTaken(port, heard);
  port.plug?.(false);
  port.plug?.(true);
  await expect.poll(() => host.closed()).toBe(true);
  await vi.waitFor(() => isTaken(port, heard), inTheEnd);
});

test('a port that was taken by somebody else meanwhile is waited for', async () => {
  const { port, heard } = await tcp();
  port.plug?.(false);
  const thief = createServer().listen(Number(port.path.split(':')[1]), '127.0.0.1');
  await once(thief, 'listening');
  port.plug?.(true);
  const robbed = once(thief, 'connection');
  call(port).socket.end();
  await robbed;
  await new Promise(resolve => thief.close(resolve));
  await vi.waitFor(() => isTaken(port, heard), inTheEnd);
});

test('closed, it hangs up and listens no more, also when it is plugged in later', async () => {
  const { port, heard } = await tcp();
  const host = await isTaken(port, heard);
  port.close();
  port.plug?.(false);
  port.plug?.(true);
  await expect.poll(() => host.closed()).toBe(true);
  await isRefused(port);
});

test('what is said to a client that reads nothing is lost, not kept for ever', async () => {
  const { port, heard } = await tcp();
  const { socket } = await isTaken(port, heard);
  socket.pause();
  socket.removeAllListeners('data');
  for (let said = 0; said < 50; said += 1) port.write(new Uint8Array(1 << 20));
  let bytes = 0;
  socket.on('data', chunk => {
    bytes += chunk.length;
  });
  socket.resume();
  let before = 0;
  await vi.waitFor(() => {
    const isQuiet = bytes > 0 && bytes === before;
    before = bytes;
    expect(isQuiet).toBe(true);
  }, inTheEnd);
  expect(bytes).toBeLessThan(10 << 20);
});

test('reports come whole, however they are cut, and each write is one report', async () => {
  const { port, heard } = await tcp({ reports: true });
  const host = await connected(port);
  for (const byte of Buffer.from('0300aabbcc0100dd', 'hex')) host.socket.write(Uint8Array.of(byte));
  await expect.poll(() => heard).toEqual(['aabbcc', 'dd']);
  port.write(Uint8Array.of(1, 2));
  port.write(Uint8Array.of(3));
  await expect.poll(() => host.heard()).toBe('02000102010003');
});

test('half a report of a host that has gone is not the head of the next one', async () => {
  const { port, heard } = await tcp({ reports: true });
  const first = await connected(port);
  first.socket.end(Buffer.from('0300aa', 'hex'));
  await expect.poll(() => first.closed()).toBe(true);
  await vi.waitFor(async () => {
    const next = call(port);
    next.socket.write(Buffer.from('0100dd', 'hex'));
    await vi.waitFor(() => expect(heard).toEqual(['dd']), { timeout: 200 });
  }, inTheEnd);
});
