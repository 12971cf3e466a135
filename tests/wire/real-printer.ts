/** The simulated printer at the end of a real way: a pty as a serial port, a pty in the place of /dev/usb/lp0, or a TCP port. */
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { vi } from 'vitest';
import { chanceOf } from '../../daemon/people/chance.ts';
import type { OpenLink, PrinterSaid, Report, TicketLine } from '../../drivers/device.ts';
import { escpos } from '../../drivers/escpos/driver.ts';
import { fileLink } from '../../drivers/link/file.ts';
import { serialLink } from '../../drivers/link/serial.ts';
import { tcpLink } from '../../drivers/link/tcp.ts';
import { simulateEscpos } from '../../simulators/devices/escpos/device.ts';
import { realTimers, stoppable } from '../../simulators/stage/clock.ts';
import { ofBytes } from '../../simulators/stage/damage.ts';
import type { FaultName } from '../../simulators/stage/fault-names.ts';
import { faultyWay } from '../../simulators/stage/faults.ts';
import { pluggedPty } from './plugged-pty.ts';

export type Way = 'serial' | 'file' | 'tcp';

/** The device's end of a way. */
type DeviceEnd = {
  open: OpenLink;
  write(bytes: Uint8Array): void;
  pullOut(): void;
  plugIn(): Promise<void>;
  close(): void;
};

/** A print server: one client at a time, as most of them. `hangUp` ends its connection as an idle one is ended. */
export async function tcpEnd(data: (bytes: Uint8Array) => void, connected: () => void) {
  let client: Socket | undefined;
  let server: Server;
  let port = 0;

  async function listen(): Promise<void> {
    server = createServer(socket => {
      if (client !== undefined) return void socket.resetAndDestroy();
      client = socket;
      socket.on('error', () => {});
      socket.on('data', data);
      socket.on('close', () => {
        if (client === socket) client = undefined;
      });
      connected();
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    port = address.port;
  }

  function pullOut(): void {
    server.close();
    client?.destroy();
    client = undefined;
  }

  await listen();
  return {
    open: tcpLink({ host: '127.0.0.1', port }, realTimers),
    write: (bytes: Uint8Array) => void client?.write(bytes),
    plugIn: listen,
    pullOut,
    close: pullOut,
    hangUp: () => client?.end(),
    /** The network swallows everything from now on: neither bytes nor an end come through. */
    vanish: () => {
      client?.removeAllListeners('data').pause();
      client = undefined;
    },
  };
}

export function ptyEnd(way: 'serial' | 'file', data: (bytes: Uint8Array) => void): DeviceEnd {
  const { path, write, pullOut, plugIn, close } = pluggedPty(data);
  return {
    open: way === 'serial' ? serialLink({ path, baud: 9600 }) : fileLink({ path }, realTimers),
    write,
    pullOut,
    plugIn: async () => plugIn(),
    close,
  };
}

export const replyWithinMs = 1500;

/** A driver and a simulated printer on a real way, in real time. */
export async function realPrinter<End extends DeviceEnd>(
  lay: (data: (bytes: Uint8Array) => void) => End | Promise<End>,
  { fence = true, columns = 48 }: { fence?: boolean; columns?: 32 | 48 } = {},
) {
  const told: Report<PrinterSaid>[] = [];
  const heard: number[] = [];
  const halfWay = Promise.withResolvers<void>();
  const { timers, stop } = stoppable(realTimers);
  let alter = (bytes: Uint8Array): Uint8Array => bytes;
  const end = await lay(bytes => wire.toDevice(bytes));
  const wire = faultyWay({ timers, chance: chanceOf(1) }, ofBytes, {
    device(bytes) {
      heard.push(...bytes);
      simulator.receive(bytes);
      if (Buffer.from(heard).includes('half way')) halfWay.resolve();
    },
    host(bytes) {
      const sent = alter(bytes);
      if (sent.length > 0) end.write(sent);
    },
  });
  const simulator = simulateEscpos({ columns }, { send: wire.toHost, timers, changed: () => {} });
  const printer = escpos({ columns, replyWithinMs, statusWithinMs: 2000, fence }, end.open, {
    timers: realTimers,
    report: what => told.push(what),
  });

  const tickets = (): string[][] => {
    const shown = simulator.shows()['tickets'];
    return Array.isArray(shown) ? shown.map(ticket => ticket.lines) : [];
  };
  const fitness = () => told.findLast(what => what.is === 'fitness')?.fitness;
  const ended = (id: string) => told.find(what => what.is === 'job-ended' && what.id === id);
  const until = <T>(look: () => T): Promise<T> => vi.waitFor(look, { timeout: 30_000, interval: 10 });

  return {
    printer,
    end,
    told,
    heard,
    simulator,
    tickets,
    fitness,
    until,
    fault(name: FaultName) {
      wire.fault(name);
      simulator.fault(name);
    },
    upstream(change: (bytes: Uint8Array) => Uint8Array) {
      alter = change;
    },
    async fit(wanted: { is: string; why?: string; warning?: string }) {
      await until(() => {
        if (JSON.stringify(fitness()) !== JSON.stringify(wanted))
          throw new Error(`it is ${JSON.stringify(fitness())}, and not ${JSON.stringify(wanted)}`);
      });
    },
    async outcome(id: string) {
      return until(() => {
        const end = ended(id);
        if (end?.is !== 'job-ended') throw new Error(`${id} has not ended`);
        return end.outcome === 'done' ? 'done' : `failed: ${end.why}`;
      });
    },
    /** In the very moment in which the first lines have come to the printer: others are still on their way. */
    inMidTicket: () => halfWay.promise,
    async close() {
      stop();
      await printer.close();
      end.close();
    },
  };
}

export function ticketOf(id: string): readonly TicketLine[] {
  return [
    { text: '福州住房公积金管理中心', align: 'centre' },
    { text: id, size: 2, bold: true },
    { text: 'half way' },
    { rule: true },
    { text: '第1步 中心审批 → 第2步 工行' },
    { qr: `https://h/t/${encodeURIComponent(id)}` },
    { feed: 1 },
  ];
}

export function printedOf(id: string): string[] {
  return [
    '福州住房公积金管理中心',
    id,
    'half way',
    '-'.repeat(48),
    '第1步 中心审批 → 第2步 工行',
    `[QR https://h/t/${encodeURIComponent(id)}]`,
    '',
  ];
}
