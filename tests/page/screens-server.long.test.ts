/** The server of the screens, asked by those who mean it no good: what it costs the others. */
import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import type { Display } from '../../daemon/page/display/contract.ts';
import { systemTimers } from '../../daemon/process/clock.ts';
import { placeFrom } from '../../daemon/tools/screens/listen.ts';
import { openPictureStream, type PictureStream } from '../../daemon/tools/screens/picture-stream.ts';
import { openScreensServer, type ScreensServer } from '../../daemon/tools/screens/server.ts';
import { noDesks } from './desk/no-desks.ts';
import { noKiosks } from './kiosk/no-kiosks.ts';
import { noPhones } from './phone/no-phones.ts';

let server: ScreensServer;
let display: PictureStream;
let port: number;
/** Of the hall. */
let name: string;

beforeEach(async () => {
  name = '小厅';
  const placed = placeFrom({ listen: '127.0.0.1:0' });
  if (!placed.ok) throw new Error(placed.why);
  display = openPictureStream(picture, systemTimers);
  // Nobody gets to ask more because this machine is slow.
  const timers = { ...systemTimers, now: () => 0 };
  const opened = await openScreensServer(placed.place, {
    display,
    phones: noPhones(),
    desks: noDesks(),
    ...noKiosks(),
    timers,
  });
  if (!opened.ok) throw new Error(opened.why);
  ({ server } = opened);
  port = Number(new URL(server.url).port);
});
afterEach(() => server.close());

function picture(): Display {
  return { page: 'one', hall: { name, timeZone: 'Asia/Shanghai' }, languages: ['zh-CN'], at: Date.now() };
}

/** `from`: the address that it asks from; all of 127.0.0.0/8 is this machine. */
async function ask(
  path: string,
  {
    from = '127.0.0.1',
    method = 'GET',
    headers = {},
  }: { from?: string; method?: string; headers?: object } = {},
): Promise<{ status: number; text: string; policy: string }> {
  const asked = request({
    host: '127.0.0.1',
    port,
    path,
    method,
    localAddress: from,
    agent: false,
    headers: { ...headers },
  }).end();
  const [response] = await once(asked, 'response');
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return { status: response.statusCode, text, policy: response.headers['content-security-policy'] ?? '' };
}

async function opened(from: string, said: string): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port, localAddress: from });
  socket.on('error', () => {});
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  socket.write(said);
  return socket;
}

test('the page allows no script and no style but its own, and is asked in no other way than to be read', async () => {
  const page = await ask('/display');
  expect(page.status).toBe(200);
  expect(page.policy).toContain("default-src 'self'");
  expect(page.policy).not.toContain('unsafe');
  expect(page.text).not.toMatch(/<style|style=|<script>/);
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
    expect([method, (await ask('/display', { method })).status]).toEqual([method, 405]);
  expect((await ask('/')).text).toContain(`expected the page at ${server.url}`);
  for (const path of ['/display/../../package.json', '/display/%2e%2e/listen.ts', '/lib/ws/package.json'])
    expect([path, (await ask(path)).status]).toEqual([path, 404]);
});

test('a website in the same browser gets nothing, by its name or by its origin', async () => {
  const foreign = [{ Host: 'evil.example' }, { Origin: 'http://evil.example' }, { Origin: 'null' }];
  for (const headers of foreign)
    for (const path of ['/display', '/display/stream'])
      expect((await ask(path, { headers })).status).toBe(403);
});

test('who asks too often is told so, and nobody else waits for it', async () => {
  const statuses: number[] = [];
  for (let asked = 0; asked < 700; asked += 1)
    statuses.push((await ask('/nothing', { from: '127.0.0.2' })).status);
  expect(statuses.at(-1)).toBe(429);
  expect((await ask('/display', { from: '127.0.0.3' })).status).toBe(200);
});

test('of one that opens connections without end the first 256 are kept, and a television elsewhere is served', async () => {
  const sockets = await Promise.all(Array.from({ length: 300 }, () => opened('127.0.0.2', '')));
  await expect.poll(() => sockets.filter(({ closed }) => closed).length).toBe(44);
  expect((await ask('/display', { from: '127.0.0.3' })).status).toBe(200);
});

test('a slow loris is hung up on: a request that does not end, and one that never begins', async () => {
  const [never, slow] = await Promise.all([
    opened('127.0.0.2', ''),
    opened('127.0.0.2', 'GET /display HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: '),
  ]);
  const drops = setInterval(() => slow.write('a'), 500);
  onTestFinished(() => clearInterval(drops));
  const ended = [never, slow].map(socket => once(socket.resume(), 'close'));
  await Promise.all(ended);
});

test('a display that reads nothing is not told more and more: it takes no memory, and costs the others no word', async () => {
  name = '厅'.repeat(1024 * 1024);
  const pictureBytes = Buffer.byteLength(name);
  const deaf = await opened('127.0.0.2', `GET /display/stream HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
  deaf.pause();
  const asked = request({ host: '127.0.0.1', port, path: '/display/stream', agent: false }).end();
  const [response] = await once(asked, 'response');
  onTestFinished(() => void asked.destroy());
  let heardBytes = 0;
  response.on('data', (chunk: Buffer) => {
    heardBytes += chunk.length;
  });
  const pictures = 12;
  for (let told = 1; told <= pictures; told += 1) {
    display.changed();
    await expect.poll(() => heardBytes).toBeGreaterThan(told * pictureBytes);
  }
  let deafBytes = 0;
  deaf.on('data', (chunk: Buffer) => {
    deafBytes += chunk.length;
  });
  // What the system itself had taken for it, and what stood before it.
  const before = heardBytes;
  display.changed();
  await expect.poll(() => heardBytes).toBeGreaterThan(before + pictureBytes);
  expect(deafBytes).toBeLessThan((pictures * pictureBytes) / 2);
});
