import { expect } from 'vitest';
import type {
  LinkEvents,
  Printer,
  PrinterSaid,
  Report,
  TicketLine,
  Timers,
} from '../../../drivers/device.ts';
import { escpos } from '../../../drivers/escpos/driver.ts';
import { simulateEscpos } from '../../../simulators/devices/escpos/device.ts';
import type { Roll } from '../../../simulators/page/contract.ts';
import { ears } from '../../kit/driver/ears.ts';
import { virtualTimers } from '../../virtual-timers.ts';

const wireMs = 1;
export const replyWithinMs = 3000;

type BenchOptions = {
  statusWithinMs?: number;
  columns?: 32 | 48;
  fence?: boolean;
  isForgetful?: boolean;
  /** How long a line takes the printer. */
  lineMs?: number;
  /** What becomes of what is sent to the printer. */
  downstream?: (bytes: Uint8Array) => Uint8Array;
};

/** A driver and a simulated printer on one wire, with time driven by hand. */
export function bench({
  columns = 48,
  fence = true,
  statusWithinMs = 500,
  isForgetful = false,
  lineMs,
  downstream = same => same,
}: BenchOptions = {}) {
  const clock = virtualTimers();
  const { told, report, fitness, ended } = ears<PrinterSaid>();
  const sent: number[] = [];
  let host: LinkEvents | undefined;
  let plugged = true;
  /** What the hall has noted of the printer: a ticket that is in it whole. */
  let noted: string | undefined;
  /** Ends what the run before had begun: timers, reports and writes. */
  let kill = (): void => {};
  let answersAfterMs = (): number => wireMs;
  /** Later answers wait behind earlier ones. */
  let lastAtMs = 0;
  let alter = (bytes: Uint8Array): Uint8Array => bytes;

  const deliver = (bytes: Uint8Array): void => {
    lastAtMs = Math.max(lastAtMs, clock.timers.now() + answersAfterMs());
    clock.timers.after(lastAtMs - clock.timers.now(), () => host?.data(bytes));
  };
  const simulator = simulateEscpos(
    { columns, ...(lineMs !== undefined && { lineMs }) },
    { send: bytes => deliver(alter(bytes)), timers: clock.timers, changed: () => {} },
  );

  function hear(what: Report<PrinterSaid>): void {
    if (what.is === 'job-arrived') noted = what.id;
    else {
      if (what.is === 'job-ended' || what.is === 'job-unknown') noted = undefined;
      report(what);
    }
  }

  function start(inDoubt?: string): Printer {
    let isAlive = true;
    kill = () => {
      isAlive = false;
      host = undefined;
    };
    const timers: Timers = {
      now: clock.timers.now,
      after: (delayMs, then) => clock.timers.after(delayMs, () => isAlive && then()),
    };
    const open = async (on: LinkEvents) => {
      if (!plugged) throw new Error('no such port');
      host = on;
      return {
        async write(bytes: Uint8Array) {
          if (!isAlive) return;
          sent.push(...bytes);
          if (plugged) clock.timers.after(wireMs, () => simulator.receive(downstream(bytes)));
        },
        async close() {
          host = undefined;
        },
      };
    };
    const options = { columns, replyWithinMs, statusWithinMs, fence, isForgetful };
    const doubtful = inDoubt === undefined ? {} : { inDoubt };
    return escpos(options, open, { timers, report: what => void (isAlive && hear(what)), ...doubtful });
  }
  const printer = start();

  return {
    printer,
    simulator,
    told,
    /** Every byte the driver sent. */
    sent,
    advance: (ms: number) => clock.advance(ms),
    standStill: (ms: number) => clock.standStill(ms),
    /** Bytes that arrive as if the printer had sent them. */
    noise: (...bytes: number[]) => deliver(Uint8Array.from(bytes)),
    /** What becomes of each byte sequence the printer sends. */
    upstream: (change: (bytes: Uint8Array) => Uint8Array) => {
      alter = change;
    },
    /** How long after it was asked each answer arrives. */
    answersAfter: (ms: () => number) => {
      answersAfterMs = ms;
    },
    unplug: () => {
      plugged = false;
      const on = host;
      host = undefined;
      on?.down('port disconnected');
    },
    plugIn: () => {
      plugged = true;
    },
    fitness: () => fitness().at(-1),
    ended,
    noted: () => noted,
    /** The daemon is killed, and is back after so long. `inDoubt`: other than it has noted; null: it asks for nothing. */
    killed: async (awayMs: number, inDoubt: string | null = noted ?? null) => {
      kill();
      await clock.advance(awayMs);
      return start(inDoubt ?? undefined);
    },
    tickets: () => ticketsOf(simulator.shows()),
    /** Gives it the usual ticket, and longer than that takes. */
    print: (id: string) => {
      printer.do({ id, lines: ticket });
      return clock.advance(printedMs);
    },
    /** The next one is done, and out whole. */
    prints: async (id: string) => {
      printer.do({ id, lines: ticket });
      await clock.advance(printedMs);
      expect(ended().at(-1)).toEqual(done(id));
      expect(ticketsOf(simulator.shows()).at(-1)).toEqual(ticketPrinted);
    },
  };
}

/** Past opening, the deaf time and the first round of questions. */
export async function ready(options: BenchOptions = {}) {
  const it = bench(options);
  await it.advance(500);
  return it;
}

/** The simulated printer without a driver; bytes as a text of Latin-1. */
export function printerAlone(columns: 32 | 48 = 32) {
  const clock = virtualTimers();
  const replies: number[] = [];
  let changes = 0;
  const simulator = simulateEscpos(
    { columns },
    { send: bytes => replies.push(...bytes), timers: clock.timers, changed: () => (changes += 1) },
  );
  return {
    simulator,
    replies,
    advance: (ms: number) => clock.advance(ms),
    send: (...parts: string[]) => parts.forEach(part => simulator.receive(Buffer.from(part, 'latin1'))),
    tickets: () => ticketsOf(simulator.shows()),
    roll: () => rollOf(simulator),
    changes: () => changes,
  };
}
export const cut = '\x1dV\x42\x00';

export function rollOf({ drawing }: Pick<ReturnType<typeof simulateEscpos>, 'drawing'>): Roll {
  const drawn = drawing?.();
  if (drawn?.is !== 'roll') throw new Error('a printer has a roll');
  return drawn;
}

export function ticketsOf(shows: Record<string, unknown>): string[][] {
  return Array.isArray(shows.tickets) ? shows.tickets.map(ticket => ticket.lines) : [];
}

export const includes = (sent: readonly number[], ...bytes: number[]): boolean =>
  Buffer.from(sent).includes(Buffer.from(bytes));
export const failed = (id: string, why: string) => ({ is: 'job-ended', id, outcome: 'failed', why });
export const done = (id: string) => ({ is: 'job-ended', id, outcome: 'done' });
/** Longer than any ticket takes. */
export const printedMs = 4000;

export const lost = (): Uint8Array => new Uint8Array(0);
/** Of all that it says, the answers to the fence are lost. */
export const withoutFence = (bytes: Uint8Array): Uint8Array => (bytes[0] === 0x00 ? lost() : bytes);

export const ticket: readonly TicketLine[] = [
  { text: '福州住房公积金管理中心', align: 'centre' },
  { text: 'A003', size: 4, bold: true, align: 'centre' },
  { rule: true },
  { text: '第1步 中心审批 → 第2步 工行' },
  { qr: 'https://h/t/A003' },
  { text: '全程凭此号，无需再次取号' },
  { feed: 2 },
];
export const ticketPrinted = [
  '福州住房公积金管理中心',
  'A003',
  '-'.repeat(48),
  '第1步 中心审批 → 第2步 工行',
  '[QR https://h/t/A003]',
  '全程凭此号，无需再次取号',
  '',
  '',
];
