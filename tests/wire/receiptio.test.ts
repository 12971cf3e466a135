/**
 * An independent client, npm `receiptio`, against our simulated printer on TCP 9100, the only port it knows. It asks the
 * status by DLE EOT, GS I and automatic status, and prints; it says in words what it understood.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { simulateEscpos } from '../../simulators/devices/escpos/device.ts';
import type { Simulator } from '../../simulators/devices/simulator.ts';
import { realTimers, stoppable } from '../../simulators/stage/clock.ts';

/** An address of this machine that nobody else uses, so that its 9100 is free. */
const host = '127.91.0.100';
const cli = join(import.meta.dirname, '../../node_modules/receiptio/bin/cli.js');

let printer: Simulator;
let server: Server;
let client: Socket | undefined;
let heard: number[] = [];
let stop = (): void => {};

beforeEach(async () => {
  const time = stoppable(realTimers);
  heard = [];
  stop = time.stop;
  printer = simulateEscpos(
    { columns: 48 },
    { send: bytes => void client?.write(bytes), timers: time.timers, changed: () => {} },
  );
  server = createServer(socket => {
    client = socket;
    socket.on('data', bytes => {
      heard.push(...bytes);
      printer.receive(bytes);
    });
    socket.on('error', () => {});
  });
  server.listen(9100, host);
  await once(server, 'listening');
});
afterEach(() => {
  stop();
  client?.destroy();
  server.close();
});

/** What receiptio says, on standard error. */
async function receiptio(words: readonly string[], receipt = ''): Promise<string> {
  const child = spawn(process.execPath, [cli, '-d', host, ...words], { stdio: ['pipe', 'ignore', 'pipe'] });
  child.stdin.end(receipt);
  return (await text(child.stderr)).trim();
}

function tickets(): string[][] {
  const shown = printer.shows()['tickets'];
  return Array.isArray(shown) ? shown.map(ticket => ticket.lines) : [];
}

describe('an independent client', () => {
  test.each([[['-p', 'escpos']], [[]]])('sees that the printer is on-line (%j)', async language => {
    expect(await receiptio([...language, '-q'])).toBe('online');
  });

  test.each([
    ['paper-out', 'paperempty'],
    ['cover-open', 'coveropen'],
  ] as const)('understands %s, and its end', async (fault, seen) => {
    printer.fault(fault);
    expect(await receiptio(['-p', 'escpos', '-q'])).toBe(seen);
    expect(await receiptio(['-p', 'escpos'], 'A001')).toBe(seen);
    printer.fault('none');
    expect(await receiptio(['-p', 'escpos', '-q'])).toBe('online');
  });

  test('understands a jammed knife', async () => {
    printer.act({ cutter: 'block' });
    expect(await receiptio(['-p', 'escpos'], 'A001')).toBe('error');
    expect(await receiptio(['-p', 'escpos', '-q'])).toBe('error');
    expect(printer.shows()).toMatchObject({ cutter: 'jammed', tickets: [] });
    printer.fault('none');
    expect(await receiptio(['-p', 'escpos', '-q'])).toBe('online');
  });

  test.each(['escpos', 'epson'])(
    'prints a Chinese ticket that comes out as it was meant (%s)',
    async language => {
      const receipt = ['^^A003', '第1步 中心审批', '{code:https://h/t/A003; option:qrcode,6,m}', '-', ''];
      expect(await receiptio(['-p', language, '-l', 'zh-hans'], receipt.join('\n'))).toBe('success');
      expect(tickets()).toHaveLength(1);
      const lines = tickets()[0]
        ?.map(line => line.trim())
        .filter(line => line !== '');
      expect(lines).toEqual(['A003', '第1步 中心审批', '[image]', expect.stringMatching(/^.{48}$/)]);
    },
  );

  test('is told when the cover is opened in the middle of its ticket', async () => {
    const printing = receiptio(['-p', 'escpos', '-l', 'zh-hans'], '一\n'.repeat(60));
    // 一 in GB18030.
    await expect
      .poll(() => Buffer.from(heard).includes(Buffer.of(0xd2, 0xbb)), { timeout: 10_000 })
      .toBe(true);
    printer.fault('cover-open');
    expect(await printing).toBe('coveropen');
    expect(tickets()).toEqual([]);
  });
});
